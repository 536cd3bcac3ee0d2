using BenchmarkDotNet.Attributes;
using TradeModel.Simulation;
using TradeModel.Simulation.Bargaining;
using TradeModel.Simulation.Bargaining.Constraints;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// A schedule of 10,000 lines, each kept or freed: nine tenths of lines and of trade free, and at most twenty exclusions in each of five groups.
/// </summary>
[MemoryDiagnoser]
public class ConstrainedScheduleBenchmarks
{
    private const int Lines = 10_000;

    private Scenario _schedule = null!;
    private ValueList<OutcomeConstraint> _constraints = [];
    private OutcomeObjective _objective = OutcomeObjective.Utilitarian;

    [Params("sum", "importer", "least gain", "product")]
    public string Objective { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _objective = Objective switch
        {
            "sum" => OutcomeObjective.Utilitarian,
            "importer" => OutcomeObjective.UtilityOf("importer"),
            "least gain" => OutcomeObjective.Egalitarian,
            _ => OutcomeObjective.Nash,
        };
        var random = new Xoshiro256(1);
        long[] trade = [.. Enumerable.Range(0, Lines).Select(_ => (long)(1 + 1_000_000 * Math.Pow(random.NextDouble(), 6)))];
        ValueList<ScenarioIssue> issues = Enumerable.Range(0, Lines).Select(i => new ScenarioIssue($"line {i}",
            [new("kept", 0, 0), new("free", Math.Round(-random.NextDouble() * trade[i] / 1000, 2), Math.Round(random.NextDouble() * trade[i] / 1000, 2))])).ToValueList();
        Rational all = issues.Aggregate(Rational.Zero, (sum, i) => sum + i.Options[1].Values[0]);
        _schedule = new([new("importer", all), "exporter"], issues);
        ValueSet<Choice> free = issues.Select(i => new Choice(i.Name, "free")).ToValueSet();
        _constraints =
        [
            OutcomeConstraint.ShareAtLeast(0.9, "lines", issues.Select(i => new IssueSize(i.Name, 1)).ToValueList(), free),
            OutcomeConstraint.ShareAtLeast(0.9, "trade", issues.Select((i, n) => new IssueSize(i.Name, trade[n])).ToValueList(), free),
            .. Enumerable.Range(0, 5).Select(g => OutcomeConstraint.AtMost(20, Enumerable.Range(0, Lines).Where(i => i % 97 == g).Select(i => new Choice($"line {i}", "kept")).ToValueSet())),
        ];
        BestOutcome best = Best();
        Console.WriteLine($"// {Objective}: {best}, {best.Parts} parts");
    }

    [Benchmark]
    public BestOutcome Best() => _schedule.BestOutcome(_objective, _constraints, new(explain: false));
}
