#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:project ../../src/TradeModel.Bargaining.Yaml/TradeModel.Bargaining.Yaml.csproj
#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Shows which outcomes are possible, which of them the solutions of the literature select, and which trades between issues lead there:
//   dotnet run docs/samples/bargain.cs
//   dotnet run docs/samples/bargain.cs -- DOMAIN PROFILE_A PROFILE_B [--json]
//       [--read by-index|by-name] [--weights as-written|capped|rescaled] [--grid VALUES]
// The files are those of GENIUS (.xml), GeniusWeb (.json) or NegMAS (.yml, .yaml). Give one profile for each party. --grid sets the number
// of values at which a real-valued issue is read.

using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

bool json = false;
var files = new List<string>();
GeniusOptions options = GeniusOptions.Default;
for (int i = 0; i < args.Length; i++)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--json": json = true; break;
        case "--read":
            if (value is not ("by-index" or "by-name")) return Fail("--read takes by-index or by-name.");
            options = options with { Matching = value == "by-name" ? GeniusMatching.ByName : GeniusMatching.ByIndex };
            i++;
            break;
        case "--weights":
            if (value is not ("as-written" or "capped" or "rescaled")) return Fail("--weights takes as-written, capped or rescaled.");
            GeniusWeights weights = value == "capped" ? GeniusWeights.Capped
                : value == "rescaled" ? GeniusWeights.Rescaled : GeniusWeights.AsWritten;
            options = options with { Weights = weights };
            i++;
            break;
        case "--grid":
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int grid) || grid is < 2 or > 100_000)
                return Fail("--grid takes a number of values, 2 to 100000.");
            options = options with { RealValues = grid };
            i++;
            break;
        case { } unknown when unknown.StartsWith('-'):
            return Fail($"bargain knows no option '{unknown}', only --json, --read, --weights and --grid.");
        default: files.Add(args[i]); break;
    }
}
if (files.Count is 1 or 2)
    return Fail("bargain needs a domain and at least two profiles: DOMAIN.xml PROFILE_A.xml PROFILE_B.xml [--json].");
if (files.Count == 0 && options != GeniusOptions.Default)
    return Fail("--read, --weights and --grid say how files are read: name a domain and profiles.");

Scenario? scenario = null;
NonAdditiveScenario? nonAdditive = null;
NegotiationScenario? negotiation = null;
try
{
    // The open issues of the India–US negotiation, valued from positions, red lines and saliences. Most of those are illustrative.
    if (files.Count == 0) scenario = (negotiation = NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates)).Scenario;
    else scenario = Read(files[0], files[1..].ToValueList(), options);
}
catch (ScenarioFileException e) when (e.IsNonAdditive)
{
    try
    {
        nonAdditive = ReadNonAdditive(files[0], files[1..].ToValueList(), options);
    }
    catch (Exception other) when (IsAboutFiles(other))
    {
        return Fail(other.Message);
    }
}
catch (Exception e) when (IsAboutFiles(e))
{
    return Fail(e.Message);
}

(Analysis analysis, double milliseconds) = Measure(scenario, nonAdditive);
// The first analysis of a process also compiles the code. A short analysis is therefore measured again, from the labels on.
if (milliseconds < 500)
{
    (analysis, milliseconds) = Measure(
        scenario is null ? null : new Scenario(scenario.Parties, scenario.Issues, scenario.Assumptions), nonAdditive);
}

if (json) WriteJson(analysis, milliseconds);
else if (analysis.Frontier is { } frontier) Console.Write((negotiation is null ? frontier.ToForm() : negotiation.ToForm()).ToText());
else WriteNonAdditive(nonAdditive!, analysis);
return 0;

static Scenario Read(string domain, ValueList<string> profiles, GeniusOptions options)
    => Path.GetExtension(domain).ToLowerInvariant() switch
    {
        ".json" => GeniusWebJson.ReadFiles(domain, profiles),
        ".yml" or ".yaml" when options.RealValues is { } values => NegmasYaml.ReadFiles(domain, profiles, values),
        ".yml" or ".yaml" => NegmasYaml.ReadFiles(domain, profiles),
        _ => GeniusXml.ReadFiles(domain, profiles, options),
    };

static NonAdditiveScenario ReadNonAdditive(string domain, ValueList<string> profiles, GeniusOptions options)
    => Path.GetExtension(domain).ToLowerInvariant() is ".yml" or ".yaml"
        ? NegmasYaml.ReadNonAdditiveFiles(domain, profiles, options.RealValues)
        : GeniusXml.ReadNonAdditiveFiles(domain, profiles, options);

static bool IsAboutFiles(Exception e) => e is ScenarioFileException or IOException or UnauthorizedAccessException or ArgumentException;

static (Analysis Analysis, double Milliseconds) Measure(Scenario? scenario, NonAdditiveScenario? nonAdditive)
{
    long start = Stopwatch.GetTimestamp();
    Analysis analysis = scenario is null ? new(nonAdditive!) : new(scenario);
    return (analysis, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
}

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}

static void WriteNonAdditive(NonAdditiveScenario scenario, Analysis analysis)
{
    NonAdditiveFrontier frontier = analysis.Searched!;
    Console.WriteLine($"{scenario}: {frontier}");
    foreach (string assumption in scenario.Assumptions) Console.WriteLine($"assumed: {assumption}");
    foreach (NonAdditivePoint point in frontier) Console.WriteLine($"{point} {scenario.Describe(point.Outcome)}");
    Console.WriteLine($"Nash {string.Join(", ", frontier.Nash)}; Kalai–Smorodinsky {string.Join(", ", frontier.KalaiSmorodinsky)}");
    Console.WriteLine($"egalitarian {string.Join(", ", frontier.Egalitarian)}; utilitarian {string.Join(", ", frontier.Utilitarian)}");
}

