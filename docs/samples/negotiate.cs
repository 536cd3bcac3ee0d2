#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:project ../../src/TradeModel.Simulation/TradeModel.Simulation.csproj
#:property TradeModelUsings=enable

// Simulates a negotiation between two strategies over a scenario in GENIUS XML, as the ANAC competitions publish it:
//   dotnet run docs/samples/negotiate.cs -- DOMAIN.xml A.xml B.xml --a boulware --b conceder --steps 1000
//       [--seed 1] [--repeat 1000] [--json]
// The strategies: boulware, linear, conceder, tit-for-tat, random-tit-for-tat, averaged-tit-for-tat, nice-tit-for-tat, micro, reciprocal,
// hard-liner, random-walker. With --repeat, runs 1, 2, … follow run 0, and the rates are those of all runs.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

bool json = false;
string a = "boulware", b = "conceder";
int steps = 1000, repeat = 1;
ulong seed = 1;
var files = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    string? value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--json": json = true; break;
        case "--a": (a, i) = (value ?? "", i + 1); break;
        case "--b": (b, i) = (value ?? "", i + 1); break;
        case "--steps":
            if (!int.TryParse(value, CultureInfo.InvariantCulture, out steps) || steps is < 1 or > 100_000_000)
                return Fail("--steps takes a whole number from 1 to 100,000,000.");
            i++;
            break;
        case "--repeat":
            if (!int.TryParse(value, CultureInfo.InvariantCulture, out repeat) || repeat < 1) return Fail("--repeat takes 1 or more.");
            i++;
            break;
        case "--seed":
            if (!ulong.TryParse(value, CultureInfo.InvariantCulture, out seed)) return Fail("--seed takes a whole number, 0 or more.");
            i++;
            break;
        case { } unknown when unknown.StartsWith('-'):
            return Fail($"negotiate knows no option '{unknown}', only --a, --b, --steps, --seed, --repeat and --json.");
        default: files.Add(args[i]); break;
    }
}
if (files.Count != 3 || files.Any(string.IsNullOrWhiteSpace))
    return Fail("negotiate needs a domain and two profiles: DOMAIN.xml A.xml B.xml [--a STRATEGY] [--b STRATEGY].");
if (Strategies.Find(a) is not { } strategyA) return NoStrategy("--a", a);
if (Strategies.Find(b) is not { } strategyB) return NoStrategy("--b", b);

SimulatedNegotiation talks;
try
{
    Scenario read = GeniusXml.ReadFiles(files[0], [files[1], files[2]]);
    talks = new(read, [strategyA, strategyB], new NegotiationRules(steps));
}
catch (Exception e) when (e is ScenarioFileException or IOException or UnauthorizedAccessException or ArgumentException)
{
    return Fail(e.Message);
}

RunResult first = talks.Run(seed, 0);
// Run it again for a while, so that the code is compiled before the clock starts.
for (long warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm).TotalMilliseconds < (repeat > 1 ? 300 : 0);) talks.Run(seed, 0);
long start = Stopwatch.GetTimestamp();
long offers = 0;
for (int run = 0; run < repeat; run++) offers += talks.Run(seed, run).Offers;
double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

Scenario scenario = talks.Space.Scenario;
if (json)
{
    using var buffer = new MemoryStream();
    using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
    {
        writer.WriteStartObject();
        writer.WriteBoolean("agreed", first.Agreed);
        if (first.Step is { } step) writer.WriteNumber("step", step);
        else writer.WriteNull("step");
        writer.WriteStartArray("utilities");
        foreach (double utility in first.Utilities) writer.WriteNumberValue(utility);
        writer.WriteEndArray();
        if (first.Outcome is { } outcome)
        {
            writer.WriteStartArray("outcome");
            foreach (string label in Labels(outcome)) writer.WriteStringValue(label);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteNull("outcome");
        }
        writer.WriteNumber("steps", steps);
        writer.WriteNumber("negotiationsPerSecond", repeat / seconds);
        writer.WriteNumber("offersPerSecond", offers / seconds);
        writer.WriteEndObject();
    }
    Console.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
}
else
{
    string names = string.Join(" – ", scenario.Parties.Zip(talks.Strategies, (party, strategy) => $"{party.Name} ({strategy})"));
    Console.WriteLine(names);
    Console.WriteLine(first.Outcome is { } agreed
        ? string.Create(CultureInfo.InvariantCulture, $"Agreed at step {first.Step}: {scenario.Describe(agreed)}")
        : $"No agreement in {steps} steps.");
    Console.WriteLine($"Utilities: {string.Join(", ", first.Utilities.Select(u => u.ToString("0.0000", CultureInfo.InvariantCulture)))}");
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{repeat / seconds:N0} negotiations and {offers / seconds:N0} offers per second"));
}
return 0;

IEnumerable<string> Labels(Outcome outcome) => scenario.Issues.Select((issue, i) => issue.Options[outcome.Choices[i]].Label);

static int NoStrategy(string option, string name)
    => Fail($"{option}: there is no strategy '{name}'; there are {string.Join(", ", Strategies.All.Select(s => s.Name))}.");

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 1;
}
