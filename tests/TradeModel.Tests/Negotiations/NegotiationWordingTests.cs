using System.Globalization;
using FsCheck.Xunit;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;
using TradeModel.Tests.Contracts;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Sentences for people: names and titles, units, options in words, and the culture asked for.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class NegotiationWordingTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly (string Sentence, NegotiationEvent Event)[] Told =
    [
        ("P. Goyal proposes Test agreement", new AgreementProposed(Day(1), [Goyal])),
        ("Second tranche is proposed", new AgreementProposed(Day(1), phase: Second)),
        ("Ministers of India and United States meet in Delhi until 2025-01-04 (round 3)",
            new MeetingHeld(Day(1), EngagementLevel.Minister, [India, Usa], venue: "Delhi", round: "round 3", lastDay: Day(3))),
        ("P. Goyal for India: We are close.", new StatementMade(Day(1), [Goyal], [India], "We are close.")),
        ("European Union, India and United States: Done.", new StatementMade(Day(1), [], [India, Usa, Eu], "Done.")),
        ("Japan joins the negotiation", new PartyJoined(Day(1), new(new("JPN"), "Japan"))),
        ("European Union leaves the negotiation", new PartyLeft(Day(1), Eu)),
        ("Labour joins the agenda", new IssueAdded(Day(1), new(new("labour"), "Labour", Track.Rules, new IntervalScale(0m, 1m, "x")))),
        ("Days to answer leaves the agenda", new IssueRemoved(Day(1), Days)),
        ("Days to answer moves to the phase Second tranche", new IssueMoved(Day(1), Days, Second)),
        ("Days to answer leaves its phase", new IssueMoved(Day(1), Days, null)),
        ("Days to answer now concerns European Union and India", new ConcernedPartiesChanged(Day(1), Days, [Eu, India])),
        ("Days to answer now concerns European Union and no longer concerns India",
            new ConcernedPartiesChanged(Day(1), Days, [Eu], [India])),
        ("The scale of Days to answer is now 0 to 1,000 days", new ScaleChanged(Day(1), Days, new IntervalScale(0m, 1000m, "days"))),
        ("The scale of Test certificates is now \"kept\" and \"eased\"",
            new ScaleChanged(Day(1), Sps, new OrdinalScale([new(new("kept")), new(new("eased"))]))),
        ("The scale of Duty on steel is now rates up to 50% over 15 years",
            new ScaleChanged(Day(1), Steel, new TariffPathScale(25m, 15, 50m))),
        ("Days to answer is agreed: 20.5 days", new IssueAgreed(Day(1), Days, new Amount(20.5m))),
        ("Days to answer is reopened", new IssueReopened(Day(1), Days)),
        ("United States offers 9% in 5 equal annual stages on Duty on steel", Table(1, Usa, Steel, TariffOffer.To(9, 5))),
        ("India requests duty-free at entry into force on Duty on steel", Table(1, India, Steel, TariffOffer.Eliminate())),
        ("United States offers no cut on Duty on steel", Table(1, Usa, Steel, TariffOffer.Exclude())),
        ("United States offers duty-free in 5 equal annual stages after 2 years at the base rate on Duty on steel",
            Table(1, Usa, Steel, TariffOffer.By(new EqualStages(5, 2)))),
        ("United States offers 12.5% in 3 equal annual stages after 1 year at the base rate on Duty on steel",
            Table(1, Usa, Steel, TariffOffer.By(new CutTo(new(12.5m), 3, 1)))),
        ("India tables \"eased\" on Test certificates", Table(1, India, Sps, new BarrierTreatment(new("eased")))),
        ("India tables full throughout on Legal services", Table(1, India, Legal, new ServicesCommitment(LegalCell, CommitmentLevel.Full))),
        ("India tables 5 days on Days to answer, provided that United States requests 900 t on Almond quota",
            Table(1, India, Days, new Amount(5), new PositionCondition(Usa, Quota, new QuotaVolume(900)))),
        ("India tables 5 days on Days to answer, to European Union and United States alone",
            Table(1, India, Days, new Amount(5)) with { To = [Usa, Eu] }),
        ("India tables the package a: 5 days on Days to answer, to United States alone",
            Bundle(1, India, "a", [new(Days, new Amount(5m))]) with { To = [Usa] }),
        ("India withdraws its position on Days to answer", new PositionWithdrawn(Day(1), India, Days)),
        ("India tables the package a: 5 days on Days to answer; 1,000 t on Almond quota",
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(1000m))])),
        ("India withdraws the package a", new PackageWithdrawn(Day(1), India, new("a"))),
        ("India assesses the red line of United States on Days to answer: at most 30 days",
            new RedLineAssessed(Day(1), Usa, Days, RedLine.AtMost(new Amount(30)), India)),
        ("The red line of India on Test certificates, in public: \"eased\" or \"removed\"",
            new RedLineAssessed(Day(1), India, Sps, RedLine.OneOf([new("eased"), new("removed")]))),
        ("The red line of India on Days to answer, in public: unknown", new RedLineAssessed(Day(1), India, Days, null)),
        ("The salience of Days to answer for India, in public: 0.5", new SalienceAssessed(Day(1), India, Days, 0.5m)),
        ("India assesses the capability of European Union: 80", new CapabilityAssessed(Day(1), Eu, 80, India)),
        ("The phase Third tranche is added", new PhaseAdded(Day(1), new(new("p3"), "Third tranche"))),
        ("Third tranche succeeds First tranche and takes over its text and its issues",
            new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche"))),
        ("Third tranche between India and United States succeeds First tranche and takes over its text and its issues; Scope is suspended",
            new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche", parties: [India, Usa]), [new("c1.1")])),
        ("Third tranche succeeds First tranche and takes over its text and its issues; Scope and Time are suspended",
            new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche"), [new("c1.1"), new("c2.1")])),
        ("Third tranche succeeds First tranche and takes over its text and its issues; 4 provisions are suspended",
            new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche"), [new("a"), new("b"), new("c"), new("d")])),
        ("Scope is suspended in First tranche", new ProvisionsSuspended(Day(1), First, [new("c1.1")])),
        ("Scope and Time are suspended in First tranche", new ProvisionsSuspended(Day(1), First, [new("c1.1"), new("c2.1")])),
        ("4 provisions of First tranche are suspended",
            new ProvisionsSuspended(Day(1), First, [new("a"), new("b"), new("c"), new("d")])),
        ("Scope applies again in First tranche", new ProvisionsReinstated(Day(1), First, [new("c1.1")])),
        ("Scope and Time apply again in First tranche", new ProvisionsReinstated(Day(1), First, [new("c1.1"), new("c2.1")])),
        ("4 suspended provisions of First tranche apply again",
            new ProvisionsReinstated(Day(1), First, [new("a"), new("b"), new("c"), new("d")])),
        ("The target window of First tranche is now from 2026-01-01 to 2026-03-31",
            new WindowMoved(Day(1), First, new(new(2026, 1, 1), new(2026, 3, 31)))),
        ("First tranche has no target window any more", new WindowMoved(Day(1), First, null)),
        ("First tranche is in legal review", Reach(1, First, Stage.LegalReview)),
        ("First tranche is paused", Reach(1, First, Stage.Paused)),
        ("Germany signs First tranche", new AgreementSigned(Day(1), First, Germany)),
        ("India ratifies First tranche", new AgreementRatified(Day(1), First, India)),
        ("India begins to apply First tranche provisionally: Goods", new AppliedProvisionally(Day(1), First, India, [new("c1")])),
        ("First tranche enters into force for India", new EnteredIntoForce(Day(1), First, India)),
        ("The chapter Services joins the draft text", new ChapterAdded(Day(1), new(new("c3"), "Services"))),
        ("Goods, Scope: the text is clean",
            new TextChanged(Day(1), new("c1"), new(new("c1.1"), "Scope", [TextSegment.Clean("All goods.")]))),
        ("Rules, Time: the text is in brackets, with wording proposed by India",
            new TextChanged(Day(1), new("c2"), new(new("c2.1"), "Time", [TextSegment.Bracketed("9 days", India)]))),
        ("United States imposes 25% on goods from European Union and India from 2025-01-11 (order 1)",
            new DutyImposed(Day(1), Duty("d1", Usa, India, Eu))),
        ("The duty of United States on goods from every origin (order 1) changes: 25% from 2025-01-11, held void on 2025-03-02",
            new DutyChanged(Day(1), Duty("d1", Usa) with { HeldVoidOn = Day(60) })),
        ("The duty unknown is lifted", new DutyLifted(Day(1), new("unknown"))),
        ("Correction of m1: \"30 days\" should read \"40 days\"", new CorrectionMade(Day(1), new("m1"), "30 days", "40 days")),
        ("mars tables 5 on venus", Table(1, new("mars"), new("venus"), new Amount(5))),
    ];

    public static TheoryData<Type> Kinds => EventMentionTests.Kinds;

    [Fact]
    public void Describe_CorrectionOfAnEvent_SaysTheEventInWords()
    {
        EventId meeting = new("m1"), first = new("c1");
        Negotiation talks = Begin()
            .Apply(new MeetingHeld(Day(60), EngagementLevel.Minister, [India, Usa]) { Id = meeting })
            .Apply(new CorrectionMade(Day(61), meeting, "30 days", "40 days") { Id = first })
            .Apply(new CorrectionMade(Day(62), first, "40 days", "45 days"));
        Assert.Equal(
            ["Correction of 2025-03-02, Ministers of India and United States meet: \"30 days\" should read \"40 days\"",
                "Correction of the correction of 2025-03-03: \"40 days\" should read \"45 days\""],
            talks.Log.OfType<CorrectionMade>().Select(talks.Describe));
    }

    [Fact]
    public void Describe_StateThatNeverHadASeat_HasItsUsualName()
        => Assert.Contains("goods from United Kingdom and mars",
            Begin().Describe(new DutyImposed(Day(1), Duty("d1", Usa, new("GBR"), new("mars")))), StringComparison.Ordinal);

    [Fact]
    public void Describe_EachEvent_IsASentenceOfNamesAndTitles()
    {
        Negotiation talks = Begin();
        Assert.Equal(Told.Select(t => t.Sentence), Told.Select(t => talks.Describe(t.Event)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Describe_EachKind_HasASentence(Type kind)
    {
        Assert.Contains(kind, Told.Select(t => t.Event.GetType()));
        Assert.NotEqual("", Begin().Describe((NegotiationEvent)Samples.Of(kind)!));
    }

    [Fact]
    public void Describe_WithACulture_WritesNumbersAndDaysAsItDoes()
    {
        Negotiation talks = Begin();
        Assert.Equal(
            "United States offers 9,5 % in 5 equal annual stages on Duty on steel".Replace(" %", "\u00A0%", StringComparison.Ordinal),
            talks.Describe(Table(1, Usa, Steel, TariffOffer.To(9.5m, 5)), German).Replace(" %", "\u00A0%", StringComparison.Ordinal));
        Assert.Equal("1.000 t", talks.Describe(Quota, new QuotaVolume(1000), German));
        Assert.Equal("1,000 t", talks.Describe(Quota, new QuotaVolume(1000)));
        Assert.Contains(
            "31. März 2026",
            talks.Describe(new WindowMoved(Day(1), First, new(new(2026, 1, 1), new(2026, 3, 31))), German),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar-SA", "مارس")]
    [InlineData("fa-IR", "مارس")]
    [InlineData("th-TH", "มีนาคม")]
    public void Describe_WithACultureOfAnotherCalendar_NamesTheDayInTheIsoCalendar(string culture, string month)
    {
        string sentence = Begin().Describe(
            new WindowMoved(Day(1), First, new(new(2026, 1, 1), new(2026, 3, 31))), CultureInfo.GetCultureInfo(culture));
        Assert.Contains("2026", sentence, StringComparison.Ordinal);
        Assert.Contains(month, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_AnIssue_SaysWhereItStands()
    {
        Negotiation talks = Begin();
        Assert.Equal("Duty on steel: nothing is tabled", talks.Describe(Steel));
        talks = talks.Then(
            Table(1, Usa, Steel, TariffOffer.To(9, 5)),
            Table(2, India, Steel, TariffOffer.Eliminate()),
            Table(3, Usa, Steel, TariffOffer.Eliminate(3), new PositionCondition(India, Quota, new QuotaVolume(900))));
        Assert.Equal(
            "Duty on steel: India requests duty-free at entry into force; United States offers 9% in 5 equal annual stages, or duty-free "
                + "in 3 equal annual stages, provided that India offers 900 t on Almond quota",
            talks.Describe(Steel));
        talks = talks.Apply(new IssueAgreed(Day(4), Steel, TariffOffer.To(2.5m, 4)));
        Assert.Equal("Duty on steel: agreed, 2.5% in 4 equal annual stages", talks.Describe(Steel));
    }

    [Fact]
    public void Describe_ARedLine_SaysWhatThePartyAccepts()
    {
        Negotiation talks = Begin();
        Assert.Equal("at most 1,000 t", talks.Describe(Quota, RedLine.AtMost(new QuotaVolume(1000))));
        Assert.Equal("at most 1.000 t", talks.Describe(Quota, RedLine.AtMost(new QuotaVolume(1000)), German));
        Assert.Equal("\"no\" or \"yes\"", talks.Describe(Names, RedLine.OneOf([new("yes"), new("no")])));
        Assert.Throws<ArgumentException>("redLine", () => talks.Describe(Days, RedLine.AtMost(new QuotaVolume(5))));
        Assert.Throws<KeyNotFoundException>(() => talks.Describe(new IssueId("venus"), RedLine.AtMost(new Amount(5))));
        Assert.Throws<ArgumentException>(() => talks.Describe(default, RedLine.AtMost(new Amount(5))));
    }

    [Fact]
    public void Describe_WhatTheNegotiationDoesNotKnow_IsRefused()
    {
        Negotiation talks = Begin();
        Assert.Throws<KeyNotFoundException>(() => talks.Describe(new IssueId("venus")));
        Assert.Throws<KeyNotFoundException>(() => talks.Describe(new IssueId("venus"), new Amount(5)));
        Assert.Throws<ArgumentException>(() => talks.Describe(Days, new Amount(500)));
        Assert.Throws<ArgumentException>(() => talks.Describe(default(IssueId)));
    }

    [Fact]
    public void Describe_WhatLeftTheNegotiation_KeepsItsTitle()
    {
        Negotiation talks = Begin(
            Table(1, Eu, Days, new Amount(9)), new PartyLeft(Day(2), Eu), new DutyImposed(Day(3), Duty("d1", Usa, India)),
            new DutyLifted(Day(20), new("d1")), new IssueRemoved(Day(21), Days));
        Assert.Equal(
            ["European Union tables 9 days on Days to answer", "United States lifts its duty on goods from India (order 1)"],
            [talks.Describe(talks.Log[0]), talks.Describe(talks.Log[3])]);
    }

    [Fact]
    public void Describe_AnotherLanguage_OverridesTheKindsItNeeds()
    {
        var wording = new GermanWording(Begin());
        Assert.Equal(
            "United States bietet 9 auf Duty on steel", wording.Describe(Table(1, Usa, Steel, TariffOffer.To(9, 5))));
        Assert.Equal("India ratifies First tranche", wording.Describe(new AgreementRatified(Day(1), First, India)));
    }

    [Property]
    public void Describe_AnyEvent_NamesWhoActsAndWhatItIsAbout(Negotiation talks)
    {
        foreach (NegotiationEvent e in talks.Log)
        {
            string sentence = talks.Describe(e);
            foreach (PartyId party in e.ActingParties)
                Assert.Contains(NameOf(party), sentence, StringComparison.OrdinalIgnoreCase);
            foreach (IssueId issue in e.MentionedIssues)
                if (talks.FindIssue(issue) is { } state) Assert.Contains(state.Issue.Title, sentence, StringComparison.Ordinal);
            Assert.Equal(sentence, talks.Describe(e, CultureInfo.InvariantCulture));
        }
        foreach (IssueState issue in talks.Issues)
            Assert.StartsWith($"{issue.Issue.Title}: ", talks.Describe(issue.Issue.Id), StringComparison.Ordinal);

        string NameOf(PartyId id)
            => talks.Definition.Agreement.Parties.Concat(talks.Log.OfType<PartyJoined>().Select(j => j.Party))
                .SelectMany(p => p.SelfAndMembers).First(p => p.Id == id).Name;
    }

    private sealed class GermanWording(Negotiation negotiation) : NegotiationWording(negotiation, German)
    {
        protected override string Sentence(PositionTabled tabled)
            => $"{Name(tabled.Party)} bietet {InSentence(tabled.Issue, tabled.Position)} auf {Title(tabled.Issue)}";

        protected override string Words(TariffPathScale scale, TariffOffer offer) => Number(offer.FinalRate ?? 0);
    }
}
