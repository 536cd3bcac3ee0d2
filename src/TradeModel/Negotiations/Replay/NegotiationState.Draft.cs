using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <summary>
    /// The rules. An event is checked completely before anything changes, so a refused event has no effect. The refusal names the rule.
    /// </summary>
    internal sealed partial class Draft
    {
        // The state that this draft returns at the end. Until then only the draft uses it.
        private readonly NegotiationState _next;
        private readonly NegotiationState _from;
        private readonly Store _store;
        private readonly bool _isFlat;
        private DraftTextEditor? _editor;

        // The day of the event that is applied.
        private LocalDate _day;

        internal Draft(NegotiationState from, bool flat)
        {
            _next = (NegotiationState)from.MemberwiseClone();
            _from = from;
            _isFlat = flat;
            _store = flat ? new FlatStore(_next) : new PersistentStore(_next);
        }

        /// <summary>What the events led to. Nothing is applied to the draft after that.</summary>
        internal NegotiationState ToState()
        {
            _store.Complete();
            if (_editor is null) return _next;
            _next.Text = _editor.ToText();
            _next.TextIndex = _editor.Index;
            return _next;
        }

        /// <summary>Takes the event in; or says which rule refuses it, and changes nothing.</summary>
        internal Refusal? Apply(NegotiationEvent next)
        {
            _day = next.Date;
            if (next.Id is { } id && _store.IsInUse(id))
                return new(NegotiationRule.UniqueId, $"the event id '{id}' is in use", "give it another id");
            Refusal? refusal = next switch
            {
                PositionTabled e => Table(e),
                PositionWithdrawn e => Withdraw(e),
                PackageTabled e => Table(e),
                PackageWithdrawn e => Withdraw(e),
                SalienceAssessed e => Assess(e),
                RedLineAssessed e => Assess(e),
                CapabilityAssessed e => Assess(e),
                IssueAgreed e => Agree(e),
                IssueReopened e => Reopen(e),
                IssueAdded e => Add(e),
                IssueRemoved e => Remove(e),
                IssueMoved e => Move(e),
                ConcernedPartiesChanged e => Change(e),
                ScaleChanged e => Change(e),
                AgreementProposed e => Propose(e),
                MeetingHeld e => RefuseUnlessRepresented(e.Parties) ?? RefuseUnlessRepresented(e.Participants),
                StatementMade e
                    => RefuseUnlessRepresented(e.Parties) ?? RefuseUnlessRepresented(e.Speakers)
                    ?? (e.Phase is { } phase ? RefuseUnlessPhaseExists(phase, out _) : null),
                ChapterAdded e => Add(e),
                TextChanged e => Change(e),
                PhaseAdded e => Add(e),
                PhaseSucceeded e => Succeed(e),
                ProvisionsSuspended e => Suspend(e),
                ProvisionsReinstated e => Reinstate(e),
                StageReached e => Reach(e),
                AgreementSigned e => Sign(e),
                AgreementRatified e => Ratify(e),
                AppliedProvisionally e => ApplyProvisionally(e),
                EnteredIntoForce e => EnterIntoForce(e),
                WindowMoved e => Move(e),
                PartyJoined e => Join(e),
                PartyLeft e => Leave(e),
                DutyImposed e => Impose(e),
                DutyChanged e => Change(e),
                DutyLifted e => Lift(e),
                CorrectionMade e => _store.IsInUse(e.Of) ? null : new(NegotiationRule.Exists, $"no earlier event has the id '{e.Of}'",
                        "give the event that it corrects this id"),
                _ => throw new InvalidOperationException($"no rule for {next.GetType().Name}"),
            };
            if (refusal is null && next.Id is { } used) _store.Use(used);
            return refusal;
        }

        /// <summary>
        /// Collects the indices of the issues that events change, for a reader that follows the log event by event; null if there is none.
        /// </summary>
        internal List<int>? Touched { get; init; }

        internal ValueList<Party> Seats => _next.Seats;

        internal ValueList<PhaseState> Phases => _next.Phases;

        internal DraftText Text => _editor?.ToText() ?? _next.Text;

        /// <summary>The draft text while it changes.</summary>
        private DraftTextEditor Editor
            => _editor ??= _isFlat ? new FlatTextEditor(_from.Text) : new SharedTextEditor(_from.Text, _from.TextIndex);

        internal IssueState IssueAt(int index) => _store[index];

        private void SetIssue(int index, IssueState state)
        {
            Touched?.Add(index);
            _store[index] = state;
        }

        internal int IssueCount => _store.IssueCount;

        // Everything that an event names must exist.
        private Refusal? RefuseUnlessOnAgenda(IssueId id, out int index, out IssueState state)
        {
            if (_next.Definition.IssueIndex.TryGetValue(id, out index) || _next.AddedIssues.TryGetValue(id, out index))
            {
                state = IssueAt(index);
                if (!state.IsRemoved) return null;
                state = null!;
                return new(
                    NegotiationRule.Exists, $"the issue '{id}' is not on the agenda any more", "add it again under another id");
            }
            state = null!;
            return new(NegotiationRule.Exists, $"the issue '{id}' is not on the agenda", "add it first");
        }

        private Refusal? RefuseUnlessPhaseExists(PhaseId id, out int index)
        {
            // From the end: events mostly concern the phases added last.
            for (index = _next.Phases.Count - 1; index >= 0; index--)
                if (_next.Phases[index].Phase.Id == id) return null;
            return new(NegotiationRule.Exists, $"there is no phase '{id}'", "add it first");
        }

        private Refusal? RefuseUnlessSeated(PartyId id)
        {
            if (Find(_next.Seats, id) is not null) return null;
            string remedy = SeatOf(id) is { } seat ? $"name '{seat.Id}', which speaks for it" : "let it join first";
            return new(NegotiationRule.Seat, $"'{id}' has no seat at the table", remedy);
        }

        private Refusal? RefuseUnlessRepresented(ValueSet<PartyId> parties)
        {
            foreach (PartyId party in parties)
                if (SeatOf(party) is null)
                    return Absent(party);
            return null;
        }

        private static Refusal Absent(PartyId party) => new(
            NegotiationRule.Seat, $"neither '{party}' nor a union or group that speaks for it has a seat at the table",
            "let one of them join first");

        /// <summary>The seated party that is, or speaks for, the party with this id.</summary>
        private Party? SeatOf(PartyId id)
        {
            foreach (Party seat in _next.Seats)
                if (seat.IsOrHas(id)) return seat;
            return null;
        }

        private Refusal? RefuseUnlessRepresented(ValueSet<RepresentativeId> people)
        {
            foreach (RepresentativeId person in people)
            {
                if (!_next.Definition.RepresentativeIndex.TryGetValue(person, out Representative? representative))
                    return new(NegotiationRule.Exists, $"there is no representative '{person}'",
                        "name a representative of the definition");
                if (SeatOf(representative.Party) is null)
                    return new(
                        NegotiationRule.Seat,
                        $"'{person}' speaks for '{representative.Party}': neither it nor a union or group that speaks for it has a seat "
                        + "at the table",
                        "let one of them join first");
            }
            return null;
        }

        private static bool Concerns(Issue issue, PartyId party) => issue.Concerned is null || issue.Concerned.Contains(party);
    }
}
