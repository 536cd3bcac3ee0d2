using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// Opposed interests, with few dominated options. Constant sum is the worst case: every outcome is efficient, and the bound must hold.
/// </summary>
[MemoryDiagnoser]
public class OpposedBenchmarks
{
    private Scenario _scenario = null!;

    [Params("opposed 20×10", "opposed percents 20×10", "opposed 60×4", "opposed 1000×4", "constant sum 20×10")]
    public string Family { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Family switch
        {
            "opposed 20×10" => Families.Opposed(1, 20, 10),
            "opposed percents 20×10" => Families.OpposedPercents(1, 20, 10),
            "opposed 60×4" => Families.Opposed(1, 60, 4),
            "opposed 1000×4" => Families.Opposed(1, 1000, 4),
            _ => Families.ConstantSum(1, 20, 10),
        };
        Told.Note($"{Family}: {_scenario.ParetoFrontier()}");
    }

    [Benchmark]
    public int Frontier() => new Scenario(_scenario.Parties, _scenario.Issues).ParetoFrontier().Count;
}
