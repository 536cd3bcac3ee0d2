using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Suite;
using TradeModel.Examples;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>The ensemble of the India–US talks on one thread and on two (bound: 1.8 times as fast).</summary>
[MemoryDiagnoser]
[Suite(HasThreads = true)]
public class EnsembleBenchmarks
{
    private readonly Ensemble _ensemble = Ensemble.Of(BundledNegotiations.IndiaUnitedStates);
    private readonly EnsembleOptions _options = new(5_000, 7) { Threads = 1 };

    [GlobalSetup]
    public void Setup() => Told.Note($"{_ensemble.RunAsync(_options).GetAwaiter().GetResult()}");

    [Benchmark(Baseline = true)]
    public async Task<string> OneThread() => (await _ensemble.RunAsync(_options)).Digest;

    [Benchmark]
    public async Task<string> TwoThreads() => (await _ensemble.RunAsync(_options with { Threads = 2 })).Digest;
}
