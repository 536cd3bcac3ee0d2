using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Every rule refuses, by its own name, for a reason that says what is wrong, and leaves the negotiation as it was.</summary>
public class RuleTests
{
    private static readonly RepresentativeId Nobody = new("nobody");
    private static readonly PhaseId NoPhase = new("p9");
    private static readonly IssueId NoIssue = new("i9");

    private static Party Japan => new(new("JPN"), "Japan");

    [Fact]
    public void InOrder_EarlierDay_IsRefusedButInsertable()
    {
        Negotiation negotiation = Begin(Table(5, India, Days, new Amount(1m)));
        PositionTabled late = Table(4, Usa, Days, new Amount(9m));
        Refuses(negotiation, NegotiationRule.InOrder, late, "insert");
        Assert.Equal(late, negotiation.Insert(late).Log[0]);
        Assert.Equal(2, negotiation.Apply(Table(5, Usa, Days, new Amount(9m))).Log.Count);
    }

    [Fact]
    public void UniqueId_IdInUse_IsRefused()
    {
        Negotiation negotiation = Begin(
            new MeetingHeld(Day(1), EngagementLevel.Minister, [India]) { Id = new("m1") }, new DutyImposed(Day(2), Duty("d1", Usa, India)));
        Refuses(negotiation, NegotiationRule.UniqueId, new MeetingHeld(Day(3), EngagementLevel.Minister, [India]) { Id = new("m1") }, "m1");
        Refuses(negotiation, NegotiationRule.UniqueId, new DutyImposed(Day(3), Duty("d1", India, Usa)), "d1");
        Refuses(negotiation, NegotiationRule.UniqueId, new PhaseAdded(Day(3), new(First, "Again")), "p1");
        Refuses(
            negotiation, NegotiationRule.UniqueId,
            new IssueAdded(Day(3), new(Days, "Again", Track.Rules, new IntervalScale(0, 1, "x"))), "days");
        Refuses(negotiation, NegotiationRule.UniqueId, new PartyJoined(Day(3), new(Germany, "Germany")), "DEU");
        Refuses(negotiation, NegotiationRule.UniqueId, new PartyJoined(Day(3), new(India, "India")), "IND");
        Refuses(
            negotiation, NegotiationRule.UniqueId,
            new PartyJoined(Day(3), new(new("G2"), "Two", PartyKind.Group, [new(France, "France")])), "FRA");
        Refuses(
            negotiation, NegotiationRule.UniqueId,
            new TextChanged(Day(3), new("c2"), new(new("c1.1"), "Scope", [TextSegment.Clean("x")])), "c1");
        Refuses(negotiation, NegotiationRule.UniqueId, new ChapterAdded(Day(3), new(new("c2"), "Again")), "c2");
        Refuses(
            negotiation, NegotiationRule.UniqueId,
            new ChapterAdded(Day(3), new(new("c3"), "New", provisions: [new(new("c1.1"), "Scope", [TextSegment.Clean("x")])])), "c1");
        Negotiation without = negotiation.Then(new IssueRemoved(Day(3), Days));
        Refuses(
            without, NegotiationRule.UniqueId,
            new IssueAdded(Day(4), new(Days, "Again", Track.Rules, new IntervalScale(0, 1, "x"))), "days");
    }

    [Fact]
    public void UniqueId_IdOfAReplayedLog_IsInUse()
    {
        MeetingHeld meeting = new(Day(1), EngagementLevel.Minister, [India]) { Id = new("m1") };
        Negotiation negotiation = Negotiation.Replay(Definition, [meeting]);
        Refuses(negotiation, NegotiationRule.UniqueId, meeting, "the event id 'm1' is in use");
        Assert.Equal(2, negotiation.Apply(new CorrectionMade(Day(2), new("m1"), "said", "correct")).Log.Count);
    }

