#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:property TradeModelUsings=enable

// Which deals are possible, which of them the literature would choose, and which trades between issues get there:
//   dotnet run docs/samples/bargain.cs
//   dotnet run docs/samples/bargain.cs -- DOMAIN.xml PROFILE_A.xml PROFILE_B.xml [--json]
// The files are GENIUS XML, as the ANAC competitions publish it; with more profiles there are more parties.

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TradeModel;
using TradeModel.Simulation.Bargaining;

bool json = args.Contains("--json");
string[] files = [.. args.Where(a => a != "--json")];
if (files.FirstOrDefault(a => a.StartsWith('-')) is { } unknown)
    return Fail($"bargain knows no option '{unknown}', only --json.");
if (files.Length is 1 or 2)
    return Fail("bargain needs a domain and at least two profiles: DOMAIN.xml PROFILE_A.xml PROFILE_B.xml [--json].");

Scenario scenario;
Outcome? current = null;
try
{
    if (files.Length == 0) (scenario, current) = Talks();
    else scenario = GeniusXml.ReadFiles(files[0], files[1..].ToValueList());
}
catch (Exception e) when (e is GeniusXmlException or IOException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(e.Message);
}

(Analysis analysis, double milliseconds) = Measure(scenario);
// The first analysis of a process also compiles the code; a short one is measured again, from the labels on.
if (milliseconds < 500) (analysis, milliseconds) = Measure(new Scenario(scenario.Parties, scenario.Issues, scenario.Assumptions));

if (json) WriteJson(analysis, milliseconds);
else WriteWords(analysis, current);
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

// Two sides, four issues, made up: what a quarter of an hour of interviews would give.
static (Scenario Scenario, Outcome Current) Talks()
{
    Scenario talks = new(
        [new("India", 0.35), new("the United States", 0.3)],
        [
            new("duty on Indian steel", [0.4, 0.15], [new("50 %", 0, 1), new("25 %", 0.6, 0.6), new("free quota", 1, 0)]),
            new("duty on pulses", [0.3, 0.25], [new("30 %", 1, 0), new("15 %", 0.6, 0.7), new("free", 0, 1)]),
            new("dairy access", [0.2, 0.2], [new("none", 1, 0), new("cheese quota", 0.5, 0.6), new("full", 0, 1)]),
            new("data rules", [0.1, 0.4], [new("local storage", 1, 0), new("free flow, safeguards", 0.6, 0.8), new("free flow", 0, 1)]),
        ],
        ["utilities are made up to show the mechanics"]);
    return (talks, talks.Choose("50 %", "30 %", "cheese quota", "local storage"));
}

static void WriteWords(Analysis analysis, Outcome? current)
{
    Scenario scenario = analysis.Scenario;
    ParetoFrontier frontier = analysis.Frontier;
    Print($"{scenario}: {scenario.OutcomeCount:N0} possible deals.");
    foreach (string assumption in scenario.Assumptions) Print($"Assumed: {assumption}.");
    Print($"Frontier: {frontier.Count:N0} points ({frontier.Explanation}), {frontier.RationalPoints.Count:N0} of them acceptable to all.");
    Print($"Opposition: {frontier.Opposition:0.###} from full satisfaction of all. Acceptable to all: {scenario.ZopaShare()} of all deals.");
    Print();
    foreach ((string name, BargainingSolution solution) in analysis.Solutions)
    {
        if (solution.IsEmpty) Print($"{name}: {solution.Explanation}.");
        foreach (FrontierPoint point in solution.Points.Take(3)) Print($"{name} {point}: {Short(scenario.Describe(point.Outcome))}");
        if (solution.Points.Count > 3) Print($"{name}: {solution.Points.Count - 3:N0} more deals tie.");
    }
    if (current is null) return;

    DealDistance distance = frontier.DistanceFrom(current);
    Print();
    Print($"On the table: {scenario.Describe(current)}.");
    for (int p = 0; p < scenario.Parties.Count; p++)
        Print($"  {scenario.Parties[p]} has {distance.Utilities[p]:0.###} and could gain {distance.LeftOnTable[p]:0.###} without harm to the other.");
    Print($"Trades that better both:");
    foreach (LogRoll roll in scenario.LogRolls(current, new LogRollOptions(count: 5))) Print($"  {roll}.");
}

static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";

static void Print(FormattableString? line = null) => Console.WriteLine(line?.ToString(CultureInfo.InvariantCulture) ?? "");

static void WriteJson(Analysis analysis, double milliseconds)
{
    ParetoFrontier frontier = analysis.Frontier;
    using Stream output = Console.OpenStandardOutput();
    using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = false });
    json.WriteStartObject();
    json.WriteNumber("issues", analysis.Scenario.Issues.Count);
    json.WriteString("outcomes", analysis.Scenario.OutcomeCount.ToString(CultureInfo.InvariantCulture));
    json.WriteString("kind", frontier.Kind switch { FrontierKind.Exact => "exact", FrontierKind.Convex => "convex", _ => "thinned" });
    json.WriteNumber("gap", frontier.Gap);
    WritePoints("frontier", Enumerable.Range(0, frontier.Count));
    if (frontier.Kind == FrontierKind.Exact)
    {
        json.WriteStartArray("multiplicity");
        for (int i = 0; i < frontier.Count; i++) json.WriteRawValue(frontier.Multiplicity(i)!.Value.ToString(CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }
    else
    {
        json.WriteNull("multiplicity");
    }
    WritePoints("frontierRational", frontier.RationalPoints);
    WritePoints("nash", frontier.Nash.Points.Select(p => p.Index));
    WritePoints("kalaiSmorodinsky", frontier.KalaiSmorodinsky.Points.Select(p => p.Index));
    WritePoints("egalitarian", frontier.Egalitarian.Points.Select(p => p.Index));
    WritePoints("utilitarian", frontier.Utilitarian.Points.Select(p => p.Index));
    json.WriteNumber("analysisMs", Math.Round(milliseconds, 3));
    json.WriteEndObject();
    json.Flush();
    output.WriteByte((byte)'\n');

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
        Solutions =
        [
            ("Nash", Frontier.Nash),
            ("Kalai–Smorodinsky", Frontier.KalaiSmorodinsky),
            ("egalitarian", Frontier.Egalitarian),
            ("utilitarian", Frontier.Utilitarian),
        ];
    }

    public Scenario Scenario { get; }

    public ParetoFrontier Frontier { get; }

    public (string Name, BargainingSolution Solution)[] Solutions { get; }
}
