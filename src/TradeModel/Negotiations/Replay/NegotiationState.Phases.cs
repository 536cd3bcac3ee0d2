using TradeModel.Agreements;
using TradeModel.Parties;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <content>Text, phases, their stages and what parties do to bring them into force.</content>
    internal sealed partial class Draft
    {
        private Refusal? Add(ChapterAdded e)
        {
            if (Editor.HasChapter(e.Chapter.Id))
                return new(NegotiationRule.UniqueId, $"the chapter id '{e.Chapter.Id}' is in use", "give it another id");
            if (Editor.ChapterCount >= ModelLimits.Chapters) return TooMany(Editor.ChapterCount + 1, "chapters", ModelLimits.Chapters);
            if (e.Chapter.Phase is { } phase && RefuseUnlessPhaseExists(phase, out _) is { } refusal) return refusal;
            foreach (Provision provision in e.Chapter.Provisions)
                if (RefuseIfInAnotherChapter(provision.Id, e.Chapter.Id) is { } taken) return taken;
            Editor.Add(e.Chapter);
            return null;
        }

        private Refusal? Change(TextChanged e)
        {
            if (!Editor.HasChapter(e.Chapter))
                return new(NegotiationRule.Exists, $"the draft has no chapter '{e.Chapter}'", "add it first");
            if (RefuseIfInAnotherChapter(e.Provision.Id, e.Chapter) is { } taken) return taken;
            Editor.Set(e.Chapter, e.Provision);
            return null;
        }

        private Refusal? RefuseIfInAnotherChapter(ProvisionId id, ChapterId chapter)
            => Editor.ChapterOf(id) is { } other && other != chapter
                ? new(NegotiationRule.UniqueId, $"the provision '{id}' is in the chapter '{other}'",
                    "change it there, or give this one another id")
                : null;

        private static Refusal TooMany(int count, string what, int limit)
            => new(NegotiationRule.Limit, ModelLimits.TooMany(count, what, limit), "leave out what the negotiation does not need");

        private Refusal? Add(PhaseAdded e)
        {
            if (RefuseUnlessAddable(e.Phase) is { } refusal) return refusal;
            _next.Phases = _next.Phases.With(new(e.Phase));
            return null;
        }

        private Refusal? RefuseUnlessAddable(Phase phase)
        {
            if (_next.FindPhase(phase.Id) is not null)
                return new(NegotiationRule.UniqueId, $"the phase id '{phase.Id}' is in use", "give it another id");
            foreach (PartyId party in phase.Parties ?? [])
                if (RefuseUnlessSeated(party) is { } absent) return absent;
            return _next.Phases.Count >= ModelLimits.Phases ? TooMany(_next.Phases.Count + 1, "phases", ModelLimits.Phases) : null;
        }

        private Refusal? Move(WindowMoved e)
        {
            if (RefuseUnlessPhaseExists(e.Phase, out int at) is { } refusal) return refusal;
            SetPhase(at, _next.Phases[at] with { Phase = _next.Phases[at].Phase with { Window = e.Window } }, e.Date);
            return null;
        }

        private void SetPhase(int index, PhaseState state, LocalDate day)
        {
            PhaseState[] phases = [.. _next.Phases];
            phases[index] = Derived(state, day);
            _next.Phases = new(phases);
        }

        private Refusal? Propose(AgreementProposed e)
        {
            if (RefuseUnlessRepresented(e.By) is { } unknown) return unknown;
            if (e.Phase is not { } id) return null;
            if (RefuseUnlessPhaseExists(id, out int at) is { } refusal) return refusal;
            if (_next.Phases[at] is not { Stage: Stage.Proposed, Since: null })
                return new(NegotiationRule.StageGraph, $"the phase '{id}' was proposed before", "leave the phase out of this event");
            SetPhase(at, _next.Phases[at] with { Since = e.Date }, e.Date);
            return null;
        }

        private Refusal? Reach(StageReached e)
        {
            if (RefuseUnlessPhaseExists(e.Phase, out int at) is { } refusal) return refusal;
            PhaseState phase = _next.Phases[at];
            if (!StageGraph.CanFollow(phase.Stage, e.Stage, phase.PausedIn))
            {
                string next = string.Join(", ", StageGraph.After(phase.Stage, phase.PausedIn));
                string paused = phase.PausedIn is { } was ? $" (paused in {was})" : "";
                string remedy = next.Length == 0 ? "nothing can, so add another phase" : $"only {next} can";
                return new(NegotiationRule.StageGraph, $"{e.Stage} cannot follow {phase.Stage}{paused}", remedy);
            }
            if (e.Stage is Stage.Signed or Stage.InForce && phase.Stage is not (Stage.Paused or Stage.Suspended))
                return new(NegotiationRule.Acts, $"{e.Stage} follows from the parties' own acts", "record those");
            bool back = e.Stage == Stage.Negotiating && phase.Stage != Stage.Paused;
            if (back && phase.SucceededBy is { } by)
                return new(
                    NegotiationRule.Succession, $"'{by}' succeeded the phase '{e.Phase}' and has its text and issues",
                    $"negotiate in '{by}'");
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
            if (RefuseUnlessMayAct(e.Phase, e.Party, out int at) is { } refusal) return refusal;
            PhaseState phase = _next.Phases[at];
            if (ActsOf(phase, e.Party).SignedOn is not null)
                return new(NegotiationRule.Acts, $"'{e.Party}' has signed '{e.Phase}' before", "leave this event out");
            // A party that joined later accedes: it signs what the others have signed or have in force.
            bool isAccession = phase.Stage is Stage.Signed or Stage.InForce;
            if (!isAccession && (phase.Stage == Stage.Paused || !StageGraph.CanFollow(phase.Stage, Stage.Signed)))
            {
                (string remedy, NegotiationEvent? first) = TowardsSignature(phase, e.Date);
                return new(NegotiationRule.StageGraph, $"a phase that is {phase.Stage} cannot be signed", remedy, first);
            }
            SetPhase(at, Acted(phase, e.Party, a => a with { SignedOn = e.Date }), e.Date);
            return null;
        }

        /// <summary>The remedy if a phase cannot be signed: the next event on the way to signature.</summary>
        private static (string Remedy, NegotiationEvent? First) TowardsSignature(PhaseState phase, LocalDate day)
        {
            Stage? next = phase.Stage switch
            {
                Stage.Proposed or Stage.Scoping => Stage.Negotiating,
                Stage.Negotiating => Stage.AgreedInPrinciple,
                Stage.Paused => phase.PausedIn,
                Stage.Suspended => Stage.InForce,
                _ => null,
            };
            return next is { } stage
                ? ($"let the phase reach {stage} first", new StageReached(day, phase.Phase.Id, stage))
                : ("add another phase", null);
        }

        private AgreementSigned? FirstToSign(PhaseState phase, LocalDate day)
            => _next.SeatsOf(phase).FirstOrDefault(seat => !Has(phase, seat, acts => acts.SignedOn)) is { } seat
                ? new(day, phase.Phase.Id, seat.Id) : null;

        private Refusal? Ratify(AgreementRatified e)
            => Act(e.Phase, e.Party, "be ratified", "was ratified by", a => a.RatifiedOn, a => a with { RatifiedOn = e.Date }, e.Date);

        private Refusal? ApplyProvisionally(AppliedProvisionally e)
            => Act(
                e.Phase, e.Party, "be applied provisionally", "was applied provisionally by", a => a.AppliedProvisionallyOn,
                a => a with { AppliedProvisionallyOn = e.Date, ChaptersApplied = e.Chapters }, e.Date, e.Chapters);

        private Refusal? EnterIntoForce(EnteredIntoForce e)
            => Act(
                e.Phase, e.Party, "enter into force", "entered into force for", a => a.InForceOn, a => a with { InForceOn = e.Date },
                e.Date);

        private Refusal? Act(
            PhaseId id, PartyId party, string act, string done, Func<PartyActs, LocalDate?> dayOf, Func<PartyActs, PartyActs> doIt,
            LocalDate day, ValueSet<ChapterId>? chapters = null)
        {
            if (RefuseUnlessMayAct(id, party, out int at) is { } refusal) return refusal;
            PhaseState phase = _next.Phases[at];
            if (phase.Stage is not (Stage.Signed or Stage.InForce))
            {
                (string remedy, NegotiationEvent? first) = phase.Stage switch
                {
                    Stage.AgreedInPrinciple or Stage.LegalReview => ("let every party sign first", FirstToSign(phase, day)),
                    _ => TowardsSignature(phase, day),
                };
                return new(NegotiationRule.StageGraph, $"a phase that is {phase.Stage} cannot {act}", remedy, first);
            }
            Party seat = SeatOf(party)!;
            if (ActsOf(phase, party).SignedOn is null && !Has(phase, seat, a => a.SignedOn))
                return new(
                    NegotiationRule.Acts, $"'{party}' has not signed '{id}'", "let it sign first", new AgreementSigned(day, id, party));
            if (dayOf(ActsOf(phase, party)) is { } before)
                return new(NegotiationRule.Acts, $"'{id}' {done} '{party}' on {InvariantText.Iso(before)} already", "leave this event out");
            foreach (ChapterId chapter in chapters ?? [])
                if (!Editor.HasChapter(chapter))
                    return new(NegotiationRule.Exists, $"the draft has no chapter '{chapter}'", "add it first");
            SetPhase(at, Acted(phase, party, doIt), day);
            return null;
        }

        private Refusal? RefuseUnlessMayAct(PhaseId id, PartyId party, out int at)
        {
            if (RefuseUnlessPhaseExists(id, out at) is { } refusal) return refusal;
            if (SeatOf(party) is not { } seat) return Absent(party);
            return _next.Phases[at].Phase.Parties is not { } parties || parties.Contains(seat.Id)
                ? null
                : new(
                    NegotiationRule.Concerned, $"the phase '{id}' is between {string.Join(", ", parties)}, without '{party}'",
                    $"add a phase for '{seat.Id}' and those it accedes to");
        }

        private static readonly PartyActs NoActs = new();

        private static PartyActs ActsOf(PhaseState phase, PartyId party)
            => phase.Acts.TryGetValue(party, out PartyActs? acts) ? acts : NoActs;

        private static PhaseState Acted(PhaseState phase, PartyId party, Func<PartyActs, PartyActs> doIt)
            => phase with { Acts = phase.Acts.With(party, doIt(ActsOf(phase, party))) };

        /// <summary>Derives again what follows from the acts of the phase's parties and from those of them at the table.</summary>
        private PhaseState Derived(PhaseState phase, LocalDate day)
        {
            ValueList<Party> seats = _next.SeatsOf(phase);
            // If all parties of a phase but one have left, there is nobody to agree with.
            bool isBetweenSome = seats.Count >= 2;
            if (phase.Stage is Stage.AgreedInPrinciple or Stage.LegalReview && isBetweenSome
                && seats.All(s => Has(phase, s, a => a.SignedOn)))
                phase = phase with { Stage = Stage.Signed, Since = day };
            if (phase.Stage == Stage.Signed && seats.Count(s => Has(phase, s, a => a.InForceOn)) >= 2)
                phase = phase with { Stage = Stage.InForce, Since = day };
            bool forAll = isBetweenSome && seats.All(s => Has(phase, s, a => a.InForceOn));
            return forAll == phase.IsInForceForAll ? phase : phase with { IsInForceForAll = forAll };
        }
    }
}
