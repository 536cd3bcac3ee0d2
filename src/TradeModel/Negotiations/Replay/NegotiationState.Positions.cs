using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Positions and packages.</content>
    internal sealed partial class Draft
    {
        private Refusal? CanTable(PartyId party, IssueId id, Position position, ReadOnlySpan<string> part, out int index, out IssueState state)
        {
            if ((OnAgenda(id, out index, out state) ?? Seat(party)) is { } refusal) return refusal;
            if (!Concerns(state.Issue, party)) return new(NegotiationRule.Concerned, $"the issue '{id}' does not concern '{party}'");
            return Open(state) ?? Fits(state.Issue, position, part);
        }

        private Refusal? Open(IssueState state)
        {
            if (state.IsAgreed) return new(NegotiationRule.IssueOpen, $"the issue '{state.Issue.Id}' is agreed: reopen it first");
            return OpenPhase(state.Phase);
        }

        private Refusal? OpenPhase(PhaseId? id)
            => id is { } phase && Phased(phase, out int at) is null && !_next.Phases[at].IsOpen
                ? new(NegotiationRule.PhaseOpen, $"the phase '{phase}' is {_next.Phases[at].Stage}: its issues are not negotiated any more") : null;

        private static Refusal? Fits(Issue issue, Position position, params ReadOnlySpan<string> part)
            => position.GetType() != issue.PositionType
                ? new(NegotiationRule.PositionKind, $"the issue '{issue.Id}' on the track {issue.Track} takes {InvariantText.WithArticle(issue.PositionType.Name)}, not {InvariantText.WithArticle(position.GetType().Name)}{(issue.Scale.WhatToGiveFor(position) is { } remedy ? $": {remedy}" : "")}") { Part = ValueList.Create(part) }
                : issue.Scale.WhyNot(position) is { } reason ? new(NegotiationRule.OnScale, reason) { Part = ValueList.Create(part) } : null;

        private Refusal? Can(PartyId party, ValueList<PositionCondition> conditions)
        {
            for (int i = 0; i < conditions.Count; i++)
            {
                PositionCondition condition = conditions[i];
                if (condition.Party == party) return new(NegotiationRule.Condition, $"'{party}' makes its position depend on itself");
                if ((OnAgenda(condition.Issue, out _, out IssueState state) ?? Seat(condition.Party)) is { } refusal) return refusal;
                Issue issue = state.Issue;
                if (!Concerns(issue, condition.Party)) return new(NegotiationRule.Condition, $"the issue '{issue.Id}' does not concern '{condition.Party}', who is to move on it");
                if (Fits(issue, condition.Position, "conditions", ArgumentFault.At(i), "position") is { } misfit) return misfit;
            }
            return null;
        }

        private static PartyIssueState StandOf(IssueState state, PartyId party) => state.FindParty(party) ?? new(party);

        /// <summary>Refuses to change what belongs to another package that stands.</summary>
        private static Refusal? NotInPackage(PartyIssueState stand, bool conditional, PackageId? except)
        {
            PackageId? held = (conditional ? null : stand.Package) is { } firm && firm != except ? firm
                : stand.ConditionalPackage is { } other && other != except ? other : null;
            return held is { } package
                ? new(NegotiationRule.Package, $"the position of '{stand.Party}' belongs to its package '{package}': withdraw or replace the package") : null;
        }

        private Refusal? Table(PositionTabled e)
        {
            if ((CanTable(e.Party, e.Issue, e.Position, ["position"], out int index, out IssueState state) ?? Can(e.Party, e.Conditions)) is { } refusal) return refusal;
            PartyIssueState stand = StandOf(state, e.Party);
            if (NotInPackage(stand, e.Conditions.Count > 0, null) is { } held) return held;
            SetIssue(index, state.With(stand.Tabled(e.Position, e.Conditions, default, e.Date)));
            return null;
        }

        private Refusal? Withdraw(PositionWithdrawn e)
        {
            if ((OnAgenda(e.Issue, out int index, out IssueState state) ?? Seat(e.Party)) is { } refusal) return refusal;
            PartyIssueState stand = StandOf(state, e.Party);
            if (Open(state) is { } closed) return closed;
            if (stand.Position is null && stand.ConditionalPosition is null)
                return new(NegotiationRule.Standing, $"'{e.Party}' has nothing on the table on '{e.Issue}'");
            if (NotInPackage(stand, false, null) is { } held) return held;
            SetIssue(index, state.With(stand.WithoutPositions(e.Date)));
            return null;
        }

        private Refusal? Table(PackageTabled e)
        {
            foreach ((IssueId issue, Position position) in e.Positions)
            {
                if (CanTable(e.Party, issue, position, ["positions", issue.Value], out _, out IssueState state) is { } refusal) return refusal;
                if (NotInPackage(StandOf(state, e.Party), e.Conditions.Count > 0, e.Package) is { } held) return held;
            }
            if (Can(e.Party, e.Conditions) is { } unfit) return unfit;
            if (_next.Packages.TryGetValue((e.Party, e.Package), out PositionPackage? before))
            {
                if (Open(before) is { } closed) return closed;
                TakeBack(before, e.Date);
            }
            foreach ((IssueId issue, Position position) in e.Positions)
            {
                OnAgenda(issue, out int index, out IssueState state);
                SetIssue(index, state.With(StandOf(state, e.Party).Tabled(position, e.Conditions, e.Package, e.Date)));
            }
            _next.Packages = _next.Packages.SetItem((e.Party, e.Package), new(e));
            return null;
        }

        private Refusal? Withdraw(PackageWithdrawn e)
        {
            if (Seat(e.Party) is { } refusal) return refusal;
            if (!_next.Packages.TryGetValue((e.Party, e.Package), out PositionPackage? package))
                return new(NegotiationRule.Exists, $"'{e.Party}' has no package '{e.Package}' on the table");
            if (Open(package) is { } closed) return closed;
            TakeBack(package, e.Date);
            return null;
        }

        /// <summary>Refuses to take back a package of which an issue is settled: its positions fall together or not at all.</summary>
        private Refusal? Open(PositionPackage package)
        {
            foreach ((IssueId issue, _) in package.Positions)
                if (OnAgenda(issue, out _, out IssueState state) is null && Open(state) is { } closed) return closed;
            return null;
        }

        private void TakeBack(PositionPackage package, LocalDate day)
        {
            foreach ((IssueId issue, _) in package.Positions)
            {
                if (OnAgenda(issue, out int index, out IssueState state) is null)
                    SetIssue(index, state.With(StandOf(state, package.Party).Without(package.Id, day)));
            }
            _next.Packages = _next.Packages.Remove((package.Party, package.Id));
        }
    }
}
