using FsCheck.Xunit;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Negotiations;

/// <summary>Every refusal names a remedy, and no remedy leads back to the refusal.</summary>
[Properties(Arbitrary = [typeof(TradeModelArbitraries)])]
public class RemedyTests
{
    // The longest way a remedy can lead: a phase from proposed to signed by the twelve parties of the largest drawn negotiation.
    private const int LongestWay = 40;

    [Property(MaxTest = 300)]
    public void Remedy_OfAnyRefusal_IsNamedAndLeadsSomewhere(Negotiation negotiation, NegotiationStep foreign, int seed)
    {
        LocalDate day = negotiation.LastDay ?? Day(0);
        NegotiationEvent[] tried =
        [
            foreign.Next,
            .. Repeated(negotiation, day, seed),
        ];
        foreach (NegotiationEvent one in tried)
        {
            if (one.Date < day) continue;
            FollowRemedies(negotiation, one);
        }
    }

    /// <summary>
    /// Records what each refusal says to record first, until the event is accepted or the remedy is for a person to choose.
    /// </summary>
    private static Negotiation? FollowRemedies(Negotiation negotiation, NegotiationEvent wanted)
    {
        var pending = new Stack<NegotiationEvent>([wanted]);
        for (int steps = 0; pending.Count > 0; steps++)
        {
            Assert.True(
                steps < LongestWay,
                $"the remedies of '{wanted}' do not end: {string.Join(" < ", pending)}\n{string.Join('\n', negotiation.Log)}");
            if (negotiation.TryApply(pending.Peek(), out Negotiation? next, out Refusal? refusal))
            {
                pending.Pop();
                negotiation = next;
                continue;
            }
            Assert.False(string.IsNullOrWhiteSpace(refusal.Remedy), $"{refusal} names no remedy");
            if (refusal.First is not { } first) return null;
            pending.Push(first);
        }
        return negotiation;
    }

    /// <summary>Events of the log once more, on a later day: most break a rule by now. And events on what the log has settled.</summary>
    private static IEnumerable<NegotiationEvent> Repeated(Negotiation negotiation, LocalDate day, int seed)
    {
        foreach (IssueState issue in negotiation.Issues)
        {
            yield return new IssueReopened(day, issue.Issue.Id);
            yield return new IssueRemoved(day, issue.Issue.Id);
            if (!negotiation.ConcernedBy(issue.Issue.Id).Contains(negotiation.Parties[0].Id))
                yield return new ConcernedPartiesChanged(day, issue.Issue.Id, [negotiation.Parties[0].Id]);
            yield return new ConcernedPartiesChanged(day, issue.Issue.Id, removed: [negotiation.Parties[^1].Id]);
            yield return new ScaleChanged(day, issue.Issue.Id, issue.Issue.Scale with { EndsFrom = Provenance.Estimated("a test") });
            foreach (PhaseState phase in negotiation.Phases.Skip(Math.Abs(seed % 3)).Take(1))
                yield return new IssueMoved(day, issue.Issue.Id, phase.Phase.Id);
        }
        foreach (PhaseState phase in negotiation.Phases)
        {
            yield return new PhaseSucceeded(day, phase.Phase.Id, new(new("successor"), "Successor"), [new("nowhere")]);
            yield return new PhaseSucceeded(day, phase.Phase.Id, new(new("successor"), "Successor", parties: TwoOf(negotiation)));
            yield return new ProvisionsSuspended(day, phase.Phase.Id, [new("nowhere")]);
            foreach (ProvisionId suspended in phase.SuspendedProvisions)
                yield return new ProvisionsSuspended(day, phase.Phase.Id, [suspended]);
            yield return new ProvisionsReinstated(day, phase.Phase.Id, [new("nowhere")]);
            foreach (Stage stage in Enum.GetValues<Stage>()) yield return new StageReached(day, phase.Phase.Id, stage);
            foreach (Party party in negotiation.Parties)
            {
                yield return new AgreementSigned(day, phase.Phase.Id, party.Id);
                yield return new AgreementRatified(day, phase.Phase.Id, party.Id);
                yield return new EnteredIntoForce(day, phase.Phase.Id, party.Id);
                yield return new AppliedProvisionally(day, phase.Phase.Id, party.Id);
            }
        }
        foreach (Party party in negotiation.Parties) yield return new PartyJoined(day, party);
        foreach (PackageTabled package in negotiation.Log.OfType<PackageTabled>())
        {
            yield return new PackageWithdrawn(day, package.Party, package.Package);
            // To one party alone: often fewer than may see the package that it would replace.
            PartyId? other = negotiation.Parties.Select(p => p.Id).FirstOrDefault(p => p != package.Party);
            yield return new PackageTabled(day, package.Party, package.Package, package.Positions) { To = [other!.Value] };
        }
        foreach (PositionTabled tabled in negotiation.Log.OfType<PositionTabled>().TakeLast(5))
            yield return new PositionTabled(day, tabled.Party, tabled.Issue, tabled.Position, tabled.Conditions);
    }

