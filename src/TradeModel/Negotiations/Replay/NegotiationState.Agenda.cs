using TradeModel.Agreements;
using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>The agenda: what is agreed, reopened, added, removed, moved.</content>
    internal sealed partial class Draft
    {
        private Refusal? Agree(IssueAgreed e)
        {
            if (RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) is { } refusal) return refusal;
            if ((RefuseUnlessOpen(state) ?? RefuseUnlessOnScale(state.Issue, e.Terms, "terms")) is { } misfit) return misfit;
            SetIssue(index, state with { AgreedTerms = e.Terms, AgreedOn = e.Date });
            return null;
        }

        private Refusal? Reopen(IssueReopened e)
        {
            if (RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) is { } refusal) return refusal;
            if (!state.IsAgreed) return new(NegotiationRule.IssueAgreed, $"the issue '{e.Issue}' is not agreed", "leave this event out");
            IssueState opened = state with { AgreedTerms = null, AgreedOn = null };
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
    }
}
