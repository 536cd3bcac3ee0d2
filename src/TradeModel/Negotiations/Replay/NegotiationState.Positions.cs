using System.Collections.Immutable;
using TradeModel.Agreements;
using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Positions and packages.</content>
    internal sealed partial class Draft
    {
        private Refusal? RefuseUnlessMayTable(
            PartyId party, IssueId id, Position position, ReadOnlySpan<string> part, out int index, out IssueState state)
        {
            if ((RefuseUnlessOnAgenda(id, out index, out state) ?? RefuseUnlessSeated(party)) is { } refusal) return refusal;
            if (!Concerns(state.Issue, party)) return NotConcerned(state.Issue, party);
            return RefuseUnlessOpen(state) ?? RefuseUnlessOnScale(state.Issue, position, part);
        }

        private static Refusal NotConcerned(Issue issue, PartyId seat, PartyId? member = null) => new(
            NegotiationRule.Concerned,
            $"the issue '{issue.Id}' does not concern '{seat}'{(member is { } one && one != seat ? $", which speaks for '{one}'" : "")}",
            $"name one of the parties that it concerns: {string.Join(", ", issue.Concerned!)}");

        private Refusal? RefuseUnlessOpen(IssueState state)
        {
            if (state.IsAgreed)
                return new(
                    NegotiationRule.IssueOpen, $"the issue '{state.Issue.Id}' is agreed", "reopen it first",
                    new IssueReopened(_day, state.Issue.Id));
            return RefuseUnlessPhaseOpen(state.Phase, state.Issue.Id);
        }

        /// <summary>Refuses a phase that is not negotiated any more.</summary>
        /// <param name="id">The phase; null for none.</param>
        /// <param name="moved">The issue that could be moved out of the phase.</param>
        private Refusal? RefuseUnlessPhaseOpen(PhaseId? id, IssueId? moved = null)
        {
            if (id is not { } phase || RefuseUnlessPhaseExists(phase, out int at) is not null || _next.Phases[at].IsOpen) return null;
            PhaseState state = _next.Phases[at];
            (string remedy, NegotiationEvent? first) = state.Stage switch
            {
                _ when moved is { } issue && CanBeLeft(state)
                    => ("move the issue out of the phase first", (NegotiationEvent?)new IssueMoved(_day, issue, null)),
                _ when state.SucceededBy is { } by => ($"take the issue up in '{by}', which succeeded the phase", null),
                Stage.Signed => (
                    "let the phase return to Negotiating first, which takes the signatures back, or let another phase succeed it",
                    new StageReached(_day, phase, Stage.Negotiating)),
                Stage.Paused => ($"let the phase resume first, in {state.PausedIn}", new StageReached(_day, phase, state.PausedIn!.Value)),
                Stage.InForce or Stage.Suspended when moved is not null
                    => ("let another phase succeed it, which takes the issue over", null),
                _ => ("take the issue up in another phase", null),
            };
            return new(
                NegotiationRule.PhaseOpen, $"the phase '{phase}' is {state.Stage}, so that its issues are not negotiated", remedy, first);
        }

        /// <summary>Whether issues may leave a phase although it is not negotiated any more.</summary>
        private static bool CanBeLeft(PhaseState phase)
            => phase is { Stage: Stage.Abandoned or Stage.Terminated } or { SucceededBy: not null };

        private static Refusal? RefuseUnlessOnScale(Issue issue, Position position, params ReadOnlySpan<string> part)
        {
            if (position.GetType() != issue.PositionType)
            {
                string takes = InvariantText.WithArticle(issue.PositionType.Name),
                    tabled = InvariantText.WithArticle(position.GetType().Name);
                string remedy = issue.Scale.WhatToGiveFor(position) ?? $"give {takes}";
                return new(
                    NegotiationRule.PositionKind,
                    $"the issue '{issue.Id}' on the track {issue.Track} takes {takes}, not {tabled}", remedy)
                {
                    Path = ValueList.Create(part),
                };
            }
            return issue.Scale.WhyNot(position) is { } reason
                ? new(NegotiationRule.OnScale, reason, "give a position on its scale") { Path = ValueList.Create(part) }
                : null;
        }

        private Refusal? RefuseUnlessConditionsHold(PartyId party, ValueList<PositionCondition> conditions)
        {
            for (int i = 0; i < conditions.Count; i++)
            {
                PositionCondition condition = conditions[i];
                if (condition.Party == party)
                    return new(NegotiationRule.Condition, $"'{party}' makes its position depend on itself", "name another party");
                if ((RefuseUnlessOnAgenda(condition.Issue, out _, out IssueState state)
                    ?? RefuseUnlessSeated(condition.Party)) is { } refusal)
                    return refusal;
                Issue issue = state.Issue;
                if (!Concerns(issue, condition.Party))
                    return new(
                        NegotiationRule.Condition, $"the issue '{issue.Id}' does not concern '{condition.Party}', who is to move on it",
                        $"name one of the parties that it concerns: {string.Join(", ", issue.Concerned!)}");
                if (RefuseUnlessOnScale(issue, condition.Position, "conditions", ArgumentFault.At(i), "position") is { } misfit)
                    return misfit;
            }
            return null;
        }

        /// <summary>Refuses to table to the party itself, or to one without a seat.</summary>
        private Refusal? RefuseUnlessAddressable(PartyId party, ValueSet<PartyId>? to)
        {
            if (to is null) return null;
            for (int i = 0; i < to.Count; i++)
            {
                Refusal? refusal = to[i] == party
                    ? new(
                        NegotiationRule.Addressees, $"'{party}' addresses what it tables to itself",
                        "leave it out: a party sees its own positions")
                    : RefuseUnlessSeated(to[i]);
                if (refusal is not null) return refusal with { Path = ["to", ArgumentFault.At(i)] };
            }
            return null;
        }

        /// <summary>Refuses a position for one party if the issue has no such exceptions, or the party may not see it.</summary>
        private Refusal? RefuseUnlessMayBeFor(Issue issue, PartyId offering, PartyId? party, ValueSet<PartyId>? to = null)
        {
            if (party is not { } whom) return null;
            if (RefuseUnlessSeated(whom) is { } absent) return absent with { Path = ["for"] };
            if (issue.Offering != offering)
                return new(
                    NegotiationRule.PositionFor,
                    $"'{offering}' does not offer on the issue '{issue.Id}', so that it has one position on it for all", "leave 'for' out")
                { Path = ["for"] };
            if (!issue.IsRequesting(whom))
                return new(
                    NegotiationRule.PositionFor, $"'{whom}' does not request on the issue '{issue.Id}'",
                    "name a party that requests, or leave 'for' out")
                { Path = ["for"] };
            return to is not null && !to.Contains(whom)
                ? new(NegotiationRule.Addressees, $"the position is for '{whom}', which is not among those that may see it",
                    $"add '{whom}' to them")
                { Path = ["to"] }
                : null;
        }

        private static PartyIssueState PartyStateOf(IssueState state, PartyId party) => state.FindParty(party) ?? new(party);

        /// <summary>Refuses to change a position that belongs to another package on the table.</summary>
        private Refusal? RefuseIfInPackage(PartyIssueState own, bool conditional, PackageId? except)
        {
            PackageId? held = (conditional ? null : own.Package) is { } firm && firm != except ? firm
                : own.ConditionalPackage is { } other && other != except ? other : null;
            return held is { } package
                ? new(
                    NegotiationRule.Package,
                    $"the position of '{own.Party}' belongs to its package '{package}'", "withdraw or replace the package",
                    new PackageWithdrawn(_day, own.Party, package)) : null;
        }

        private Refusal? Table(PositionTabled e)
        {
            if ((RefuseUnlessMayTable(e.Party, e.Issue, e.Position, ["position"], out int index, out IssueState state)
                ?? RefuseUnlessConditionsHold(e.Party, e.Conditions) ?? RefuseUnlessAddressable(e.Party, e.To)
                ?? RefuseUnlessMayBeFor(state.Issue, e.Party, e.For, e.To)) is { } refusal)
                return refusal;
            PartyIssueState own = PartyStateOf(state, e.Party), stand = own.StandFor(e.For);
            if (RefuseIfInPackage(stand, e.Conditions.Count > 0, null) is { } held) return held;
            SetIssue(index, state.With(own.WithStandFor(e.For, stand.Tabled(e.Position, e.Conditions, default, e.Date, e.To))));
            return null;
        }

        private Refusal? Withdraw(PositionWithdrawn e)
        {
            if ((RefuseUnlessOnAgenda(e.Issue, out int index, out IssueState state) ?? RefuseUnlessSeated(e.Party)) is { } refusal)
                return refusal;
            PartyIssueState own = PartyStateOf(state, e.Party);
            if (RefuseUnlessOpen(state) is { } closed) return closed;
            if (RefuseUnlessMayBeFor(state.Issue, e.Party, e.For) is { } unfit) return unfit;
            PartyIssueState stand = own.StandFor(e.For);
            if (!stand.CanWithdraw)
                return new(
                    NegotiationRule.OnTable, $"'{e.Party}' has nothing on the table on '{e.Issue}'{Checks.Just(e.For)}",
                    "leave this event out");
            if (RefuseIfInPackage(stand, false, null) is { } held) return held;
            foreach (PositionFor one in stand.Others)
                if (RefuseIfInPackage(one.Stand, false, null) is { } kept) return kept;
            SetIssue(index, state.With(own.WithStandFor(e.For, stand.WithoutPositions(e.Date))));
            return null;
        }

        private Refusal? Table(PackageTabled e)
        {
            bool offers = false;
            foreach ((IssueId issue, Position position) in e.Positions)
            {
                if (RefuseUnlessMayTable(e.Party, issue, position, ["positions", issue.Value], out _, out IssueState state) is { } refusal)
                    return refusal;
                PartyId? whom = PartyInPackage(e, state.Issue);
                if (RefuseUnlessMayBeFor(state.Issue, e.Party, whom, e.To) is { } misfit) return misfit;
                offers |= whom is not null;
                if (RefuseIfInPackage(PartyStateOf(state, e.Party).StandFor(whom), e.Conditions.Count > 0, e.Package) is { } held)
                    return held;
            }
            if (e.For is { } party && !offers)
                return new(
                    NegotiationRule.PositionFor, $"the package is for '{party}', but '{e.Party}' offers on none of its issues",
                    "leave 'for' out")
                { Path = ["for"] };
            if ((RefuseUnlessConditionsHold(e.Party, e.Conditions) ?? RefuseUnlessAddressable(e.Party, e.To)) is { } unfit) return unfit;
            if (_next.FindPackage(e.Party, e.Package) is { } before)
            {
                if (RefuseUnlessOpen(before) is { } closed) return closed;
                if (!Audience.Includes(e.To, before.To))
                    return new(
                        NegotiationRule.Addressees,
                        $"not all parties that may see the package '{e.Package}' of '{e.Party}' may see the one that replaces it",
                        "withdraw the package first", new PackageWithdrawn(_day, e.Party, e.Package))
                    { Path = ["to"] };
                TakeBack(before, e.Date);
            }
            foreach ((IssueId issue, Position position) in e.Positions)
            {
                RefuseUnlessOnAgenda(issue, out int index, out IssueState state);
                PartyId? whom = PartyInPackage(e, state.Issue);
                PartyIssueState own = PartyStateOf(state, e.Party);
                SetIssue(index, state.With(
                    own.WithStandFor(whom, own.StandFor(whom).Tabled(position, e.Conditions, e.Package, e.Date, e.To))));
            }
            _next.Packages = _next.Packages.SetItem(e.Party, PackagesOf(e.Party).SetItem(e.Package, new(e)));
            return null;
        }

        /// <summary>
        /// The party that a position in a package is for: the package's on issues on which its party offers, otherwise none.
        /// </summary>
        private static PartyId? PartyInPackage(PackageTabled e, Issue issue) => issue.Offering == e.Party ? e.For : null;

        private Refusal? Withdraw(PackageWithdrawn e)
        {
            if (RefuseUnlessSeated(e.Party) is { } refusal) return refusal;
            if (_next.FindPackage(e.Party, e.Package) is not { } package)
                return new(NegotiationRule.Exists, $"'{e.Party}' has no package '{e.Package}' on the table", "table it first");
            if (RefuseUnlessOpen(package) is { } closed) return closed;
            TakeBack(package, e.Date);
            return null;
        }

        /// <summary>Refuses to take back a package of which an issue is settled: its positions fall together or not at all.</summary>
        private Refusal? RefuseUnlessOpen(PositionPackage package)
        {
            foreach ((IssueId issue, _) in package.Positions)
                if (RefuseUnlessOnAgenda(issue, out _, out IssueState state) is null && RefuseUnlessOpen(state) is { } closed)
                    return closed;
            return null;
        }

        /// <summary>Takes the positions of a package from the table.</summary>
        /// <param name="package">The package.</param>
        /// <param name="moved">The day on which its party moved by this; null if it did not move.</param>
        private void TakeBack(PositionPackage package, LocalDate? moved)
        {
            foreach ((IssueId issue, _) in package.Positions)
            {
                if (RefuseUnlessOnAgenda(issue, out int index, out IssueState state) is null)
                    SetIssue(index, state.With(PartyStateOf(state, package.Party).Without(package.Id, moved)));
            }
            _next.Packages = _next.Packages.SetItem(package.Party, PackagesOf(package.Party).Remove(package.Id));
        }

        private ImmutableDictionary<PackageId, PositionPackage> PackagesOf(PartyId party)
            => _next.Packages.GetValueOrDefault(party, ImmutableDictionary<PackageId, PositionPackage>.Empty);
    }
}
