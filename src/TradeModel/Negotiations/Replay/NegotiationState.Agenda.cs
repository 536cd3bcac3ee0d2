using TradeModel.Agreements;
using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>The agenda: what is agreed, reopened, added, removed, moved, changed.</content>
    internal sealed partial class Draft
    {
        private Refusal? Agree(IssueAgreed e)
        {
            if (RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) is { } refusal) return refusal;
            if ((RefuseUnlessOpen(state) ?? RefuseUnlessOnScale(state.Issue, e.Terms, "terms")) is { } misfit) return misfit;
            foreach ((PartyId party, Position terms) in e.Exceptions)
            {
                if (RefuseUnlessSeated(party) is { } absent) return absent with { Path = ["exceptions", party.Value] };
                if (!state.Issue.IsRequesting(party))
                    return new(
                        NegotiationRule.PositionFor, $"'{party}' does not request on the issue '{state.Issue.Id}'",
                        "leave its exception out")
                    { Path = ["exceptions", party.Value] };
                if (RefuseUnlessOnScale(state.Issue, terms, "exceptions", party.Value) is { } unfit) return unfit;
            }
            SetIssue(index, state with { AgreedTerms = e.Terms, AgreedExceptions = e.Exceptions, AgreedOn = e.Date });
            return null;
        }

        private Refusal? Reopen(IssueReopened e)
        {
            if (RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) is { } refusal) return refusal;
            if (!state.IsAgreed) return new(NegotiationRule.IssueAgreed, $"the issue '{e.Issue}' is not agreed", "leave this event out");
            IssueState opened = state with { AgreedTerms = null, AgreedExceptions = [], AgreedOn = null };
            if (RefuseUnlessOpen(opened) is { } closed) return closed;
            SetIssue(index, opened);
            return null;
        }

        private Refusal? Add(IssueAdded e)
        {
            Issue issue = e.Issue;
            if (_next.Definition.IssueIndex.ContainsKey(issue.Id) || _next.AddedIssues.ContainsKey(issue.Id))
                return new(NegotiationRule.UniqueId, $"the issue id '{issue.Id}' is in use, or was", "give it another id");
            if (issue.Phase is { } phase && (RefuseUnlessPhaseExists(phase, out _) ?? RefuseUnlessPhaseOpen(phase)) is { } refusal)
                return refusal;
            if (NegotiationDefinition.WhoIsNotAtTheTable(issue, p => Find(_next.Seats, p) is not null) is var (party, _))
                return RefuseUnlessSeated(party);
            if (issue.Phase is { } within && NegotiationDefinition.WhyNotIn(_next.FindPhase(within)!.Phase, issue) is { } reason)
                return new(NegotiationRule.Concerned, reason, "name the parties concerned, all of them parties of the phase");
            _next.AddedIssues = _next.AddedIssues.Add(issue.Id, IssueCount);
            _store.Add(new(issue));
            Touched?.Add(IssueCount - 1);
            return null;
        }

        private Refusal? Remove(IssueRemoved e)
        {
            if ((RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) ?? RefuseUnlessOpen(state)) is { } refusal)
                return refusal;
            SetIssue(index, state with { IsRemoved = true });
            return null;
        }

        private Refusal? Move(IssueMoved e)
        {
            if ((RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state)
                ?? (e.Phase is { } phase ? RefuseUnlessPhaseExists(phase, out _) : null)) is { } refusal)
                return refusal;
            // What was negotiated in a phase that came to nothing, or that its successor left behind, can be taken up elsewhere.
            bool isOver = state.Phase is { } from && CanBeLeft(_next.FindPhase(from)!);
            if (((isOver ? null : RefuseUnlessPhaseOpen(state.Phase, e.Issue)) ?? RefuseUnlessPhaseOpen(e.Phase)) is { } closed)
                return closed;
            if (e.Phase is { } into && NegotiationDefinition.WhyNotIn(_next.FindPhase(into)!.Phase, state.Issue) is { } reason)
                return new(NegotiationRule.Concerned, reason, "add an issue that concerns parties of the phase only");
            SetIssue(index, state with { Phase = e.Phase });
            return null;
        }

        private Refusal? Change(ScaleChanged e)
        {
            if ((RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) ?? RefuseUnlessOpen(state)) is { } refusal)
                return refusal;
            Scale before = state.Issue.Scale;
            if (before == e.Scale)
                return new(NegotiationRule.IssueChange, $"the issue '{e.Issue}' is on this scale already", "leave this event out");
            if (before.WhyNotReplacedBy(e.Scale) is { } reason)
                return new(
                    NegotiationRule.IssueChange, $"on the issue '{e.Issue}' {reason}",
                    "give a scale that has every point of the one before, or add another issue")
                { Path = ["scale"] };
            SetIssue(index, state with { Issue = state.Issue.WithScale(e.Scale) });
            return null;
        }

        private Refusal? Change(ConcernedPartiesChanged e)
        {
            if ((RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) ?? RefuseUnlessOpen(state)) is { } refusal)
                return refusal;
            if ((RefuseUnlessNew(state.Issue, e.Added) ?? RefuseUnlessRemovable(state.Issue, e.Removed)) is { } party) return party;
            if (Changed(state.Issue, e, out Issue changed) is { } unfit) return unfit;
            if (state.Phase is { } within && NegotiationDefinition.WhyNotIn(_next.FindPhase(within)!.Phase, changed) is { } reason)
                return new(
                    NegotiationRule.Concerned, reason, "move the issue out of the phase first", new IssueMoved(e.Date, e.Issue, null));
            SetIssue(index, state with { Issue = changed });
            LeaveToThoseConcerned(index);
            return null;
        }

        private Refusal? RefuseUnlessNew(Issue issue, ValueSet<PartyId> added)
        {
            for (int i = 0; i < added.Count; i++)
            {
                Refusal? refusal = Concerns(issue, added[i])
                    ? new(NegotiationRule.Concerned, $"the issue '{issue.Id}' concerns '{added[i]}' already", "leave it out")
                    : RefuseUnlessSeated(added[i]);
                if (refusal is not null) return refusal with { Path = ["added", ArgumentFault.At(i)] };
            }
            return null;
        }

        /// <summary>
        /// Refuses to take out a party that the issue does not concern. One that it names but that has no seat any more may be taken out.
        /// </summary>
        private Refusal? RefuseUnlessRemovable(Issue issue, ValueSet<PartyId> removed)
        {
            for (int i = 0; i < removed.Count; i++)
            {
                Refusal? refusal = !Concerns(issue, removed[i]) ? NotConcerned(issue, removed[i])
                    : issue.Concerned is null ? RefuseUnlessSeated(removed[i]) : null;
                if (refusal is not null) return refusal with { Path = ["removed", ArgumentFault.At(i)] };
            }
            return null;
        }

        /// <summary>The issue with other parties concerned; or why it would not be the issue any more.</summary>
        private Refusal? Changed(Issue issue, ConcernedPartiesChanged e, out Issue changed)
        {
            changed = issue;
            if (issue.Subject?.WhyNotConcern(e.Added, e.Removed) is var (reason, remedy))
                return new(NegotiationRule.IssueChange, reason, remedy);
            IssueSubject? subject = issue.Subject?.WithConcerned(e.Added, e.Removed);
            ValueMap<PartyId, Direction> directions = issue.Directions.Where(d => !e.Removed.Contains(d.Key)).ToValueMap();
            foreach ((PartyId party, Direction direction) in e.Directions)
            {
                if (issue.WhyNotDirection(party, direction, subject) is { } why)
                    return new(NegotiationRule.IssueChange, why, "leave the direction out") { Path = ["directions", party.Value] };
                directions = directions.With(party, direction);
            }
            // An issue that concerns all at the table concerns a party that left, and that it names, again when the party returns.
            IEnumerable<PartyId> before = issue.Concerned
                ?? _next.Seats.Select(p => p.Id).Union(issue.Subject?.Named ?? []).Union(issue.Directions.Keys);
            ValueSet<PartyId> concerned = before.Where(p => !e.Removed.Contains(p)).Concat(e.Added).ToValueSet();
            if (concerned.Count < 2)
                return new(
                    NegotiationRule.IssueChange, $"the issue '{issue.Id}' would concern fewer than two parties", "remove the issue",
                    new IssueRemoved(e.Date, issue.Id));
            changed = issue.WithConcerned(concerned, subject, directions);
            return null;
        }
    }
}
