using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

public class NegotiationTests
{
    [Fact]
    public void Questions_AboutAnUnknownParty_AreRefused()
    {
        PartyId typo = new("IMD");
        Negotiation negotiation = Begin();
        Assert.Contains("'IMD'", Assert.Throws<KeyNotFoundException>(() => negotiation.CapabilityOf(typo)).Message,
            StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => negotiation.AdditionalDutyOn(typo, India, Day(1)));
        Assert.Contains("'IMD'", Assert.Throws<KeyNotFoundException>(() => negotiation.AdditionalDutyOn(Usa, typo, Day(1))).Message,
            StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => negotiation.AsSeenBy(typo));
        Assert.Throws<KeyNotFoundException>(() => negotiation.GetParty(typo));
        Assert.Equal("party", Assert.Throws<ArgumentException>(() => negotiation.CapabilityOf(default)).ParamName);
        Assert.Equal("importer", Assert.Throws<ArgumentException>(() => negotiation.AdditionalDutyOn(default, India, Day(1))).ParamName);
        Assert.Equal("exporter", Assert.Throws<ArgumentException>(() => negotiation.AdditionalDutyOn(Usa, default, Day(1))).ParamName);
    }

    [Fact]
    public void Questions_AboutWhoeverWasAtTheTableOrIsNamedByADuty_AreAnswered()
    {
        PartyId japan = new("JPN"), china = new("CHN");
        Negotiation negotiation = Begin(new DutyImposed(Day(1), Duty("d1", Usa, Eu)));
        // A member of the union that sits for it, and a union that has left since.
        Assert.Equal(0m, negotiation.AdditionalDutyOn(Germany, India, Day(20)).Total.Value);
        Assert.Null(negotiation.CapabilityOf(Germany));
        Negotiation left = negotiation.Apply(new PartyLeft(Day(2), Eu));
        Assert.Equal(25m, left.AdditionalDutyOn(Usa, Eu, Day(20)).Total.Value);
        // A duty on the union is one on each member's goods.
        Assert.Equal(25m, left.AdditionalDutyOn(Usa, Germany, Day(20)).Total.Value);
        // Who joins late is known from then on; before, it was a stranger.
        Assert.Throws<KeyNotFoundException>(() => negotiation.AdditionalDutyOn(Usa, japan, Day(20)));
        Negotiation joined = negotiation.Apply(new PartyJoined(Day(3), new(japan, "Japan")));
        Assert.Equal(0m, joined.AdditionalDutyOn(Usa, japan, Day(20)).Total.Value);
        Assert.Throws<KeyNotFoundException>(() => joined.AsOf(Day(2)).AdditionalDutyOn(Usa, japan, Day(20)));
        // An origin that a duty names is no stranger, though it never sits.
        Assert.Throws<KeyNotFoundException>(() => negotiation.AdditionalDutyOn(Usa, china, Day(20)));
        Assert.Equal(
            25m, negotiation.Apply(new DutyImposed(Day(4), Duty("d2", Usa, china))).AdditionalDutyOn(Usa, china, Day(20)).Total.Value);
    }

    [Fact]
    public void PositionOf_APartyThatTheIssueDoesNotConcern_IsNothingOnceAgreed()
    {
        Negotiation negotiation = Begin(new IssueAgreed(Day(1), Steel, TariffOffer.Eliminate()));
        IssueState steel = negotiation.GetIssue(Steel);
        Assert.All(
            negotiation.ConcernedBy(Steel), p
                => Assert.Equal((TariffOffer.Eliminate(), Day(1)), (steel.PositionOf(p), steel.LastMovedBy(p))));
        PartyId[] others = [.. negotiation.Parties.Select(p => p.Id).Except(negotiation.ConcernedBy(Steel)), new("IMD")];
        Assert.True(others.Length > 1);
        Assert.All(others, p => Assert.Equal((null, null), (steel.PositionOf(p), steel.LastMovedBy(p))));
    }

    private static NegotiationDefinition With(
        ValueList<Phase>? phases = null, ValueList<Issue>? issues = null, ValueList<Representative>? people = null, DraftText? text = null)
        => new(Bilateral.Agreement, phases, issues, people, text);

