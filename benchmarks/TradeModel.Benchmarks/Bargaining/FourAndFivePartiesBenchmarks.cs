using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// The frontier of four parties (16 issues × 4 options) and five (12 × 4), values uniform from 0 to 1000, seeds 1 to 6. Bound: exact by
/// default, under 0.2 s.
/// </summary>
[MemoryDiagnoser]
public class FourAndFivePartiesBenchmarks
{
    private Scenario _scenario = null!;

    [Params(4, 5)]
    public int Parties { get; set; }

    [Params(1, 2, 3, 4, 5, 6)]
    public int Seed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Families.UniformWhole((ulong)Seed, Parties, Parties == 4 ? 16 : 12, 4, 1000);
        ParetoFrontier frontier = _scenario.ParetoFrontier();
        if (frontier.Kind != FrontierKind.Exact) throw new InvalidOperationException("not exact");
        Told.Figure($"points of {Parties} parties, seed {Seed}", frontier.Count, "points");
    }

    [Benchmark]
    public int Frontier() => new Scenario(_scenario.Parties, _scenario.Issues).ParetoFrontier().Count;
}
