using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>A new phase takes over text and issues of an earlier one, whose signatures stay.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class SuccessionTests
{
    private static readonly PhaseId Next = new("next");
    private static readonly ProvisionId Scope = new("c1.1");
    private static readonly ProvisionId Time = new("c2.1");

    private static Phase Successor(params ReadOnlySpan<PartyId> parties)
        => new(Next, "The successor", parties: parties.IsEmpty ? null : ValueSet.Create(parties));

    /// <summary>Signed by all three. The days, which concern all, and the tariff between two are agreed.</summary>
    private static Negotiation Signed => Begin(
        Table(0, India, Days, new Amount(5)),
        Table(0, Usa, Days, new Amount(60)),
        Table(0, Eu, Days, new Amount(40)),
        new IssueAgreed(Day(0), Days, new Amount(30)),
        new IssueAgreed(Day(0), Steel, TariffOffer.To(5, 5)))
        .AgreedInPrinciple(First)
        .Then(new AgreementSigned(Day(3), First, India), new AgreementSigned(Day(3), First, Usa), new AgreementSigned(Day(3), First, Eu));

    [Fact]
    public void Successor_TakesOverTextAndIssues_AndTheSignaturesStay()
    {
        Negotiation before = Signed;
        Negotiation after = before.Apply(new PhaseSucceeded(Day(9), First, Successor(India, Eu), [Scope]));

        PhaseState first = after.GetPhase(First), next = after.GetPhase(Next);
        Assert.Equal(before.GetPhase(First) with { SucceededBy = Next }, first);
        Assert.Equal((Stage.Signed, 3), (first.Stage, first.Acts.Count));
        Assert.Equal((Stage.Proposed, First, (PhaseId?)null), (next.Stage, next.Succeeds, next.SucceededBy));
        Assert.Equal([Scope], next.SuspendedProvisions);
        Assert.Empty(next.Acts);
        Assert.Equal([Eu, India], after.PartiesOf(Next));

        // The issue of all is one of the two now, with its terms; the one between India and the United States stays behind.
        IssueState days = after.GetIssue(Days);
        Assert.Equal((Next, new Amount(30)), (days.Phase, days.AgreedTerms));
        Assert.Equal([Eu, India], days.Issue.Concerned);
        Assert.Equal([Eu, India], after.ConcernedBy(Days));
        Assert.Equal([new(India, Direction.Lower)], days.Issue.Directions);
        Assert.True(after.IsAdReferendum(Days));
        Assert.Equal((First, before.GetIssue(Steel)), (after.GetIssue(Steel).Phase, after.GetIssue(Steel)));
        Assert.Equal(First, after.GetIssue(Sps).Phase);
        Assert.Equal(before.GetIssue(Names), after.GetIssue(Names));

        // The chapter of the phase is the successor's; the one that belongs to no phase stays so.
        Assert.Equal([Next, null], after.Text.Chapters.Select(c => c.Phase));
        Assert.Equal(before.Text.Chapters.Select(c => c.Provisions), after.Text.Chapters.Select(c => c.Provisions));
        Assert.Equal((null, 1.0), (after.Text.CleanShare(First), after.Text.CleanShare(Next)));
        Assert.Equal(First, after.AsOf(Day(8)).GetIssue(Days).Phase);
    }

    [Fact]
    public void Successor_OfAll_LeavesIssuesAndScoresAsTheyAre()
    {
        Negotiation before = Signed, after = before.Apply(new PhaseSucceeded(Day(9), First, Successor()));
        Assert.All(
            before.Issues.Where(i => i.Phase == First), i => Assert.Equal(i with { Phase = Next }, after.GetIssue(i.Issue.Id)));
        ConvergenceReport was = before.MeasureConvergence(), now = after.MeasureConvergence();
        Assert.Equal(was.Overall, now.Overall);
        Assert.Equal(was.Tracks, now.Tracks);
        Assert.Equal(0, now.Phases.Single(p => p.Phase == First).IssueCount);
        Assert.Equal(
            was.Phases.Single(p => p.Phase == First) with { Phase = Next }, now.Phases.Single(p => p.Phase == Next));
    }

    [Fact]
    public void Reopened_InTheSuccessor_HasThePositionsOfItsPartiesAlone()
    {
        Negotiation reopened = Signed.Then(
            new PhaseSucceeded(Day(9), First, Successor(India, Eu)), new IssueReopened(Day(10), Days));
        IssueState days = reopened.GetIssue(Days);
        Assert.Equal(new Amount(5), days.PositionOf(India));
        Assert.Equal(new Amount(40), days.PositionOf(Eu));
        Assert.Null(days.PositionOf(Usa));
        Refuses(reopened, NegotiationRule.Concerned, Table(11, Usa, Days, new Amount(50)), "EU, IND");
    }

    [Fact]
    public void Packages_OfThoseLeftOut_Fall()
    {
        Negotiation before = Begin(
            Bundle(0, Usa, "a", [new(Days, new Amount(60)), new(Names, new OptionChoice(new("no")))]),
            Bundle(0, India, "a", [new(Days, new Amount(5)), new(Names, new OptionChoice(new("yes")))]),
            Reach(1, First, Stage.Abandoned));
        Negotiation after = before.Apply(new PhaseSucceeded(Day(2), First, Successor(India, Eu)));
        Assert.Equal([India], after.Packages.Select(p => p.Party));
        Assert.Null(after.GetIssue(Days).PositionOf(Usa));
        Assert.Null(after.GetIssue(Names).PositionOf(Usa));
        Assert.Equal(new OptionChoice(new("yes")), after.GetIssue(Names).PositionOf(India));
    }

    [Fact]
    public void SuspendedProvisions_AreReinstated()
    {
        Negotiation suspended = Signed.Apply(new PhaseSucceeded(Day(9), First, Successor(India, Eu), [Scope, Time]));
        Negotiation reinstated = suspended.Apply(new ProvisionsReinstated(Day(20), Next, [Time]));
        Assert.Equal([Scope], reinstated.GetPhase(Next).SuspendedProvisions);
        Assert.Equal([Scope, Time], reinstated.AsOf(Day(19)).GetPhase(Next).SuspendedProvisions);
        Assert.Empty(reinstated.Apply(new ProvisionsReinstated(Day(21), Next, [Scope])).GetPhase(Next).SuspendedProvisions);
        Refuses(reinstated, NegotiationRule.Succession, new ProvisionsReinstated(Day(21), Next, [Scope, Time]), "'c2.1' is not suspended");
        Refuses(reinstated, NegotiationRule.Exists, new ProvisionsReinstated(Day(21), new("p9"), [Scope]), "p9");
        Assert.Throws<ArgumentException>("provisions", () => new ProvisionsReinstated(Day(1), Next, []));
    }

    [Fact]
    public void OfferToSeveral_IsForTheExportersOfTheSuccessor_WithTheirExceptionsAlone()
    {
        var rice = new IssueId("rice");
        Negotiation before = Begin(
            new PartyJoined(Day(0), new(new("JPN"), "Japan")),
            new IssueAdded(Day(0), new(rice, "Rice quotas", Track.MarketAccess, new RatioScale(1_000, 100_000, "t"),
                new QuotaSubject(Eu, [India, Usa, new("JPN")]), phase: First)),
            new IssueAgreed(Day(1), rice, new QuotaVolume(8_000))
            {
                Exceptions = [new(India, new QuotaVolume(9_000)), new(Usa, new QuotaVolume(70_000))],
            },
            Reach(2, First, Stage.Abandoned));
        IssueState after = before.Apply(new PhaseSucceeded(Day(3), First, Successor(Eu, India, new("JPN")))).GetIssue(rice);
        Assert.Equal([India, new("JPN")], Assert.IsType<QuotaSubject>(after.Issue.Subject).Exporters);
        Assert.Equal([Eu, India, new("JPN")], after.Issue.Concerned);
        Assert.Equal((Next, new QuotaVolume(8_000)), (after.Phase, after.AgreedTerms));
        Assert.Equal([new(India, new QuotaVolume(9_000))], after.AgreedExceptions);
        Assert.Equal(2, before.GetIssue(rice).AgreedExceptions.Count);
    }

    [Fact]
    public void MoreProvisions_AreSuspendedLater()
    {
        Negotiation before = Signed.Apply(new PhaseSucceeded(Day(9), First, Successor(India, Eu), [Scope]));
        Negotiation after = before.Apply(new ProvisionsSuspended(Day(12), Next, [Time]));
        Assert.Equal([Scope, Time], after.GetPhase(Next).SuspendedProvisions);
        Assert.Equal([Scope], after.AsOf(Day(11)).GetPhase(Next).SuspendedProvisions);
        Assert.Equal(
            before.GetPhase(Next), after.Apply(new ProvisionsReinstated(Day(13), Next, [Time])).GetPhase(Next));
        Assert.Equal(before.MeasureConvergence().Overall, after.MeasureConvergence().Overall);
        Refuses(
            after, NegotiationRule.Succession, new ProvisionsSuspended(Day(13), Next, [Time]),
            "'c2.1' is already suspended in the phase 'next'");
        Refuses(after, NegotiationRule.Succession, new ProvisionsSuspended(Day(13), Second, [Scope]), "belongs to the phase 'next'");
        Refuses(after, NegotiationRule.Exists, new ProvisionsSuspended(Day(13), Next, [new("c9.9")]), "no provision 'c9.9'");
        Refuses(after, NegotiationRule.Exists, new ProvisionsSuspended(Day(13), new("p9"), [Scope]), "p9");
        Assert.Throws<ArgumentException>("provisions", () => new ProvisionsSuspended(Day(1), Next, []));
    }

    [Theory]
    [InlineData(Stage.Signed)]
    [InlineData(Stage.InForce)]
    [InlineData(Stage.Suspended)]
    [InlineData(Stage.Terminated)]
    [InlineData(Stage.Abandoned)]
    [InlineData(Stage.Paused)]
    public void Phase_NoLongerNegotiated_CanBeSucceeded(Stage stage)
    {
        Negotiation before = Signed;
        if (stage is Stage.InForce or Stage.Suspended or Stage.Terminated)
            before = before.Then(new EnteredIntoForce(Day(4), First, India), new EnteredIntoForce(Day(4), First, Eu));
        if (before.GetPhase(First).Stage != stage) before = before.Apply(Reach(5, First, stage));
        Negotiation after = before.Apply(new PhaseSucceeded(Day(9), First, Successor()));
        Assert.Equal((stage, Next), (after.GetPhase(First).Stage, after.GetIssue(Days).Phase));
    }

    [Fact]
    public void Succession_ThatBreaksARule_IsRefused()
    {
        Refuses(
            Begin().AgreedInPrinciple(First), NegotiationRule.Succession, new PhaseSucceeded(Day(3), First, Successor()),
            "the phase 'p1' is AgreedInPrinciple, so that it is still negotiated: let it be signed or abandoned first");
        Refuses(Signed, NegotiationRule.Exists, new PhaseSucceeded(Day(9), new("p9"), Successor()), "there is no phase 'p9'");
        Refuses(Signed, NegotiationRule.UniqueId, new PhaseSucceeded(Day(9), First, new(Second, "In use")), "'p2' is in use");
        Refuses(Signed, NegotiationRule.Seat, new PhaseSucceeded(Day(9), First, Successor(India, new("JPN"))), "JPN");
        Refuses(Signed, NegotiationRule.Exists, new PhaseSucceeded(Day(9), First, Successor(), [new("c9.9")]), "no provision 'c9.9'");
        Negotiation other = Signed.Apply(new ChapterAdded(Day(4), new(new("c3"), "Services", Second, [new(new("c3.1"), "Legal",
            [TextSegment.Clean("Legal services.")])])));
        Refuses(
            other, NegotiationRule.Succession, new PhaseSucceeded(Day(9), First, Successor(), [new("c3.1")]), "belongs to the phase 'p2'");
        Negotiation succeeded = Signed.Apply(new PhaseSucceeded(Day(9), First, Successor(India, Eu)));
        Refuses(
            succeeded, NegotiationRule.Succession, new PhaseSucceeded(Day(9), First, new(new("p3"), "Another")),
            "'next' succeeded the phase 'p1' before: name 'next' as the predecessor");
        Refuses(succeeded, NegotiationRule.Succession, Reach(9, First, Stage.Negotiating), "negotiate in 'next'");
        Refuses(
            succeeded, NegotiationRule.PhaseOpen, new IssueMoved(Day(9), Names, First), "take the issue up in 'next', which succeeded");
        ArgumentException itself = Assert.Throws<ArgumentException>(
            "successor", () => new PhaseSucceeded(Day(1), First, new(First, "Itself")));
        Assert.Contains("does not succeed itself", itself.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("predecessor", () => new PhaseSucceeded(Day(1), default, Successor()));
        Assert.Throws<ArgumentException>("suspended", () => new PhaseSucceeded(Day(1), First, Successor(), [default]));
    }

    [Fact]
    public void Issue_LeftBehind_CanBeTakenUpElsewhere_AndThePhaseStillActedOn()
    {
        Negotiation succeeded = Signed.Apply(new PhaseSucceeded(Day(9), First, Successor(India, Eu)));
        Negotiation moved = succeeded.Then(new IssueMoved(Day(10), Steel, null), new IssueReopened(Day(10), Steel));
        Assert.Null(moved.GetIssue(Steel).Phase);
        // What parties do about the earlier phase stays possible: it is as signed as it was.
        Negotiation ratified = succeeded.Then(new AgreementRatified(Day(10), First, India), Reach(11, First, Stage.Abandoned));
        Assert.Equal(Day(10), ratified.GetPhase(First).Acts[India].RatifiedOn);
    }

    [Fact]
    public void SuccessorOfASuccessor_HasItAll()
    {
        PhaseId last = new("last");
        Negotiation after = Signed.Then(
            new PhaseSucceeded(Day(9), First, Successor(), [Scope]), Reach(10, Next, Stage.Abandoned),
            new PhaseSucceeded(Day(11), Next, new(last, "The last"), [Time]));
        Assert.Equal((last, last), (after.GetIssue(Days).Phase, after.GetIssue(Steel).Phase));
        Assert.Equal((Next, last), (after.GetPhase(First).SucceededBy, after.GetPhase(Next).SucceededBy));
        Assert.Equal([Time], after.GetPhase(last).SuspendedProvisions);
        Assert.Equal(last, after.Text.Chapters[0].Phase);
    }

    [Fact]
    public void EventsAbout_APhase_HaveTheTextChangesOfItsTime()
    {
        TextChanged early = new(Day(8), new("c1"), new(Scope, "Scope", [TextSegment.Clean("Most goods.")])),
            late = new(Day(10), new("c1"), new(Scope, "Scope", [TextSegment.Clean("Some goods.")]));
        var succeeded = new PhaseSucceeded(Day(9), First, Successor());
        Negotiation after = Signed.Then(early, succeeded, late);
        Assert.Equal([early, succeeded], after.EventsAbout(First).TakeLast(2));
        Assert.Equal([succeeded, late], after.EventsAbout(Next));
    }

    [Fact]
    public void EventsAbout_AnIssue_HaveTheSuccessionsThatTookItOver()
    {
        PhaseSucceeded first = new(Day(9), First, Successor(India, Eu)), second = new(Day(11), Next, new(new("last"), "The last"));
        Negotiation after = Signed.Then(first, Reach(10, Next, Stage.Abandoned), second, new IssueReopened(Day(12), Days));
        Assert.Equal([first, second, new IssueReopened(Day(12), Days)], after.EventsAbout(Days).TakeLast(3));
        // The tariff stayed behind, and the names were in no phase.
        Assert.Equal(["issueAgreed"], after.EventsAbout(Steel).Select(e => e.Kind));
        Assert.Empty(after.EventsAbout(Names));
    }

    [Property(MaxTest = 300)]
    public Property Succession_OfAnyPhase_KeepsItsLaws(Negotiation negotiation, int seed)
    {
        PhaseState[] closed = [.. negotiation.Phases.Where(p => !p.IsOpen && p.SucceededBy is null)];
        if (closed.Length == 0) return true.ToProperty().Trivial(true);
        PhaseState before = closed[(seed & int.MaxValue) % closed.Length];
        PartyId[] seats = [.. negotiation.Parties.Select(p => p.Id)];
        ValueSet<PartyId>? parties = seed % 3 == 0 ? null : seats.Take(Math.Max(2, seats.Length - 1)).ToValueSet();
        Negotiation after = negotiation.Apply(
            new PhaseSucceeded(negotiation.LastDay!.Value, before.Phase.Id, new(Next, "Successor", parties: parties)));

        Assert.Equal(before with { SucceededBy = Next }, after.GetPhase(before.Phase.Id));
        Assert.DoesNotContain(before.Phase.Id, after.Text.Chapters.Select(c => c.Phase ?? default));
        Assert.Equal(
            negotiation.Text.Chapters.Count(c => c.Phase == before.Phase.Id), after.Text.Chapters.Count(c => c.Phase == Next));
        foreach (IssueState was in negotiation.Issues)
        {
            IssueState now = after.GetIssue(was.Issue.Id);
            Assert.Equal((was.AgreedTerms, was.AgreedOn), (now.AgreedTerms, now.AgreedOn));
            if (was.Phase != before.Phase.Id)
            {
                Assert.Equal((was.Issue, was.Phase), (now.Issue, now.Phase));
            }
            else if (now.Phase != Next)
            {
                Assert.Equal(was, now with { PartyStates = was.PartyStates });
                Assert.True(
                    was.Issue.Concerned?.Count(parties!.Contains) < 2 || was.Issue.Subject!.Named.Any(p => !parties!.Contains(p)),
                    $"{was} stays in {before}, although it is between {was.Issue.Concerned}");
            }
            else
            {
                Assert.Equal(
                    parties is null ? was.Issue.Concerned : (was.Issue.Concerned ?? parties).Where(parties.Contains).ToValueSet(),
                    now.Issue.Concerned);
            }
        }
        State.AssertEqual(Negotiation.Replay(after.Definition, after.Log), after);
        ConvergenceReport report = after.MeasureConvergence();
        TimelinePoint point = after.ConvergenceTimeline().Points[^1];
        Assert.Equal(report.Overall, point.Overall.Convergence);
        Assert.Equal(report.Phases, point.Phases.Select(p => p.Convergence));
        Assert.Equal(point.Overall.ScoreChange.Total, point.Overall.ScoreChange.Agenda);
        if (parties is null || seats.Length == parties.Count)
            Assert.Equal(negotiation.MeasureConvergence().Overall, report.Overall);
        return true.ToProperty().Collect(closed.Length > 0);
    }
}
