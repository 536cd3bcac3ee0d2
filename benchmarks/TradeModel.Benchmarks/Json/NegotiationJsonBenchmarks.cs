using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Json;

/// <summary>Reading and writing 5,000 issues and 20,000 events against source-generated DTOs of the same shape under the same strict options. Bound: 1.25 × time and allocation.</summary>
public class ReadNegotiationJson
{
    private byte[] _json = [];

    [GlobalSetup]
    public void Setup() => _json = Large.Json(Large.Negotiation());

    [Benchmark(Baseline = true)]
    public object Dtos() => JsonSerializer.Deserialize(_json, DtoContext.Default.NegotiationDto)!;

    [Benchmark]
    public Negotiation TradeModel() => TradeModelJson.ReadNegotiation(_json);

    [Benchmark]
    public Negotiation TradeModelFromStream() => TradeModelJson.ReadNegotiation(new MemoryStream(_json));
}

/// <inheritdoc cref="ReadNegotiationJson"/>
public class WriteNegotiationJson
{
    private Negotiation _talks = null!;
    private NegotiationDto _dtos = null!;

    [GlobalSetup]
    public void Setup()
    {
        _talks = Large.Negotiation();
        _dtos = JsonSerializer.Deserialize(Large.Json(_talks), DtoContext.Default.NegotiationDto)!;
    }

    [Benchmark(Baseline = true)]
    public void Dtos() => JsonSerializer.Serialize(Stream.Null, _dtos, DtoContext.Default.NegotiationDto);

    [Benchmark]
    public void TradeModel() => TradeModelJson.WriteNegotiation(_talks, Stream.Null);
}

internal static class Large
{
    internal static Negotiation Negotiation() => NegotiationSamples.Create(2025, parties: 4, issues: 5_000, events: 20_000);

    internal static byte[] Json(Negotiation talks)
    {
        var stream = new MemoryStream();
        TradeModelJson.WriteNegotiation(talks, stream);
        return stream.ToArray();
    }
}
