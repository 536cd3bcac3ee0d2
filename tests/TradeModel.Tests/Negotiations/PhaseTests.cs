using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

public class PhaseTests
{
    private static readonly Party Japan = new(new("JPN"), "Japan");

    private static AgreementSigned Sign(int day, PartyId party) => new(Day(day), First, party);

    private static EnteredIntoForce Enter(int day, PartyId party) => new(Day(day), First, party);

    private static Negotiation Signed => Begin().AgreedInPrinciple(First).Then(Sign(3, India), Sign(4, Usa), Sign(5, Eu));

    /// <summary>The bilateral negotiation with the first phase in that stage; paused means paused while negotiating.</summary>
    private static Negotiation In(Stage stage) => stage switch
    {
        Stage.Proposed => BeginBilateral(),
        Stage.Scoping or Stage.Negotiating => BeginBilateral(Reach(1, First, stage)),
        Stage.AgreedInPrinciple => BeginBilateral().AgreedInPrinciple(First),
        Stage.LegalReview => In(Stage.AgreedInPrinciple).Then(Reach(3, First, stage)),
        Stage.Signed => In(Stage.LegalReview).Then(Sign(4, India), Sign(4, Usa)),
        Stage.InForce => In(Stage.Signed).Then(Enter(5, India), Enter(5, Usa)),
        Stage.Paused or Stage.Abandoned => In(Stage.Negotiating).Then(Reach(6, First, stage)),
        _ => In(Stage.InForce).Then(Reach(6, First, stage)),
    };

    // The stage graph of docs/concepts.md, written by hand a second time: which stage may follow which.
    private static readonly Dictionary<Stage, Stage[]> Edges = new()
    {
        [Stage.Proposed] = [Stage.Scoping, Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.Scoping] = [Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.Negotiating] = [Stage.AgreedInPrinciple, Stage.Paused, Stage.Abandoned],
        [Stage.AgreedInPrinciple] = [Stage.Negotiating, Stage.LegalReview, Stage.Paused, Stage.Abandoned],
        [Stage.LegalReview] = [Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.Signed] = [Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.InForce] = [Stage.Suspended, Stage.Terminated],
        [Stage.Paused] = [Stage.Negotiating, Stage.Abandoned],
        [Stage.Abandoned] = [],
        [Stage.Suspended] = [Stage.InForce, Stage.Terminated],
        [Stage.Terminated] = [],
    };

