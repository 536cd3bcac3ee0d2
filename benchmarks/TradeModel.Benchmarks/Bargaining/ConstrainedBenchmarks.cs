using BenchmarkDotNet.Attributes;
using TradeModel.Simulation;
using TradeModel.Simulation.Bargaining;
using TradeModel.Simulation.Bargaining.Constraints;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>The best outcome of 60 issues × 4 options with opposed interests under twenty constraints, beside the same without them.</summary>
[MemoryDiagnoser]
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
        _objective = Objective switch { "sum" => OutcomeObjective.Utilitarian, "least gain" => OutcomeObjective.Egalitarian, _ => OutcomeObjective.Nash };
        Scenario opposed = Families.Opposed(Seed, 60, 4);
        _scenario = new([new("A", 26), new("B", 26)], opposed.Issues);
        var random = new Xoshiro256(Seed);
        int Below(int end) => (int)(random.NextDouble() * end);
        Choice Any() => new($"issue {Below(60)}", $"option {Below(4)}");
        var constraints = new List<OutcomeConstraint>();
        while (constraints.Count < 12)
        {
            Choice one = Any(), other = Any();
            if (one.Issue == other.Issue) continue;
            constraints.Add(constraints.Count < 8 ? OutcomeConstraint.NotBoth(one, other) : OutcomeConstraint.IfThen(one, other));
        }
        while (constraints.Count < 18)
        {
            ValueSet<Choice> some = Enumerable.Range(0, 12).Select(_ => Any()).Distinct().ToValueSet();
            constraints.Add(constraints.Count % 2 == 0 ? OutcomeConstraint.AtLeast(3, some) : OutcomeConstraint.AtMost(2, some));
        }
        ValueSet<Choice> counted = opposed.Issues.SelectMany(i => new Choice[] { new(i.Name, "option 0"), new(i.Name, "option 1") }).ToValueSet();
        constraints.Add(OutcomeConstraint.ShareAtLeast(0.9, "trade", opposed.Issues.Select(i => new IssueSize(i.Name, 1 + Below(1_000))).ToValueList(), counted));
        constraints.Add(OutcomeConstraint.ShareAtLeast(0.8, "lines", opposed.Issues.Select(i => new IssueSize(i.Name, 1)).ToValueList(), counted));
        _constraints = constraints.ToValueList();
        BestOutcome best = Constrained();
        Console.WriteLine($"// {Objective} {Seed}: {best}, {best.Parts} parts");
    }

    [Benchmark(Baseline = true)]
    public BestOutcome Unconstrained() => _scenario.BestOutcome(_objective, options: new(explain: false));

    [Benchmark]
    public BestOutcome Constrained() => _scenario.BestOutcome(_objective, _constraints, new(explain: false));

    [Benchmark]
    public BestOutcome Explained() => _scenario.BestOutcome(_objective, _constraints);
}
