using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Benchmarks.Json;

/// <summary>
/// Reading large documents, against source-generated DTOs of the same shape with the same strict options. Bound: 0.8 × the time and
/// 0.9 × the allocation.
/// </summary>
[MemoryDiagnoser]
public class ReadNegotiationJson
{
    private byte[] _json = [];

    [ParamsAllValues]
    public LargeDocument Document { get; set; }

    [GlobalSetup]
    public void Setup() => _json = Large.Json(Large.Negotiation(Document));

    [Benchmark(Baseline = true)]
    public object Dtos() => JsonSerializer.Deserialize(_json, DtoContext.Default.NegotiationDto)!;

    [Benchmark]
    public Negotiation TradeModel() => TradeModelJson.ReadNegotiation(_json);

    [Benchmark]
    public Negotiation TradeModelFromStream() => TradeModelJson.ReadNegotiation(new MemoryStream(_json));
}

/// <summary>Writing the same documents. Bound: 0.6 × the time and 0.15 × the allocation.</summary>
[MemoryDiagnoser]
public class WriteNegotiationJson
{
    private Negotiation _negotiation = null!;
    private NegotiationDto _dtos = null!;

    [ParamsAllValues]
    public LargeDocument Document { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _negotiation = Large.Negotiation(Document);
        _dtos = JsonSerializer.Deserialize(Large.Json(_negotiation), DtoContext.Default.NegotiationDto)!;
    }

    [Benchmark(Baseline = true)]
    public void Dtos() => JsonSerializer.Serialize(Stream.Null, _dtos, DtoContext.Default.NegotiationDto);

    [Benchmark]
    public void TradeModel() => TradeModelJson.WriteNegotiation(_negotiation, Stream.Null);
}