    public static TheoryData<Stage, Stage> Pairs
    {
        get
        {
            var pairs = new TheoryData<Stage, Stage>();
            foreach (Stage from in Enum.GetValues<Stage>())
                foreach (Stage to in Enum.GetValues<Stage>()) pairs.Add(from, to);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Reach_AnyStageFromAnyOther_FollowsTheGraph(Stage from, Stage to)
    {
        Negotiation negotiation = In(from);
        Assert.Equal(from, negotiation.GetPhase(First).Stage);
        StageReached next = Reach(9, First, to);
        bool byActs = (from, to) is (Stage.AgreedInPrinciple or Stage.LegalReview, Stage.Signed) or (Stage.Signed, Stage.InForce);
        if (Edges[from].Contains(to))
        {
            PhaseState reached = negotiation.Apply(next).GetPhase(First);
            Assert.Equal(to, reached.Stage);
            Assert.Equal(Day(9), reached.Since);
            Assert.Equal(to == Stage.Paused ? from : null, reached.PausedIn);
        }
        else
        {
            Refuses(
                negotiation, byActs ? NegotiationRule.Acts : NegotiationRule.StageGraph, next, byActs ? "acts" : $"cannot follow {from}");
        }
    }

    [Theory]
    [InlineData(Stage.Proposed)]
    [InlineData(Stage.Scoping)]
    [InlineData(Stage.Negotiating)]
    [InlineData(Stage.AgreedInPrinciple)]
    [InlineData(Stage.LegalReview)]
    [InlineData(Stage.Signed)]
    public void Reach_Paused_ResumesOnlyWhereItStood(Stage stage)
    {
        Negotiation paused = In(stage).Then(Reach(8, First, Stage.Paused));
        Assert.Equal(stage, paused.GetPhase(First).PausedIn);
        foreach (Stage other in Enum.GetValues<Stage>())
        {
            StageReached next = Reach(9, First, other);
            if (other == stage)
                Assert.Equal((stage, null), (paused.Apply(next).GetPhase(First).Stage, paused.Apply(next).GetPhase(First).PausedIn));
            else if (other == Stage.Abandoned) Assert.Equal(Stage.Abandoned, paused.Apply(next).GetPhase(First).Stage);
            else Refuses(paused, NegotiationRule.StageGraph, next, $"paused in {stage}");
        }
        Refuses(paused, NegotiationRule.StageGraph, Sign(9, India), "Paused", orActs: stage == Stage.Signed);
    }

    private static void Refuses(Negotiation negotiation, NegotiationRule rule, NegotiationEvent next, string mention, bool orActs = false)
    {
        if (orActs) TestNegotiation.Refuses(negotiation, NegotiationRule.Acts, next, "signed");
        else TestNegotiation.Refuses(negotiation, rule, next, mention);
    }

    [Fact]
    public void Sign_PartyByParty_IsSignedWithTheLast()
    {
        Negotiation negotiation = Begin().AgreedInPrinciple(First).Then(Sign(3, India), Sign(4, Usa));
        Assert.Equal(Stage.AgreedInPrinciple, negotiation.GetPhase(First).Stage);
        Assert.Equal(Day(3), negotiation.GetPhase(First).Acts[India].SignedOn);
        Assert.False(negotiation.GetPhase(First).Acts.ContainsKey(Eu));
        negotiation = negotiation.Then(Sign(5, Eu));
        Assert.Equal((Stage.Signed, Day(5)), (negotiation.GetPhase(First).Stage, negotiation.GetPhase(First).Since));
        Assert.Equal(Stage.Proposed, negotiation.GetPhase(Second).Stage);
    }

    [Fact]
    public void Sign_ByEveryMember_IsSignatureOfTheUnion()
    {
        Negotiation negotiation = Begin().AgreedInPrinciple(First).Then(Sign(3, India), Sign(3, Usa), Sign(3, Germany));
        Assert.Equal(Stage.AgreedInPrinciple, negotiation.GetPhase(First).Stage);
        negotiation = negotiation.Then(Sign(4, France));
        Assert.Equal(Stage.Signed, negotiation.GetPhase(First).Stage);
        // The union that signed through its members may ratify as one.
        Assert.Equal(Day(5), negotiation.Then(new AgreementRatified(Day(5), First, Eu)).GetPhase(First).Acts[Eu].RatifiedOn);
    }

    [Fact]
    public void Ratify_ByMembers_IsRecordedForEach()
    {
        Negotiation negotiation = Signed.Then(new AgreementRatified(Day(6), First, Germany), new AgreementRatified(Day(7), First, Eu));
        ValueMap<PartyId, PartyActs> acts = negotiation.GetPhase(First).Acts;
        Assert.Equal((Day(6), Day(7)), (acts[Germany].RatifiedOn, acts[Eu].RatifiedOn));
        Assert.False(acts.ContainsKey(France));
        Assert.Null(acts[India].RatifiedOn);
        Assert.Equal(Stage.Signed, negotiation.GetPhase(First).Stage);
    }

    [Fact]
    public void ApplyProvisionally_ByChapter_NamesThem()
    {
        Negotiation negotiation = Signed.Then(
            new AppliedProvisionally(Day(6), First, India, [new("c1")]), new AppliedProvisionally(Day(7), First, Germany));
        ValueMap<PartyId, PartyActs> acts = negotiation.GetPhase(First).Acts;
        Assert.Equal([new ChapterId("c1")], acts[India].ChaptersApplied);
        Assert.Equal(Day(6), acts[India].AppliedProvisionallyOn);
        Assert.Empty(acts[Germany].ChaptersApplied);
        Assert.Equal(Stage.Signed, negotiation.GetPhase(First).Stage);
    }

    [Fact]
    public void EnterIntoForce_ForSomeThenAll_IsTold()
    {
        PhaseState one = Signed.Then(Enter(6, India)).GetPhase(First);
        Assert.Equal((Stage.Signed, true, false), (one.Stage, one.IsInForceForAny, one.IsInForceForAll));
        Assert.Equal(RtaIsStatus.InForceForAtLeastOneParty, one.RtaIsStatus);
        PhaseState two = Signed.Then(Enter(6, India), Enter(7, Usa)).GetPhase(First);
        Assert.Equal((Stage.InForce, Day(7), true, false), (two.Stage, two.Since, two.IsInForceForAny, two.IsInForceForAll));
        PhaseState members = Signed.Then(Enter(6, India), Enter(7, Usa), Enter(8, Germany)).GetPhase(First);
        Assert.False(members.IsInForceForAll);
        PhaseState all = Signed.Then(Enter(6, India), Enter(7, Usa), Enter(8, Germany), Enter(9, France)).GetPhase(First);
        Assert.True(all.IsInForceForAll);
        Assert.Equal((Stage.InForce, Day(7), RtaIsStatus.InForce), (all.Stage, all.Since, all.RtaIsStatus));
    }

    [Fact]
    public void Reach_NegotiatingAgain_UndoesTheSignatures()
    {
        Negotiation negotiation = Signed.Then(Reach(6, First, Stage.Negotiating));
        Assert.Empty(negotiation.GetPhase(First).Acts);
        Assert.True(negotiation.GetPhase(First).IsOpen);
        Assert.Equal(
            Stage.AgreedInPrinciple, negotiation.Then(Reach(7, First, Stage.AgreedInPrinciple), Sign(8, India)).GetPhase(First).Stage);
    }

    [Fact]
    public void Leave_TheOnlyOneThatHadNotSigned_MakesItSigned()
    {
        Negotiation negotiation = Begin().AgreedInPrinciple(First).Then(Sign(3, India), Sign(4, Usa), new PartyLeft(Day(9), Eu));
        Assert.Equal((Stage.Signed, Day(9)), (negotiation.GetPhase(First).Stage, negotiation.GetPhase(First).Since));
    }

    [Fact]
    public void Leave_Signatory_IsNotBoundAnyMore()
    {
        Negotiation negotiation = Signed.Then(Enter(6, Eu), Enter(6, India), Enter(6, Usa));
        Assert.True(negotiation.GetPhase(First).IsInForceForAll);
        Negotiation without = negotiation.Then(new PartyLeft(Day(7), Eu));
        Assert.True(without.GetPhase(First).IsInForceForAll);
        Assert.False(without.GetPhase(First).Acts.ContainsKey(Eu));
        Negotiation back = without.Then(new PartyJoined(Day(8), EuropeanUnion));
        Assert.True(back.GetPhase(First).IsInForceForAll);
        Assert.Equal([India, Usa], back.PartiesOf(First));
        Assert.False(back.Then(Sign(9, Eu)).GetPhase(First).IsInForceForAll);
        Assert.True(back.Then(Sign(9, Eu), Enter(10, Eu)).GetPhase(First).IsInForceForAll);
    }

    [Fact]
    public void Join_WhatIsInForce_AccedesBySigningAndEntry()
    {
        Negotiation negotiation = Signed.Then(Enter(6, Eu), Enter(6, India), Enter(6, Usa), new PartyJoined(Day(7), Japan));
        PhaseState joined = negotiation.GetPhase(First);
        Assert.Equal((Stage.InForce, true, RtaIsStatus.InForce), (joined.Stage, joined.IsInForceForAll, joined.RtaIsStatus));
        Assert.Equal([Eu, India, Usa], negotiation.PartiesOf(First));
        PhaseState signed = negotiation.Then(Sign(8, Japan.Id)).GetPhase(First);
        Assert.Equal(
            (Stage.InForce, false, RtaIsStatus.InForceForAtLeastOneParty), (signed.Stage, signed.IsInForceForAll, signed.RtaIsStatus));
        TestNegotiation.Refuses(negotiation, NegotiationRule.Acts, Enter(8, Japan.Id), "not signed");
        Negotiation acceded = negotiation.Then(Sign(8, Japan.Id), new AgreementRatified(Day(9), First, Japan.Id), Enter(10, Japan.Id));
        Assert.Equal(
            (Stage.InForce, Day(6), true),
            (acceded.GetPhase(First).Stage, acceded.GetPhase(First).Since, acceded.GetPhase(First).IsInForceForAll));
    }

    [Fact]
    public void Agree_InASingleUndertaking_IsAdReferendumUntilAgreedInPrinciple()
    {
        Negotiation negotiation = Begin(
            new IssueAgreed(Day(0), Days, new Amount(5m)), new IssueAgreed(Day(0), Quota, new QuotaVolume(300m)),
            new IssueAgreed(Day(0), Names, new OptionChoice(new("no"))));
        Assert.True(negotiation.IsAdReferendum(Days));
        Assert.False(negotiation.IsAdReferendum(Quota));
        Assert.False(negotiation.IsAdReferendum(Names));
        Assert.False(negotiation.IsAdReferendum(Steel));
        Assert.False(negotiation.AgreedInPrinciple(First).IsAdReferendum(Days));
        Assert.False(negotiation.AgreedInPrinciple(First).Then(Reach(3, First, Stage.Paused)).IsAdReferendum(Days));
        Assert.True(negotiation.AgreedInPrinciple(First).Then(Reach(3, First, Stage.Negotiating)).IsAdReferendum(Days));
        Assert.True(negotiation.Then(new IssueMoved(Day(1), Quota, First)).IsAdReferendum(Quota));
    }

    [Fact]
    public void Phases_TwoInParallel_StandEachForItself()
    {
        Negotiation negotiation = BeginBilateral().AgreedInPrinciple(First)
            .Then(Sign(3, India), Sign(3, Usa), Reach(4, Second, Stage.Negotiating), Enter(5, India), Enter(5, Usa));
        Assert.Equal([Stage.InForce, Stage.Negotiating], negotiation.Phases.Select(p => p.Stage));
        Phase third = new(new("p3"), "Third tranche");
        Assert.Equal([First, Second, third.Id], negotiation.Apply(new PhaseAdded(Day(6), third)).Phases.Select(p => p.Phase.Id));
    }

    [Fact]
    public void MoveWindow_Phase_ChangesOnlyTheWindow()
    {
        TargetWindow window = new(new(2026, 1, 1), new(2026, 3, 31));
        Negotiation negotiation = Begin(new WindowMoved(Day(1), First, window), new WindowMoved(Day(2), Second, null));
        Assert.Equal(window, negotiation.GetPhase(First).Phase.Window);
        Assert.Null(negotiation.GetPhase(Second).Phase.Window);
        Assert.Equal("First tranche", negotiation.GetPhase(First).Phase.Title);
        Assert.Null(negotiation.GetPhase(First).Since);
        Assert.Equal(new LocalDateRange(new(2025, 9, 1), new(2025, 11, 30)), Of(negotiation.AsOf(Day(0)).GetPhase(First).Phase.Window!));
    }

    private readonly record struct LocalDateRange(NodaTime.LocalDate Start, NodaTime.LocalDate End);

    private static LocalDateRange Of(TargetWindow window) => new(window.Start, window.End);

    [Fact]
    public void ChangeText_Provision_ReplacesOrComesLast()
    {
        Provision clean = new(new("c2.1"), "Time", [TextSegment.Clean("30 days")]),
            added = new(new("c2.2"), "Place", [TextSegment.Bracketed("Delhi", India)]);
        Assert.Equal(0.5, Begin().Text.CleanShare());
        Negotiation negotiation = Begin(new TextChanged(Day(1), new("c2"), clean));
        Assert.Equal(1.0, negotiation.Text.CleanShare());
        negotiation = negotiation.Then(new TextChanged(Day(2), new("c2"), added));
        Assert.Equal([clean, added], negotiation.Text.FindChapter(new("c2"))!.Provisions);
        Assert.Equal(2.0 / 3, negotiation.Text.CleanShare());
        Assert.Equal(1.0, negotiation.Text.CleanShare(First));
        Assert.Null(negotiation.Text.CleanShare(Second));
    }

    [Fact]
    public void AddChapter_OfAPhaseAddedLater_GivesItsTextAShare()
    {
        PhaseId third = new("p3");
        Provision scope = new(new("c3.1"), "Scope", [TextSegment.Clean("All goods")]),
            proof = new(new("c3.2"), "Proof", [TextSegment.Bracketed("an affidavit", India)]);
        Chapter added = new(new("c3"), "Origin", third, [scope]);
        Negotiation negotiation = Begin(new PhaseAdded(Day(1), new(third, "Third tranche")), new ChapterAdded(Day(2), added));
        Assert.Equal(added, negotiation.Text.Chapters[^1]);
        Assert.Equal(1.0, negotiation.Text.CleanShare(third));
        negotiation = negotiation.Then(new TextChanged(Day(3), added.Id, proof));
        Assert.Equal(0.5, negotiation.Text.CleanShare(third));
        Assert.Equal([scope, proof], negotiation.Text.Chapters[^1].Provisions);
        Assert.Equal(0.5, negotiation.MeasureConvergence().FindPhase(third)!.CleanTextShare);
    }

    [Fact]
    public void Duties_ImposedChangedLifted_AreChargedByDay()
    {
        DutyId id = new("d1");
        Negotiation negotiation = Begin(new DutyImposed(Day(1), Duty("d1", Usa, India)));
        decimal On(int day) => negotiation.AdditionalDutyOn(Usa, India, Day(day)).Total.Value;
        Assert.Equal((0m, 25m), (On(9), On(10)));
        negotiation = negotiation.Then(
            new DutyChanged(Day(20), negotiation.AdditionalDuties[0].WithRateFrom(Day(25), new Percentage(50m))));
        Assert.Equal((25m, 50m), (On(24), On(25)));
        negotiation = negotiation.Then(new DutyLifted(Day(30), id, Day(35)));
        Assert.Equal((50m, 0m), (On(34), On(35)));
        Assert.Equal(Day(35), Assert.Single(negotiation.AdditionalDuties).Ended);
        // Lifted before its first day, it was never charged.
        Assert.Empty(Begin(new DutyImposed(Day(1), Duty("d1", Usa, India)), new DutyLifted(Day(5), id)).AdditionalDuties);
    }
}
