using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using Xunit;
using static TradeModel.Tests.Negotiations.TestTalks;

namespace TradeModel.Tests.Negotiations;

[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class HistoryTests
{
    [Property]
    public void Replay_AnyLog_IsTheFoldOfApply(Negotiation talks)
    {
        Negotiation folded = talks.Log.Aggregate(new Negotiation(talks.Definition), (n, e) => n.Apply(e));
        Negotiation replayed = Negotiation.Replay(talks.Definition, talks.Log);
        Assert.Equal(folded, replayed);
        Assert.Equal(folded.GetHashCode(), replayed.GetHashCode());
        Assert.True(folded == replayed && folded.Log == replayed.Log && !(folded != replayed));
        State.AssertEqual(folded, replayed);
    }

    [Property]
    public void AsOf_AnyDay_IsTheLogsPrefix(Negotiation talks, byte after)
    {
        LocalDate day = (talks.Log.Count == 0 ? Day(0) : talks.Log[0].Date).PlusDays(after - 3);
        Negotiation then = talks.AsOf(day);
        NegotiationEvent[] prefix = [.. talks.Log.TakeWhile(e => e.Date <= day)];
        Assert.Equal(prefix, then.Log);
        Assert.Equal(prefix.Length, talks.Log.CountUntil(day));
        State.AssertEqual(Negotiation.Replay(talks.Definition, prefix), then);
    }

    [Property]
    public void Prefix_AnyCount_IsWhatApplyingSoManyGave(Negotiation talks, byte part)
    {
        int count = talks.Log.Count * part / 255;
        Negotiation folded = talks.Log.Take(count).Aggregate(new Negotiation(talks.Definition), (n, e) => n.Apply(e));
        Assert.Equal(folded, talks.Prefix(count));
        State.AssertEqual(folded, talks.Prefix(count));
    }

    [Property]
    public void AsKnownOn_AnyDay_HoldsOnlyWhatWasKnownInTheSameOrder(Negotiation talks, byte after)
    {
        LocalDate day = (talks.Log.Count == 0 ? Day(0) : talks.Log[0].Date).PlusDays(after);
        Negotiation known = talks.AsKnownOn(day);
        Assert.All(known.Log, e => Assert.True(e.Date <= day && (e.KnownOn ?? e.Date) <= day));
        Assert.True(IsSubsequence(known.Log, talks.Log));
        State.AssertEqual(Negotiation.Replay(talks.Definition, known.Log), known);
        if (talks.Log.All(e => e.KnownOn is null)) Assert.Equal(talks.AsOf(day), known);
    }

    [Property]
    public void AsKnownOn_WhatIsLearntLater_DoesNotChangeIt(NegotiationStep step, byte delay)
    {
        NegotiationEvent late = step.Next with { KnownOn = step.Next.Date.PlusDays(delay + 1) };
        Negotiation after = step.Before.Apply(late);
        LocalDate before = late.KnownDay.PlusDays(-1);
        Assert.Equal(step.Before.AsKnownOn(before), after.AsKnownOn(before));
        if (step.Before.Log.All(e => e.KnownOn is null)) Assert.Equal(after, after.AsKnownOn(late.KnownDay));
    }

    [Property]
    public void AsSeenBy_OthersPrivateAssessments_ChangeNothing(Negotiation talks, int seed)
    {
        foreach (PartyId party in talks.Definition.Agreement.Parties.Select(p => p.Id))
        {
            // The same talks without a random part of what others keep to themselves.
            var kept = new Negotiation(talks.Definition);
            int at = 0;
            foreach (NegotiationEvent one in talks.Log)
            {
                bool drop = AssessorOf(one) is { } who && who != party && ((seed >> (at++ & 31)) & 1) == 0;
                if (!drop && kept.TryApply(one, out Negotiation? next, out _)) kept = next;
            }
            Negotiation view = talks.AsSeenBy(party), other = kept.AsSeenBy(party);
            Assert.Equal(view, other);
            Assert.Equal(view.GetHashCode(), other.GetHashCode());
            State.AssertEqual(view, other);
            Assert.Equal(TradeModelJson.ToJson(view), TradeModelJson.ToJson(other));
            Assert.DoesNotContain(view.Log, e => AssessorOf(e) is { } who && who != party);
            Assert.Equal(talks.Log.Where(e => AssessorOf(e) == party), view.Log.Where(e => AssessorOf(e) == party));
        }
    }

    [Property]
    public void AsSeenBy_Twice_IsTheSameView(Negotiation talks)
    {
        PartyId party = talks.Parties[0].Id;
        Assert.Equal(talks.AsSeenBy(party), talks.AsSeenBy(party).AsSeenBy(party));
    }

    [Property]
    public void Insert_EventOnItsDay_IsHavingAppliedInOrder(Negotiation talks, byte part)
    {
        if (talks.Log.Count == 0) return;
        // A meeting among those at the table conflicts with nothing.
        LocalDate day = talks.Log[talks.Log.Count * part / 256].Date;
        PartyId party = talks.AsOf(day).Parties[0].Id;
        NegotiationEvent late = new MeetingHeld(day, EngagementLevel.Official, [party]) { KnownOn = day.PlusDays(40) };
        NegotiationEvent[] inOrder = [.. talks.Log.Where(e => e.Date <= day), late, .. talks.Log.Where(e => e.Date > day)];
        Negotiation inserted = talks.Insert(late);
        Assert.Equal(inOrder, inserted.Log);
        State.AssertEqual(Negotiation.Replay(talks.Definition, inOrder), inserted);
        Assert.Equal(talks.AsKnownOn(day.PlusDays(39)), inserted.AsKnownOn(day.PlusDays(39)));
    }

    [Property]
    public void Insert_AnyEventTakenOut_GivesTheNegotiationBack(Negotiation talks, byte part)
    {
        if (talks.Log.Count == 0) return;
        // The last event of its day: taken out and inserted again it comes back to its place.
        LocalDate day = talks.Log[talks.Log.Count * part / 256].Date;
        int last = talks.Log.CountUntil(day) - 1;
        if (Negotiation.TryReplay(talks.Definition, talks.Log.Where((_, i) => i != last), out Negotiation? without, out _))
            Assert.Equal(talks, without.Insert(talks.Log[last]));
    }

    [Property]
    public void Apply_AnyEvent_NeverChangesTheEarlierValue(NegotiationStep step)
    {
        string before = State.Picture(step.Before);
        int hash = step.Before.GetHashCode();
        Negotiation after = step.Before.Apply(step.Next);
        step.Before.Apply(step.Next);
        Assert.Equal(before, State.Picture(step.Before));
        Assert.Equal(hash, step.Before.GetHashCode());
        Assert.Equal(step.Before, after.Prefix(step.Before.Log.Count));
        Assert.NotEqual(step.Before, after);
    }

    [Property]
    public void Apply_TwoEventsAfterTheSameLog_DoNotMix(NegotiationStep step)
    {
        NegotiationEvent other = new MeetingHeld(step.Next.Date, EngagementLevel.Minister, [step.Before.Parties[0].Id]);
        Negotiation one = step.Before.Apply(step.Next), two = step.Before.Apply(other);
        Assert.Equal(step.Next, one.Log[^1]);
        Assert.Equal(other, two.Log[^1]);
        Assert.Equal(one.Log.SkipLast(1), two.Log.SkipLast(1));
    }

    [Fact]
    public void Apply_LongLog_ReplaysAndKeepsEveryPrefixCount()
    {
        Negotiation talks = NegotiationSamples.Create(5, parties: 4, issues: 80, events: 2_200);
        State.AssertEqual(Negotiation.Replay(talks.Definition, talks.Log), talks);
        foreach (int count in (int[])[0, 1, 31, 32, 33, 1023, 1024, 1025, 1056, 1057, 2_199])
            Assert.Equal(talks.Log.Take(count), talks.Prefix(count).Log);
    }

    [Fact]
    public void Insert_LaterEventNoLongerHolds_IsRefusedNamingIt()
    {
        IssueAgreed agreed = new(Day(10), Days, new Amount(5m));
        PositionTabled tabled = Table(5, India, Days, new Amount(3m));
        Negotiation talks = Begin(tabled, agreed);
        Assert.False(talks.TryInsert(new IssueAgreed(Day(4), Days, new Amount(9m)), out Negotiation? result, out Refusal? refusal));
        Assert.Null(result);
        Assert.Equal(NegotiationRule.IssueOpen, refusal.Rule);
        Assert.Equal(tabled, refusal.Event);
        Assert.Equal(1, refusal.Index);
        Assert.Throws<EventRefusedException>(() => talks.Insert(new IssueAgreed(Day(4), Days, new Amount(9m))));
        Assert.Equal([tabled, agreed], talks.Log);
    }

    [Fact]
    public void Insert_SameDay_ComesAfterWhatIsRecordedForThatDay()
    {
        Negotiation talks = Begin(
            Table(1, India, Days, new Amount(1m)), Table(2, India, Days, new Amount(2m)), Table(3, Usa, Days, new Amount(3m)));
        Negotiation inserted = talks.Insert(Table(2, India, Days, new Amount(9m)));
        Assert.Equal(9m, ((Amount)inserted.GetIssue(Days).PositionOf(India)!).Number);
        Assert.Equal(3, inserted.Log.CountUntil(Day(2)));
    }

    [Fact]
    public void AsKnownOn_ReopeningOfASecretAgreement_IsLeftOutWithIt()
    {
        Negotiation talks = Begin(
            new IssueAgreed(Day(1), Days, new Amount(5m)) { KnownOn = Day(20) },
            new IssueReopened(Day(5), Days),
            Table(6, India, Days, new Amount(8m)));
        Negotiation known = talks.AsKnownOn(Day(10));
        Assert.Equal([talks.Log[2]], known.Log);
        Assert.Equal(talks, talks.AsKnownOn(Day(20)));
    }

    [Fact]
    public void AsKnownOn_AgreementKnownBeforeItsReopening_LeavesOutForATimeWhatWasKnown()
    {
        Negotiation talks = Begin(
            new IssueAgreed(Day(1), Days, new Amount(5m)) { KnownOn = Day(20) },
            new IssueReopened(Day(5), Days) { KnownOn = Day(30) },
            Table(6, India, Days, new Amount(8m)));
        Assert.Equal([talks.Log[2]], talks.AsKnownOn(Day(19)).Log);
        Assert.Equal([talks.Log[0]], talks.AsKnownOn(Day(29)).Log);
        Assert.Equal(talks, talks.AsKnownOn(Day(30)));
    }

    [Fact]
    public void AsKnownOn_HappenedAfterTheDay_IsNotKnown()
    {
        Negotiation talks = Begin(Table(1, India, Days, new Amount(1m)), Table(9, Usa, Days, new Amount(3m)));
        Assert.Single(talks.AsKnownOn(Day(8)).Log);
        Assert.Empty(talks.AsKnownOn(Day(0)).Log);
    }

    [Fact]
    public void AsSeenBy_NeverAtTheTable_IsRefused()
    {
        Negotiation talks = Begin();
        Assert.Throws<KeyNotFoundException>(() => talks.AsSeenBy(Germany));
        Assert.Throws<ArgumentException>(() => talks.AsSeenBy(default));
        Negotiation without = Begin(new PartyLeft(Day(1), Eu));
        Assert.Equal(without, without.AsSeenBy(Eu));
    }

    [Fact]
    public void AsSeenBy_AssessmentsOfAllKinds_ShowsOwnAndPublicOnly()
    {
        RedLine line = RedLine.AtMost(new Amount(40m));
        NegotiationEvent[] own =
            [new RedLineAssessed(Day(1), India, Days, line, India), new SalienceAssessed(Day(1), India, Days, 3m, India),
                new CapabilityAssessed(Day(1), India, 5m, India)];
        NegotiationEvent[] open =
            [new RedLineAssessed(Day(2), India, Days, RedLine.AtMost(new Amount(60m))), new SalienceAssessed(Day(2), India, Days, 1m),
                new CapabilityAssessed(Day(2), India, 1m)];
        NegotiationEvent[] theirs =
            [new RedLineAssessed(Day(3), India, Days, RedLine.AtMost(new Amount(50m)), Usa),
                new SalienceAssessed(Day(3), India, Days, 2m, Usa), new CapabilityAssessed(Day(3), India, 2m, Usa)];
        Negotiation talks = Begin([.. own, .. open, .. theirs]);
        Assert.Equal([.. own, .. open], talks.AsSeenBy(India).Log);
        Assert.Equal([.. open, .. theirs], talks.AsSeenBy(Usa).Log);
        Assert.Equal(open, talks.AsSeenBy(Eu).Log);
        // Its own assessment counts before the public one, and that before what others think.
        Assert.Equal(line, talks.GetIssue(Days).FindParty(India)!.RedLine);
        Assert.Equal(3m, talks.GetIssue(Days).FindParty(India)!.Salience);
        Assert.Equal(5m, talks.CapabilityOf(India));
        Assert.Equal(1m, talks.AsSeenBy(Usa).CapabilityOf(India));
        Assert.Equal(1m, talks.AsSeenBy(Eu).GetIssue(Days).FindParty(India)!.Salience);
        Assert.Null(Begin().CapabilityOf(India));
    }

    [Fact]
    public void Equals_SameEventsInAnotherOrder_AreDifferent()
    {
        PositionTabled one = Table(1, India, Days, new Amount(1m)), two = Table(1, Usa, Days, new Amount(2m));
        Assert.NotEqual(Begin(one, two), Begin(two, one));
        Assert.Equal(Begin(one, two), Begin(one, two));
        Assert.NotEqual(Begin(), BeginBilateral());
        Assert.Equal(Table(1, India, Days, new Amount(1.50m)), Table(1, India, Days, new Amount(1.5m)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Equals_LogsThatDifferInOneEvent_AreDifferent(int at)
    {
        NegotiationEvent[] events = [.. Enumerable.Range(1, 3).Select(i => Table(1, India, Days, new Amount(i)))];
        NegotiationEvent[] changed = [.. events];
        changed[at] = Table(1, India, Days, new Amount(50m));
        EventLog log = Negotiation.Replay(Definition, events).Log, other = Negotiation.Replay(Definition, changed).Log;
        Assert.False(log.Equals(other));
        Assert.NotEqual(log.GetHashCode(), other.GetHashCode());
        // Both hashes are kept now, and answer first.
        Assert.False(log.Equals(other));
        Assert.True(log.Equals(Negotiation.Replay(Definition, events).Log));
    }

    [Fact]
    public void Insert_LaterEventNoLongerHolds_GivesItsPlaceInTheLongerLog()
    {
        IssueReopened later = new(Day(5), Days);
        Negotiation talks = Begin(Table(1, India, Days, new Amount(1m)), new IssueAgreed(Day(3), Days, new Amount(2m)), later);
        Assert.False(talks.TryInsert(new IssueReopened(Day(4), Days), out _, out Refusal? refusal));
        Assert.Equal((later, 3), (refusal.Event, refusal.Index));
    }

    [Fact]
    public void KnownOn_BeforeTheEvent_IsRefused()
    {
        PositionTabled one = Table(5, India, Days, new Amount(1m));
        Assert.Throws<ArgumentException>(() => one with { KnownOn = Day(4) });
        Assert.Throws<ArgumentException>(() => new IssueReopened(Day(5), Days) { KnownOn = Day(4) });
        Assert.Null((one with { KnownOn = Day(5) }).KnownOn);
        PositionTabled later = one with { KnownOn = Day(7) };
        Assert.Equal(Day(7), later.KnownDay);
        Assert.Equal(one, later with { KnownOn = Day(5) });
        Assert.Equal(one, later with { KnownOn = null });
    }

    private static PartyId? AssessorOf(NegotiationEvent one) => one switch
    {
        RedLineAssessed e => e.Assessor,
        SalienceAssessed e => e.Assessor,
        CapabilityAssessed e => e.Assessor,
        _ => null,
    };

    private static bool IsSubsequence(IEnumerable<NegotiationEvent> part, IEnumerable<NegotiationEvent> whole)
    {
        using IEnumerator<NegotiationEvent> all = whole.GetEnumerator();
        foreach (NegotiationEvent one in part)
        {
            do
            {
                if (!all.MoveNext()) return false;
            }
            while (!all.Current.Equals(one));
        }
        return true;
    }
}