    [Fact]
    public void Exists_UnknownName_IsRefused()
    {
        Negotiation negotiation = Begin(new IssueRemoved(Day(1), Names));
        Refuses(negotiation, NegotiationRule.Exists, Table(2, India, NoIssue, new Amount(1m)), "i9");
        Refuses(negotiation, NegotiationRule.Exists, Table(2, India, Names, new OptionChoice(new("yes"))), "names");
        Refuses(negotiation, NegotiationRule.Exists, new PositionWithdrawn(Day(2), India, NoIssue), "i9");
        Refuses(negotiation, NegotiationRule.Exists, Bundle(2, India, "a", [new(NoIssue, new Amount(1m))]), "i9");
        Refuses(negotiation, NegotiationRule.Exists, new PackageWithdrawn(Day(2), India, new("a")), "'a'");
        Refuses(negotiation, NegotiationRule.Exists, new SalienceAssessed(Day(2), India, NoIssue, 1m), "i9");
        Refuses(negotiation, NegotiationRule.Exists, new RedLineAssessed(Day(2), India, NoIssue, null), "i9");
        Refuses(negotiation, NegotiationRule.Exists, new IssueAgreed(Day(2), NoIssue, new Amount(1m)), "i9");
        Refuses(negotiation, NegotiationRule.Exists, new IssueReopened(Day(2), NoIssue), "i9");
        Refuses(negotiation, NegotiationRule.Exists, new IssueRemoved(Day(2), Names), "names");
        Refuses(negotiation, NegotiationRule.Exists, new IssueMoved(Day(2), NoIssue, First), "i9");
        Refuses(negotiation, NegotiationRule.Exists, new IssueMoved(Day(2), Days, NoPhase), "p9");
        Refuses(
            negotiation, NegotiationRule.Exists,
            new IssueAdded(Day(2), new(NoIssue, "New", Track.Rules, new IntervalScale(0, 1, "x"), phase: NoPhase)), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new AgreementProposed(Day(2), [Nobody]), "nobody");
        Refuses(negotiation, NegotiationRule.Exists, new AgreementProposed(Day(2), null, NoPhase), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new MeetingHeld(Day(2), EngagementLevel.Minister, [India], [Nobody]), "nobody");
        Refuses(negotiation, NegotiationRule.Exists, new StatementMade(Day(2), [Nobody], [India], "words"), "nobody");
        Refuses(negotiation, NegotiationRule.Exists, new StatementMade(Day(2), [], [India], "words", phase: NoPhase), "p9");
        Refuses(
            negotiation, NegotiationRule.Exists, new TextChanged(Day(2), new("c9"), new(new("x"), "X", [TextSegment.Clean("x")])), "c9");
        Refuses(negotiation, NegotiationRule.Exists, new ChapterAdded(Day(2), new(new("c9"), "New", NoPhase)), "p9");
        Refuses(negotiation, NegotiationRule.Exists, Reach(2, NoPhase, Stage.Scoping), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new AgreementSigned(Day(2), NoPhase, India), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new AgreementRatified(Day(2), NoPhase, India), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new AppliedProvisionally(Day(2), NoPhase, India), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new EnteredIntoForce(Day(2), NoPhase, India), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new WindowMoved(Day(2), NoPhase, null), "p9");
        Refuses(negotiation, NegotiationRule.Exists, new DutyChanged(Day(2), Duty("d9", Usa)), "d9");
        Refuses(negotiation, NegotiationRule.Exists, new DutyLifted(Day(2), new("d9")), "d9");
        Refuses(negotiation, NegotiationRule.Exists, new CorrectionMade(Day(2), new("e9"), "a", "b"), "e9");
        Refuses(
            negotiation, NegotiationRule.Exists,
            Table(2, India, Days, new Amount(1m), new PositionCondition(Usa, NoIssue, new Amount(1m))), "i9");
    }

    [Fact]
    public void IssueChange_ThatMakesAnotherIssue_IsRefused()
    {
        Negotiation negotiation = Begin();
        Refuses(
            negotiation, NegotiationRule.IssueChange, new ScaleChanged(Day(1), Days, new IntervalScale(1m, 200m, "days")),
            "on the issue 'days' the scale from 1 to 200 days does not contain the one from 0 to 100 days");
        Refuses(
            negotiation, NegotiationRule.IssueChange, new ConcernedPartiesChanged(Day(1), Sps, removed: [India]),
            "the issue is about 'IND' (A83 of IND)");
        Refuses(
            negotiation, NegotiationRule.IssueChange, new ConcernedPartiesChanged(Day(1), Sps, removed: [Usa]),
            "would concern fewer than two parties: remove the issue");
    }

    [Fact]
    public void Exists_ChapterNotInTheDraft_CannotBeApplied()
    {
        Negotiation negotiation = BeginBilateral().AgreedInPrinciple(First)
            .Then(new AgreementSigned(Day(3), First, India), new AgreementSigned(Day(3), First, Usa));
        Refuses(negotiation, NegotiationRule.Exists, new AppliedProvisionally(Day(4), First, India, [new("c9")]), "c9");
    }

