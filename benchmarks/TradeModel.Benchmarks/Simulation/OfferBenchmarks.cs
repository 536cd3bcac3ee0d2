using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Suite;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>One run of 1,000 steps on each of four shared scenarios. The setup prints how many offers a run has.</summary>
[MemoryDiagnoser]
[Suite(Data = "scenarios")]
public class OfferBenchmarks
{
    private SimulatedNegotiation _talks = null!;

    [Params("Laptop", "ItexvsCypress", "CameraC", "EnergySmallC")]
    public string Scenario { get; set; } = "";

    [Params("boulware:conceder", "boulware:boulware", "hard-liner:boulware", "micro:micro", "tit-for-tat:boulware")]
    public string Strategies { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        string[] names = Strategies.Split(':');
        _talks = new(
            SharedScenario.Read(Scenario),
            [TradeModel.Simulation.Strategies.Get(names[0]), TradeModel.Simulation.Strategies.Get(names[1])],
            new NegotiationRules(1_000));
        Told.Figure($"offers of {Scenario}, {Strategies}", _talks.Run(1, 0).Offers, "offers");
    }

    [Benchmark]
    public RunResult Run() => _talks.Run(1, 0);
}
