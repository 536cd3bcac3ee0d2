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
    private Negotiation _talks = null!;
    private LocalDate _lastButOne;

    [GlobalSetup]
    public void Setup()
    {
        _talks = NegotiationSamples.Create(seed: 1, parties: 2, issues: 5_000, events: 20_000);
        _lastButOne = _talks.LastDay!.Value.PlusDays(-1);
    }

    [Benchmark(Baseline = true)]
    public Negotiation FoldOfApply()
    {
        var talks = new Negotiation(_talks.Definition);
        foreach (NegotiationEvent next in _talks.Log) talks = talks.Apply(next);
        return talks;
    }

    [Benchmark]
    public Negotiation AsOf() => _talks.AsOf(_lastButOne);

    [Benchmark]
    public Negotiation AsSeenBy() => _talks.AsSeenBy(_talks.Parties[0].Id);
}
