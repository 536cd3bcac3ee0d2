#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:property TradeModelUsings=enable

// Plays a tournament of all strategies of the library, over the scenarios of a folder:
//   dotnet run docs/samples/tournament.cs -- FOLDER [--steps 200] [--seed 1] [--json]
// FOLDER has a folder for each scenario, with a domain and two profiles in GENIUS XML. A reference.json can name the files.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

bool json = false;
int steps = 200;
ulong seed = 1;
string? path = null;
for (int i = 0; i < args.Length; i++)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--json": json = true; break;
        case "--steps":
            if (!int.TryParse(value, CultureInfo.InvariantCulture, out steps) || steps is < 1 or > 100_000_000)
                return Fail("--steps takes a whole number from 1 to 100,000,000.");
            i++;
            break;
        case "--seed":
            if (!ulong.TryParse(value, CultureInfo.InvariantCulture, out seed)) return Fail("--seed takes a whole number, 0 or more.");
            i++;
            break;
        case { } unknown when unknown.StartsWith('-'):
            return Fail($"tournament knows no option '{unknown}', only --steps, --seed and --json.");
        default:
            if (path is not null) return Fail($"tournament takes one folder, and there are two: '{path}' and '{args[i]}'.");
            path = args[i];
            break;
    }
}
if (string.IsNullOrWhiteSpace(path)) return Fail("tournament needs a folder of scenarios: FOLDER [--steps 200] [--seed 1] [--json].");

long start = Stopwatch.GetTimestamp();
TournamentFolder folder;
TournamentResult result;
ValueList<RestPoint> points;
try
{
    folder = TournamentFolder.Read(path);
    foreach (SkippedFolder skipped in folder.Skipped) Console.Error.WriteLine($"Skipped {skipped}");
    if (folder.Scenarios.Count == 0)
        return Fail($"{path} has no folder with a domain and two profiles; give the folder that holds the scenarios' folders.");
    var tournament = new Tournament(folder.Scenarios, Strategies.All);
    result = await tournament.RunAsync(new(steps, seed), Console.IsErrorRedirected ? null : new Ticker());
    points = result.Game.RestPoints();
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(e.Message);
}
double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

if (json) Console.WriteLine(Json());
else Print();
return 0;

void Print()
{
    Console.WriteLine($"{result.Tournament}: {result.Matches.Count} matches of {steps} steps, {result.FailedCount} failed runs");
    Console.WriteLine("places  strategy               utility  95 % interval   agreed  to Nash");
    foreach (StrategyScore s in result.Ranking)
    {
        string places = s.BestPlace == s.WorstPlace ? $"{s.BestPlace}" : $"{s.BestPlace}–{s.WorstPlace}";
        string interval = FormattableString.Invariant($"{s.Low:0.0000}–{s.High:0.0000}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{places,-6}  {s.Strategy,-22} {s.Utility:0.0000}   {interval}  {s.AgreementRate,6:0.000}   {s.DistanceToNash:0.0000}"));
    }
    Console.WriteLine("Not told apart:");
    foreach (IGrouping<string, StrategyComparison> ties in result.Ties.GroupBy(tie => tie.Better))
        Console.WriteLine($"  {ties.Key} from {string.Join(", ", ties.Select(tie => tie.Worse))}");
    Console.WriteLine("Where the replicator dynamics ends:");
    foreach (RestPoint point in points) Console.WriteLine($"  {point} ({point.Starts} starts)");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed / 1000:0.0} s"));
}

string Json()
{
    using var buffer = new MemoryStream();
    using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
    {
        writer.WriteStartObject();
        writer.WriteStartArray("table");
        foreach (StrategyScore s in result.Ranking)
        {
            writer.WriteStartObject();
            writer.WriteString("strategy", s.Strategy);
            writer.WriteNumber("utility", s.Utility);
            Optional(writer, "low", s.Low);
            Optional(writer, "high", s.High);
            writer.WriteNumber("agreementRate", s.AgreementRate);
            Optional(writer, "distanceToNash", s.DistanceToNash);
            writer.WriteNumber("bestPlace", s.BestPlace);
            writer.WriteNumber("worstPlace", s.WorstPlace);
            writer.WriteNumber("failures", s.Failures);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("ties");
        foreach (StrategyComparison tie in result.Ties)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(tie.Better);
            writer.WriteStringValue(tie.Worse);
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("comparisons");
        foreach (StrategyComparison pair in result.Comparisons)
        {
            writer.WriteStartObject();
            writer.WriteString("better", pair.Better);
            writer.WriteString("worse", pair.Worse);
            writer.WriteNumber("difference", pair.Difference);
            writer.WriteNumber("p", pair.Probability);
            writer.WriteNumber("adjustedP", pair.AdjustedProbability);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartArray("equilibria");
        foreach (RestPoint point in points.Where(p => p.IsEquilibrium)) Write(writer, point);
        writer.WriteEndArray();
        writer.WriteStartArray("otherRestPoints");
        foreach (RestPoint point in points.Where(p => !p.IsEquilibrium)) Write(writer, point);
        writer.WriteEndArray();
        writer.WriteStartArray("pairEquilibria");
        foreach (PairEquilibria pair in result.Game.Pairs())
        {
            writer.WriteStartObject();
            writer.WriteString("first", pair.First);
            writer.WriteString("second", pair.Second);
            writer.WriteStartArray("sharesOfFirst");
            foreach (Rational share in pair.Shares) writer.WriteNumberValue(share.ToDouble());
            writer.WriteEndArray();
            writer.WriteBoolean("everyMixture", pair.IsEveryMixture);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("scenarios", folder.Scenarios.Count);
        writer.WriteStartArray("skipped");
        foreach (SkippedFolder skipped in folder.Skipped)
        {
            writer.WriteStartObject();
            writer.WriteString("folder", skipped.Name);
            writer.WriteString("reason", skipped.Reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteNumber("steps", steps);
        writer.WriteNumber("seed", seed);
        writer.WriteNumber("matches", result.Matches.Count);
        writer.WriteNumber("runs", result.Matches.Sum(m => m.Runs));
        writer.WriteNumber("failedRuns", result.FailedCount);
        writer.WriteString("digest", result.Digest);
        writer.WriteNumber("elapsedMs", elapsed);
        writer.WriteEndObject();
    }
    return Encoding.UTF8.GetString(buffer.ToArray());
}

static void Write(Utf8JsonWriter writer, RestPoint point)
{
    writer.WriteStartObject();
    writer.WriteStartObject("shares");
    foreach ((string strategy, double share) in point.Shares) writer.WriteNumber(strategy, share);
    writer.WriteEndObject();
    writer.WriteNumber("payoff", point.Payoff);
    writer.WriteNumber("regret", point.Regret);
    writer.WriteNumber("starts", point.Starts);
    writer.WriteEndObject();
}

static void Optional(Utf8JsonWriter writer, string name, double? number)
{
    if (number is { } known) writer.WriteNumber(name, known);
    else writer.WriteNull(name);
}

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}

// Tells a person at a terminal how far the tournament is.
file sealed class Ticker : IProgress<TournamentProgress>
{
    public void Report(TournamentProgress value)
    {
        if (value.Completed % 100 == 0 || value.Completed == value.Matches) Console.Error.Write($"\r{value}");
        if (value.Completed == value.Matches) Console.Error.WriteLine();
    }
}
