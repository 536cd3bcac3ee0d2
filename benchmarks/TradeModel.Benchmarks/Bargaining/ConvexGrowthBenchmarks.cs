using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>How the convex frontier grows with the lines of a schedule, each of four options, from the labels on.</summary>
[MemoryDiagnoser]
public class ConvexGrowthBenchmarks
{
    private Scenario _scenario = null!;

    [Params(625, 1_250, 2_500, 5_000, 10_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup() => _scenario = Families.Uniform(1, Lines, 4);

    [Benchmark]
    public int Convex() => new Scenario(_scenario.Parties, _scenario.Issues).ConvexFrontier().Count;
}
