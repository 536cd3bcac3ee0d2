using BenchmarkDotNet.Attributes;
using TradeModel.Benchmarks.Suite;
using TradeModel.Economics;
using TradeModel.Economics.Tests;

namespace TradeModel.Benchmarks.Economics;

/// <summary>
/// NAFTA's cuts in the economy of Caliendo and Parro (31 regions, 40 sectors), both equilibria with deficits closed. Bound: 2 s. Without
/// the data of TRADEMODEL_DATA, a generated economy of that size, whose North America drops all tariffs.
/// </summary>
[MemoryDiagnoser]
[Suite(Data = "nafta-caliendo-parro.zip")]
public class StructuralBenchmarks
{
    private TradeEconomy _economy = null!;
    private TariffTable _tariffs = null!;

    [GlobalSetup]
    public void Setup()
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable("TRADEMODEL_DATA") ?? "", "nafta-caliendo-parro.zip");
        if (File.Exists(path))
        {
            TradeEconomyFile file = TradeEconomyFiles.Read(path);
            _economy = file.Economy;
            _tariffs = _economy.Tariffs.WithBetween(["Canada", "Mexico", "USA"], file.Tariffs[file.Tariffs.Last().Key]);
        }
        else
        {
            _economy = RandomEconomies.Draw(1, 31, 40, 0.2).Build();
            _tariffs = RandomEconomies.Changed(_economy, 1);
        }
        Told.Note($"{_economy}, {(File.Exists(path) ? "the data of Caliendo and Parro" : "generated")}");
    }

    [Benchmark]
    public StructuralEffects Compare() => _economy.Compare(_tariffs, new StructuralOptions { DeficitShare = 0 });
}
