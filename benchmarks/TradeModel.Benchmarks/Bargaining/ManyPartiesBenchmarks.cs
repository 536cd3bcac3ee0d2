using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Suite;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// Three and four parties with values uniform on whole percents. The frontier is exact within its bound and thinned beyond it.
/// </summary>
[MemoryDiagnoser]
public class ManyPartiesBenchmarks
{
    private Scenario _scenario = null!;

    [Params("3 parties 30×4", "3 parties 60×4", "3 parties 250×4", "4 parties 12×4")]
    public string Family { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Family switch
        {
            "3 parties 30×4" => Families.UniformPercents(5, 3, 30, 4),
            "3 parties 60×4" => Families.UniformPercents(5, 3, 60, 4),
            "3 parties 250×4" => Families.UniformPercents(5, 3, 250, 4),
            _ => Families.UniformPercents(5, 4, 12, 4),
        };
        Told.Note($"{Family}: {_scenario.ParetoFrontier()}");
    }

    [Benchmark]
    public int Frontier() => new Scenario(_scenario.Parties, _scenario.Issues).ParetoFrontier().Count;
}
