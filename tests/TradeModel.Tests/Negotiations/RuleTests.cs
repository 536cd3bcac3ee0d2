using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;
using static TradeModel.Tests.Negotiations.TestTalks;

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
        Negotiation talks = Begin(Table(5, India, Days, new Amount(1m)));
        PositionTabled late = Table(4, Usa, Days, new Amount(9m));
        Refuses(talks, Rule.InOrder, late, "insert");
        Assert.Equal(late, talks.Insert(late).Log[0]);
        Assert.Equal(2, talks.Apply(Table(5, Usa, Days, new Amount(9m))).Log.Count);
    }

    [Fact]
    public void UniqueId_IdInUse_IsRefused()
    {
        Negotiation talks = Begin(new MeetingHeld(Day(1), Level.Minister, [India]) { Id = new("m1") }, new DutyImposed(Day(2), Duty("d1", Usa, India)));
        Refuses(talks, Rule.UniqueId, new MeetingHeld(Day(3), Level.Minister, [India]) { Id = new("m1") }, "m1");
        Refuses(talks, Rule.UniqueId, new DutyImposed(Day(3), Duty("d1", India, Usa)), "d1");
        Refuses(talks, Rule.UniqueId, new PhaseAdded(Day(3), new(First, "Again")), "p1");
        Refuses(talks, Rule.UniqueId, new IssueAdded(Day(3), new(Days, "Again", Track.Rules, new IntervalScale(0, 1, "x"))), "days");
        Refuses(talks, Rule.UniqueId, new PartyJoined(Day(3), new(Germany, "Germany")), "DEU");
        Refuses(talks, Rule.UniqueId, new PartyJoined(Day(3), new(India, "India")), "IND");
        Refuses(talks, Rule.UniqueId, new PartyJoined(Day(3), new(new("G2"), "Two", PartyKind.Group, [new(France, "France")])), "FRA");
        Refuses(talks, Rule.UniqueId, new TextChanged(Day(3), new("c2"), new(new("c1.1"), "Scope", [TextSegment.Clean("x")])), "c1");
        Refuses(talks, Rule.UniqueId, new ChapterAdded(Day(3), new(new("c2"), "Again")), "c2");
        Refuses(talks, Rule.UniqueId, new ChapterAdded(Day(3), new(new("c3"), "New", provisions: [new(new("c1.1"), "Scope", [TextSegment.Clean("x")])])), "c1");
        Negotiation without = talks.Then(new IssueRemoved(Day(3), Days));
        Refuses(without, Rule.UniqueId, new IssueAdded(Day(4), new(Days, "Again", Track.Rules, new IntervalScale(0, 1, "x"))), "days");
    }

    [Fact]
    public void Exists_UnknownName_IsRefused()
    {
        Negotiation talks = Begin(new IssueRemoved(Day(1), Names));
        Refuses(talks, Rule.Exists, Table(2, India, NoIssue, new Amount(1m)), "i9");
        Refuses(talks, Rule.Exists, Table(2, India, Names, new OptionChoice(new("yes"))), "names");
        Refuses(talks, Rule.Exists, new PositionWithdrawn(Day(2), India, NoIssue), "i9");
        Refuses(talks, Rule.Exists, Bundle(2, India, "a", [new(NoIssue, new Amount(1m))]), "i9");
        Refuses(talks, Rule.Exists, new PackageWithdrawn(Day(2), India, new("a")), "'a'");
        Refuses(talks, Rule.Exists, new SalienceAssessed(Day(2), India, NoIssue, 1m), "i9");
        Refuses(talks, Rule.Exists, new RedLineAssessed(Day(2), India, NoIssue, null), "i9");
        Refuses(talks, Rule.Exists, new IssueAgreed(Day(2), NoIssue, new Amount(1m)), "i9");
        Refuses(talks, Rule.Exists, new IssueReopened(Day(2), NoIssue), "i9");
        Refuses(talks, Rule.Exists, new IssueRemoved(Day(2), Names), "names");
        Refuses(talks, Rule.Exists, new IssueMoved(Day(2), NoIssue, First), "i9");
        Refuses(talks, Rule.Exists, new IssueMoved(Day(2), Days, NoPhase), "p9");
        Refuses(talks, Rule.Exists, new IssueAdded(Day(2), new(NoIssue, "New", Track.Rules, new IntervalScale(0, 1, "x"), phase: NoPhase)), "p9");
        Refuses(talks, Rule.Exists, new AgreementProposed(Day(2), [Nobody]), "nobody");
        Refuses(talks, Rule.Exists, new AgreementProposed(Day(2), null, NoPhase), "p9");
        Refuses(talks, Rule.Exists, new MeetingHeld(Day(2), Level.Minister, [India], [Nobody]), "nobody");
        Refuses(talks, Rule.Exists, new StatementMade(Day(2), [Nobody], [India], "words"), "nobody");
        Refuses(talks, Rule.Exists, new StatementMade(Day(2), [], [India], "words", phase: NoPhase), "p9");
        Refuses(talks, Rule.Exists, new TextChanged(Day(2), new("c9"), new(new("x"), "X", [TextSegment.Clean("x")])), "c9");
        Refuses(talks, Rule.Exists, new ChapterAdded(Day(2), new(new("c9"), "New", NoPhase)), "p9");
        Refuses(talks, Rule.Exists, Reach(2, NoPhase, Stage.Scoping), "p9");
        Refuses(talks, Rule.Exists, new AgreementSigned(Day(2), NoPhase, India), "p9");
        Refuses(talks, Rule.Exists, new AgreementRatified(Day(2), NoPhase, India), "p9");
        Refuses(talks, Rule.Exists, new AppliedProvisionally(Day(2), NoPhase, India), "p9");
        Refuses(talks, Rule.Exists, new EnteredIntoForce(Day(2), NoPhase, India), "p9");
        Refuses(talks, Rule.Exists, new WindowMoved(Day(2), NoPhase, null), "p9");
        Refuses(talks, Rule.Exists, new DutyChanged(Day(2), Duty("d9", Usa)), "d9");
        Refuses(talks, Rule.Exists, new DutyLifted(Day(2), new("d9")), "d9");
        Refuses(talks, Rule.Exists, new CorrectionMade(Day(2), new("e9"), "a", "b"), "e9");
        Refuses(talks, Rule.Exists, Table(2, India, Days, new Amount(1m), new Condition(Usa, NoIssue, new Amount(1m))), "i9");
    }

    [Fact]
    public void Exists_ChapterNotInTheDraft_CannotBeApplied()
    {
        Negotiation talks = BeginBilateral().AgreedInPrinciple(First).Then(new AgreementSigned(Day(3), First, India), new AgreementSigned(Day(3), First, Usa));
        Refuses(talks, Rule.Exists, new AppliedProvisionally(Day(4), First, India, [new("c9")]), "c9");
    }

    [Fact]
    public void Seat_WithoutOne_IsRefused()
    {
        Negotiation talks = Begin();
        foreach (PartyId who in (PartyId[])[new("JPN"), Germany])
        {
            Refuses(talks, Rule.Seat, Table(1, who, Days, new Amount(1m)), who.Value);
            Refuses(talks, Rule.Seat, new PositionWithdrawn(Day(1), who, Days), who.Value);
            Refuses(talks, Rule.Seat, Bundle(1, who, "a", [new(Days, new Amount(1m))]), who.Value);
            Refuses(talks, Rule.Seat, new PackageWithdrawn(Day(1), who, new("a")), who.Value);
            Refuses(talks, Rule.Seat, new SalienceAssessed(Day(1), who, Days, 1m), who.Value);
            Refuses(talks, Rule.Seat, new SalienceAssessed(Day(1), India, Days, 1m, who), who.Value);
            Refuses(talks, Rule.Seat, new RedLineAssessed(Day(1), who, Days, null), who.Value);
            Refuses(talks, Rule.Seat, new RedLineAssessed(Day(1), India, Days, null, who), who.Value);
            Refuses(talks, Rule.Seat, new CapabilityAssessed(Day(1), who, 1m), who.Value);
            Refuses(talks, Rule.Seat, new CapabilityAssessed(Day(1), India, 1m, who), who.Value);
            Refuses(talks, Rule.Seat, new PartyLeft(Day(1), who), who.Value);
            Refuses(talks, Rule.Seat, Table(1, India, Days, new Amount(1m), new Condition(who, Days, new Amount(1m))), who.Value);
            Refuses(talks, Rule.Seat, new IssueAdded(Day(1), new(NoIssue, "New", Track.Rules, new IntervalScale(0, 1, "x"), concerned: [India, who])), who.Value);
        }
        // A member meets, speaks, signs and charges duties through the union that sits for it; a stranger does not.
        PartyId japan = new("JPN");
        Refuses(talks, Rule.Seat, new MeetingHeld(Day(1), Level.Minister, [India, japan]), "JPN");
        Refuses(talks, Rule.Seat, new StatementMade(Day(1), [], [japan], "words"), "JPN");
        Refuses(talks, Rule.Seat, new AgreementSigned(Day(1), First, japan), "JPN");
        Refuses(talks, Rule.Seat, new DutyImposed(Day(1), Duty("d1", japan)), "JPN");
        Assert.Equal(3, talks.Then(new MeetingHeld(Day(1), Level.Minister, [India, Germany]), new StatementMade(Day(1), [], [France], "words"), new DutyImposed(Day(1), Duty("d1", Germany))).Log.Count);
    }

    [Fact]
    public void Concerned_PartyNotConcerned_IsRefused()
    {
        Negotiation talks = Begin();
        BarrierTreatment eased = new(new("eased"));
        Refuses(talks, Rule.Concerned, Table(1, Eu, Sps, eased), "sps");
        Refuses(talks, Rule.Concerned, Table(1, Eu, Steel, TariffOffer.Eliminate()), "steel");
        Refuses(talks, Rule.Concerned, Bundle(1, Eu, "a", [new(Sps, eased)]), "sps");
        Refuses(talks, Rule.Concerned, new SalienceAssessed(Day(1), Eu, Sps, 1m), "sps");
        Refuses(talks, Rule.Concerned, new RedLineAssessed(Day(1), Eu, Sps, null), "sps");
        // Whoever is at the table may assess those concerned.
        Assert.Single(talks.Apply(new SalienceAssessed(Day(1), India, Sps, 1m, Eu)).Log);
    }

    [Fact]
    public void PositionKind_AnotherTracksPosition_IsRefused()
    {
        Negotiation talks = Begin();
        Refuses(talks, Rule.PositionKind, Table(1, India, Steel, new Amount(5m)), "TariffOffer");
        Refuses(talks, Rule.PositionKind, Table(1, India, Days, new QuotaVolume(5m)), "Amount");
        Refuses(talks, Rule.PositionKind, Table(1, India, Quota, new Amount(300m)), "QuotaVolume");
        Refuses(talks, Rule.PositionKind, Table(1, India, Sps, new OptionChoice(new("eased"))), "BarrierTreatment");
        Refuses(talks, Rule.PositionKind, Table(1, India, Names, new BarrierTreatment(new("yes"))), "OptionChoice");
        Refuses(talks, Rule.PositionKind, Table(1, India, Legal, new Amount(1m)), "ServicesCommitment");
        Refuses(talks, Rule.PositionKind, Bundle(1, India, "a", [new(Days, TariffOffer.Eliminate())]), "TariffOffer");
        Refuses(talks, Rule.PositionKind, new IssueAgreed(Day(1), Days, TariffOffer.Eliminate()), "TariffOffer");
        Refuses(talks, Rule.PositionKind, Table(1, India, Days, new Amount(1m), new Condition(Usa, Steel, new Amount(5m))), "TariffOffer");
        Refuses(talks, Rule.PositionKind, Table(1, India, Days, new OptionChoice(new("yes"))), "takes an Amount, not an OptionChoice");
    }

    [Fact]
    public void PositionKind_NumbersWithoutTheirSubject_SaysTheCure()
    {
        Negotiation talks = Begin(new IssueAdded(Day(1), new(new("beef"), "Beef quota", Track.MarketAccess, new RatioScale(100m, 1000m, "t"))));
        Refuses(talks, Rule.PositionKind, Table(2, India, new("beef"), new QuotaVolume(200m)), "takes an Amount, not a QuotaVolume: give the issue a QuotaSubject to table quota volumes");
        Refuses(talks, Rule.PositionKind, Table(2, India, new("beef"), new ProcurementThreshold(200m)), "give the issue a ProcurementSubject to table thresholds");
    }

    [Fact]
    public void OnScale_OffIt_IsRefused()
    {
        Negotiation talks = Begin();
        Refuses(talks, Rule.OnScale, Table(1, India, Days, new Amount(100.1m)), "100.1");
        Refuses(talks, Rule.OnScale, Table(1, India, Days, new Amount(-1m)), "-1");
        Refuses(talks, Rule.OnScale, Table(1, Usa, Steel, TariffOffer.To(50.5m)), "ceiling of 50 percent");
        Refuses(talks, Rule.OnScale, Table(1, Usa, Steel, TariffOffer.Eliminate(15)), "horizon");
        Refuses(talks, Rule.OnScale, Table(1, India, Quota, new QuotaVolume(199m)), "200");
        Refuses(talks, Rule.OnScale, Table(1, India, Sps, new BarrierTreatment(new("banned"))), "banned");
        Refuses(talks, Rule.OnScale, Table(1, India, Names, new OptionChoice(new("perhaps"))), "perhaps");
        Refuses(talks, Rule.OnScale, Table(1, India, Legal, new ServicesCommitment(LegalCell with { Mode = ModeOfSupply.ConsumptionAbroad }, CommitmentLevel.Full)), "mode 2");
        CommitmentCell other = LegalCell with { Obligation = Obligation.NationalTreatment };
        Refuses(talks.Apply(new IssueAdded(Day(1), new(new("both"), "Both", Track.MarketAccess, new CommitmentScale([LegalCell, other])))),
            Rule.OnScale, Table(1, India, new("both"), new ServicesCommitment(LegalCell, CommitmentLevel.Full)), $"leaves the cell {other} of the scale open");
        Refuses(talks, Rule.OnScale, new IssueAgreed(Day(1), Days, new Amount(101m)), "101");
        Refuses(talks, Rule.OnScale, new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(new Amount(101m))), "101");
        Refuses(talks, Rule.OnScale, new RedLineAssessed(Day(1), India, Days, new BoundRedLine(new Amount(9m), new Amount(5m))), "above the highest");
        Refuses(talks, Rule.OnScale, new RedLineAssessed(Day(1), India, Days, RedLine.OneOf([new("a")])), "bound");
        Refuses(talks, Rule.OnScale, new RedLineAssessed(Day(1), India, Names, RedLine.AtMost(new OptionChoice(new("yes")))), "ordered");
        Refuses(talks, Rule.OnScale, new RedLineAssessed(Day(1), India, Names, RedLine.OneOf([new("perhaps")])), "perhaps");
        Refuses(talks, Rule.OnScale, new RedLineAssessed(Day(1), India, Days, RedLine.AtMost(TariffOffer.Eliminate())), "Amount");
        // The ends of a scale are on it.
        Assert.Equal(3, talks.Then(Table(1, India, Days, new Amount(0m)), Table(1, India, Days, new Amount(100m)), Table(1, Usa, Steel, TariffOffer.To(50m, 14))).Log.Count);
    }

    [Fact]
    public void IssueOpen_ChangedWithoutReopening_IsRefused()
    {
        Negotiation talks = Begin(Table(1, India, Days, new Amount(1m)), new IssueAgreed(Day(2), Days, new Amount(5m)));
        Refuses(talks, Rule.IssueOpen, Table(3, India, Days, new Amount(1m)), "reopen");
        Refuses(talks, Rule.IssueOpen, new PositionWithdrawn(Day(3), India, Days), "reopen");
        Refuses(talks, Rule.IssueOpen, Bundle(3, India, "a", [new(Days, new Amount(1m))]), "reopen");
        Refuses(talks, Rule.IssueOpen, new IssueAgreed(Day(3), Days, new Amount(6m)), "reopen");
        Refuses(talks, Rule.IssueOpen, new IssueRemoved(Day(3), Days), "reopen");
        // What is believed of the parties may change all the same, and an agreed issue may be harvested early.
        Assert.Equal(4, talks.Then(new SalienceAssessed(Day(3), India, Days, 1m), new IssueMoved(Day(3), Days, Second)).Log.Count);
    }

    [Fact]
    public void IssueAgreed_ReopeningAnOpenIssue_IsRefused()
    {
        Refuses(Begin(), Rule.IssueAgreed, new IssueReopened(Day(1), Days), "not agreed");
        Refuses(Begin(new IssueAgreed(Day(1), Days, new Amount(5m)), new IssueReopened(Day(2), Days)), Rule.IssueAgreed, new IssueReopened(Day(3), Days), "days");
    }

    public static TheoryData<Stage> ClosedStages => [Stage.Signed, Stage.InForce, Stage.Abandoned, Stage.Suspended, Stage.Terminated, Stage.Paused];

    [Theory]
    [MemberData(nameof(ClosedStages))]
    public void PhaseOpen_NotAnyMore_IsRefused(Stage stage)
    {
        Negotiation talks = BeginBilateral(Table(0, India, Days, new Amount(1m)), new IssueAgreed(Day(0), Steel, TariffOffer.Eliminate())).AgreedInPrinciple(First);
        if (stage == Stage.Abandoned)
        {
            talks = talks.Apply(Reach(3, First, stage));
        }
        else
        {
            talks = talks.Then(new AgreementSigned(Day(3), First, India), new AgreementSigned(Day(3), First, Usa));
            if (stage is Stage.Paused) talks = talks.Apply(Reach(4, First, stage));
            if (stage is Stage.InForce or Stage.Suspended or Stage.Terminated)
                talks = talks.Then(new EnteredIntoForce(Day(4), First, India), new EnteredIntoForce(Day(4), First, Usa));
            if (stage is Stage.Suspended or Stage.Terminated) talks = talks.Apply(Reach(5, First, stage));
        }
        Assert.Equal(stage, talks.GetPhase(First).Stage);
        Refuses(talks, Rule.PhaseOpen, Table(9, India, Days, new Amount(1m)), "p1");
        Refuses(talks, Rule.PhaseOpen, new PositionWithdrawn(Day(9), India, Days), "p1");
        Refuses(talks, Rule.PhaseOpen, Bundle(9, India, "a", [new(Days, new Amount(1m))]), "p1");
        Refuses(talks, Rule.PhaseOpen, new IssueAgreed(Day(9), Days, new Amount(1m)), "p1");
        Refuses(talks, Rule.PhaseOpen, new IssueReopened(Day(9), Steel), "p1");
        Refuses(talks, Rule.PhaseOpen, new IssueRemoved(Day(9), Days), "p1");
        Refuses(talks, Rule.PhaseOpen, new IssueMoved(Day(9), Days, null), "p1");
        Refuses(talks, Rule.PhaseOpen, new IssueMoved(Day(9), Names, First), "p1");
        Refuses(talks, Rule.PhaseOpen, new IssueAdded(Day(9), new(NoIssue, "New", Track.Rules, new IntervalScale(0, 1, "x"), phase: First)), "p1");
        // The other phase goes on: they run in parallel.
        Assert.Equal(300m, ((QuotaVolume)talks.Then(Table(9, India, Quota, new QuotaVolume(300m))).GetIssue(Quota).PositionOf(India)!).Quantity);
    }

    [Fact]
    public void Standing_NothingTabled_CannotBeWithdrawn()
    {
        Refuses(Begin(), Rule.Standing, new PositionWithdrawn(Day(1), India, Days), "nothing on the table");
        Refuses(Begin(Table(1, India, Days, new Amount(1m)), new PositionWithdrawn(Day(1), India, Days)), Rule.Standing, new PositionWithdrawn(Day(1), India, Days), "days");
        Refuses(Begin(new SalienceAssessed(Day(1), India, Days, 1m)), Rule.Standing, new PositionWithdrawn(Day(1), India, Days), "days");
    }

    [Fact]
    public void Package_OnePositionOfIt_CannotBePickedOut()
    {
        Negotiation talks = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]));
        Refuses(talks, Rule.Package, Table(2, India, Days, new Amount(1m)), "package 'a'");
        Refuses(talks, Rule.Package, new PositionWithdrawn(Day(2), India, Quota), "package 'a'");
        Refuses(talks, Rule.Package, Bundle(2, India, "b", [new(Days, new Amount(1m))]), "package 'a'");
        Negotiation conditional = Begin(Bundle(1, India, "a", [new(Days, new Amount(5m))], new Condition(Usa, Quota, new QuotaVolume(900m))));
        Refuses(conditional, Rule.Package, Table(2, India, Days, new Amount(1m)), "package 'a'");
        Refuses(conditional, Rule.Package, Table(2, India, Days, new Amount(1m), new Condition(Usa, Quota, new QuotaVolume(900m))), "package 'a'");
    }

    [Fact]
    public void Package_WithAnAgreedIssue_CanNeitherBeWithdrawnNorReplaced()
    {
        Negotiation talks = Begin(
            Bundle(1, India, "a", [new(Days, new Amount(5m)), new(Quota, new QuotaVolume(500m))]),
            new IssueAgreed(Day(2), Quota, new QuotaVolume(600m)));
        Refuses(talks, Rule.IssueOpen, new PackageWithdrawn(Day(3), India, new("a")), "reopen it first");
        Refuses(talks, Rule.IssueOpen, Bundle(3, India, "a", [new(Days, new Amount(1m))]), "reopen it first");
        Negotiation reopened = talks.Then(new IssueReopened(Day(3), Quota), new PackageWithdrawn(Day(3), India, new("a")));
        Assert.Empty(reopened.Packages);
        Assert.Null(reopened.GetIssue(Quota).PositionOf(India));
    }

    [Fact]
    public void Condition_OnItselfOrTheUnconcerned_IsRefused()
    {
        Negotiation talks = Begin();
        Refuses(talks, Rule.Condition, Table(1, India, Days, new Amount(1m), new Condition(India, Quota, new QuotaVolume(300m))), "itself");
        Refuses(talks, Rule.Condition, Table(1, India, Days, new Amount(1m), new Condition(Eu, Sps, new BarrierTreatment(new("eased")))), "EU");
        Refuses(talks, Rule.Condition, Bundle(1, India, "a", [new(Days, new Amount(1m))], new Condition(India, Quota, new QuotaVolume(300m))), "itself");
        Refuses(talks, Rule.OnScale, Table(1, India, Days, new Amount(1m), new Condition(Usa, Quota, new QuotaVolume(9000m))), "9000");
    }

    [Fact]
    public void StageGraph_ProposedTwice_IsRefused()
    {
        Negotiation talks = Begin(new AgreementProposed(Day(1), [Goyal], First));
        Assert.Equal(Day(1), talks.GetPhase(First).Since);
        Refuses(talks, Rule.StageGraph, new AgreementProposed(Day(2), [], First), "proposed before");
        Refuses(Begin(Reach(1, First, Stage.Scoping)), Rule.StageGraph, new AgreementProposed(Day(2), [], First), "p1");
    }

    [Fact]
    public void Acts_OutOfTurn_AreRefused()
    {
        Negotiation agreed = Begin().AgreedInPrinciple(First);
        Refuses(Begin(), Rule.StageGraph, new AgreementSigned(Day(1), First, India), "Proposed");
        Refuses(agreed, Rule.StageGraph, new AgreementRatified(Day(3), First, India), "AgreedInPrinciple");
        Refuses(agreed, Rule.StageGraph, new EnteredIntoForce(Day(3), First, India), "cannot enter into force");
        Refuses(agreed, Rule.Acts, Reach(3, First, Stage.Signed), "acts");
        Negotiation one = agreed.Then(new AgreementSigned(Day(3), First, India));
        Refuses(one, Rule.Acts, new AgreementSigned(Day(4), First, India), "signed");
        Negotiation signed = one.Then(new AgreementSigned(Day(4), First, Usa), new AgreementSigned(Day(4), First, Eu));
        Refuses(signed, Rule.Acts, Reach(5, First, Stage.InForce), "acts");
        Refuses(signed, Rule.Acts, new AgreementSigned(Day(5), First, Usa), "signed");
        Negotiation ratified = signed.Then(new AgreementRatified(Day(5), First, India), new AppliedProvisionally(Day(5), First, India), new EnteredIntoForce(Day(5), First, India));
        Refuses(ratified, Rule.Acts, new AgreementRatified(Day(6), First, India), "'p1' was ratified by 'IND'");
        Refuses(ratified, Rule.Acts, new AppliedProvisionally(Day(6), First, India), "already");
        Refuses(ratified, Rule.Acts, new EnteredIntoForce(Day(6), First, India), "'p1' entered into force for 'IND'");
        Negotiation joined = signed.Then(new PartyJoined(Day(5), Japan));
        Refuses(joined, Rule.Acts, new AgreementRatified(Day(6), First, Japan.Id), "JPN");
    }

    [Fact]
    public void Duty_ByAnotherOrLiftedTwice_IsRefused()
    {
        Negotiation talks = Begin(new DutyImposed(Day(1), Duty("d1", Usa, India)));
        Refuses(talks, Rule.Duty, new DutyChanged(Day(20), Duty("d1", Eu, India)), "USA");
        Negotiation lifted = talks.Then(new DutyLifted(Day(30), new("d1")));
        Assert.Equal(Day(30), lifted.AdditionalDuties[0].Ended);
        Refuses(lifted, Rule.Duty, new DutyLifted(Day(31), new("d1")), "already");
    }

    [Fact]
    public void TwoParties_LastButOneLeaves_IsRefused()
    {
        Refuses(BeginBilateral(), Rule.TwoParties, new PartyLeft(Day(1), India), "fewer than two");
        Refuses(Begin(new PartyLeft(Day(1), Eu)), Rule.TwoParties, new PartyLeft(Day(1), India), "IND");
    }

    [Fact]
    public void Refuses_EveryRule_IsTestedAbove()
    {
        string source = string.Concat(typeof(RuleTests).GetMethods().Select(m => m.Name));
        Assert.All(Enum.GetNames<Rule>(), rule => Assert.Contains(rule + "_", source, StringComparison.Ordinal));
    }
}
