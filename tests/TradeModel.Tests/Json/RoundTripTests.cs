using System.Buffers;
using System.Text;
using FsCheck.Xunit;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Json;

public class RoundTripTests
{
    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 200)]
    public void ReadNegotiation_OfItsOwnJson_IsEqualWithTheSameHash(Negotiation talks)
    {
        string json = TradeModelJson.ToJson(talks);
        Negotiation back = TradeModelJson.ReadNegotiation(json);
        Assert.Equal(talks, back);
        Assert.Equal(talks.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, TradeModelJson.ToJson(back));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 100)]
    public void WriteNegotiation_EveryWayOfWriting_GivesTheSameBytes(Negotiation talks, bool indented)
    {
        string json = TradeModelJson.ToJson(talks, indented);
        var buffer = new ArrayBufferWriter<byte>();
        TradeModelJson.WriteNegotiation(talks, buffer, indented);
        using var stream = new MemoryStream();
        TradeModelJson.WriteNegotiation(talks, stream, indented);
        Assert.Equal(json, Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
        Assert.DoesNotContain('\r', json);
        Assert.Equal(talks, TradeModelJson.ReadNegotiation(buffer.WrittenSpan));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 300)]
    public void ReadEvent_OfItsOwnJson_IsEqual(NegotiationEvent one)
    {
        string json = TradeModelJson.ToJson(one);
        Assert.Equal(one, TradeModelJson.ReadEvent(json));
        Assert.Equal(one, TradeModelJson.ReadEvent(Encoding.UTF8.GetBytes(TradeModelJson.ToJson(one, indented: true))));
    }
}