    [Fact]
    public void Seat_WithoutOne_IsRefused()
    {
        Negotiation negotiation = Begin();
        foreach (PartyId who in (PartyId[])[new("JPN"), Germany])
        {
            Refuses(negotiation, NegotiationRule.Seat, Table(1, who, Days, new Amount(1m)), who.Value);
            Refuses(negotiation, NegotiationRule.Seat, new PositionWithdrawn(Day(1), who, Days), who.Value);
            Refuses(negotiation, NegotiationRule.Seat, Bundle(1, who, "a", [new(Days, new Amount(1m))]), who.Value);
            Refuses(negotiation, NegotiationRule.Seat, new PackageWithdrawn(Day(1), who, new("a")), who.Value);
            Refuses(negotiation, NegotiationRule.Seat, new PartyLeft(Day(1), who), who.Value);
            Refuses(
                negotiation, NegotiationRule.Seat, Table(1, India, Days, new Amount(1m), new PositionCondition(who, Days, new Amount(1m))),
                who.Value);
            Refuses(
                negotiation, NegotiationRule.Seat,
                new IssueAdded(Day(1), new(NoIssue, "New", Track.Rules, new IntervalScale(0, 1, "x"), concerned: [India, who])), who.Value);
        }
        // A member meets, speaks, signs, assesses and charges duties through the union that sits for it; a stranger does not.
        PartyId japan = new("JPN");
        Refuses(negotiation, NegotiationRule.Seat, new SalienceAssessed(Day(1), japan, Days, 1m), "let one of them join first");
        Refuses(negotiation, NegotiationRule.Seat, new SalienceAssessed(Day(1), India, Days, 1m, japan), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new RedLineAssessed(Day(1), japan, Days, null), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new RedLineAssessed(Day(1), India, Days, null, japan), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new CapabilityAssessed(Day(1), japan, 1m), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new CapabilityAssessed(Day(1), India, 1m, japan), "JPN");
        Negotiation without = negotiation.Then(new PartyLeft(Day(1), Eu));
        Refuses(without, NegotiationRule.Seat, new SalienceAssessed(Day(2), France, Days, 1m), "FRA");
        Refuses(without, NegotiationRule.Seat, new CapabilityAssessed(Day(2), India, 1m, France), "FRA");
        Refuses(negotiation, NegotiationRule.Seat, new MeetingHeld(Day(1), EngagementLevel.Minister, [India, japan]), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new StatementMade(Day(1), [], [japan], "words"), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new AgreementSigned(Day(1), First, japan), "JPN");
        Refuses(negotiation, NegotiationRule.Seat, new DutyImposed(Day(1), Duty("d1", japan)), "JPN");
        Assert.Equal(
            3,
            negotiation.Then(
                new MeetingHeld(Day(1), EngagementLevel.Minister, [India, Germany]), new StatementMade(Day(1), [], [France], "words"),
                new DutyImposed(Day(1), Duty("d1", Germany))).Log.Count);
    }

    [Fact]
    public void Concerned_PartyNotConcerned_IsRefused()
    {
        Negotiation negotiation = Begin();
        BarrierTreatment eased = new(new("eased"));
        Refuses(negotiation, NegotiationRule.Concerned, Table(1, Eu, Sps, eased), "sps");
        Refuses(negotiation, NegotiationRule.Concerned, Table(1, Eu, Steel, TariffOffer.Eliminate()), "steel");
        Refuses(negotiation, NegotiationRule.Concerned, Bundle(1, Eu, "a", [new(Sps, eased)]), "sps");
        Refuses(negotiation, NegotiationRule.Concerned, new SalienceAssessed(Day(1), Eu, Sps, 1m), "sps");
        Refuses(negotiation, NegotiationRule.Concerned, new RedLineAssessed(Day(1), Eu, Sps, null), "sps");
        // An issue concerns the members of a union with a seat if it concerns the union.
        Refuses(
            negotiation, NegotiationRule.Concerned, new SalienceAssessed(Day(1), France, Sps, 1m),
            "does not concern 'EU', which speaks for 'FRA': name one of the parties that it concerns: IND, USA");
        Refuses(negotiation, NegotiationRule.Concerned, new RedLineAssessed(Day(1), Germany, Steel, null, India), "DEU");
        // Whoever is at the table may assess those concerned.
        Assert.Single(negotiation.Apply(new SalienceAssessed(Day(1), India, Sps, 1m, Eu)).Log);
    }

