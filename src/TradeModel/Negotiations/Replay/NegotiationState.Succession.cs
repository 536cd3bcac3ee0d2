using TradeModel.Agreements;
using TradeModel.Issues;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>What a new phase takes over from an earlier one.</content>
    internal sealed partial class Draft
    {
        private Refusal? Succeed(PhaseSucceeded e)
        {
            if ((RefuseUnlessPhaseExists(e.Predecessor, out int at) ?? RefuseUnlessAddable(e.Successor)) is { } refusal) return refusal;
            PhaseState predecessor = _next.Phases[at];
            if (predecessor.SucceededBy is { } by)
                return new(
                    NegotiationRule.Succession, $"'{by}' succeeded the phase '{e.Predecessor}' before",
                    $"name '{by}' as the predecessor: it has the text and the issues");
            if (predecessor.IsOpen)
                return new(
                    NegotiationRule.Succession, $"the phase '{e.Predecessor}' is {predecessor.Stage}, so that it is still negotiated",
                    "let it be signed or abandoned first");
            for (int i = 0; i < e.Suspended.Count; i++)
                if (RefuseUnlessInText(e.Suspended[i], e.Predecessor) is { } unknown)
                    return unknown with { Path = ["suspended", ArgumentFault.At(i)] };
            PhaseState[] phases =
            [
                .. _next.Phases,
                new PhaseState(e.Successor) { Succeeds = e.Predecessor, SuspendedProvisions = e.Suspended },
            ];
            phases[at] = predecessor with { SucceededBy = e.Successor.Id };
            _next.Phases = new(phases);
            Editor.MoveChapters(e.Predecessor, e.Successor.Id);
            for (int i = 0; i < IssueCount; i++)
            {
                IssueState state = IssueAt(i);
                if (state.IsRemoved || state.Phase != e.Predecessor) continue;
                Issue? issue = e.Successor.Parties is { } parties ? state.Issue.Among(parties) : state.Issue;
                if (issue is null) continue;
                SetIssue(i, state with
                {
                    Issue = issue,
                    Phase = e.Successor.Id,
                    AgreedExceptions = state.AgreedExceptions.Where(x => Concerns(issue, x.Key)).ToValueMap(),
                });
                if (!ReferenceEquals(issue, state.Issue)) LeaveToThoseConcerned(i);
            }
            return null;
        }

        /// <summary>
        /// Takes back what parties have tabled on an issue that no longer concerns them, and what is on the table for them alone, with the
        /// packages that hold it. That is no move of the parties that tabled it.
        /// </summary>
        private void LeaveToThoseConcerned(int index)
        {
            Issue issue = IssueAt(index).Issue;
            foreach (PartyIssueState own in IssueAt(index).PartyStates)
            {
                bool isConcerned = Concerns(issue, own.Party);
                if (!isConcerned) TakeBackPackagesOf(own);
                foreach (PositionFor one in own.Others)
                {
                    if (isConcerned && issue.IsRequesting(one.Party)) continue;
                    TakeBackPackagesOf(one.Stand);
                    PartyIssueState left = PartyStateOf(IssueAt(index), own.Party).WithoutException(one.Party);
                    SetIssue(index, IssueAt(index).With(left));
                }
                if (!isConcerned)
                    SetIssue(index, IssueAt(index).With(PartyStateOf(IssueAt(index), own.Party).WithoutPositions(own.LastMoved)));
            }
        }

        private void TakeBackPackagesOf(PartyIssueState stand)
        {
            foreach (PackageId? id in (ReadOnlySpan<PackageId?>)[stand.Package, stand.ConditionalPackage])
                if (id is { } held && _next.FindPackage(stand.Party, held) is { } package) TakeBack(package, moved: null);
        }

        private Refusal? RefuseUnlessInText(ProvisionId provision, PhaseId phase)
        {
            if (Editor.ChapterOf(provision) is not { } chapter)
                return new(NegotiationRule.Exists, $"the draft has no provision '{provision}'", "add it to the text first");
            return Editor.PhaseOf(chapter) is { } other && other != phase
                ? new(
                    NegotiationRule.Succession, $"the provision '{provision}' belongs to the phase '{other}', not to '{phase}'",
                    $"name provisions of '{phase}'")
                : null;
        }

        private Refusal? Suspend(ProvisionsSuspended e)
        {
            if (RefuseUnlessPhaseExists(e.Phase, out int at) is { } refusal) return refusal;
            PhaseState phase = _next.Phases[at];
            for (int i = 0; i < e.Provisions.Count; i++)
            {
                Refusal? misfit = RefuseUnlessInText(e.Provisions[i], e.Phase)
                    ?? (phase.SuspendedProvisions.Contains(e.Provisions[i])
                        ? new(
                            NegotiationRule.Succession, $"the provision '{e.Provisions[i]}' is already suspended in the phase '{e.Phase}'",
                            "leave it out")
                        : null);
                if (misfit is not null) return misfit with { Path = ["provisions", ArgumentFault.At(i)] };
            }
            SetPhase(at, phase with { SuspendedProvisions = phase.SuspendedProvisions.Concat(e.Provisions).ToValueSet() }, e.Date);
            return null;
        }

        private Refusal? Reinstate(ProvisionsReinstated e)
        {
            if (RefuseUnlessPhaseExists(e.Phase, out int at) is { } refusal) return refusal;
            PhaseState phase = _next.Phases[at];
            for (int i = 0; i < e.Provisions.Count; i++)
                if (!phase.SuspendedProvisions.Contains(e.Provisions[i]))
                    return new(
                        NegotiationRule.Succession, $"the provision '{e.Provisions[i]}' is not suspended in the phase '{e.Phase}'",
                        "leave it out")
                    { Path = ["provisions", ArgumentFault.At(i)] };
            SetPhase(at, phase with
            {
                SuspendedProvisions = phase.SuspendedProvisions.Where(p => !e.Provisions.Contains(p)).ToValueSet(),
            }, e.Date);
            return null;
        }
    }
}
