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
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class HistoryTests
{
    [Property]
    public void Replay_AnyLog_IsTheFoldOfApply(Negotiation negotiation)
    {
        Negotiation folded = negotiation.Log.Aggregate(new Negotiation(negotiation.Definition), (n, e) => n.Apply(e));
        Negotiation replayed = Negotiation.Replay(negotiation.Definition, negotiation.Log);
        Assert.Equal(folded, replayed);
        Assert.Equal(folded.GetHashCode(), replayed.GetHashCode());
        Assert.Equal((true, true, false), (folded == replayed, folded.Log == replayed.Log, folded != replayed));
        State.AssertEqual(folded, replayed);
    }

    [Property]
    public void AsOf_AnyDay_IsTheLogsPrefix(Negotiation negotiation, byte after)
    {
        LocalDate day = (negotiation.Log.Count == 0 ? Day(0) : negotiation.Log[0].Date).PlusDays(after - 3);
        Negotiation then = negotiation.AsOf(day);
        NegotiationEvent[] prefix = [.. negotiation.Log.TakeWhile(e => e.Date <= day)];
        Assert.Equal(prefix, then.Log);
        Assert.Equal(prefix.Length, negotiation.Log.CountUntil(day));
        State.AssertEqual(Negotiation.Replay(negotiation.Definition, prefix), then);
    }

    [Property]
    public void Prefix_AnyCount_IsWhatApplyingSoManyGave(Negotiation negotiation, byte part)
    {
        int count = negotiation.Log.Count * part / 255;
        Negotiation folded = negotiation.Log.Take(count).Aggregate(new Negotiation(negotiation.Definition), (n, e) => n.Apply(e));
        Assert.Equal(folded, negotiation.Prefix(count));
        State.AssertEqual(folded, negotiation.Prefix(count));
    }

    [Property]
    public void AsKnownOn_AnyDay_HoldsOnlyWhatWasKnownInTheSameOrder(Negotiation negotiation, byte after)
    {
        LocalDate day = (negotiation.Log.Count == 0 ? Day(0) : negotiation.Log[0].Date).PlusDays(after);
        Negotiation known = negotiation.AsKnownOn(day);
        Assert.All(known.Log, e => Assert.InRange(e.KnownOn ?? e.Date, e.Date, day));
        Assert.True(IsSubsequence(known.Log, negotiation.Log));
        State.AssertEqual(Negotiation.Replay(negotiation.Definition, known.Log), known);
        if (negotiation.Log.All(e => e.KnownOn is null)) Assert.Equal(negotiation.AsOf(day), known);
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
    public void AsSeenBy_WhatOthersKeepPrivate_ChangesNothing(Negotiation negotiation, int seed)
    {
        foreach (PartyId party in negotiation.Definition.Agreement.Parties.SelectMany(p => p.SelfAndMembers).Select(p => p.Id))
        {
            Negotiation view = negotiation.AsSeenBy(party);
            Assert.DoesNotContain(view.Log, e => IsHidden(e, party));
            Assert.Equal(negotiation.Log.Where(e => AssessorOf(e) == party), view.Log.Where(e => AssessorOf(e) == party));
            // The same negotiation without all, and without a random part, of what others keep private.
            foreach (int part in (int[])[0, seed])
            {
                Negotiation kept = WithoutHidden(negotiation, party, part);
                // Without one of two hidden events, the other may stand in the way of what followed: what the party saw then differs.
                if (part != 0 && !IsSubsequence(view.Log, kept.Log)) continue;
                Negotiation other = kept.AsSeenBy(party);
                Assert.Equal(view, other);
                Assert.Equal(view.GetHashCode(), other.GetHashCode());
                State.AssertEqual(view, other);
                Assert.Equal(TradeModelJson.ToJson(view), TradeModelJson.ToJson(other));
            }
        }
    }

    [Property]
    public void AsPublic_WhateverIsPrivate_IsWhatEveryViewHas(Negotiation negotiation)
    {
        Negotiation open = negotiation.AsPublic();
        Assert.DoesNotContain(open.Log, e => AssessorOf(e) is not null || AddresseesOf(e) is not null);
        Assert.Equal(open, open.AsPublic());
        foreach (PartyId party in negotiation.Definition.Agreement.Parties.SelectMany(p => p.SelfAndMembers).Select(p => p.Id))
        {
            Negotiation view = negotiation.AsSeenBy(party);
            Assert.Equal(open, view.AsPublic());
            Assert.True(IsSubsequence(open.Log, view.Log), $"the view of {party} lacks a public event");
            Assert.Equal(TradeModelJson.ToJson(open), TradeModelJson.ToJson(WithoutHidden(negotiation, party, 0).AsPublic()));
        }
    }

    [Property]
    public void AsSeenBy_WhatThePartyMaySee_IsThereAsItIs(Negotiation negotiation)
    {
        foreach (PartyId party in negotiation.Definition.Agreement.Parties.SelectMany(p => p.SelfAndMembers).Select(p => p.Id))
        {
            Negotiation view = negotiation.AsSeenBy(party);
            // Only what follows from an unseen event can be missing beside it.
            Assert.Equal(
                negotiation.Log.Where(e => !IsHidden(e, party) && e is not (PositionWithdrawn or PackageWithdrawn or CorrectionMade)),
                view.Log.Where(e => e is not (PositionWithdrawn or PackageWithdrawn or CorrectionMade)));
            Assert.Equal(negotiation.Packages.Where(p => Receives(party, p.Party, p.To)), view.Packages);
            foreach (IssueState issue in negotiation.Issues)
            {
                foreach (PartyIssueState stand in issue.PartyStates)
                {
                    PartyIssueState? seen = view.GetIssue(issue.Issue.Id).FindParty(stand.Party);
                    if (stand.Position is not null && Receives(party, stand.Party, stand.To))
                        Assert.Equal((stand.Position, stand.Package, stand.To), (seen?.Position, seen?.Package, seen?.To));
                    if (stand.ConditionalPosition is not null && Receives(party, stand.Party, stand.ConditionalTo))
                    {
                        Assert.Equal(
                            (stand.ConditionalPosition, stand.ConditionalPackage, stand.ConditionalTo),
                            (seen?.ConditionalPosition, seen?.ConditionalPackage, seen?.ConditionalTo));
                    }
                }
            }
        }
    }

    /// <summary>Whatever a party still shows to others after hidden moves, it can take back from them.</summary>
    [Property]
    public void AsSeenBy_AfterAWithdrawal_NobodySeesAPosition(Negotiation negotiation)
    {
        LocalDate day = negotiation.LastDay ?? Day(0);
        PartyId viewer = negotiation.Definition.Agreement.Parties[0].Id;
        foreach (IssueState issue in negotiation.AsSeenBy(viewer).Issues)
        {
            foreach (PartyIssueState seen in issue.PartyStates.Where(s => s.Position is not null || s.ConditionalPosition is not null))
            {
                PositionWithdrawn withdrawn = new(day, seen.Party, issue.Issue.Id);
                if (!negotiation.TryApply(withdrawn, out Negotiation? after, out Refusal? refusal))
                {
                    Assert.NotEqual(NegotiationRule.OnTable, refusal.Rule);
                    continue;
                }
                PartyIssueState? left = after.AsSeenBy(viewer).GetIssue(issue.Issue.Id).FindParty(seen.Party);
                Assert.Null(left?.Position ?? left?.ConditionalPosition);
            }
        }
    }

    [Property]
    public void AsSeenBy_Twice_IsTheSameView(Negotiation negotiation)
    {
        PartyId party = negotiation.Parties[0].Id;
        Assert.Equal(negotiation.AsSeenBy(party), negotiation.AsSeenBy(party).AsSeenBy(party));
    }

    /// <summary>Logs that differ in one event, or in their order, are unequal, whether or not their hash codes were asked for.</summary>
    [Property]
    public void Log_OneEventDiffers_IsUnequal(Negotiation negotiation, byte part)
    {
        if (negotiation.Log.Count == 0) return;
        NegotiationEvent[] events = [.. negotiation.Log];
        int at = events.Length * part / 256;
        NegotiationEvent[] changed = [.. events];
        changed[at] = events[at] with { KnownOn = (events[at].KnownOn ?? events[at].Date).PlusDays(1) };
        NegotiationEvent[] turned = [.. events[..at].Reverse(), .. events[at..]];
        foreach (bool isHashed in (bool[])[false, true])
        {
            EventLog log = EventLog.From(events), same = EventLog.From(events);
            EventLog[] others = [EventLog.From(changed), EventLog.From(events.AsSpan()[..^1]), EventLog.From(turned)];
            int[] hashes = isHashed ? [.. ((EventLog[])[log, same, .. others]).Select(one => one.GetHashCode())] : [];
            Assert.True(log == same && log.Equals((object)same));
            if (isHashed) Assert.Equal(hashes[0], hashes[1]);
            Assert.False(log != same || log == others[0] || log.Equals((object)others[0]) || log == others[1] || others[1] == log);
            Assert.True(log != others[0] && log != others[1] && !log.Equals(null) && !log.Equals((object?)null) && log != null);
            Assert.Equal(events.SequenceEqual(turned), log == others[2]);
            Assert.Equal(log, others[1].Add(events[^1]));
        }
    }

    /// <summary>An id in a log that was loaded, replayed or cut is in use, as if each event had been applied.</summary>
    [Property]
    public void Apply_IdInALoadedLog_IsInUse(Negotiation negotiation, byte part)
    {
        if (negotiation.Log.Count == 0) return;
        EventId id = new("the-id"), free = new("free");
        NegotiationEvent[] events = [.. negotiation.Log];
        int at = events.Length * part / 256;
        events[at] = events[at] with { Id = id };
        if (events.Where((e, i) => i > at).Any(e => e is CorrectionMade)) return;
        Negotiation replayed = Negotiation.Replay(negotiation.Definition, events);
        Negotiation applied = events.Aggregate(new Negotiation(negotiation.Definition), (n, e) => n.Apply(e));
        Negotiation[] loaded =
        [
            applied, replayed, TradeModelJson.ReadNegotiation(TradeModelJson.ToJson(replayed)), replayed.AsOf(replayed.LastDay!.Value),
            replayed.Prefix(at + 1), replayed.AsKnownOn(new(9999, 12, 31)),
        ];
        foreach (Negotiation one in loaded)
        {
            LocalDate day = one.LastDay!.Value;
            NegotiationEvent next = new MeetingHeld(day, EngagementLevel.Official, [one.Parties[0].Id]);
            Assert.False(one.TryApply(next with { Id = id }, out _, out Refusal? refusal));
            Assert.Equal(NegotiationRule.UniqueId, refusal.Rule);
            Assert.True(one.TryApply(next with { Id = free }, out Negotiation? after, out _));
            Assert.False(after.TryApply(next with { Id = free }, out _, out _));
            Assert.True(one.TryApply(new CorrectionMade(day, id, "said", "meant"), out _, out _));
            Assert.False(one.TryApply(new CorrectionMade(day, free, "said", "meant"), out _, out _));
        }
        Negotiation before = replayed.Prefix(at);
        if (before.LastDay is { } last)
            Assert.True(before.TryApply(
                new MeetingHeld(last, EngagementLevel.Official, [before.Parties[0].Id]) { Id = id }, out _, out _));
    }

    [Property]
    public void Insert_EventOnItsDay_IsHavingAppliedInOrder(Negotiation negotiation, byte part)
    {
        if (negotiation.Log.Count == 0) return;
        // A meeting among those at the table conflicts with nothing.
        LocalDate day = negotiation.Log[negotiation.Log.Count * part / 256].Date;
        PartyId party = negotiation.AsOf(day).Parties[0].Id;
        NegotiationEvent late = new MeetingHeld(day, EngagementLevel.Official, [party]) { KnownOn = day.PlusDays(40) };
        NegotiationEvent[] inOrder = [.. negotiation.Log.Where(e => e.Date <= day), late, .. negotiation.Log.Where(e => e.Date > day)];
        Negotiation inserted = negotiation.Insert(late);
        Assert.Equal(inOrder, inserted.Log);
        State.AssertEqual(Negotiation.Replay(negotiation.Definition, inOrder), inserted);
        Assert.Equal(negotiation.AsKnownOn(day.PlusDays(39)), inserted.AsKnownOn(day.PlusDays(39)));
    }

    [Property]
    public void Insert_AnyEventTakenOut_GivesTheNegotiationBack(Negotiation negotiation, byte part)
    {
        if (negotiation.Log.Count == 0) return;
        // The last event of its day: taken out and inserted again it comes back to its place.
        LocalDate day = negotiation.Log[negotiation.Log.Count * part / 256].Date;
        int last = negotiation.Log.CountUntil(day) - 1;
        if (Negotiation.TryReplay(negotiation.Definition, negotiation.Log.Where((_, i) => i != last), out Negotiation? without, out _))
            Assert.Equal(negotiation, without.Insert(negotiation.Log[last]));
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
        Negotiation negotiation = NegotiationSamples.Create(5, parties: 4, issues: 80, events: 2_200);
        State.AssertEqual(Negotiation.Replay(negotiation.Definition, negotiation.Log), negotiation);
        foreach (int count in (int[])[0, 1, 31, 32, 33, 1023, 1024, 1025, 1056, 1057, 2_199])
            Assert.Equal(negotiation.Log.Take(count), negotiation.Prefix(count).Log);
    }

    [Fact]
    public void Insert_LaterEventNoLongerHolds_IsRefusedNamingIt()
    {
        IssueAgreed agreed = new(Day(10), Days, new Amount(5m));
        PositionTabled tabled = Table(5, India, Days, new Amount(3m));
        Negotiation negotiation = Begin(tabled, agreed);
        Assert.False(negotiation.TryInsert(new IssueAgreed(Day(4), Days, new Amount(9m)), out Negotiation? result, out Refusal? refusal));
        Assert.Null(result);
        Assert.Equal(NegotiationRule.IssueOpen, refusal.Rule);
        Assert.Equal(tabled, refusal.Event);
        Assert.StartsWith(
            $"with the event '{new IssueAgreed(Day(4), Days, new Amount(9m))}' in the log, the later event '{tabled}' would be refused: ",
            refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(1, refusal.Index);
        Assert.Throws<EventRefusedException>(() => negotiation.Insert(new IssueAgreed(Day(4), Days, new Amount(9m))));
        Assert.Equal([tabled, agreed], negotiation.Log);
    }

    [Fact]
    public void Insert_SameDay_ComesAfterWhatIsRecordedForThatDay()
    {
        Negotiation negotiation = Begin(
            Table(1, India, Days, new Amount(1m)), Table(2, India, Days, new Amount(2m)), Table(3, Usa, Days, new Amount(3m)));
        Negotiation inserted = negotiation.Insert(Table(2, India, Days, new Amount(9m)));
        Assert.Equal(9m, ((Amount)inserted.GetIssue(Days).PositionOf(India)!).Number);
        Assert.Equal(3, inserted.Log.CountUntil(Day(2)));
    }

    [Fact]
    public void AsKnownOn_ReopeningOfASecretAgreement_IsLeftOutWithIt()
    {
        Negotiation negotiation = Begin(
            new IssueAgreed(Day(1), Days, new Amount(5m)) { KnownOn = Day(20) },
            new IssueReopened(Day(5), Days),
            Table(6, India, Days, new Amount(8m)));
        Negotiation known = negotiation.AsKnownOn(Day(10));
        Assert.Equal([negotiation.Log[2]], known.Log);
        Assert.Equal(negotiation, negotiation.AsKnownOn(Day(20)));
    }

    [Fact]
    public void AsKnownOn_AgreementKnownBeforeItsReopening_LeavesOutForATimeWhatWasKnown()
    {
        Negotiation negotiation = Begin(
            new IssueAgreed(Day(1), Days, new Amount(5m)) { KnownOn = Day(20) },
            new IssueReopened(Day(5), Days) { KnownOn = Day(30) },
            Table(6, India, Days, new Amount(8m)));
        Assert.Equal([negotiation.Log[2]], negotiation.AsKnownOn(Day(19)).Log);
        Assert.Equal([negotiation.Log[0]], negotiation.AsKnownOn(Day(29)).Log);
        Assert.Equal(negotiation, negotiation.AsKnownOn(Day(30)));
    }

    [Fact]
    public void AsKnownOn_HappenedAfterTheDay_IsNotKnown()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(1m)), Table(9, Usa, Days, new Amount(3m)));
        Assert.Single(negotiation.AsKnownOn(Day(8)).Log);
        Assert.Empty(negotiation.AsKnownOn(Day(0)).Log);
    }

    [Fact]
    public void AsSeenBy_NeverAtTheTable_IsRefused()
    {
        Negotiation negotiation = Begin();
        Assert.Throws<KeyNotFoundException>(() => negotiation.AsSeenBy(new("JPN")));
        Assert.Throws<ArgumentException>(() => negotiation.AsSeenBy(default));
        Negotiation without = Begin(new PartyLeft(Day(1), Eu));
        Assert.Equal(without, without.AsSeenBy(Eu));
        Assert.Equal(without, without.AsSeenBy(France));
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
        Negotiation negotiation = Begin([.. own, .. open, .. theirs]);
        Assert.Equal([.. own, .. open], negotiation.AsSeenBy(India).Log);
        Assert.Equal([.. open, .. theirs], negotiation.AsSeenBy(Usa).Log);
        Assert.Equal(open, negotiation.AsSeenBy(Eu).Log);
        // Its own assessment counts before the public one, and that before what others think.
        Assert.Equal(line, negotiation.GetIssue(Days).FindParty(India)!.RedLine);
        Assert.Equal(3m, negotiation.GetIssue(Days).FindParty(India)!.Salience);
        Assert.Equal(5m, negotiation.CapabilityOf(India));
        Assert.Equal(1m, negotiation.AsSeenBy(Usa).CapabilityOf(India));
        Assert.Equal(1m, negotiation.AsSeenBy(Eu).GetIssue(Days).FindParty(India)!.Salience);
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
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(1m)), new IssueAgreed(Day(3), Days, new Amount(2m)), later);
        Assert.False(negotiation.TryInsert(new IssueReopened(Day(4), Days), out _, out Refusal? refusal));
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

    private static ValueSet<PartyId>? AddresseesOf(NegotiationEvent one) => one switch
    {
        PositionTabled e => e.To,
        PackageTabled e => e.To,
        _ => null,
    };

    private static bool Receives(PartyId viewer, PartyId from, ValueSet<PartyId>? to)
        => viewer == from || to is null || to.Contains(viewer);

    private static bool IsHidden(NegotiationEvent one, PartyId viewer) => one switch
    {
        PositionTabled e => !Receives(viewer, e.Party, e.To),
        PackageTabled e => !Receives(viewer, e.Party, e.To),
        _ => AssessorOf(one) is { } who && who != viewer,
    };

    /// <summary>The negotiation without the hidden events whose bit is 0, and without what cannot follow then.</summary>
    private static Negotiation WithoutHidden(Negotiation negotiation, PartyId viewer, int bits)
    {
        var kept = new Negotiation(negotiation.Definition);
        int at = 0;
        foreach (NegotiationEvent one in negotiation.Log)
        {
            bool drop = IsHidden(one, viewer) && ((bits >> (at++ & 31)) & 1) == 0;
            if (!drop && kept.TryApply(one, out Negotiation? next, out _)) kept = next;
        }
        return kept;
    }

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
