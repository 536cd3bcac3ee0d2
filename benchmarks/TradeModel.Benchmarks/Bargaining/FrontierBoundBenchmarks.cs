using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// How long it takes to use up the default work of the exact frontier, by number of parties. The limit means the same work if the times are
/// alike. The list that then replaces the frontier is not measured.
/// </summary>
public class FrontierBoundBenchmarks
{
    private Scenario _scenario = null!;

    [Params(2, 3, 4, 5, 6)]
    public int Parties { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scenario = Parties switch
        {
            2 => Families.ConstantSum(1, 20, 10),
            3 => Families.UniformWhole(1, 3, 250, 4, 1000),
            4 => Families.UniformWhole(1, 4, 60, 4, 1000),
            5 => Families.UniformWhole(1, 5, 40, 4, 1000),
            _ => Families.UniformWhole(1, 6, 30, 4, 1000),
        };
        if (!GivesUp()) throw new InvalidOperationException("the exact frontier was not given up");
    }

    [Benchmark]
    public bool GivesUp()
    {
        ScenarioArrays arrays = _scenario.ToArrays();
        return ExactFrontier.Of(arrays, new() { MaxPoints = 100_000_000 }, Watch.None) is null;
    }
}
