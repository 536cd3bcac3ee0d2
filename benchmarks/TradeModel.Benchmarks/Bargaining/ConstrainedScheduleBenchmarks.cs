using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Bargaining.Tests.Constraints;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// A schedule of 10,000 lines, each kept or freed. Nine tenths of the lines and of trade must be free, with at most twenty exclusions in
/// each of five groups. The importer's reservation value is its value of freeing all lines.
/// </summary>
[MemoryDiagnoser]
public class ConstrainedScheduleBenchmarks
{
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
        (Scenario schedule, _constraints) = Large.Schedule(10_000, seed: 1);
        Rational all = schedule.Issues.Aggregate(Rational.Zero, (sum, i) => sum + i.Options[1].Values[0]);
        _schedule = new([new("importer", all), "exporter"], schedule.Issues);
        BestOutcome best = Best();
        Told.Note($"{Objective}: {best}, {best.Nodes} nodes");
    }

    [Benchmark]
    public BestOutcome Best() => _schedule.BestOutcome(_objective, _constraints, new() { Explain = false });
}
