using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Convergence;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Json;

/// <summary>
/// What grows with a negotiation: reading, writing, an earlier state and the timeline, by events, with an issue for each four.
/// </summary>
[MemoryDiagnoser]
public class DocumentGrowthBenchmarks
{
    private Negotiation _negotiation = null!;
    private byte[] _json = [];
    private LocalDate _lastButOne;

    [Params(1_250, 2_500, 5_000, 10_000, 20_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _negotiation = NegotiationSamples.Create(2025, parties: 4, issues: Events / 4, events: Events);
        _json = Large.Json(_negotiation);
        _lastButOne = _negotiation.LastDay!.Value.PlusDays(-1);
    }

    [Benchmark]
    public Negotiation Read() => TradeModelJson.ReadNegotiation(_json);

    [Benchmark]
    public void Write() => TradeModelJson.WriteNegotiation(_negotiation, Stream.Null);

    [Benchmark]
    public Negotiation AsOf() => _negotiation.AsOf(_lastButOne);

    [Benchmark]
    public ConvergenceTimeline Timeline() => _negotiation.ConvergenceTimeline();
}
