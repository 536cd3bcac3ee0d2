using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Xunit;
using TradeModel.Examples;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace TradeModel.Tests.Json;

public sealed partial class EventLinesTests
{
    private static readonly EventLog Log = BundledNegotiations.IndiaUnitedStates.Log;

    private static MemoryStream Written(IEnumerable<NegotiationEvent> events)
    {
        var stream = new MemoryStream();
        TradeModelJson.WriteEventLines(events, stream);
        stream.Position = 0;
        return stream;
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 50)]
    public bool ReadEventLines_OfWrittenLines_AreTheEvents(Negotiation negotiation)
        => TradeModelJson.ReadEventLines(Written(negotiation.Log)) is { TornLine: null } back && back.Events.SequenceEqual(negotiation.Log);

    [Fact]
    public void ReadEventLines_TornAnywhereInTheLastLine_LosesNothingBeforeIt()
    {
        byte[] whole = Written(Log.Take(5)).ToArray();
        int lastLine = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        for (int length = lastLine + 1; length < whole.Length - 1; length++)
        {
            EventLines torn = TradeModelJson.ReadEventLines(new MemoryStream(whole, 0, length));

            Assert.Equal(Log.Take(4), torn.Events);
            Assert.Equal((6, (long)lastLine), (torn.TornLine, torn.CompleteBytes));
            Assert.NotNull(torn.TornReason);
        }
    }

    [Fact]
    public void ReadEventLines_OnlyTheLastLineFeedLost_LosesNothing()
    {
        byte[] whole = Written(Log.Take(5)).ToArray();

        EventLines read = TradeModelJson.ReadEventLines(new MemoryStream(whole, 0, whole.Length - 1));

        Assert.Equal(Log.Take(5), read.Events);
        Assert.Null(read.TornLine);
    }

    [Fact]
    public void ReadEventLines_BadLineInTheMiddle_IsRefusedWithItsLine()
    {
        string[] lines = Encoding.UTF8.GetString(Written(Log.Take(4)).ToArray()).Split('\n');
        lines[2] = lines[2].Replace("\"date\"", "\"day\"", StringComparison.Ordinal);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadEventLines(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));

        Assert.Equal(3, refused.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}\n")]
    [InlineData("{\"format\":\"trademodel/events\",\"version\":2}\n")]
    public void ReadEventLines_OtherHeader_IsRefused(string text)
    {
        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => TradeModelJson.ReadEventLines(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal(1, refused.Line);
    }

    [Fact]
    public void AppendEventLines_InTwoSteps_GivesTheSameBytes()
    {
        var stream = new MemoryStream();
        TradeModelJson.AppendEventLines(Log.Take(3), stream);
        TradeModelJson.AppendEventLines(Log.Skip(3), stream);

        Assert.Equal(Written(Log).ToArray(), stream.ToArray());
    }

    [Fact]
    public void AppendEventLines_AfterATornLine_IsRefusedUntilItIsCutOff()
    {
        byte[] whole = Written(Log.Take(3)).ToArray();
        var stream = new MemoryStream();
        stream.Write(whole.AsSpan(0, whole.Length - 5));

        Assert.Throws<TradeModelJsonException>(() => TradeModelJson.AppendEventLines(Log.Skip(2).Take(1), stream));
        stream.Position = 0;
        stream.SetLength(TradeModelJson.ReadEventLines(stream).CompleteBytes);
        TradeModelJson.AppendEventLines(Log.Skip(2).Take(1), stream);

        Assert.Equal(whole, stream.ToArray());
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 30)]
    public async Task AsyncTwins_OfAnyLog_WriteAndReadTheSame(Negotiation negotiation, byte cut)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var sync = new MemoryStream();
        using var twin = new MemoryStream();
        TradeModelJson.WriteEventLines(negotiation.Log, sync);
        await TradeModelJson.WriteEventLinesAsync(negotiation.Log, twin, cancel);
        Assert.Equal(sync.ToArray(), twin.ToArray());

        byte[] torn = sync.ToArray()[..Math.Max(Math.Min(46, (int)sync.Length), (int)sync.Length - cut)];
        EventLines expected = TradeModelJson.ReadEventLines(new MemoryStream(torn));
        Assert.Equal(expected, await TradeModelJson.ReadEventLinesAsync(new MemoryStream(torn), cancel));
    }

    [Fact]
    public void Converter_InAUsersOwnContext_HoldsNegotiationAndEvents()
    {
        var file = new CaseFile("talks", BundledNegotiations.IndiaUnitedStates, [.. Log.Take(2)]);

        string json = JsonSerializer.Serialize(file, CaseFileContext.Default.CaseFile);
        CaseFile back = JsonSerializer.Deserialize(json, CaseFileContext.Default.CaseFile)!;

        Assert.Equal(file.Negotiation, back.Negotiation);
        Assert.Equal(file.Recent, back.Recent);
        const string Expected = """{"Name":"talks","Negotiation":{"format":"trademodel/negotiation","version":1""";
        Assert.StartsWith(Expected, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Converter_BadNegotiationInside_SaysWhereInTheWholeDocument()
    {
        var file = new CaseFile("talks", BundledNegotiations.IndiaUnitedStates, []);
        string json = JsonSerializer.Serialize(file, CaseFileContext.Default.CaseFile)
            .Replace("\"version\":1", "\"version\":9", StringComparison.Ordinal);

        TradeModelJsonException refused = Assert.Throws<TradeModelJsonException>(
            () => JsonSerializer.Deserialize(json, CaseFileContext.Default.CaseFile));

        Assert.Equal("$.Negotiation.version", refused.Path);
    }

    internal sealed record CaseFile(string Name, Negotiation Negotiation, NegotiationEvent[] Recent);

    [JsonSerializable(typeof(CaseFile))]
    internal sealed partial class CaseFileContext : JsonSerializerContext;
}