static void WriteJson(Analysis analysis, double milliseconds)
{
    using var output = new MemoryStream();
    using var json = new Utf8JsonWriter(output);
    json.WriteStartObject();
    json.WriteStartArray("assumptions");
    foreach (string assumption in analysis.Assumptions) json.WriteStringValue(assumption);
    json.WriteEndArray();
    json.WriteNumber("issues", analysis.Issues);
    json.WriteString("outcomes", analysis.Outcomes.ToString(CultureInfo.InvariantCulture));
    if (analysis.Kind is { } kind)
    {
        // A list that replaces an exact frontier says so, and how far the true frontier can lie beyond it.
        json.WriteString("kind", kind);
        json.WriteNumber("gap", analysis.Gap);
    }
    WritePoints("frontier", analysis.Points);
    if (analysis.Kind is null)
    {
        json.WriteStartArray("multiplicity");
        foreach (BigInteger? multiplicity in analysis.Multiplicities)
        {
            // A number; a string if it exceeds 2^63.
            if (multiplicity is not { } count) json.WriteNullValue();
            else if (count <= long.MaxValue) json.WriteNumberValue((long)count);
            else json.WriteStringValue(count.ToString(CultureInfo.InvariantCulture));
        }
        json.WriteEndArray();
    }
    else
    {
        json.WriteNull("multiplicity");
    }
    WritePoints("frontierRational", analysis.RationalPoints);
    WritePoints("nash", analysis.Nash);
    WritePoints("kalaiSmorodinsky", analysis.KalaiSmorodinsky);
    WritePoints("egalitarian", analysis.Egalitarian);
    WritePoints("utilitarian", analysis.Utilitarian);
    json.WriteNumber("analysisMs", Math.Round(milliseconds, 3));
    json.WriteEndObject();
    json.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));

    void WritePoints(string name, IEnumerable<double[]> points)
    {
        json.WriteStartArray(name);
        foreach (double[] point in points)
        {
            json.WriteStartArray();
            foreach (double utility in point) json.WriteNumberValue(utility);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}

/// <summary>The frontier and the four solutions. The stated time is that of computing them.</summary>
sealed class Analysis
{
    public Analysis(Scenario scenario)
    {
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Frontier = frontier;
        (Assumptions, Issues, Outcomes) = (scenario.Assumptions, scenario.Issues.Count, scenario.OutcomeCount);
        Kind = frontier.Kind switch { FrontierKind.Exact => null, FrontierKind.Convex => "convex", _ => "thinned" };
        Gap = frontier.Gap;
        Points = PointsAt(Enumerable.Range(0, frontier.Count));
        Multiplicities = Enumerable.Range(0, frontier.Count).Select(frontier.Multiplicity);
        RationalPoints = PointsAt(frontier.RationalPoints);
        Nash = PointsAt(frontier.Nash.Indices);
        KalaiSmorodinsky = PointsAt(frontier.KalaiSmorodinsky.Indices);
        Egalitarian = PointsAt(frontier.Egalitarian.Indices);
        Utilitarian = PointsAt(frontier.Utilitarian.Indices);

        // These are read when they are written, so that the time is that of the analysis alone.
        IEnumerable<double[]> PointsAt(IEnumerable<int> indices)
            => indices.Select(i => Enumerable.Range(0, scenario.Parties.Count).Select(p => frontier.Utility(i, p)).ToArray());
    }

    public Analysis(NonAdditiveScenario scenario)
    {
        NonAdditiveFrontier frontier = scenario.ParetoFrontier();
        Searched = frontier;
        (Assumptions, Issues, Outcomes) = (scenario.Assumptions, scenario.Issues.Count, scenario.OutcomeCount);
        Kind = frontier.IsExact ? null : "stopped";
        Gap = frontier.Gap;
        Points = Utilities(frontier);
        Multiplicities = frontier.Select(p => p.Multiplicity);
        RationalPoints = Utilities(frontier.RationalPoints);
        Nash = Utilities(frontier.Nash);
        KalaiSmorodinsky = Utilities(frontier.KalaiSmorodinsky);
        Egalitarian = Utilities(frontier.Egalitarian);
        Utilitarian = Utilities(frontier.Utilitarian);

        static IEnumerable<double[]> Utilities(IEnumerable<NonAdditivePoint> points)
            => points.Select(p => p.Utilities.Select(u => u.ToDouble()).ToArray());
    }

    public ParetoFrontier? Frontier { get; }

    public NonAdditiveFrontier? Searched { get; }

    public ValueList<string> Assumptions { get; }

    public int Issues { get; }

    public BigInteger Outcomes { get; }

    /// <summary>What kind of list it is; null if it is the exact frontier.</summary>
    public string? Kind { get; }

    public double Gap { get; }

    public IEnumerable<double[]> Points { get; }

    public IEnumerable<BigInteger?> Multiplicities { get; }

    public IEnumerable<double[]> RationalPoints { get; }

    public IEnumerable<double[]> Nash { get; }

    public IEnumerable<double[]> KalaiSmorodinsky { get; }

    public IEnumerable<double[]> Egalitarian { get; }

    public IEnumerable<double[]> Utilitarian { get; }
}
