using System.Globalization;
using BenchmarkDotNet.Attributes;
using TradeModel.Bargaining;
using TradeModel.Benchmarks.Bargaining;
using TradeModel.Benchmarks.Suite;
using TradeModel.Simulation;

namespace TradeModel.Benchmarks.Simulation;

/// <summary>
/// Offers in spaces that nobody can list, through the protocol: Boulware against conceder, whose reservation values leave no agreement, so
/// that every run has 1,000 offers. A time is that of one offer. Bound: 60 × 4 under 100 µs.
/// </summary>
[MemoryDiagnoser]
public class LargeSpaceBenchmarks
{
    private const int Steps = 1_000;

    private SimulatedNegotiation _listed = null!, _searched = null!;
    private long _run;

    [Params("60 × 4", "1000 × 4", "10000 × 10")]
    public string Space { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        string[] size = Space.Split(" × ");
        _listed = WithoutAgreement.Of(6, 4, Steps);
        _searched = WithoutAgreement.Of(Number(size[0]), Number(size[1]), Steps);
        Told.Figure($"gap of {Space}", Gap(_searched.Space.Open()[0]), "of the range");
    }

    /// <summary>The same with 4,096 outcomes, listed.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Steps)]
    public int Listed() => Offers(_listed);

    [Benchmark(OperationsPerInvoke = Steps)]
    public int Searched() => Offers(_searched);

    private int Offers(SimulatedNegotiation negotiation)
    {
        int offers = negotiation.Run(1, _run++).Offers;
        return offers == Steps ? offers : throw new InvalidOperationException("the run ended early");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // Over 1,001 targets of a Boulware, as a share of the range.
    private static double Gap(OutcomeOrder order)
    {
        double range = order.BestUtility - order.LeastUtility;
        for (int step = 0; step <= Steps; step++) order.LeastAtLeast(order.BestUtility - (Math.Pow((double)step / Steps, 5) * range));
        return order.Gap / range;
    }
}