    private static Issue Make(
        string id, PhaseId? phase = null, ValueSet<PartyId>? concerned = null, IssueSubject? subject = null,
        ValueMap<PartyId, Direction>? directions = null)
        => new(new(id), "Title", subject?.Track ?? Track.Rules, new RatioScale(1m, 2m, "t"), subject, concerned, directions, phase);

    [Fact]
    public void Definition_WhatDoesNotFit_IsRefused()
    {
        Phase phase = new(First, "First");
        Representative person = new(Goyal, "P. Goyal", India, "Minister", EngagementLevel.Minister);
        Assert.Throws<ArgumentException>(() => With(phases: [phase, phase]));
        Assert.Throws<ArgumentException>(() => With(issues: [Make("a"), Make("a")]));
        Assert.Throws<ArgumentException>(() => With(issues: [Make("a", First)]));
        Assert.Throws<ArgumentException>(() => With(issues: [Make("a", concerned: [India, Eu])]));
        Assert.Throws<ArgumentException>(() => With(issues: [Make("a", subject: new ProcurementSubject(Eu, "central government"))]));
        Assert.Throws<ArgumentException>(() => With(issues: [Make("a", directions: [new(Eu, Direction.Lower)])]));
        Assert.Throws<ArgumentException>(() => With(people: [person, person]));
        Assert.Throws<ArgumentException>(() => With(text: new([new(new("c"), "C", First)])));
        Assert.Equal(With([phase], [Make("a", First)], [person]), With([phase], [Make("a", First)], [person]));
        Assert.Equal(With([phase], [Make("a", First)], [person]).GetHashCode(), With([phase], [Make("a", First)], [person]).GetHashCode());
        Assert.NotEqual(With(issues: [Make("a"), Make("b")]), With(issues: [Make("b"), Make("a")]));
        Assert.Equal(person, With(people: [person]).FindRepresentative(Goyal));
        Assert.Null(With().FindRepresentative(Goyal));
    }

    [Fact]
    public void FindAndGet_MissingName_AreNullAndThrow()
    {
        Negotiation negotiation = Begin();
        Assert.Equal("India (IND)", negotiation.GetParty(India).ToString());
        Assert.Null(negotiation.FindParty(Germany));
        Assert.Null(negotiation.FindPhase(new("p9")));
        Assert.Null(negotiation.FindIssue(new("i9")));
        Assert.Throws<KeyNotFoundException>(() => negotiation.GetParty(Germany));
        Assert.Throws<KeyNotFoundException>(() => negotiation.GetPhase(new("p9")));
        Assert.Throws<KeyNotFoundException>(() => negotiation.GetIssue(new("i9")));
        Assert.Throws<KeyNotFoundException>(() => negotiation.ConcernedBy(new("i9")));
        Assert.Throws<KeyNotFoundException>(() => negotiation.IsAdReferendum(new("i9")));
    }

