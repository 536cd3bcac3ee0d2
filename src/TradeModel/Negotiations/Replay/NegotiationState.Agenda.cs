using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>The agenda: what is agreed, reopened, added, removed, moved.</content>
    internal sealed partial class Draft
    {
        private Refusal? Agree(IssueAgreed e)
        {
            if (OnAgenda(e.Issue, out int index, out IssueState state) is { } refusal) return refusal;
            if ((Open(state) ?? Fits(state.Issue, e.Terms, "terms")) is { } misfit) return misfit;
            SetIssue(index, state with { AgreedTerms = e.Terms, AgreedOn = e.Date });
            return null;
        }

        private Refusal? Reopen(IssueReopened e)
        {
            if (OnAgenda(e.Issue, out int index, out IssueState state) is { } refusal) return refusal;
            if (!state.IsAgreed) return new(NegotiationRule.IssueAgreed, $"the issue '{e.Issue}' is not agreed");
            IssueState opened = state with { AgreedTerms = null, AgreedOn = null };
            if (Open(opened) is { } closed) return closed;
            SetIssue(index, opened);
            return null;
        }

        private Refusal? Add(IssueAdded e)
        {
            Issue issue = e.Issue;
            if (_next.Definition.IssueIndex.ContainsKey(issue.Id) || _next.AddedIssues.ContainsKey(issue.Id))
                return new(NegotiationRule.UniqueId, $"the issue id '{issue.Id}' is in use, or was");
            if (issue.Phase is { } phase && (Phased(phase, out _) ?? OpenPhase(phase)) is { } refusal) return refusal;
            if (NegotiationDefinition.WhoIsNotAtTheTable(issue, p => Find(_next.Seats, p) is not null) is var (party, _)) return Seat(party);
            _next.AddedIssues = _next.AddedIssues.Add(issue.Id, IssueCount);
            if (_flat is null) _next.AllIssues = _next.AllIssues.Add(new(issue));
            else _flat.Add(new(issue));
            Touched?.Add(IssueCount - 1);
            return null;
        }

        private Refusal? Remove(IssueRemoved e)
        {
            if ((OnAgenda(e.Issue, out int index, out IssueState state) ?? Open(state)) is { } refusal) return refusal;
            SetIssue(index, state with { IsRemoved = true });
            return null;
        }

        private Refusal? Move(IssueMoved e)
        {
            if ((OnAgenda(e.Issue, out int index, out IssueState state) ?? (e.Phase is { } phase ? Phased(phase, out _) : null)) is { } refusal) return refusal;
            if ((OpenPhase(state.Phase) ?? OpenPhase(e.Phase)) is { } closed) return closed;
            SetIssue(index, state with { Phase = e.Phase });
            return null;
        }
    }
}
