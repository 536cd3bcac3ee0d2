using BenchmarkDotNet.Attributes;
using TradeModel.Economics;
using TradeModel.Economics.Tests;

namespace TradeModel.Benchmarks.Economics;

/// <summary>How the time of a structural comparison grows with the regions: generated economies of ten sectors.</summary>
[MemoryDiagnoser]
public class StructuralGrowthBenchmarks
{
    private TradeEconomy _economy = null!;
    private TariffTable _tariffs = null!;

    [Params(10, 20, 40, 80, 160)]
    public int Regions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _economy = RandomEconomies.Draw(1, Regions, 10, 0.2).Build();
        _tariffs = RandomEconomies.Changed(_economy, 1);
    }

    [Benchmark]
    public StructuralEffects Compare() => _economy.Compare(_tariffs);
}