    [Fact]
    public void Prefix_OutOfRange_IsRefused()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => negotiation.Prefix(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => negotiation.Prefix(-1));
        Assert.Same(negotiation, negotiation.Prefix(1));
        Assert.Equal(Begin(), negotiation.Prefix(0));
        Assert.Null(negotiation.Prefix(0).LastDay);
        Assert.Throws<ArgumentOutOfRangeException>(() => negotiation.Log[1]);
    }

    [Fact]
    public void Null_AnywhereInTheHistory_IsRefused()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(1m)));
        Assert.Throws<ArgumentNullException>(() => new Negotiation(null!));
        Assert.Throws<ArgumentNullException>(() => negotiation.Apply(null!));
        Assert.Throws<ArgumentNullException>(() => negotiation.TryApply(null!, out _, out _));
        Assert.Throws<ArgumentNullException>(() => negotiation.Insert(null!));
        Assert.Throws<ArgumentNullException>(() => Negotiation.Replay(null!, []));
        Assert.Throws<ArgumentNullException>(() => Negotiation.Replay(Definition, null!));
        Assert.Throws<ArgumentNullException>(() => Negotiation.Replay(Definition, [null!]));
    }

    [Fact]
    public void AsOf_AnotherCalendar_IsRefused()
    {
        NodaTime.LocalDate hijri = new(1447, 1, 1, NodaTime.CalendarSystem.UmAlQura);
        Assert.Throws<ArgumentException>(() => Begin().AsOf(hijri));
        Assert.Throws<ArgumentException>(() => Begin().AsKnownOn(hijri));
    }

    [Fact]
    public void AsOf_TheFirstDayThereIs_IsTheNegotiationBeforeAnythingHappened()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(1m)));
        Assert.Equal(Begin(), negotiation.AsOf(new(1, 1, 1)));
        Assert.Equal(Begin(), negotiation.AsKnownOn(new(1, 1, 1)));
    }

    [Fact]
    public void Event_OnTheDefaultDay_IsRefusedWithTheReason()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => new PositionTabled(default, India, Days, new Amount(1m)));
        Assert.Equal("must not be 0001-01-01: default(LocalDate) is a day that nobody gave (Parameter 'date')", thrown.Message);
    }

    [Fact]
    public void Replay_RefusedEvent_IsNamedWithItsPlace()
    {
        NegotiationEvent[] events = [Table(1, India, Days, new Amount(1m)), Table(2, Eu, Sps, new BarrierTreatment(new("eased")))];
        EventRefusedException thrown = Assert.Throws<EventRefusedException>(() => Negotiation.Replay(Definition, events));
        Assert.Equal((NegotiationRule.Concerned, 1), (thrown.Refusal.Rule, thrown.Refusal.Index!.Value));
        Assert.Same(events[1], thrown.Refusal.Event);
    }

    [Fact]
    public void ToString_Events_AreSentencesWithTheirDay()
    {
        Assert.Equal("2025-01-02 IND tables 12.5 on days if USA on quota: 900",
            Table(1, India, Days, new Amount(12.50m), new PositionCondition(Usa, Quota, new QuotaVolume(900m))).ToString());
        Assert.Equal("2025-01-02 USA tables to 10 in 5 stages on steel", Table(1, Usa, Steel, TariffOffer.To(10m, 5)).ToString());
        Assert.Equal("2025-01-02 p1 is Negotiating", Reach(1, First, Stage.Negotiating).ToString());
        Assert.Equal("Test agreement", Begin().ToString());
        (string Sentence, NegotiationEvent Event)[] told =
        [
            ("p1 is proposed", new AgreementProposed(Day(1), phase: First)),
            ("an agreement is proposed", new AgreementProposed(Day(1))),
            ("modi proposes p1", new AgreementProposed(Day(1), [new("modi")], First)),
            ("modi, trump propose to negotiate", new AgreementProposed(Day(1), [new("modi"), new("trump")])),
            ("IND meets", new MeetingHeld(Day(1), EngagementLevel.Minister, [India])),
            ("IND, USA meet in Delhi", new MeetingHeld(Day(1), EngagementLevel.Minister, [India, Usa], venue: "Delhi")),
            ("IND assesses the salience of days for USA: 5", new SalienceAssessed(Day(1), Usa, Days, 5m, India)),
            ("the salience of days for USA, in public: 5", new SalienceAssessed(Day(1), Usa, Days, 5m)),
            ("IND assesses the capability of USA: 80", new CapabilityAssessed(Day(1), Usa, 80m, India)),
            ("USA assesses the red line of USA on days: unknown", new RedLineAssessed(Day(1), Usa, Days, null, Usa)),
            ("days moves to p1", new IssueMoved(Day(1), Days, First)),
            ("days leaves its phase", new IssueMoved(Day(1), Days, null)),
            ("p1 has no window any more", new WindowMoved(Day(1), First, null)),
            ("the chapter c9 is added", new ChapterAdded(Day(1), new(new("c9"), "Origin"))),
        ];
        Assert.All(told, t => Assert.Equal($"2025-01-02 {t.Sentence}", t.Event.ToString()));
    }

    [Fact]
    public void JoinedParty_IsConcernedByWhatConcernsAll()
    {
        Party japan = new(new("JPN"), "Japan");
        Negotiation negotiation = Begin(new PartyJoined(Day(1), japan), Table(2, japan.Id, Days, new Amount(4m)));
        Assert.Equal([Eu, India, japan.Id, Usa], negotiation.ConcernedBy(Days));
        Assert.Equal([India, Usa], negotiation.ConcernedBy(Sps));
        Assert.Equal(japan, negotiation.GetParty(japan.Id));
        Assert.Equal(3, negotiation.AsOf(Day(0)).Parties.Count);
    }
}