    private static ValueSet<PartyId> TwoOf(Negotiation negotiation) => negotiation.Parties.Take(2).Select(p => p.Id).ToValueSet();

    /// <summary>What is agreed and drafted in a signed phase can be carried over, and nobody has to sign the phase again.</summary>
    [Property(MaxTest = 300)]
    public void Phase_NoLongerNegotiated_LetsItsIssuesGoWithoutLosingAnAct(Negotiation negotiation)
    {
        LocalDate day = negotiation.LastDay ?? Day(0);
        foreach (PhaseState phase in negotiation.Phases.Where(p => !p.IsOpen && p.SucceededBy is null))
        {
            Negotiation? after = FollowRemedies(
                negotiation, new PhaseSucceeded(day, phase.Phase.Id, new(new("successor"), "Successor", parties: TwoOf(negotiation))));
            Assert.NotNull(after);
            Assert.Equal(phase.Acts, after.GetPhase(phase.Phase.Id).Acts);
            foreach (IssueState issue in after.Issues.Where(i => i.Phase == phase.Phase.Id))
            {
                Negotiation? moved = FollowRemedies(after, new IssueMoved(day, issue.Issue.Id, null));
                Assert.Equal(phase.Acts, moved!.GetPhase(phase.Phase.Id).Acts);
            }
        }
    }

    [Fact]
    public void Issue_OfASignedPhase_IsCarriedOverWithTheSignatures()
    {
        Negotiation signed = Begin().AgreedInPrinciple(First).Then(
            new AgreementSigned(Day(3), First, India), new AgreementSigned(Day(3), First, Usa), new AgreementSigned(Day(3), First, Eu));
        Assert.False(signed.TryApply(new IssueMoved(Day(4), Days, Second), out _, out Refusal? refusal));
        Assert.Equal(
            "let the phase return to Negotiating first, which takes the signatures back, or let another phase succeed it",
            refusal.Remedy);
        PhaseId next = new("next");
        Negotiation after = signed.Then(
            new PhaseSucceeded(Day(4), First, new(next, "Next")), Reach(5, next, Stage.Negotiating), new IssueMoved(Day(6), Days, Second));
        Assert.Equal((Second, 3), (after.GetIssue(Days).Phase, after.GetPhase(First).Acts.Count));
    }

    [Fact]
    public void Issue_AgreedInAnAbandonedPhase_CanBeRemovedAfterFollowingTheRemedies()
    {
        Negotiation negotiation = Begin(
            new StageReached(Day(1), First, Stage.Negotiating),
            new IssueAgreed(Day(2), Days, new Amount(4m)), new StageReached(Day(3), First, Stage.Abandoned));
        Assert.False(negotiation.TryApply(new IssueRemoved(Day(4), Days), out _, out Refusal? agreed));
        Assert.Equal((NegotiationRule.IssueOpen, "reopen it first"), (agreed.Rule, agreed.Remedy));
        Assert.False(negotiation.TryApply(new IssueReopened(Day(4), Days), out _, out Refusal? abandoned));
        Assert.Equal((NegotiationRule.PhaseOpen, "move the issue out of the phase first"), (abandoned.Rule, abandoned.Remedy));

        Negotiation? removed = FollowRemedies(negotiation, new IssueRemoved(Day(4), Days));

        Assert.NotNull(removed);
        Assert.Null(removed.FindIssue(Days));
        Assert.Equal(
            ["IssueMoved", "IssueReopened", "IssueRemoved"], removed.Log.TakeLast(3).Select(one => one.GetType().Name));
    }

    [Fact]
    public void Ratification_OfAPhaseStillScoped_FollowsFromTheRemedies()
    {
        Negotiation? ratified = FollowRemedies(
            Begin(new StageReached(Day(1), First, Stage.Scoping)), new AgreementRatified(Day(4), First, India));
        Assert.NotNull(ratified);
        Assert.Equal(Stage.Signed, ratified.GetPhase(First).Stage);
    }

    [Fact]
    public void Exception_SaysReasonAndRemedy()
    {
        EventRefusedException refused = Assert.Throws<EventRefusedException>(
            () => Begin(new IssueAgreed(Day(2), Days, new Amount(4m))).Apply(Table(3, India, Days, new Amount(1m))));
        Assert.StartsWith($"the issue '{Days}' is agreed: reopen it first (rule: IssueOpen)", refused.Message, StringComparison.Ordinal);
    }
}
