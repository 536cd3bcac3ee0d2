#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
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
catch (Exception e) when (e is GeniusXmlException or IOException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(e.Message);
}

(Analysis analysis, double milliseconds) = Measure(scenario);
// The first analysis of a process also compiles the code; a short one is measured again, from the labels on.
if (milliseconds < 500) (analysis, milliseconds) = Measure(new Scenario(scenario.Parties, scenario.Issues, scenario.Assumptions));

if (json) WriteJson(analysis, milliseconds);
else WriteWords(analysis, negotiation);
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

static void WriteWords(Analysis analysis, NegotiationScenario? negotiation)
{
    Scenario scenario = analysis.Scenario;
    ParetoFrontier frontier = analysis.Frontier;
    bool two = scenario.Parties.Count == 2;
    string all = two ? "both" : "all";
    string count = scenario.OutcomeCount < 1_000_000_000 ? scenario.OutcomeCount.ToString("N0", CultureInfo.InvariantCulture)
        : ((double)scenario.OutcomeCount).ToString("0.#E+0", CultureInfo.InvariantCulture);
    Print($"{string.Join(" – ", scenario.Parties)}: {scenario.Issues.Count:N0} open issues, {count} possible outcomes.");
    if (scenario.Assumptions.Count > 0) Print($"\nASSUMED");
    foreach (string assumption in scenario.Assumptions) Wrap($"  - {assumption}", "    ");

    Print($"\nTHE FRONTIER: the outcomes that cannot be bettered for one party without cost to another");
    Wrap($"  {frontier.Count:N0} points ({frontier.Explanation}), {frontier.RationalPoints.Count:N0} of them acceptable to {all}.", "  ");
    Wrap($"  Of all outcomes, {scenario.ZopaShare()} are acceptable to {all}.", "  ");
    Print($"  Opposition {frontier.Opposition:0.000} (0: one outcome satisfies {all} in full).");

    // What the parties have tabled, and what the literature would choose.
    var places = new List<Place>();
    if (negotiation is not null)
    {
        foreach (TabledOutcome own in negotiation.Tabled)
        {
            ScenarioParty party = scenario.Parties[places.Count];
            places.Add(new($"what {party} has tabled", party.Name[..1], frontier.DistanceFrom(own.Outcome)));
        }
        places.Add(new("each issue settled by itself", "x", frontier.DistanceFrom(negotiation.SettleOneByOne())));
    }
    int tabled = places.Count;
    string FirstPoints((string Name, BargainingSolution Solution) of) => string.Join(' ', of.Solution.Indices.Take(3));
    foreach (IGrouping<string, (string Name, BargainingSolution Solution)> same in analysis.Solutions.GroupBy(FirstPoints))
    {
        string name = string.Join(", ", same.Select(s => s.Name));
        if (same.First().Solution is var solution && solution.IsEmpty) Print($"  {name}: {solution.Explanation}.");
        foreach (FrontierPoint point in solution.Points.Take(3)) places.Add(new(name, name[..1], frontier.DistanceFrom(point.Outcome)));
        if (solution.Count > 3) Print($"  {name}: {solution.Count - 3:N0} more outcomes tie with the three below.");
    }
    if (two) Scatter(frontier, places);

    // A column is as wide as the party's name, or as a number and the space before it.
    int[] widths = [.. scenario.Parties.Select(p => Math.Max(5, p.Name.Length) + 2)];
    if (places.Count > 0)
        Print($"\nOUTCOMES, and what they are worth to    {string.Concat(scenario.Parties.Select((p, n) => p.Name.PadLeft(widths[n])))}");
    for (int i = 0; i < places.Count; i++)
    {
        OutcomeDistance at = places[i].Distance;
        string worth = string.Concat(widths.Select((width, n) => Number(at.Utilities[n]).PadLeft(width)));
        Print($"  {places[i].Name,-38}{worth}{(i < tabled ? "   " + DistanceInWords(scenario, at) : "")}");
    }
    if (negotiation is null)
    {
        foreach (Place place in places.Where(_ => scenario.Issues.Count <= 20))
            Wrap($"  {place.Name}: {scenario.Describe(place.Distance.Outcome)}", "    ");
        return;
    }

    TablePositions table = frontier.OnTheTable(negotiation.Tabled.Select(t => t.Outcome).ToValueList());
    string apart = string.Join(", ", scenario.Parties.Select((p, n) => $"{p} would give up {Number(table.StillApart[n])}"));
    Wrap($"  By accepting the other party's tabled outcome instead of its own, {apart}.", "  ");
    Print($"\nISSUE BY ISSUE");
    Print($"  * The party has tabled nothing; its best option is taken.");
    Print($"  ** What the party has tabled lies beyond its red line; the nearest option is taken.");
    for (int i = 0; i < scenario.Issues.Count; i++)
    {
        int issue = i;
        string[] words = [.. places.Select(p => scenario.Issues[issue].Options[p.Distance.Outcome.Choices[issue]].Label)];
        Print($"  {scenario.Issues[i]}");
        IEnumerable<string> positions = scenario.Parties.Select(
            (p, n) => $"{p}: {words[n]}{Mark(negotiation.Tabled[n], negotiation.Issues[issue])}");
        Wrap($"    tabled: {string.Join("; ", positions)}", "      ");
        IGrouping<string, int>[] outcomes = [.. Enumerable.Range(tabled - 1, places.Count - tabled + 1).GroupBy(p => words[p])];
        string Names(IEnumerable<int> of) => string.Join(", ", of.Select(p => p < tabled ? "by itself" : places[p].Name));
        string settled = outcomes.Length == 1 ? $"every outcome: {outcomes[0].Key}"
            : string.Join("; ", outcomes.Select(o => $"{Names(o)}: {o.Key}"));
        Wrap($"    {settled}", "      ");
    }

    Print($"\nTRADES that better {all}, from each issue settled by itself");
    foreach (LogRoll roll in scenario.LogRolls(places[tabled - 1].Distance.Outcome, new LogRollOptions { MaxTrades = 5 }))
    {
        string Gain(double gain) => gain.ToString(gain < 0.001 ? "0.######" : "0.000", CultureInfo.InvariantCulture);
        Print($"  {string.Join(", ", scenario.Parties.Select((p, n) => $"{p} +{Gain(roll.Gains[n])}"))}");
        foreach (LogRollMove move in roll.Moves)
        {
            ScenarioIssue issue = scenario.Issues[move.Issue];
            string who = string.Join(" and ", scenario.Parties.Where((_, p) => move.Changes[p] < 0));
            string moves = who.Length == 0 ? "all agree" : $"{who} moves";
            Wrap($"    {moves} on {issue}: from {issue.Options[move.From].Label} to {issue.Options[move.To].Label}", "      ");
        }
    }

    static string Mark(TabledOutcome own, IssueId issue)
        => own.Untabled.Contains(issue) ? " *" : own.BeyondRedLines.Contains(issue) ? " **" : "";
}

