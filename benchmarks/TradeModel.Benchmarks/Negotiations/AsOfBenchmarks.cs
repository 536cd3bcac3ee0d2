using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Negotiations;

/// <summary>
/// The state on an earlier day of a negotiation with 5,000 issues and 20,000 events, and a replay of the whole log event by event.
/// </summary>
[MemoryDiagnoser]
public class AsOfBenchmarks
{
    private Negotiation _negotiation = null!;
    private LocalDate _lastButOne;

    [GlobalSetup]
    public void Setup()
    {
        _negotiation = NegotiationSamples.Create(seed: 1, parties: 2, issues: 5_000, events: 20_000);
        _lastButOne = _negotiation.LastDay!.Value.PlusDays(-1);
    }

    [Benchmark(Baseline = true)]
    public Negotiation FoldOfApply()
    {
        var negotiation = new Negotiation(_negotiation.Definition);
        foreach (NegotiationEvent next in _negotiation.Log) negotiation = negotiation.Apply(next);
        return negotiation;
    }

    [Benchmark]
    public Negotiation AsOf() => _negotiation.AsOf(_lastButOne);

    [Benchmark]
    public Negotiation AsSeenBy() => _negotiation.AsSeenBy(_negotiation.Parties[0].Id);
}
