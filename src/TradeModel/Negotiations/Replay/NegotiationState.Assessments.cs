using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Assessments: red lines, saliences, capabilities.</content>
    internal sealed partial class Draft
    {
        private Refusal? CanAssess(PartyId party, IssueId issue, PartyId? assessor, out int index, out IssueState state)
        {
            if ((OnAgenda(issue, out index, out state) ?? Seat(party) ?? (assessor is { } who ? Seat(who) : null)) is { } refusal) return refusal;
            return Concerns(state.Issue, party) ? null : new(NegotiationRule.Concerned, $"the issue '{issue}' does not concern '{party}'");
        }

        private Refusal? Assess(SalienceAssessed e)
        {
            if (CanAssess(e.Party, e.Issue, e.Assessor, out int index, out IssueState state) is { } refusal) return refusal;
            PartyIssueState stand = StandOf(state, e.Party);
            SetIssue(index, state.With(stand with { Saliences = Assessed<Boxed>.With(stand.Saliences, e.Party, e.Assessor, new(e.Salience)) }));
            return null;
        }

        private Refusal? Assess(RedLineAssessed e)
        {
            if (CanAssess(e.Party, e.Issue, e.Assessor, out int index, out IssueState state) is { } refusal) return refusal;
            if (e.RedLine?.WhyNotOn(state.Issue.Scale, state.Issue.PositionType) is { } reason) return new(NegotiationRule.OnScale, reason) { Part = ["redLine"] };
            PartyIssueState stand = StandOf(state, e.Party);
            SetIssue(index, state.With(stand with { RedLines = Assessed<RedLine>.With(stand.RedLines, e.Party, e.Assessor, e.RedLine) }));
            return null;
        }

        private Refusal? Assess(CapabilityAssessed e)
        {
            if ((Seat(e.Party) ?? (e.Assessor is { } who ? Seat(who) : null)) is { } refusal) return refusal;
            _next.Capabilities = _next.Capabilities.SetItem(e.Party, Assessed<Boxed>.With(_next.Capabilities.GetValueOrDefault(e.Party), e.Party, e.Assessor, new(e.Capability))!);
            return null;
        }
    }
}