static string DistanceInWords(Scenario scenario, OutcomeDistance at)
{
    if (at.IsEfficient == true) return "on the frontier: nothing is left on the table";
    string left = string.Join(" or ", scenario.Parties.Select((p, n) => $"{p} +{Number(at.LeftOnTable[n])}"));
    return string.Create(CultureInfo.InvariantCulture, $"{at.Distance:0.000} from the frontier; left on the table: {left}");
}

// The frontier (·) with the places on it: the first party's utility to the right, the second's upward.
static void Scatter(ParetoFrontier frontier, List<Place> places)
{
    const int width = 61, height = 16;
    (double Low, double High)[] range = [.. Enumerable.Range(0, 2).Select(p =>
    {
        IEnumerable<double> all = Enumerable.Range(0, frontier.Count).Select(i => frontier.Utility(i, p))
            .Concat(places.Select(d => d.Distance.Utilities[p]));
        return (all.Min(), all.Max());
    })];
    var cells = new char[height, width];
    void Mark(double first, double second, char mark)
    {
        int Place(double u, int p, int cells)
            => range[p].High > range[p].Low ? (int)Math.Round((u - range[p].Low) / (range[p].High - range[p].Low) * (cells - 1)) : 0;
        cells[height - 1 - Place(second, 1, height), Place(first, 0, width)] = mark;
    }
    for (int i = 0; i < frontier.Count; i++) Mark(frontier.Utility(i, 0), frontier.Utility(i, 1), '·');
    foreach (Place place in places.AsEnumerable().Reverse()) Mark(place.Distance.Utilities[0], place.Distance.Utilities[1], place.Mark[0]);
    Print();
    for (int y = 0; y < height; y++)
    {
        double? bound = y == 0 ? range[1].High : y == height - 1 ? range[1].Low : null;
        string label = bound?.ToString("0.00 ", CultureInfo.InvariantCulture) ?? "";
        string row = string.Concat(Enumerable.Range(0, width).Select(x => cells[y, x] == 0 ? ' ' : cells[y, x])).TrimEnd();
        Print($"  {label,6}|{row}");
    }
    Print($"  {"",6}+{new string('-', width)}");
    Print($"  {"",6} {range[0].Low,-8:0.00}{"",width - 16}{range[0].High,8:0.00}");
    string marks = string.Concat(places.DistinctBy(p => p.Mark).Select(p => $", {p.Mark} {p.Name}"));
    ValueList<ScenarioParty> parties = frontier.Scenario.Parties;
    Wrap($"  Worth to {parties[0]} (to the right) and to {parties[1]} (upward): · frontier{marks}.", "  ");
}

static string Number(double utility) => utility.ToString("0.000", CultureInfo.InvariantCulture);

static void Print(FormattableString? line = null) => Console.WriteLine(line?.ToString(CultureInfo.InvariantCulture) ?? "");

static void Wrap(FormattableString text, string indent)
{
    const int width = 120;
    string line = "";
    string whole = text.ToString(CultureInfo.InvariantCulture);
    string lead = whole[..^whole.TrimStart().Length];
    foreach (string word in whole.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    {
        if (line.Length > 0 && line.Length + 1 + word.Length > width)
        {
            Console.WriteLine(line);
            line = indent + word;
        }
        else
        {
            line = line.Length == 0 ? lead + word : $"{line} {word}";
        }
    }
    Console.WriteLine(line);
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

/// <summary>A named outcome, and where it lies relative to the frontier.</summary>
sealed record Place(string Name, string Mark, OutcomeDistance Distance);
