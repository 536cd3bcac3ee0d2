using System.Collections.Immutable;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <summary>
    /// The rules. Each event is checked whole before anything changes, so that a refused one leaves no trace; the refusal names its rule.
    /// </summary>
    internal sealed class Draft
    {
        private readonly NegotiationDefinition _definition;
        private readonly List<IssueState>? _flat;
        private PersistentVector<IssueState> _issues;
        private ValueList<Party> _seats;
        private ImmutableHashSet<PartyId> _everSeated;
        private ImmutableHashSet<PartyId> _everRepresented;
        private ValueList<PhaseState> _phases;
        private ImmutableDictionary<IssueId, int> _addedIssues;
        private ImmutableDictionary<PartyId, Assessed<Boxed>> _capabilities;
        private ImmutableDictionary<(PartyId Party, PackageId Id), Package> _packages;
        private ImmutableDictionary<DutyId, AdditionalDuty> _duties;
        private ImmutableHashSet<EventId> _eventIds;
        private DraftText _text;

        internal Draft(NegotiationState from, bool flat)
        {
            _definition = from.Definition;
            _issues = from.AllIssues;
            _flat = flat ? [.. from.AllIssues.ToArray(from.AllIssues.Count)] : null;
            _seats = from.Seats;
            _everSeated = from.EverSeated;
            _everRepresented = from.EverRepresented;
            _phases = from.Phases;
            _addedIssues = from.AddedIssues;
            _capabilities = from.Capabilities;
            _packages = from.Packages;
            _duties = from.Duties;
            _eventIds = from.EventIds;
            _text = from.Text;
        }

        internal NegotiationState ToState() => new(_definition)
        {
            Seats = _seats,
            EverSeated = _everSeated,
            EverRepresented = _everRepresented,
            Phases = _phases,
            AllIssues = _flat is null ? _issues : PersistentVector<IssueState>.From(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_flat)),
            AddedIssues = _addedIssues,
            Capabilities = _capabilities,
            Packages = _packages,
            Duties = _duties,
            EventIds = _eventIds,
            Text = _text,
        };

        /// <summary>Takes the event in; or says which rule refuses it, and changes nothing.</summary>
        internal Refusal? Apply(NegotiationEvent next)
        {
            if (next.Id is { } id && _eventIds.Contains(id)) return new(Rule.UniqueId, $"the event id '{id}' is in use");
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
                AgreementProposed e => Propose(e),
                MeetingHeld e => Seated(e.Parties) ?? People(e.Participants),
                StatementMade e => Seated(e.Parties) ?? People(e.Speakers) ?? (e.Phase is { } phase ? Phased(phase, out _) : null),
                TextChanged e => Change(e),
                PhaseAdded e => Add(e),
                StageReached e => Reach(e),
                AgreementSigned e => Sign(e),
                AgreementRatified e => Act(e.Phase, e.Party, "ratified", a => a.Ratified, a => a with { Ratified = e.Date }, e.Date),
                AppliedProvisionally e => Act(e.Phase, e.Party, "applied provisionally", a => a.AppliedProvisionally,
                    a => a with { AppliedProvisionally = e.Date, ChaptersApplied = e.Chapters }, e.Date, e.Chapters),
                EnteredIntoForce e => Act(e.Phase, e.Party, "entered into force", a => a.InForce, a => a with { InForce = e.Date }, e.Date),
                WindowMoved e => Move(e),
                PartyJoined e => Join(e),
                PartyLeft e => Leave(e),
                DutyImposed e => Impose(e),
                DutyChanged e => Change(e),
                DutyLifted e => Lift(e),
                CorrectionMade e => _eventIds.Contains(e.Of) ? null : new(Rule.Exists, $"no earlier event has the id '{e.Of}'"),
                _ => throw new InvalidOperationException($"no rule for {next.GetType().Name}"),
            };
            if (refusal is null && next.Id is { } used) _eventIds = _eventIds.Add(used);
            return refusal;
        }

        /// <summary>Where the places of changed issues are written down, for whoever follows the log event by event; null for nobody.</summary>
        internal List<int>? Touched { get; init; }

        internal ValueList<Party> Seats => _seats;

        internal ValueList<PhaseState> Phases => _phases;

        internal DraftText Text => _text;

        internal IssueState IssueAt(int index) => _flat is null ? _issues[index] : _flat[index];

        private void SetIssue(int index, IssueState state)
        {
            Touched?.Add(index);
            if (_flat is null) _issues = _issues.Set(index, state);
            else _flat[index] = state;
        }

        internal int IssueCount => _flat?.Count ?? _issues.Count;

        // What an event names must be there.
        private int IndexOf(IssueId id)
            => (_definition.IssueIndex.TryGetValue(id, out int index) || _addedIssues.TryGetValue(id, out index))
            && !IssueAt(index).IsRemoved ? index : -1;

        private Refusal? OnAgenda(IssueId id, out int index)
            => (index = IndexOf(id)) >= 0 ? null : new(Rule.Exists, $"the issue '{id}' is not on the agenda");

        private Refusal? Phased(PhaseId id, out int index)
        {
            for (index = 0; index < _phases.Count; index++)
                if (_phases[index].Phase.Id == id) return null;
            return new(Rule.Exists, $"there is no phase '{id}'");
        }

        private Refusal? Seat(PartyId id)
            => NegotiationState.Find(_seats, id) is null ? new(Rule.Seat, $"'{id}' has no seat at the table") : null;

        private Refusal? Seated(ValueSet<PartyId> parties)
        {
            foreach (PartyId party in parties)
                if (SeatOf(party) is null) return new(Rule.Seat, $"neither '{party}' nor a union or group that speaks for it has a seat at the table");
            return null;
        }

        /// <summary>The seated party that is, or speaks for, the party with this id.</summary>
        private Party? SeatOf(PartyId id)
        {
            foreach (Party seat in _seats)
                if (seat.Id == id || (seat.Members.Count > 0 && seat.SelfAndMembers.Any(m => m.Id == id))) return seat;
            return null;
        }

        private Refusal? People(ValueSet<RepresentativeId> people)
        {
            foreach (RepresentativeId person in people)
                if (!_definition.RepresentativeIndex.ContainsKey(person)) return new(Rule.Exists, $"there is no representative '{person}'");
            return null;
        }

        private static bool Concerns(Issue issue, PartyId party) => issue.Concerned is null || issue.Concerned.Contains(party);

        // Positions.
        private Refusal? CanTable(PartyId party, IssueId id, Position position, string member, out int index)
        {
            if ((OnAgenda(id, out index) ?? Seat(party)) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            if (!Concerns(state.Issue, party)) return new(Rule.Concerned, $"the issue '{id}' does not concern '{party}'");
            return Open(state) ?? Fits(state.Issue, position, member);
        }

        private Refusal? Open(IssueState state)
        {
            if (state.IsAgreed) return new(Rule.IssueOpen, $"the issue '{state.Issue.Id}' is agreed: reopen it first");
            return OpenPhase(state.Phase);
        }

        private Refusal? OpenPhase(PhaseId? id)
            => id is { } phase && Phased(phase, out int at) is null && !_phases[at].IsOpen
                ? new(Rule.PhaseOpen, $"the phase '{phase}' is {_phases[at].Stage}: its issues are not negotiated any more") : null;

        private static Refusal? Fits(Issue issue, Position position, string member)
            => position.GetType() != issue.PositionType
                ? new(Rule.PositionKind, $"the issue '{issue.Id}' on the track {issue.Track} takes {Guard.A(issue.PositionType.Name)}, not {Guard.A(position.GetType().Name)}{Cure(issue, position)}") { Member = member }
                : issue.Scale.WhyNot(position) is { } reason ? new(Rule.OnScale, reason) { Member = member } : null;

        /// <summary>What the definition of the issue lacks, where the position is one that its scale could take.</summary>
        private static string Cure(Issue issue, Position position) => (issue.Scale, position) switch
        {
            (RatioScale or IntervalScale, QuotaVolume) => ": give the issue a QuotaSubject to table quota volumes",
            (RatioScale or IntervalScale, ProcurementThreshold) => ": give the issue a ProcurementSubject to table thresholds",
            _ => "",
        };

        private Refusal? Can(PartyId party, ValueList<Condition> conditions)
        {
            foreach (Condition condition in conditions)
            {
                if (condition.Party == party) return new(Rule.Condition, $"'{party}' makes its position depend on itself");
                if ((Seat(condition.Party) ?? OnAgenda(condition.Issue, out _)) is { } refusal) return refusal;
                Issue issue = IssueAt(IndexOf(condition.Issue)).Issue;
                if (!Concerns(issue, condition.Party)) return new(Rule.Condition, $"the issue '{issue.Id}' does not concern '{condition.Party}', who is to move on it");
                if (Fits(issue, condition.Position, "conditions") is { } misfit) return misfit;
            }
            return null;
        }

        private static PartyStand StandOf(IssueState state, PartyId party) => state.FindStand(party) ?? new(party);

        private static PartyStand Put(PartyStand stand, Position position, ValueList<Condition> conditions, PackageId? package, LocalDate day)
            => conditions.Count == 0
                ? stand.WithoutPositions() with { Position = position, Package = package, LastMoved = day }
                : stand with { ConditionalPosition = position, Conditions = conditions, ConditionalPackage = package, LastMoved = day };

        /// <summary>Refuses to change what belongs to another package that stands.</summary>
        private static Refusal? NotInPackage(PartyStand stand, bool conditional, PackageId? except)
        {
            PackageId? held = (conditional ? null : stand.Package) is { } firm && firm != except ? firm
                : stand.ConditionalPackage is { } other && other != except ? other : null;
            return held is { } package
                ? new(Rule.Package, $"the position of '{stand.Party}' belongs to its package '{package}': withdraw or replace the package") : null;
        }

        private Refusal? Table(PositionTabled e)
        {
            if ((CanTable(e.Party, e.Issue, e.Position, "position", out int index) ?? Can(e.Party, e.Conditions)) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            PartyStand stand = StandOf(state, e.Party);
            if (NotInPackage(stand, e.Conditions.Count > 0, null) is { } held) return held;
            SetIssue(index, state.With(Put(stand, e.Position, e.Conditions, null, e.Date)));
            return null;
        }

        private Refusal? Withdraw(PositionWithdrawn e)
        {
            if ((OnAgenda(e.Issue, out int index) ?? Seat(e.Party)) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            PartyStand stand = StandOf(state, e.Party);
            if (Open(state) is { } closed) return closed;
            if (stand.Position is null && stand.ConditionalPosition is null)
                return new(Rule.Standing, $"'{e.Party}' has nothing on the table on '{e.Issue}'");
            if (NotInPackage(stand, false, null) is { } held) return held;
            SetIssue(index, state.With(stand.WithoutPositions() with { LastMoved = e.Date }));
            return null;
        }

        private Refusal? Table(PackageTabled e)
        {
            foreach ((IssueId issue, Position position) in e.Positions)
            {
                if (CanTable(e.Party, issue, position, "positions", out int index) is { } refusal) return refusal;
                if (NotInPackage(StandOf(IssueAt(index), e.Party), e.Conditions.Count > 0, e.Package) is { } held) return held;
            }
            if (Can(e.Party, e.Conditions) is { } unfit) return unfit;
            if (_packages.TryGetValue((e.Party, e.Package), out Package? before)) TakeBack(before, e.Date);
            foreach ((IssueId issue, Position position) in e.Positions)
            {
                int index = IndexOf(issue);
                IssueState state = IssueAt(index);
                SetIssue(index, state.With(Put(StandOf(state, e.Party), position, e.Conditions, e.Package, e.Date)));
            }
            _packages = _packages.SetItem((e.Party, e.Package), new(e));
            return null;
        }

        private Refusal? Withdraw(PackageWithdrawn e)
        {
            if (Seat(e.Party) is { } refusal) return refusal;
            if (!_packages.TryGetValue((e.Party, e.Package), out Package? package))
                return new(Rule.Exists, $"'{e.Party}' has no package '{e.Package}' on the table");
            TakeBack(package, e.Date);
            return null;
        }

        private void TakeBack(Package package, LocalDate day)
        {
            foreach ((IssueId issue, _) in package.Positions)
            {
                int index = IndexOf(issue);
                if (index < 0) continue;
                IssueState state = IssueAt(index);
                PartyStand stand = StandOf(state, package.Party);
                if (stand.Package == package.Id) stand = stand with { Position = null, Package = null, LastMoved = day };
                if (stand.ConditionalPackage == package.Id)
                    stand = stand with { ConditionalPosition = null, Conditions = [], ConditionalPackage = null, LastMoved = day };
                SetIssue(index, state.With(stand));
            }
            _packages = _packages.Remove((package.Party, package.Id));
        }

        // Assessments.
        private Refusal? CanAssess(PartyId party, IssueId issue, PartyId? assessor, out int index)
        {
            if ((OnAgenda(issue, out index) ?? Seat(party) ?? (assessor is { } who ? Seat(who) : null)) is { } refusal) return refusal;
            return Concerns(IssueAt(index).Issue, party) ? null : new(Rule.Concerned, $"the issue '{issue}' does not concern '{party}'");
        }

        private Refusal? Assess(SalienceAssessed e)
        {
            if (CanAssess(e.Party, e.Issue, e.Assessor, out int index) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            PartyStand stand = StandOf(state, e.Party);
            SetIssue(index, state.With(stand with { Saliences = stand.Saliences.With(e.Party, e.Assessor, new(e.Salience)) }));
            return null;
        }

        private Refusal? Assess(RedLineAssessed e)
        {
            if (CanAssess(e.Party, e.Issue, e.Assessor, out int index) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            if (e.RedLine?.WhyNotOn(state.Issue.Scale, state.Issue.PositionType) is { } reason) return new(Rule.OnScale, reason) { Member = "redLine" };
            PartyStand stand = StandOf(state, e.Party);
            SetIssue(index, state.With(stand with { RedLines = stand.RedLines.With(e.Party, e.Assessor, e.RedLine) }));
            return null;
        }

        private Refusal? Assess(CapabilityAssessed e)
        {
            if ((Seat(e.Party) ?? (e.Assessor is { } who ? Seat(who) : null)) is { } refusal) return refusal;
            _capabilities = _capabilities.SetItem(e.Party, _capabilities.GetValueOrDefault(e.Party).With(e.Party, e.Assessor, new(e.Capability)));
            return null;
        }

        // The agenda.
        private Refusal? Agree(IssueAgreed e)
        {
            if (OnAgenda(e.Issue, out int index) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            if ((Open(state) ?? Fits(state.Issue, e.Terms, "terms")) is { } misfit) return misfit;
            SetIssue(index, state with { AgreedTerms = e.Terms, AgreedOn = e.Date });
            return null;
        }

        private Refusal? Reopen(IssueReopened e)
        {
            if (OnAgenda(e.Issue, out int index) is { } refusal) return refusal;
            IssueState state = IssueAt(index);
            if (!state.IsAgreed) return new(Rule.IssueAgreed, $"the issue '{e.Issue}' is not agreed");
            IssueState opened = state with { AgreedTerms = null, AgreedOn = null };
            if (Open(opened) is { } closed) return closed;
            SetIssue(index, opened);
            return null;
        }

        private Refusal? Add(IssueAdded e)
        {
            Issue issue = e.Issue;
            if (_definition.IssueIndex.ContainsKey(issue.Id) || _addedIssues.ContainsKey(issue.Id))
                return new(Rule.UniqueId, $"the issue id '{issue.Id}' is in use, or was");
            if (issue.Phase is { } phase && (Phased(phase, out _) ?? OpenPhase(phase)) is { } refusal) return refusal;
            if (NegotiationDefinition.WhoIsNotAtTheTable(issue, p => NegotiationState.Find(_seats, p) is not null) is { } party) return Seat(party);
            _addedIssues = _addedIssues.Add(issue.Id, IssueCount);
            if (_flat is null) _issues = _issues.Add(new(issue));
            else _flat.Add(new(issue));
            Touched?.Add(IssueCount - 1);
            return null;
        }

        private Refusal? Remove(IssueRemoved e)
        {
            if ((OnAgenda(e.Issue, out int index) ?? Open(IssueAt(index))) is { } refusal) return refusal;
            SetIssue(index, IssueAt(index) with { IsRemoved = true });
            return null;
        }

        private Refusal? Move(IssueMoved e)
        {
            if ((OnAgenda(e.Issue, out int index) ?? (e.Phase is { } phase ? Phased(phase, out _) : null)) is { } refusal) return refusal;
            if ((OpenPhase(IssueAt(index).Phase) ?? OpenPhase(e.Phase)) is { } closed) return closed;
            SetIssue(index, IssueAt(index) with { Phase = e.Phase });
            return null;
        }

        // Text and phases.
        private Refusal? Change(TextChanged e)
        {
            if (_text.FindChapter(e.Chapter) is not { } chapter) return new(Rule.Exists, $"the draft has no chapter '{e.Chapter}'");
            foreach (Chapter other in _text.Chapters)
                if (other.Id != e.Chapter && other.Provisions.Any(p => p.Id == e.Provision.Id))
                    return new(Rule.UniqueId, $"the provision '{e.Provision.Id}' stands in the chapter '{other.Id}'");
            _text = _text.With(chapter, e.Provision);
            return null;
        }

        private Refusal? Add(PhaseAdded e)
        {
            if (Phased(e.Phase.Id, out _) is null) return new(Rule.UniqueId, $"the phase id '{e.Phase.Id}' is in use");
            _phases = _phases.With(new(e.Phase));
            return null;
        }

        private Refusal? Move(WindowMoved e)
        {
            if (Phased(e.Phase, out int at) is { } refusal) return refusal;
            SetPhase(at, _phases[at] with { Phase = _phases[at].Phase with { Window = e.Window } }, e.Date);
            return null;
        }

        private void SetPhase(int index, PhaseState state, LocalDate day)
        {
            PhaseState[] phases = [.. _phases];
            phases[index] = Derived(state, day);
            _phases = new(phases);
        }

        private Refusal? Propose(AgreementProposed e)
        {
            if (People(e.By) is { } unknown) return unknown;
            if (e.Phase is not { } id) return null;
            if (Phased(id, out int at) is { } refusal) return refusal;
            if (_phases[at] is not { Stage: Stage.Proposed, Since: null })
                return new(Rule.StageGraph, $"the phase '{id}' was proposed before");
            SetPhase(at, _phases[at] with { Since = e.Date }, e.Date);
            return null;
        }

        private Refusal? Reach(StageReached e)
        {
            if (Phased(e.Phase, out int at) is { } refusal) return refusal;
            PhaseState phase = _phases[at];
            if (!StageGraph.CanFollow(phase.Stage, e.Stage, phase.PausedIn))
            {
                string next = string.Join(", ", StageGraph.After(phase.Stage, phase.PausedIn));
                return new(Rule.StageGraph, $"{e.Stage} cannot follow {phase.Stage}{(phase.PausedIn is { } was ? $" (paused in {was})" : "")}: {(next.Length == 0 ? "nothing" : $"only {next}")} can");
            }
            if (e.Stage is Stage.Signed or Stage.InForce && phase.Stage is not (Stage.Paused or Stage.Suspended))
                return new(Rule.Acts, $"{e.Stage} follows from the parties' own acts: record those");
            bool back = e.Stage == Stage.Negotiating && phase.Stage != Stage.Paused;
            SetPhase(at, phase with
            {
                Stage = e.Stage,
                Since = e.Date,
                PausedIn = e.Stage == Stage.Paused ? phase.Stage : null,
                Acts = back ? [] : phase.Acts,
            }, e.Date);
            return null;
        }

        private Refusal? Sign(AgreementSigned e)
        {
            if (Actor(e.Phase, e.Party, out int at) is { } refusal) return refusal;
            PhaseState phase = _phases[at];
            if (ActsOf(phase, e.Party).Signed is not null) return new(Rule.Acts, $"'{e.Party}' has signed '{e.Phase}' before");
            // Who joined late signs what the others have signed, or have in force, already: an accession.
            bool late = phase.Stage is Stage.Signed or Stage.InForce;
            if (!late && (phase.Stage == Stage.Paused || !StageGraph.CanFollow(phase.Stage, Stage.Signed)))
                return new(Rule.StageGraph, $"a phase that is {phase.Stage} cannot be signed");
            SetPhase(at, Acted(phase, e.Party, a => a with { Signed = e.Date }), e.Date);
            return null;
        }

        private Refusal? Act(
            PhaseId id, PartyId party, string act, Func<PartyActs, LocalDate?> done, Func<PartyActs, PartyActs> doIt, LocalDate day, ValueSet<ChapterId>? chapters = null)
        {
            if (Actor(id, party, out int at) is { } refusal) return refusal;
            PhaseState phase = _phases[at];
            if (phase.Stage is not (Stage.Signed or Stage.InForce))
                return new(Rule.StageGraph, $"a phase that is {phase.Stage} cannot be {act}");
            Party seat = SeatOf(party)!;
            if (ActsOf(phase, party).Signed is null && !Has(phase, seat, a => a.Signed))
                return new(Rule.Acts, $"'{party}' has not signed '{id}'");
            if (done(ActsOf(phase, party)) is { } day0) return new(Rule.Acts, $"'{id}' was {act} by '{party}' on {Guard.Iso(day0)} already");
            foreach (ChapterId chapter in chapters ?? [])
                if (_text.FindChapter(chapter) is null) return new(Rule.Exists, $"the draft has no chapter '{chapter}'");
            SetPhase(at, Acted(phase, party, doIt), day);
            return null;
        }

        private Refusal? Actor(PhaseId id, PartyId party, out int at)
            => Phased(id, out at) ?? (SeatOf(party) is null ? new(Rule.Seat, $"neither '{party}' nor a union or group that speaks for it has a seat at the table") : null);

        private static PartyActs ActsOf(PhaseState phase, PartyId party) => phase.Acts.TryGetValue(party, out PartyActs? acts) ? acts : new();

        private static PhaseState Acted(PhaseState phase, PartyId party, Func<PartyActs, PartyActs> doIt)
            => phase with { Acts = phase.Acts.With(party, doIt(ActsOf(phase, party))) };

        /// <summary>Whether a seated party has done an act, itself or through all its members.</summary>
        private static bool Has(PhaseState phase, Party seat, Func<PartyActs, LocalDate?> act)
            => act(ActsOf(phase, seat.Id)) is not null || (seat.Members.Count > 0 && seat.Members.All(m => Has(phase, m, act)));

        /// <summary>Works out anew what follows from the parties' acts and from who sits at the table.</summary>
        private PhaseState Derived(PhaseState phase, LocalDate day)
        {
            if (phase.Stage is Stage.AgreedInPrinciple or Stage.LegalReview && _seats.All(s => Has(phase, s, a => a.Signed)))
                phase = phase with { Stage = Stage.Signed, Since = day };
            if (phase.Stage == Stage.Signed && _seats.Count(s => Has(phase, s, a => a.InForce)) >= 2)
                phase = phase with { Stage = Stage.InForce, Since = day };
            return phase with { IsInForceForAll = _seats.All(s => Has(phase, s, a => a.InForce)) };
        }

        // The table.
        private Refusal? Join(PartyJoined e)
        {
            foreach (Party one in e.Party.SelfAndMembers)
                if (SeatOf(one.Id) is not null) return new(Rule.UniqueId, $"'{one.Id}' has a seat, or a member's place, already");
            _seats = _seats.Append(e.Party).OrderBy(p => p.Id).ToValueList();
            _everSeated = _everSeated.Add(e.Party.Id);
            _everRepresented = _everRepresented.Union(e.Party.SelfAndMembers.Select(p => p.Id));
            _phases = _phases.Select(p => Derived(p, e.Date)).ToValueList();
            return null;
        }

        private Refusal? Leave(PartyLeft e)
        {
            if (Seat(e.Party) is { } refusal) return refusal;
            if (_seats.Count == 2) return new(Rule.TwoParties, $"without '{e.Party}' fewer than two parties are left");
            for (int i = 0; i < IssueCount; i++)
                if (IssueAt(i).FindStand(e.Party) is { } stand)
                    SetIssue(i, IssueAt(i).With(stand.WithoutPositions()));
            _packages = _packages.RemoveRange(_packages.Keys.Where(k => k.Party == e.Party));
            HashSet<PartyId> gone = [.. NegotiationState.Find(_seats, e.Party)!.SelfAndMembers.Select(p => p.Id)];
            _seats = _seats.Where(p => p.Id != e.Party).ToValueList();
            _phases = _phases.Select(p => Derived(p with { Acts = p.Acts.Where(a => !gone.Contains(a.Key)).ToValueMap() }, e.Date)).ToValueList();
            return null;
        }

        // Duties.
        private Refusal? Impose(DutyImposed e)
        {
            if (_duties.ContainsKey(e.Duty.Id)) return new(Rule.UniqueId, $"the duty id '{e.Duty.Id}' is in use");
            if (SeatOf(e.Duty.Importer) is null) return new(Rule.Seat, $"'{e.Duty.Importer}' has no seat at the table");
            _duties = _duties.Add(e.Duty.Id, e.Duty);
            return null;
        }

        private Refusal? Change(DutyChanged e)
        {
            if (!_duties.TryGetValue(e.Duty.Id, out AdditionalDuty? before)) return new(Rule.Exists, $"no duty '{e.Duty.Id}' was imposed");
            if (before.Importer != e.Duty.Importer) return new(Rule.Duty, $"'{e.Duty.Id}' was imposed by '{before.Importer}', not '{e.Duty.Importer}'");
            _duties = _duties.SetItem(e.Duty.Id, e.Duty);
            return null;
        }

        private Refusal? Lift(DutyLifted e)
        {
            if (!_duties.TryGetValue(e.Duty, out AdditionalDuty? duty)) return new(Rule.Exists, $"no duty '{e.Duty}' was imposed");
            LocalDate ended = e.Ended ?? e.Date;
            if (duty.Ended is { } before && before <= ended) return new(Rule.Duty, $"the duty '{e.Duty}' ended on {Guard.Iso(before)} already");
            ValueList<RateStep> charged = duty.Rates.Where(r => r.From < ended).ToValueList();
            // A duty lifted before its first day was never charged: nothing of it is left.
            _duties = charged.Count == 0 ? _duties.Remove(e.Duty) : _duties.SetItem(e.Duty, duty.WithEnd(null).WithRates(charged).WithEnd(ended));
            return null;
        }
    }
}
