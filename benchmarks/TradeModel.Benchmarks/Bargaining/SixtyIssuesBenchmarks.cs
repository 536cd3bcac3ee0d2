using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// The exact frontier of 60 issues × 4 options (10^36 outcomes) with uniform values from seeds 1 to 20, including the construction of the
/// scenario. Bound: a median of 0.5 ms.
/// </summary>
[MemoryDiagnoser]
public class SixtyIssuesBenchmarks
{
    private Scenario _scenario = null!;

    [Params(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)]
    public int Seed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Families.Uniform((ulong)Seed, 60, 4);
        ParetoFrontier frontier = _scenario.ParetoFrontier();
        if (frontier.Kind != FrontierKind.Exact) throw new InvalidOperationException("not exact");
        Told.Figure($"points, seed {Seed}", frontier.Count, "points");
    }

    [Benchmark]
    public int Frontier() => new Scenario(_scenario.Parties, _scenario.Issues).ParetoFrontier().Count;
}
