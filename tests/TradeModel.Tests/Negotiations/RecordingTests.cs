using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Facts are entered as they are learnt: any order of entry gives the same negotiation.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class RecordingTests
{
    /// <summary>A log whose events of one day come in the order in which they became known.</summary>
    private static Negotiation? InOrderOfKnowledge(Negotiation negotiation)
        => Negotiation.TryReplayAsRecorded(negotiation.Definition, negotiation.Log, out Negotiation? sorted, out _) ? sorted : null;

    /// <summary>Another order of the events in which those of one day that became known on one day keep theirs.</summary>
    private static NegotiationEvent[] Shuffled(Negotiation negotiation, int seed)
    {
        var random = new Random(seed);
        NegotiationEvent[] log = [.. negotiation.Log];
        var places = log.GroupBy(one => (one.Date, one.KnownDay)).ToDictionary(same => same.Key, same => new Queue<NegotiationEvent>(same));
        var keys = log.Select(one => (one.Date, one.KnownDay)).ToArray();
        random.Shuffle(keys);
        return [.. keys.Select(key => places[key].Dequeue())];
    }

    [Property]
    public void ReplayAsRecorded_AnyOrder_GivesTheSameNegotiation(Negotiation drawn, int seed)
    {
        if (InOrderOfKnowledge(drawn) is not { } negotiation) return;
        Negotiation shuffled = Negotiation.ReplayAsRecorded(negotiation.Definition, Shuffled(negotiation, seed));
        Assert.Equal(negotiation, shuffled);
        Assert.Equal(negotiation.Log, shuffled.Log);
    }

    [Property]
    public void Record_OneByOneInAnyOrder_GivesTheSameNegotiation(Negotiation drawn, int seed)
    {
        if (InOrderOfKnowledge(drawn) is not { } negotiation) return;
        var recorded = new Negotiation(negotiation.Definition);
        foreach (NegotiationEvent one in Shuffled(negotiation, seed))
        {
            // An event that presupposes one not recorded yet is refused; ReplayAsRecorded is for such logs.
            if (!recorded.TryRecord(one, out Negotiation? next, out _)) return;
            recorded = next;
        }
        Assert.Equal(negotiation, recorded);
    }

    [Fact]
    public void Record_OrdersWhichAreAccepted_AreNotFew()
    {
        int accepted = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Negotiation negotiation = InOrderOfKnowledge(Begin(
                Table(1, India, Days, new Amount(1m)), Table(2, India, Days, new Amount(2m)),
                Table(2, Usa, Days, new Amount(9m)) with { KnownOn = Day(4) }, Table(3, Usa, Days, new Amount(3m))))!;
            Negotiation recorded = Shuffled(negotiation, seed).Aggregate(new Negotiation(negotiation.Definition), (n, e) => n.Record(e));
            Assert.Equal(negotiation, recorded);
            accepted++;
        }
        Assert.Equal(60, accepted);
    }

    [Fact]
    public void Record_OnADayWithOtherEvents_ComesInTheOrderOfKnowledge()
    {
        PositionTabled first = Table(2, India, Days, new Amount(1m));
        PositionTabled learntSoon = Table(2, India, Days, new Amount(2m)) with { KnownOn = Day(3) };
        PositionTabled learntLate = Table(2, India, Days, new Amount(3m)) with { KnownOn = Day(9) };
        Negotiation begun = Begin();
        Assert.Equal([first, learntSoon, learntLate], begun.Record(learntLate).Record(first).Record(learntSoon).Log);
        Assert.Equal([first, learntSoon, learntLate], begun.Record(learntSoon).Record(learntLate).Record(first).Log);
    }

    [Fact]
    public void Record_WhatALaterEventRulesOut_IsRefusedNamingBoth()
    {
        PositionTabled tabled = Table(5, India, Days, new Amount(3m));
        IssueAgreed agreed = new(Day(4), Days, new Amount(9m));
        Negotiation negotiation = Begin(tabled);
        Assert.False(negotiation.TryRecord(agreed, out Negotiation? result, out Refusal? refusal));
        Assert.Null(result);
        Assert.Equal((NegotiationRule.IssueOpen, tabled), (refusal.Rule, refusal.Event));
        Assert.Contains(agreed.ToString(), refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(tabled.ToString(), refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(refusal, Assert.Throws<EventRefusedException>(() => negotiation.Record(agreed)).Refusal);
    }

    [Fact]
    public void ReplayAsRecorded_ARefusedEvent_IsNamedByItsPlaceInTheRecord()
    {
        IssueReopened reopened = new(Day(1), Days);
        NegotiationEvent[] recorded = [Table(5, India, Days, new Amount(3m)), Table(3, India, Days, new Amount(1m)), reopened];
        Assert.False(Negotiation.TryReplayAsRecorded(Begin().Definition, recorded, out _, out Refusal? refusal));
        Assert.Equal((reopened, 2, NegotiationRule.IssueAgreed), (refusal.Event, refusal.Index, refusal.Rule));
        Assert.Throws<EventRefusedException>(() => Negotiation.ReplayAsRecorded(Begin().Definition, recorded));
    }

    [Fact]
    public void Apply_ByAMemberWithoutASeat_SaysWhoSpeaksForIt()
    {
        var union = new Party(new("EAC"), "East African Community", PartyKind.CustomsUnion, [new Party(new("KEN"), "Kenya")]);
        Negotiation negotiation = Begin().Apply(new PartyJoined(Day(1), union));
        Assert.False(negotiation.TryApply(Table(2, new("KEN"), Days, new Amount(1m)), out _, out Refusal? refusal));
        Assert.Equal("'KEN' has no seat at the table: name 'EAC', which speaks for it", refusal.Advice);
    }
}
