using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// How the exact frontier of two parties grows with the issues, each of four options: the frontiers of seeds 1 to 5 in turn. The outcomes
/// grow from 10^9 to 10^72.
/// </summary>
[MemoryDiagnoser]
public class FrontierGrowthBenchmarks
{
    private const int Seeds = 5;
    private Scenario[] _scenarios = [];

    [Params(15, 30, 60, 90, 120)]
    public int Issues { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scenarios = [.. Enumerable.Range(1, Seeds).Select(seed => Families.Uniform((ulong)seed, Issues, 4))];
        if (_scenarios.Any(s => s.ParetoFrontier().Kind != FrontierKind.Exact)) throw new InvalidOperationException("not exact");
    }

    [Benchmark(OperationsPerInvoke = Seeds)]
    public int Exact() => _scenarios.Sum(s => new Scenario(s.Parties, s.Issues).ParetoFrontier().Count);
}
