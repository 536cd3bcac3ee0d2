#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Which outcomes are possible, which of them the literature would choose, and which trades between issues lead there:
//   dotnet run docs/samples/bargain.cs
//   dotnet run docs/samples/bargain.cs -- DOMAIN.xml PROFILE_A.xml PROFILE_B.xml [--json]
//       [--read by-index|by-name] [--weights as-written|capped|rescaled]
// The files are GENIUS XML, as the ANAC competitions publish it; with more profiles there are more parties.

using System.Diagnostics;
using System.Globalization;
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
        case { } unknown when unknown.StartsWith('-'):
            return Fail($"bargain knows no option '{unknown}', only --json, --read and --weights.");
        default: files.Add(args[i]); break;
    }
}
if (files.Count is 1 or 2)
    return Fail("bargain needs a domain and at least two profiles: DOMAIN.xml PROFILE_A.xml PROFILE_B.xml [--json].");
if (files.Count == 0 && options != GeniusOptions.Default)
    return Fail("--read and --weights say how files are read: name a domain and profiles.");

Scenario scenario;
NegotiationScenario? negotiation = null;
try
{
    // The open issues of the India–US negotiation, valued from positions, red lines and saliences. Most of those are illustrative.
    if (files.Count == 0) negotiation = NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates);
    scenario = negotiation?.Scenario ?? GeniusXml.ReadFiles(files[0], files[1..].ToValueList(), options);
}
catch (Exception e) when (e is ScenarioFileException or IOException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(e.Message);
}

(Analysis analysis, double milliseconds) = Measure(scenario);
// The first analysis of a process also compiles the code; a short one is measured again, from the labels on.
if (milliseconds < 500) (analysis, milliseconds) = Measure(new Scenario(scenario.Parties, scenario.Issues, scenario.Assumptions));

if (json) WriteJson(analysis, milliseconds);
else Console.Write((negotiation is null ? analysis.Frontier.ToForm() : negotiation.ToForm()).ToText());
return 0;

static (Analysis Analysis, double Milliseconds) Measure(Scenario scenario)
{
    long start = Stopwatch.GetTimestamp();
    var analysis = new Analysis(scenario);
    return (analysis, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
}

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}

static void WriteJson(Analysis analysis, double milliseconds)
{
    ParetoFrontier frontier = analysis.Frontier;
    using var output = new MemoryStream();
    using var json = new Utf8JsonWriter(output);
    json.WriteStartObject();
    json.WriteStartArray("assumptions");
    foreach (string assumption in analysis.Scenario.Assumptions) json.WriteStringValue(assumption);
    json.WriteEndArray();
    json.WriteNumber("issues", analysis.Scenario.Issues.Count);
    json.WriteString("outcomes", analysis.Scenario.OutcomeCount.ToString(CultureInfo.InvariantCulture));
    if (frontier.Kind != FrontierKind.Exact)
    {
        // What takes the place of an exact frontier says so, and how far the true one can lie beyond it.
        json.WriteString("kind", frontier.Kind == FrontierKind.Convex ? "convex" : "thinned");
        json.WriteNumber("gap", frontier.Gap);
    }
    WritePoints("frontier", Enumerable.Range(0, frontier.Count));
    if (frontier.Kind == FrontierKind.Exact)
    {
        json.WriteStartArray("multiplicity");
        for (int i = 0; i < frontier.Count; i++)
        {
            // A number, as a string where it passes 2^63.
            if (frontier.Multiplicity(i) is not { } count) json.WriteNullValue();
            else if (count <= long.MaxValue) json.WriteNumberValue((long)count);
            else json.WriteStringValue(count.ToString(CultureInfo.InvariantCulture));
        }
        json.WriteEndArray();
    }
    else
    {
        json.WriteNull("multiplicity");
    }
    WritePoints("frontierRational", frontier.RationalPoints);
    WritePoints("nash", frontier.Nash.Indices);
    WritePoints("kalaiSmorodinsky", frontier.KalaiSmorodinsky.Indices);
    WritePoints("egalitarian", frontier.Egalitarian.Indices);
    WritePoints("utilitarian", frontier.Utilitarian.Indices);
    json.WriteNumber("analysisMs", Math.Round(milliseconds, 3));
    json.WriteEndObject();
    json.Flush();
    Console.WriteLine(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));

    void WritePoints(string name, IEnumerable<int> points)
    {
        json.WriteStartArray(name);
        foreach (int point in points)
        {
            json.WriteStartArray();
            for (int p = 0; p < analysis.Scenario.Parties.Count; p++) json.WriteNumberValue(frontier.Utility(point, p));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}

/// <summary>The frontier and the four solutions: what the time stated is measured over.</summary>
sealed class Analysis
{
    public Analysis(Scenario scenario)
    {
        Scenario = scenario;
        Frontier = scenario.ParetoFrontier();
        Solutions = [Frontier.Nash, Frontier.KalaiSmorodinsky, Frontier.Egalitarian, Frontier.Utilitarian];
    }

    public Scenario Scenario { get; }

    public ParetoFrontier Frontier { get; }

    public BargainingSolution[] Solutions { get; }
}
