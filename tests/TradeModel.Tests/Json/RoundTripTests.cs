using System.Buffers;
using System.Text;
using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Tariffs;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Json;

public class RoundTripTests
{
    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 200)]
    public void ReadNegotiation_OfItsOwnJson_IsEqualWithTheSameHash(Negotiation negotiation)
    {
        string json = TradeModelJson.ToJson(negotiation);
        Negotiation back = TradeModelJson.ReadNegotiation(json);
        Assert.Equal(negotiation, back);
        Assert.Equal(negotiation.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, TradeModelJson.ToJson(back));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 100)]
    public void WriteNegotiation_EveryWayOfWriting_GivesTheSameBytes(Negotiation negotiation, bool indented)
    {
        string json = TradeModelJson.ToJson(negotiation, indented);
        var buffer = new ArrayBufferWriter<byte>();
        TradeModelJson.WriteNegotiation(negotiation, buffer, indented);
        using var stream = new MemoryStream();
        TradeModelJson.WriteNegotiation(negotiation, stream, indented);
        Assert.Equal(json, Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
        Assert.DoesNotContain('\r', json);
        Assert.Equal(negotiation, TradeModelJson.ReadNegotiation(buffer.WrittenSpan));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 300)]
    public void ReadEvent_OfItsOwnJson_IsEqual(NegotiationEvent one)
    {
        string json = TradeModelJson.ToJson(one);
        Assert.Equal(one, TradeModelJson.ReadEvent(json));
        Assert.Equal(one, TradeModelJson.ReadEvent(Encoding.UTF8.GetBytes(TradeModelJson.ToJson(one, indented: true))));
    }

    [Fact]
    public async Task Async_AnyNegotiation_IsTheSameAsWithout()
    {
        Negotiation negotiation = NegotiationSamples.Create(3, parties: 3, issues: 40, events: 400);
        using var stream = new MemoryStream();
        await TradeModelJson.WriteNegotiationAsync(negotiation, stream, indented: true, TestContext.Current.CancellationToken);
        Assert.Equal(TradeModelJson.ToJson(negotiation, indented: true), Encoding.UTF8.GetString(stream.ToArray()));
        stream.Position = 0;
        Assert.Equal(
            negotiation, await TradeModelJson.ReadNegotiationAsync(stream, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(stream.Length, stream.Position);
        stream.Position = 0;
        await Assert.ThrowsAsync<TradeModelJsonException>(
            () => TradeModelJson.ReadNegotiationAsync(stream, byteLimit: 100, TestContext.Current.CancellationToken));
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TradeModelJson.ReadNegotiationAsync(stream, cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TradeModelJson.WriteNegotiationAsync(negotiation, new MemoryStream(), cancellationToken: cancelled));
    }

    [Fact]
    public void WriteNegotiation_LongDocumentWithALongText_GoesOutInChunks()
    {
        string words = string.Concat(Enumerable.Repeat("wörter ", 20_000)).TrimEnd();
        Negotiation negotiation = NegotiationSamples.Create(4, parties: 3, issues: 100, events: 1_000);
        negotiation = negotiation.Apply(new StatementMade(negotiation.LastDay!.Value, [], [negotiation.Parties[0].Id], words));
        using var stream = new Counting();
        TradeModelJson.WriteNegotiation(negotiation, stream);
        Assert.Equal(TradeModelJson.ToJson(negotiation), Encoding.UTF8.GetString(stream.ToArray()));
        Assert.True(stream.Writes > 5, $"{stream.Writes} writes");
        Assert.Equal(negotiation, TradeModelJson.ReadNegotiation(stream.ToArray()));
    }

    [Fact]
    public void WriteNegotiation_LongDocument_TakesNoMemoryOfItsLength()
    {
        Negotiation negotiation = NegotiationSamples.Create(5, parties: 3, issues: 500, events: 3_000);
        int length = Encoding.UTF8.GetByteCount(TradeModelJson.ToJson(negotiation));
        TradeModelJson.WriteNegotiation(negotiation, Stream.Null);
        long before = GC.GetAllocatedBytesForCurrentThread();
        TradeModelJson.WriteNegotiation(negotiation, Stream.Null);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, length / 8);
    }

    [Fact]
    public void WriteNegotiation_StreamThatFails_LetsItsOwnExceptionThrough()
    {
        Negotiation negotiation = NegotiationSamples.Create(4, parties: 3, issues: 100, events: 1_000);
        Assert.Throws<NotSupportedException>(() => TradeModelJson.WriteNegotiation(negotiation, new MemoryStream(new byte[10])));
        Assert.Throws<ObjectDisposedException>(() =>
        {
            var closed = new MemoryStream();
            closed.Dispose();
            TradeModelJson.WriteNegotiation(negotiation, closed);
        });
    }

    [Fact]
    public void ReadNegotiation_ScheduleWithSparseColumns_IsEqual()
    {
        PartyId usa = new("USA"), india = new("IND");
        TariffLine[] lines =
        [
            new(new("72081015"), Duty.Free) { Bound = Duty.AdValorem(new(10m)), Preferential = [new(new("KOR"), Duty.Free)] },
            new(new("72082510"), Duty.AdValorem(new(6.8m)))
            {
                Base = Duty.AdValorem(new(8m)),
                TradeValue = 12.5m,
                Processing = ProcessingStage.Raw,
            },
            new(new("72083600"))
            {
                Preferential = [new(new("AUS"), Duty.AdValorem(new(1m))), new(new("KOR"), Duty.AdValorem(new(2m)))],
                UnitValue = new(0.5m, Currency.UsDollar, "kg"),
            },
            new(new("72083700")),
        ];
        var schedule = new TariffSchedule(usa, HsEdition.Hs2022, lines, Currency.UsDollar);
        var definition = new NegotiationDefinition(
            new("T", [], [new(india, "India"), new(usa, "United States")]),
            issues: [new(new("all"), "All", Track.Tariffs, new ScheduleScale(schedule, 10, new(25m)), new TariffSubject(usa, india))]);
        string json = TradeModelJson.ToJson(new Negotiation(definition));
        Negotiation back = TradeModelJson.ReadNegotiation(json);
        Assert.Equal(definition, back.Definition);
        Assert.Equal(lines, ((ScheduleScale)back.Definition.Issues[0].Scale).Schedule);
        Assert.Equal(json, TradeModelJson.ToJson(back));
    }

    private sealed class Counting : MemoryStream
    {
        internal int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            base.Write(buffer);
        }
    }
}
