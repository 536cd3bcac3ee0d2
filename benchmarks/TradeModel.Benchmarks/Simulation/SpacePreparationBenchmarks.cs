using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Examples;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>What an ensemble pays for each run with other preferences: the outcomes of the India–US negotiation, prepared anew.</summary>
[MemoryDiagnoser]
public class SpacePreparationBenchmarks
{
    private static readonly OutcomeSpaceOptions List = new() { MaxListed = 1_000_000 }, Search = new() { MaxListed = 1 };

    private readonly Scenario _scenario = NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates).Scenario;

    /// <summary>From the negotiation to a scenario, which an ensemble does once.</summary>
    [Benchmark(Baseline = true)]
    public Scenario Scenario() => NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates).Scenario;

    [Benchmark]
    public int Searched() => Run(Search);

    [Benchmark]
    public int Listed() => Run(List);

    // Of 40 offers at most.
    private int Run(OutcomeSpaceOptions options)
        => new SimulatedNegotiation(
            OutcomeSpace.Of(_scenario, options), [Strategies.Boulware, Strategies.Boulware], new NegotiationRules(40)).Run(1, 0).Offers;
}
