#:project ../../src/TradeModel.Bargaining/TradeModel.Bargaining.csproj
#:property TradeModelUsings=enable
#:property ConstrainedInstances=enable

// Finds the best outcome of a random scenario under random constraints, with a proof. Constrained/ConstrainedInstance.cs makes it.
//   dotnet run docs/samples/constrained.cs -- --issues 30 --options 4 --constraints 70 --objective utilitarian --seed 1 [--json]
//       [--seconds 10]
// The objectives are utilitarian, egalitarian and nash. With --seconds, the clock may end the search before the limit on evaluations does.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TradeModel.Samples;

bool json = false;
int issues = 30, options = 4, constraints = 70;
ulong seed = 1;
double? seconds = null;
string objective = "utilitarian";
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--json")
    {
        json = true;
        continue;
    }
    string name = args[i], value = ++i < args.Length ? args[i] : "";
    switch (name)
    {
        case "--issues" when Number(value, 2, 10_000, out issues): break;
        case "--options" when Number(value, 2, 100, out options): break;
        case "--constraints" when Number(value, 0, 10_000, out constraints): break;
        case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed): break;
        case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out double time) && time is > 0 and < 1e6:
            seconds = time;
            break;
        case "--objective" when value is "utilitarian" or "egalitarian" or "nash": objective = value; break;
        default:
            Console.Error.WriteLine($"'{name} {value}' is not understood. Give --issues (2 to 10000), --options (2 to 100), --constraints "
                + "(0 to 10000), --objective (utilitarian, egalitarian or nash), --seed (a whole number), --seconds (above 0) or --json.");
            return 1;
    }
}

(Scenario scenario, ValueList<OutcomeConstraint> rules) = ConstrainedInstance.Create(issues, options, constraints, seed);
OutcomeObjective goal = objective switch
{
    "utilitarian" => OutcomeObjective.Utilitarian,
    "egalitarian" => OutcomeObjective.Egalitarian,
    _ => OutcomeObjective.Nash,
};
var limits = new BestOutcomeOptions
{
    Explain = false,
    TimeLimit = seconds is { } s ? new(TimeSpan.FromSeconds(s), TimeProvider.System) : null,
};
// The first searches of a process also compile the code.
for (int k = 0; k < 3; k++)
{
    (Scenario small, ValueList<OutcomeConstraint> few) = ConstrainedInstance.Create(15, 4, 30, seed: 1);
    small.BestOutcome(goal, few, new() { Explain = false });
}
long start = Stopwatch.GetTimestamp();
BestOutcome best = scenario.BestOutcome(goal, rules, limits);
double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

if (!json)
{
    Console.WriteLine(best.Describe());
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best.Evaluations} options evaluated in {milliseconds:0} ms"));
    return 0;
}
using var output = new MemoryStream();
using var writer = new Utf8JsonWriter(output);
writer.WriteStartObject();
writer.WriteString("status", best.Status switch
{
    BestOutcomeStatus.Optimal => "optimal",
    BestOutcomeStatus.WithinGap => "withinGap",
    BestOutcomeStatus.Infeasible => "infeasible",
    _ => "notFound",
});
// Null if there is no outcome.
Write("value", best.Value);
Write("bound", best.Bound);
writer.WriteNumber("milliseconds", Math.Round(milliseconds, 3));
writer.WriteNumber("evaluations", best.Evaluations);
writer.WriteEndObject();
writer.Flush();
Console.WriteLine(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));
return 0;

void Write(string name, Rational? value)
{
    if (value is { } number) writer.WriteNumber(name, number.ToDouble());
    else writer.WriteNull(name);
}

static bool Number(string text, int least, int most, out int number)
    => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
