using BenchmarkDotNet.Attributes;
using TradeModel.Examples;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>What one run of the India–US talks takes, in batches of 100.</summary>
[MemoryDiagnoser]
public class EnsembleRunBenchmarks
{
    private readonly Ensemble _ensemble = Ensemble.Of(BundledNegotiations.IndiaUnitedStates);

    [Benchmark(OperationsPerInvoke = 100)]
    public RunBatch Run() => _ensemble.RunBatch(new(runs: 100, seed: 7), first: 0, count: 100);
}