    [Fact]
    public void PositionKind_AnotherTracksPosition_IsRefused()
    {
        Negotiation negotiation = Begin();
        Refuses(negotiation, NegotiationRule.PositionKind, Table(1, India, Steel, new Amount(5m)), "TariffOffer");
        Refuses(negotiation, NegotiationRule.PositionKind, Table(1, India, Days, new QuotaVolume(5m)), "Amount");
        Refuses(negotiation, NegotiationRule.PositionKind, Table(1, India, Quota, new Amount(300m)), "QuotaVolume");
        Refuses(negotiation, NegotiationRule.PositionKind, Table(1, India, Sps, new OptionChoice(new("eased"))), "BarrierTreatment");
        Refuses(negotiation, NegotiationRule.PositionKind, Table(1, India, Names, new BarrierTreatment(new("yes"))), "OptionChoice");
        Refuses(negotiation, NegotiationRule.PositionKind, Table(1, India, Legal, new Amount(1m)), "ServicesCommitment");
        Refuses(negotiation, NegotiationRule.PositionKind, Bundle(1, India, "a", [new(Days, TariffOffer.Eliminate())]), "TariffOffer");
        Refuses(negotiation, NegotiationRule.PositionKind, new IssueAgreed(Day(1), Days, TariffOffer.Eliminate()), "TariffOffer");
        Refuses(
            negotiation, NegotiationRule.PositionKind,
            Table(1, India, Days, new Amount(1m), new PositionCondition(Usa, Steel, new Amount(5m))), "TariffOffer");
        Refuses(
            negotiation, NegotiationRule.PositionKind,
            Table(1, India, Days, new OptionChoice(new("yes"))), "takes an Amount, not an OptionChoice");
    }

    [Fact]
    public void PositionKind_NumbersWithoutTheirSubject_SaysTheCure()
    {
        Negotiation negotiation = Begin(
            new IssueAdded(Day(1), new(new("beef"), "Beef quota", Track.MarketAccess, new RatioScale(100m, 1000m, "t"))));
        Refuses(
            negotiation, NegotiationRule.PositionKind,
            Table(2, India, new("beef"), new QuotaVolume(200m)),
            "takes an Amount, not a QuotaVolume: give the issue a QuotaSubject to table quota volumes");
        Refuses(
            negotiation, NegotiationRule.PositionKind,
            Table(2, India, new("beef"), new ProcurementThreshold(200m)), "give the issue a ProcurementSubject to table thresholds");
    }

