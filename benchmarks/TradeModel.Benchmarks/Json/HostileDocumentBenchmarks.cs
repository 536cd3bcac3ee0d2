using System.Text;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Json;

/// <summary>
/// Reading a document of 1 MB that repeats one kind of event, against an ordinary document of 1 MB. Bound: 5 × the time. A document that a
/// rule refuses is read up to the refusal.
/// </summary>
[MemoryDiagnoser]
public class HostileDocumentBenchmarks
{
    private const int Bytes = 1_000_000;

    private byte[] _ordinary = [];
    private byte[] _hostile = [];

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    /// <summary>Every kind of event that a drawn negotiation holds.</summary>
    public static IEnumerable<string> Kinds => Samples().Keys.Order(StringComparer.Ordinal);

    [GlobalSetup]
    public void Setup()
    {
        Negotiation ordinary = Drawn();
        int all = Encoding.UTF8.GetByteCount(TradeModelJson.ToJson(ordinary));
        int events = (int)((long)ordinary.Log.Count * Bytes / all);
        _ordinary = Encoding.UTF8.GetBytes(TradeModelJson.ToJson(NegotiationSamples.Create(2025, parties: 4, issues: 200, events: events)));
        _hostile = Repeated(Samples()[Kind]);
    }

    [Benchmark(Baseline = true)]
    public Negotiation Ordinary() => TradeModelJson.ReadNegotiation(_ordinary);

    [Benchmark]
    public Negotiation? Hostile()
    {
        try
        {
            return TradeModelJson.ReadNegotiation(_hostile);
        }
        catch (TradeModelJsonException)
        {
            return null;
        }
    }

    private static Negotiation Drawn() => NegotiationSamples.Create(2025, parties: 4, issues: 200, events: 4_000);

    /// <summary>The first event of each kind, by its kind.</summary>
    private static Dictionary<string, JsonObject> Samples()
    {
        var samples = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (NegotiationEvent one in Drawn().Log)
        {
            JsonObject json = JsonNode.Parse(TradeModelJson.ToJson(one))!.AsObject();
            samples.TryAdd(json["kind"]!.GetValue<string>(), json);
        }
        return samples;
    }

    /// <summary>
    /// The definition of the drawn negotiation, then the event many times. What the event adds to the negotiation has a new identifier each
    /// time.
    /// </summary>
    private static byte[] Repeated(JsonObject sample)
    {
        JsonObject document = JsonNode.Parse(TradeModelJson.ToJson(Drawn()))!.AsObject();
        document["events"] = new JsonArray();
        sample.Remove("id");
        string? brings = new[] { "issue", "phase", "party", "chapter", "duty" }.FirstOrDefault(name => sample[name] is JsonObject);
        if (brings == "party") sample["party"] = new JsonObject { ["name"] = "P", ["kind"] = "customsTerritory" };
        string whole = document.ToJsonString();
        var text = new StringBuilder(whole[..^2]);
        for (int i = 0; text.Length < Bytes; i++)
        {
            if (brings is not null) sample[brings]!["id"] = $"x{i}";
            if (i > 0) text.Append(',');
            text.Append(sample.ToJsonString());
        }
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
