using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Bargaining.Tests.Constraints;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>The best outcome of 60 issues × 4 options with opposed interests, with twenty constraints and without.</summary>
[MemoryDiagnoser]
[Suite(Only = "Seed=1")]
public class ConstrainedBenchmarks
{
    private Scenario _scenario = null!;
    private ValueList<OutcomeConstraint> _constraints = [];
    private OutcomeObjective _objective = OutcomeObjective.Utilitarian;

    [Params("sum", "least gain", "product")]
    public string Objective { get; set; } = "";

    [Params(1UL, 2UL, 3UL)]
    public ulong Seed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _objective = Objective switch
        {
            "sum" => OutcomeObjective.Utilitarian,
            "least gain" => OutcomeObjective.Egalitarian,
            _ => OutcomeObjective.Nash,
        };
        (_scenario, _constraints) = Large.SixtyIssues(Seed);
        BestOutcome best = Constrained();
        Told.Note($"{Objective} {Seed}: {best}, {best.Nodes} nodes");
    }

    [Benchmark(Baseline = true)]
    public BestOutcome Unconstrained() => _scenario.BestOutcome(_objective, options: new() { Explain = false });

    [Benchmark]
    public BestOutcome Constrained() => _scenario.BestOutcome(_objective, _constraints, new() { Explain = false });

    [Benchmark]
    public BestOutcome Explained() => _scenario.BestOutcome(_objective, _constraints);
}
