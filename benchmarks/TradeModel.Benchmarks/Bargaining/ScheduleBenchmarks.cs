using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>The convex frontier of a schedule of 10,000 lines × 4 options: under 100 ms, from the labels on.</summary>
[MemoryDiagnoser]
public class ScheduleBenchmarks
{
    private Scenario _scenario = null!;

    [Params("uniform", "opposed percents")]
    public string Values { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Values == "uniform" ? Families.Uniform(1, 10_000, 4) : Families.OpposedPercents(1, 10_000, 4);
        Told.Note($"{Values}: {_scenario.ConvexFrontier()}");
    }

    [Benchmark]
    public int Convex() => _scenario.ConvexFrontier().Count;

    [Benchmark]
    public int ConvexFromLabels() => new Scenario(_scenario.Parties, _scenario.Issues).ConvexFrontier().Count;

    /// <summary>What is asked without thinking of the size: the exact frontier is tried up to its bound, and given up.</summary>
    [Benchmark]
    public int FrontierBeyondItsBound() => new Scenario(_scenario.Parties, _scenario.Issues).ParetoFrontier().Count;
}
