using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Bargaining;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>
/// A bilateral run of alternating offers that ends without an agreement, by its steps. Bound: a step allocates nothing, so every length
/// allocates the same.
/// </summary>
[MemoryDiagnoser]
public class RunLengthBenchmarks
{
    private SimulatedNegotiation _talks = null!;

    [Params(10, 100, 1_000, 10_000)]
    public int Steps { get; set; }

    [GlobalSetup]
    public void Setup() => _talks = WithoutAgreement.Of(6, 4, Steps);

    [Benchmark]
    public RunResult Run() => _talks.Run(1, 0);
}
