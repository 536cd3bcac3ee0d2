using BenchmarkDotNet.Attributes;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>The time of one offer in a space that is searched and not listed, by its issues of four options each.</summary>
[MemoryDiagnoser]
public class SpaceGrowthBenchmarks
{
    private const int Steps = 1_000;
    private SimulatedNegotiation _talks = null!;
    private long _run;

    [Params(30, 100, 300, 1_000, 3_000)]
    public int Issues { get; set; }

    [GlobalSetup]
    public void Setup() => _talks = WithoutAgreement.Of(Issues, 4, Steps);

    [Benchmark(OperationsPerInvoke = Steps)]
    public int Searched()
        => _talks.Run(1, _run++).Offers is Steps ? Steps : throw new InvalidOperationException("the run ended early");
}
