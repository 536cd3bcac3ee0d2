using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Assessments: red lines, saliences, capabilities; of those with a seat and of the members they speak for.</content>
    internal sealed partial class Draft
    {
        private Refusal? RefuseUnlessMayAssess(PartyId party, IssueId issue, PartyId? assessor, out int index, out IssueState state)
        {
            if ((RefuseUnlessOnAgenda(issue, out index, out state)
                ?? RefuseUnlessMayAssess(party, assessor)) is { } refusal)
                return refusal;
            PartyId seat = SeatOf(party)!.Id;
            return Concerns(state.Issue, seat) ? null : NotConcerned(state.Issue, seat, party);
        }

        private Refusal? RefuseUnlessMayAssess(PartyId party, PartyId? assessor)
            => SeatOf(party) is null ? Absent(party)
                : assessor is { } who && SeatOf(who) is null ? Absent(who)
                : null;

        private Refusal? Assess(SalienceAssessed e)
        {
            if (RefuseUnlessMayAssess(e.Party, e.Issue, e.Assessor, out int index, out IssueState state) is { } refusal) return refusal;
            PartyIssueState own = PartyStateOf(state, e.Party);
            SetIssue(index, state.With(own with { Saliences = Assessed<Boxed>.With(own.Saliences, e.Party, e.Assessor, new(e.Salience)) }));
            return null;
        }

        private Refusal? Assess(RedLineAssessed e)
        {
            if (RefuseUnlessMayAssess(e.Party, e.Issue, e.Assessor, out int index, out IssueState state) is { } refusal) return refusal;
            if (e.RedLine?.WhyNotOn(state.Issue.Scale, state.Issue.PositionType) is { } reason)
                return new(NegotiationRule.OnScale, reason, "give a red line on its scale") { Path = ["redLine"] };
            PartyIssueState own = PartyStateOf(state, e.Party);
            SetIssue(index, state.With(own with { RedLines = Assessed<RedLine>.With(own.RedLines, e.Party, e.Assessor, e.RedLine) }));
            return null;
        }

        private Refusal? Assess(CapabilityAssessed e)
        {
            if (RefuseUnlessMayAssess(e.Party, e.Assessor) is { } refusal) return refusal;
            _next.Capabilities = _next.Capabilities.SetItem(
                e.Party, Assessed<Boxed>.With(_next.Capabilities.GetValueOrDefault(e.Party), e.Party, e.Assessor, new(e.Capability))!);
            return null;
        }
    }
}