    [Fact]
    public void OnScale_OffIt_IsRefused()
    {
        Negotiation negotiation = Begin();
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, India, Days, new Amount(100.1m)), "100.1");
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, India, Days, new Amount(-1m)), "-1");
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, Usa, Steel, TariffOffer.To(50.5m)), "ceiling of 50 percent");
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, Usa, Steel, TariffOffer.Eliminate(15)), "horizon");
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, India, Quota, new QuotaVolume(199m)), "200");
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, India, Sps, new BarrierTreatment(new("banned"))), "banned");
        Refuses(negotiation, NegotiationRule.OnScale, Table(1, India, Names, new OptionChoice(new("perhaps"))), "perhaps");
        Refuses(
            negotiation, NegotiationRule.OnScale,
            Table(1, India, Legal, new ServicesCommitment(LegalCell with { Mode = ModeOfSupply.ConsumptionAbroad }, CommitmentLevel.Full)),
            "mode 2");
        CommitmentCell other = LegalCell with { Obligation = Obligation.NationalTreatment };
        Refuses(
            negotiation.Apply(
                new IssueAdded(Day(1), new(new("both"), "Both", Track.MarketAccess, new CommitmentScale([LegalCell, other])))),
            NegotiationRule.OnScale, Table(1, India, new("both"), new ServicesCommitment(LegalCell, CommitmentLevel.Full)),
            $"leaves the cell {other} of the scale open");
        Refuses(negotiation, NegotiationRule.OnScale, new IssueAgreed(Day(1), Days, new Amount(101m)), "101");
        Refuses(negotiation, NegotiationRule.OnScale, new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(new Amount(101m))), "101");
        Refuses(
            negotiation, NegotiationRule.OnScale,
            new RedLineAssessed(Day(1), India, Days, new BoundRedLine(new Amount(9m), new Amount(5m))), "above the highest");
        Refuses(negotiation, NegotiationRule.OnScale, new RedLineAssessed(Day(1), India, Days, RedLine.OneOf([new("a")])), "bound");
        Refuses(
            negotiation, NegotiationRule.OnScale,
            new RedLineAssessed(Day(1), India, Names, RedLine.AtMost(new OptionChoice(new("yes")))), "ordered");
        Refuses(
            negotiation, NegotiationRule.OnScale, new RedLineAssessed(Day(1), India, Names, RedLine.OneOf([new("perhaps")])), "perhaps");
        Refuses(
            negotiation, NegotiationRule.OnScale,
            new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(TariffOffer.Eliminate())), "Amount");
        // The ends of a scale are on it.
        Assert.Equal(
            3,
            negotiation.Then(
                Table(1, India, Days, new Amount(0m)), Table(1, India, Days, new Amount(100m)),
                Table(1, Usa, Steel, TariffOffer.To(50m, 14))).Log.Count);
    }

    [Fact]
    public void IssueOpen_ChangedWithoutReopening_IsRefused()
    {
        Negotiation negotiation = Begin(Table(1, India, Days, new Amount(1m)), new IssueAgreed(Day(2), Days, new Amount(5m)));
        Refuses(negotiation, NegotiationRule.IssueOpen, Table(3, India, Days, new Amount(1m)), "reopen");
        Refuses(negotiation, NegotiationRule.IssueOpen, new PositionWithdrawn(Day(3), India, Days), "reopen");
        Refuses(negotiation, NegotiationRule.IssueOpen, Bundle(3, India, "a", [new(Days, new Amount(1m))]), "reopen");
        Refuses(negotiation, NegotiationRule.IssueOpen, new IssueAgreed(Day(3), Days, new Amount(6m)), "reopen");
        Refuses(negotiation, NegotiationRule.IssueOpen, new IssueRemoved(Day(3), Days), "reopen");
        // What is believed of the parties may change all the same, and an agreed issue may be harvested early.
        Assert.Equal(4, negotiation.Then(new SalienceAssessed(Day(3), India, Days, 1m), new IssueMoved(Day(3), Days, Second)).Log.Count);
    }

    [Fact]
    public void IssueAgreed_ReopeningAnOpenIssue_IsRefused()
    {
        Refuses(Begin(), NegotiationRule.IssueAgreed, new IssueReopened(Day(1), Days), "not agreed");
        Refuses(
            Begin(new IssueAgreed(Day(1), Days, new Amount(5m)), new IssueReopened(Day(2), Days)), NegotiationRule.IssueAgreed,
            new IssueReopened(Day(3), Days), "days");
    }

    public static TheoryData<Stage> ClosedStages
        => [Stage.Signed, Stage.InForce, Stage.Abandoned, Stage.Suspended, Stage.Terminated, Stage.Paused];

    [Theory]
    [MemberData(nameof(ClosedStages))]
    public void PhaseOpen_NotAnyMore_IsRefused(Stage stage)
    {
        Negotiation negotiation = BeginBilateral(
            Table(0, India, Days, new Amount(1m)), new IssueAgreed(Day(0), Steel, TariffOffer.Eliminate()))
            .AgreedInPrinciple(First);
        if (stage == Stage.Abandoned)
        {
            negotiation = negotiation.Apply(Reach(3, First, stage));
        }
        else
        {
            negotiation = negotiation.Then(new AgreementSigned(Day(3), First, India), new AgreementSigned(Day(3), First, Usa));
            if (stage is Stage.Paused) negotiation = negotiation.Apply(Reach(4, First, stage));
            if (stage is Stage.InForce or Stage.Suspended or Stage.Terminated)
                negotiation = negotiation.Then(new EnteredIntoForce(Day(4), First, India), new EnteredIntoForce(Day(4), First, Usa));
            if (stage is Stage.Suspended or Stage.Terminated) negotiation = negotiation.Apply(Reach(5, First, stage));
        }
        Assert.Equal(stage, negotiation.GetPhase(First).Stage);
        Refuses(negotiation, NegotiationRule.PhaseOpen, Table(9, India, Days, new Amount(1m)), "p1");
        Refuses(negotiation, NegotiationRule.PhaseOpen, new PositionWithdrawn(Day(9), India, Days), "p1");
        Refuses(negotiation, NegotiationRule.PhaseOpen, Bundle(9, India, "a", [new(Days, new Amount(1m))]), "p1");
        Refuses(negotiation, NegotiationRule.PhaseOpen, new IssueAgreed(Day(9), Days, new Amount(1m)), "p1");
        Refuses(negotiation, NegotiationRule.PhaseOpen, new IssueReopened(Day(9), Steel), "p1");
        Refuses(negotiation, NegotiationRule.PhaseOpen, new IssueRemoved(Day(9), Days), "p1");
        // What was negotiated in a phase that came to nothing can be taken up elsewhere.
        if (stage is Stage.Abandoned or Stage.Terminated)
            Assert.Null(negotiation.Apply(new IssueMoved(Day(9), Days, null)).GetIssue(Days).Phase);
        else Refuses(negotiation, NegotiationRule.PhaseOpen, new IssueMoved(Day(9), Days, null), "p1");
        Refuses(negotiation, NegotiationRule.PhaseOpen, new IssueMoved(Day(9), Names, First), "p1");
        Refuses(
            negotiation, NegotiationRule.PhaseOpen,
            new IssueAdded(Day(9), new(NoIssue, "New", Track.Rules, new IntervalScale(0, 1, "x"), phase: First)), "p1");
        // The other phase goes on: they run in parallel.
        Assert.Equal(
            300m, ((QuotaVolume)negotiation.Then(Table(9, India, Quota, new QuotaVolume(300m))).GetIssue(Quota).PositionOf(India)!).Number);
    }

    [Fact]
    public void OnTable_NothingTabled_CannotBeWithdrawn()
    {
        Refuses(Begin(), NegotiationRule.OnTable, new PositionWithdrawn(Day(1), India, Days), "nothing on the table");
        Refuses(
            Begin(Table(1, India, Days, new Amount(1m)), new PositionWithdrawn(Day(1), India, Days)), NegotiationRule.OnTable,
            new PositionWithdrawn(Day(1), India, Days), "days");
        Refuses(
            Begin(new SalienceAssessed(Day(1), India, Days, 1m)), NegotiationRule.OnTable,
            new PositionWithdrawn(Day(1), India, Days), "days");
    }

    [Fact]
    public void Package_OnePositionOfIt_CannotBePickedOut()
    {
        Negotiation negotiation = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]));
        Refuses(negotiation, NegotiationRule.Package, Table(2, India, Days, new Amount(1m)), "package 'a'");
        Refuses(negotiation, NegotiationRule.Package, new PositionWithdrawn(Day(2), India, Quota), "package 'a'");
        Refuses(negotiation, NegotiationRule.Package, Bundle(2, India, "b", [new(Days, new Amount(1m))]), "package 'a'");
        Negotiation conditional = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m))], new PositionCondition(Usa, Quota, new QuotaVolume(900m))));
        Refuses(conditional, NegotiationRule.Package, Table(2, India, Days, new Amount(1m)), "package 'a'");
        Refuses(
            conditional, NegotiationRule.Package,
            Table(2, India, Days, new Amount(1m), new PositionCondition(Usa, Quota, new QuotaVolume(900m))), "package 'a'");
    }

    [Fact]
    public void Package_WithAnAgreedIssue_CanNeitherBeWithdrawnNorReplaced()
    {
        Negotiation negotiation = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]),
            new IssueAgreed(Day(2), Quota, new QuotaVolume(600m)));
        Refuses(negotiation, NegotiationRule.IssueOpen, new PackageWithdrawn(Day(3), India, new("a")), "reopen it first");
        Refuses(negotiation, NegotiationRule.IssueOpen, Bundle(3, India, "a", [new(Days, new Amount(1m))]), "reopen it first");
        Negotiation reopened = negotiation.Then(new IssueReopened(Day(3), Quota), new PackageWithdrawn(Day(3), India, new("a")));
        Assert.Empty(reopened.Packages);
        Assert.Null(reopened.GetIssue(Quota).PositionOf(India));
    }

    [Fact]
    public void Condition_OnItselfOrTheUnconcerned_IsRefused()
    {
        Negotiation negotiation = Begin();
        Refuses(
            negotiation, NegotiationRule.Condition,
            Table(1, India, Days, new Amount(1m), new PositionCondition(India, Quota, new QuotaVolume(300m))), "itself");
        Refuses(
            negotiation, NegotiationRule.Condition,
            Table(1, India, Days, new Amount(1m), new PositionCondition(Eu, Sps, new BarrierTreatment(new("eased")))), "EU");
        Refuses(
            negotiation, NegotiationRule.Condition,
            Bundle(1, India, "a", [new(Days, new Amount(1m))], new PositionCondition(India, Quota, new QuotaVolume(300m))), "itself");
        Refuses(
            negotiation, NegotiationRule.OnScale,
            Table(1, India, Days, new Amount(1m), new PositionCondition(Usa, Quota, new QuotaVolume(9000m))), "9000");
    }

    [Fact]
    public void StageGraph_ProposedTwice_IsRefused()
    {
        Negotiation negotiation = Begin(new AgreementProposed(Day(1), [Goyal], First));
        Assert.Equal(Day(1), negotiation.GetPhase(First).Since);
        Refuses(negotiation, NegotiationRule.StageGraph, new AgreementProposed(Day(2), [], First), "proposed before");
        Refuses(Begin(Reach(1, First, Stage.Scoping)), NegotiationRule.StageGraph, new AgreementProposed(Day(2), [], First), "p1");
    }

    [Fact]
    public void Acts_OutOfTurn_AreRefused()
    {
        Negotiation agreed = Begin().AgreedInPrinciple(First);
        Refuses(Begin(), NegotiationRule.StageGraph, new AgreementSigned(Day(1), First, India), "Proposed");
        Refuses(agreed, NegotiationRule.StageGraph, new AgreementRatified(Day(3), First, India), "AgreedInPrinciple");
        Refuses(agreed, NegotiationRule.StageGraph, new EnteredIntoForce(Day(3), First, India), "cannot enter into force");
        Refuses(agreed, NegotiationRule.Acts, Reach(3, First, Stage.Signed), "acts");
        Negotiation one = agreed.Then(new AgreementSigned(Day(3), First, India));
        Refuses(one, NegotiationRule.Acts, new AgreementSigned(Day(4), First, India), "signed");
        Negotiation signed = one.Then(new AgreementSigned(Day(4), First, Usa), new AgreementSigned(Day(4), First, Eu));
        Refuses(signed, NegotiationRule.Acts, Reach(5, First, Stage.InForce), "acts");
        Refuses(signed, NegotiationRule.Acts, new AgreementSigned(Day(5), First, Usa), "signed");
        Negotiation ratified = signed.Then(
            new AgreementRatified(Day(5), First, India), new AppliedProvisionally(Day(5), First, India),
            new EnteredIntoForce(Day(5), First, India));
        Refuses(ratified, NegotiationRule.Acts, new AgreementRatified(Day(6), First, India), "'p1' was ratified by 'IND'");
        Refuses(ratified, NegotiationRule.Acts, new AppliedProvisionally(Day(6), First, India), "already");
        Refuses(ratified, NegotiationRule.Acts, new EnteredIntoForce(Day(6), First, India), "'p1' entered into force for 'IND'");
        Negotiation joined = signed.Then(new PartyJoined(Day(5), Japan));
        Refuses(joined, NegotiationRule.Acts, new AgreementRatified(Day(6), First, Japan.Id), "JPN");
    }

    [Fact]
    public void Duty_ByAnotherOrLiftedTwice_IsRefused()
    {
        Negotiation negotiation = Begin(new DutyImposed(Day(1), Duty("d1", Usa, India)));
        Refuses(negotiation, NegotiationRule.Duty, new DutyChanged(Day(20), Duty("d1", Eu, India)), "USA");
        Negotiation lifted = negotiation.Then(new DutyLifted(Day(30), new("d1")));
        Assert.Equal(Day(30), lifted.AdditionalDuties[0].Ended);
        Refuses(lifted, NegotiationRule.Duty, new DutyLifted(Day(31), new("d1")), "already");
    }

    [Fact]
    public void TwoParties_LastButOneLeaves_IsRefused()
    {
        Refuses(BeginBilateral(), NegotiationRule.TwoParties, new PartyLeft(Day(1), India), "fewer than two");
        Refuses(Begin(new PartyLeft(Day(1), Eu)), NegotiationRule.TwoParties, new PartyLeft(Day(1), India), "IND");
    }

    [Fact]
    public void Limit_OnePhaseTooMany_IsRefused()
    {
        Negotiation full = Enumerable.Range(0, 1_000 - BeginBilateral().Phases.Count)
            .Aggregate(
                BeginBilateral(), (negotiation, i) => negotiation.Apply(new PhaseAdded(Day(1), new Phase(new($"extra{i}"), "Extra"))));
        Refuses(full, NegotiationRule.Limit, new PhaseAdded(Day(1), new Phase(new("one-more"), "One more")), "1001 phases");
    }

    [Fact]
    public void Addressees_PartyItselfOrWithoutASeat_IsRefused()
    {
        PositionTabled position = Table(2, India, Days, new Amount(1m));
        PackageTabled package = Bundle(2, India, "a", [new(Days, new Amount(1m))]);
        foreach (ValueSet<PartyId> to in (ValueSet<PartyId>[])[[India], [India, Usa]])
        {
            Refuses(Begin(), NegotiationRule.Addressees, position with { To = to }, "addresses what it tables to itself: leave it out");
            Refuses(Begin(), NegotiationRule.Addressees, package with { To = to }, "addresses what it tables to itself: leave it out");
        }
        Refuses(Begin(), NegotiationRule.Seat, position with { To = [Germany] }, "name 'EU', which speaks for it");
        Refuses(Begin(), NegotiationRule.Seat, package with { To = [new("GBR")] }, "'GBR' has no seat at the table: let it join first");
        Refuses(Begin(new PartyLeft(Day(1), Eu)), NegotiationRule.Seat, position with { To = [Eu] }, "'EU' has no seat at the table");
    }

    [Fact]
    public void Succession_OfAPhaseStillNegotiatedOrSucceededBefore_IsRefused()
    {
        var succeeded = new PhaseSucceeded(Day(1), First, new(new("p3"), "Third tranche"));
        Refuses(Begin(), NegotiationRule.Succession, succeeded, "the phase 'p1' is Proposed, so that it is still negotiated");
        Negotiation after = Begin(Reach(1, First, Stage.Abandoned), succeeded);
        Refuses(
            after, NegotiationRule.Succession, new PhaseSucceeded(Day(2), First, new(new("p4"), "Fourth tranche")), "'p3' succeeded");
        Refuses(
            after, NegotiationRule.Succession, new ProvisionsReinstated(Day(2), new("p3"), [new("c1.1")]), "is not suspended");
    }

    [Fact]
    public void PositionFor_WhoDoesNotOfferOrDoesNotRequest_IsRefused()
    {
        Negotiation negotiation = Begin(new IssueAdded(Day(1), new Issue(
            new("cars"), "Cars", Track.Tariffs, new TariffPathScale(25m, 15), new TariffSubject(Usa, [India]),
            concerned: [India, Usa, Eu])));
        PositionTabled cars = Table(2, Usa, new("cars"), TariffOffer.Eliminate());
        Refuses(negotiation, NegotiationRule.PositionFor, Table(2, India, new("cars"), TariffOffer.Eliminate()) with { For = Usa },
            "'IND' does not offer on the issue 'cars'");
        Refuses(negotiation, NegotiationRule.PositionFor, Table(2, India, Days, new Amount(5m)) with { For = Usa }, "leave 'for' out");
        Refuses(negotiation, NegotiationRule.PositionFor, cars with { For = Eu }, "'EU' does not request on the issue 'cars'");
        Refuses(negotiation, NegotiationRule.PositionFor, cars with { For = Usa }, "'USA' does not request");
        Refuses(negotiation, NegotiationRule.Seat, cars with { For = Germany }, "name 'EU'");
        Refuses(negotiation, NegotiationRule.Addressees, cars with { For = India, To = [Eu] }, "add 'IND' to them");
        Refuses(negotiation, NegotiationRule.PositionFor, new PositionWithdrawn(Day(2), Usa, new("cars")) { For = Eu }, "does not request");
        Refuses(negotiation, NegotiationRule.OnTable, new PositionWithdrawn(Day(2), Usa, new("cars")) { For = India }, "for IND");
        Refuses(negotiation, NegotiationRule.PositionFor, Bundle(2, India, "a", [new(Days, new Amount(5m))]) with { For = Usa },
            "offers on none of its issues");
        Refuses(negotiation, NegotiationRule.PositionFor,
            new IssueAgreed(Day(2), new("cars"), TariffOffer.Eliminate()) { Exceptions = [new(Eu, TariffOffer.Exclude())] }, "'EU'");
        Refuses(negotiation, NegotiationRule.OnScale,
            new IssueAgreed(Day(2), new("cars"), TariffOffer.Eliminate()) { Exceptions = [new(India, TariffOffer.To(60m))] }, "ceiling");
    }

    [Fact]
    public void Refuses_EveryRule_IsTestedAbove()
    {
        string source = string.Concat(typeof(RuleTests).GetMethods().Select(m => m.Name));
        Assert.All(Enum.GetNames<NegotiationRule>(), rule => Assert.Contains(rule + "_", source, StringComparison.Ordinal));
    }
}
