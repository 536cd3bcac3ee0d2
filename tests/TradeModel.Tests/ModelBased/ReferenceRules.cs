using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using static TradeModel.Negotiations.NegotiationRule;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// Which rules of <see cref="NegotiationRule"/> an event breaks, read from their documentation. An event that breaks several may be refused
/// by any of them.
/// </summary>
internal static class ReferenceRules
{
    internal static HashSet<NegotiationRule> BrokenBy(NegotiationEvent next, ReferenceNegotiation now)
    {
        var broken = new HashSet<NegotiationRule>();
        Rule(InOrder, now.Log.Count == 0 || next.Date >= now.Log[^1].Date);
        Rule(UniqueId, next.Id is not { } id || !now.Ids.Contains(id));
        switch (next)
        {
            case PositionTabled e:
                MayTable(e.Party, e.Issue, e.Position);
                Conditions(e.Party, e.Conditions);
                Addressees(e.Party, e.To);
                For(e.Party, e.Issue, e.For, e.To);
                NotInAnotherPackage(e.Party, e.Issue, e.For, e.Conditions.Count > 0, null);
                break;
            case PositionWithdrawn e:
                Rule(Seat, now.Seats.ContainsKey(e.Party));
                For(e.Party, e.Issue, e.For, null);
                if (OnAgenda(e.Issue) is not { } withdrawn) break;
                Open(withdrawn);
                ReferencePartyOnIssue? own = withdrawn.Parties.GetValueOrDefault(e.Party);
                ReferenceStand[] stands = own is null ? [] : e.For is null ? [.. own.All] : own.FindStandFor(e.For) is { } one ? [one] : [];
                Rule(OnTable, stands.Any(s => s.AnybodySeesSomething));
                Rule(Package, stands.All(s => s.Own.Firm?.Package is null && s.Own.Conditional?.Package is null));
                break;
            case PackageTabled e:
                foreach ((IssueId issue, Position position) in e.Positions)
                {
                    MayTable(e.Party, issue, position);
                    PartyId? whom = now.FindIssue(issue)?.Offering == e.Party ? e.For : null;
                    For(e.Party, issue, whom, e.To);
                    NotInAnotherPackage(e.Party, issue, whom, e.Conditions.Count > 0, e.Package);
                }
                Rule(NegotiationRule.PositionFor, e.For is null || e.Positions.Keys.Any(i => now.FindIssue(i)?.Offering == e.Party));
                Conditions(e.Party, e.Conditions);
                Addressees(e.Party, e.To);
                if (now.Packages.TryGetValue((e.Party, e.Package), out PackageTabled? before))
                {
                    Settled(before);
                    Rule(NegotiationRule.Addressees, e.To is not { } to || before.To is { } had && had.All(to.Contains));
                }
                break;
            case PackageWithdrawn e:
                Rule(Seat, now.Seats.ContainsKey(e.Party));
                Rule(Exists, now.Packages.ContainsKey((e.Party, e.Package)));
                if (now.Packages.TryGetValue((e.Party, e.Package), out PackageTabled? package)) Settled(package);
                break;
            case SalienceAssessed e: MayAssess(e.Party, e.Issue, e.Assessor); break;
            case RedLineAssessed e:
                MayAssess(e.Party, e.Issue, e.Assessor);
                if (e.RedLine is BoundRedLine { Most: { } most } && now.FindIssue(e.Issue) is { } bounded)
                    Rule(OnScale, bounded.Scale.IsOrdered && bounded.WhyNot(most) is null);
                break;
            case CapabilityAssessed e:
                Represented(e.Party);
                if (e.Assessor is { } assessor) Represented(assessor);
                break;
            case IssueAgreed e:
                if (OnAgenda(e.Issue) is not { } agreed) break;
                Open(agreed);
                Fits(agreed, e.Terms);
                foreach ((PartyId party, Position terms) in e.Exceptions)
                {
                    Rule(Seat, now.Seats.ContainsKey(party));
                    Rule(NegotiationRule.PositionFor, agreed.Requests(party));
                    Fits(agreed, terms);
                }
                break;
            case IssueReopened e:
                if (OnAgenda(e.Issue) is not { } closed) break;
                Rule(NegotiationRule.IssueAgreed, closed.Terms is not null);
                Negotiated(closed.Phase);
                break;
            case IssueAdded e:
                Rule(UniqueId, now.Issues.All(i => i.Id != e.Issue.Id));
                foreach (PartyId party in Named(e.Issue)) Rule(Seat, now.Seats.ContainsKey(party));
                PhaseOf(e.Issue.Phase);
                Negotiated(e.Issue.Phase);
                Within(e.Issue.Phase, e.Issue.Concerned);
                break;
            case IssueRemoved e:
                if (OnAgenda(e.Issue) is { } removed) Open(removed);
                break;
            case IssueMoved e:
                PhaseOf(e.Phase);
                Negotiated(e.Phase);
                if (OnAgenda(e.Issue) is not { } moved) break;
                if (now.FindPhase(moved.Phase) is { CanBeLeft: false }) Negotiated(moved.Phase);
                Within(e.Phase, moved.Concerned);
                break;
            case ScaleChanged e:
                if (OnAgenda(e.Issue) is not { } rescaled) break;
                Open(rescaled);
                Rule(NegotiationRule.IssueChange, rescaled.MayBecome(e.Scale));
                break;
            case ConcernedPartiesChanged e:
                if (OnAgenda(e.Issue) is not { } changed) break;
                Open(changed);
                foreach (PartyId party in e.Added)
                {
                    Rule(Seat, now.Seats.ContainsKey(party));
                    Rule(Concerned, !changed.Concerns(party));
                }
                foreach (PartyId party in e.Removed)
                {
                    // A party that the issue names and that has left may be taken out.
                    Rule(Seat, changed.Concerned is not null || now.Seats.ContainsKey(party));
                    Rule(Concerned, changed.Concerns(party));
                }
                ValueSet<PartyId> concerned = changed.ConcernedAfter(now.Seats.Keys, e.Added, e.Removed);
                Rule(NegotiationRule.IssueChange, concerned.Count >= 2 && !changed.LosesItsSubject(e.Added, e.Removed));
                foreach ((_, Direction direction) in e.Directions) Rule(NegotiationRule.IssueChange, changed.MayPrefer(direction));
                Within(changed.Phase, concerned);
                break;
            case MeetingHeld e:
                foreach (PartyId party in e.Parties) Represented(party);
                foreach (RepresentativeId person in e.Participants) Speaks(person);
                break;
            case StatementMade e:
                foreach (PartyId party in e.Parties) Represented(party);
                foreach (RepresentativeId person in e.Speakers) Speaks(person);
                PhaseOf(e.Phase);
                break;
            case AgreementProposed e:
                foreach (RepresentativeId person in e.By) Speaks(person);
                if (e.Phase is not null && PhaseOf(e.Phase) is { } proposed)
                    Rule(NegotiationRule.StageGraph, proposed is { Stage: Stage.Proposed, Since: null });
                break;
            case ChapterAdded e:
                Rule(UniqueId, now.Chapters.All(c => c.Id != e.Chapter.Id));
                PhaseOf(e.Chapter.Phase);
                foreach (Provision provision in e.Chapter.Provisions) NotElsewhere(provision, e.Chapter.Id);
                break;
            case TextChanged e:
                Rule(Exists, now.Chapters.Any(c => c.Id == e.Chapter));
                NotElsewhere(e.Provision, e.Chapter);
                break;
            case PhaseAdded e: MayAdd(e.Phase); break;
            case PhaseSucceeded e:
                MayAdd(e.Successor);
                foreach (ProvisionId provision in e.Suspended) InTextOf(e.Predecessor, provision);
                if (PhaseOf(e.Predecessor) is { } predecessor)
                    Rule(Succession, !predecessor.IsOpen && predecessor.SucceededBy is null);
                break;
            case ProvisionsSuspended e:
                PhaseOf(e.Phase);
                foreach (ProvisionId provision in e.Provisions)
                {
                    InTextOf(e.Phase, provision);
                    Rule(Succession, now.FindPhase(e.Phase)?.Suspended.Contains(provision) != true);
                }
                break;
            case ProvisionsReinstated e:
                PhaseOf(e.Phase);
                foreach (ProvisionId provision in e.Provisions)
                    Rule(Succession, now.FindPhase(e.Phase)?.Suspended.Contains(provision) != false);
                break;
            case StageReached e:
                if (PhaseOf(e.Phase) is not { } reaching) break;
                Rule(NegotiationRule.StageGraph, reaching.MayReach(e.Stage));
                Rule(Acts, e.Stage is not (Stage.Signed or Stage.InForce) || reaching.Stage is Stage.Paused or Stage.Suspended);
                Rule(Succession, e.Stage != Stage.Negotiating || reaching.Stage == Stage.Paused || reaching.SucceededBy is null);
                break;
            case WindowMoved e: PhaseOf(e.Phase); break;
            case AgreementSigned e:
                if (MayAct(e.Phase, e.Party) is not { } signing) break;
                Rule(Acts, signing.Acts.GetValueOrDefault(e.Party)?.Signed is null);
                Rule(
                    NegotiationRule.StageGraph,
                    signing.Stage is Stage.AgreedInPrinciple or Stage.LegalReview or Stage.Signed or Stage.InForce);
                break;
            case AgreementRatified e: MayDo(e.Phase, e.Party, a => a.Ratified); break;
            case AppliedProvisionally e:
                MayDo(e.Phase, e.Party, a => a.Provisionally);
                foreach (ChapterId chapter in e.Chapters) Rule(Exists, now.Chapters.Any(c => c.Id == chapter));
                break;
            case EnteredIntoForce e: MayDo(e.Phase, e.Party, a => a.InForce); break;
            case PartyJoined e:
                foreach (Party joining in e.Party.SelfAndMembers) Rule(UniqueId, now.Speaker(joining.Id) is null);
                break;
            case PartyLeft e:
                Rule(Seat, now.Seats.ContainsKey(e.Party));
                Rule(TwoParties, now.Seats.Count > 2);
                break;
            case DutyImposed e:
                Rule(UniqueId, !now.Duties.ContainsKey(e.Duty.Id));
                Represented(e.Duty.Importer);
                break;
            case DutyChanged e:
                Rule(Exists, now.Duties.ContainsKey(e.Duty.Id));
                Rule(
                    NegotiationRule.Duty,
                    now.Duties.GetValueOrDefault(e.Duty.Id)?.Importer is not { } importer || importer == e.Duty.Importer);
                break;
            case DutyLifted e:
                Rule(Exists, now.Duties.ContainsKey(e.Duty));
                Rule(NegotiationRule.Duty, now.Duties.GetValueOrDefault(e.Duty)?.Ended is not { } end || end > (e.Ended ?? e.Date));
                break;
            case CorrectionMade e: Rule(Exists, now.Ids.Contains(e.Of)); break;
            default: throw new NotSupportedException($"the reference does not know {next.GetType().Name}");
        }
        return broken;

        void Rule(NegotiationRule rule, bool holds)
        {
            if (!holds) broken.Add(rule);
        }

        ReferenceIssue? OnAgenda(IssueId issue)
        {
            Rule(Exists, now.FindIssue(issue) is not null);
            return now.FindIssue(issue);
        }

        ReferencePhase? PhaseOf(PhaseId? phase)
        {
            Rule(Exists, phase is null || now.FindPhase(phase) is not null);
            return now.FindPhase(phase);
        }

        void Negotiated(PhaseId? phase) => Rule(PhaseOpen, now.FindPhase(phase)?.IsOpen != false);

        void Open(ReferenceIssue issue)
        {
            Rule(IssueOpen, issue.Terms is null);
            Negotiated(issue.Phase);
        }

        void Fits(ReferenceIssue issue, Position position)
        {
            if (issue.WhyNot(position) is { } rule) broken.Add(rule);
        }

        void Represented(PartyId party) => Rule(Seat, now.Speaker(party) is not null);

        void Speaks(RepresentativeId person)
        {
            Representative? known = now.Definition.Representatives.FirstOrDefault(r => r.Id == person);
            Rule(Exists, known is not null);
            if (known is not null) Represented(known.Party);
        }

        void MayTable(PartyId party, IssueId id, Position position)
        {
            Rule(Seat, now.Seats.ContainsKey(party));
            if (OnAgenda(id) is not { } issue) return;
            Rule(Concerned, issue.Concerns(party));
            Open(issue);
            Fits(issue, position);
        }

        void Conditions(PartyId party, ValueList<PositionCondition> conditions)
        {
            foreach (PositionCondition one in conditions)
            {
                Rule(Condition, one.Party != party);
                Rule(Seat, now.Seats.ContainsKey(one.Party));
                if (OnAgenda(one.Issue) is not { } issue) continue;
                Rule(Condition, issue.Concerns(one.Party));
                Fits(issue, one.Position);
            }
        }

        void Addressees(PartyId party, ValueSet<PartyId>? to)
        {
            foreach (PartyId one in to ?? [])
            {
                Rule(NegotiationRule.Addressees, one != party);
                Rule(Seat, now.Seats.ContainsKey(one));
            }
        }

        void For(PartyId party, IssueId id, PartyId? whom, ValueSet<PartyId>? to)
        {
            if (whom is not { } one || now.FindIssue(id) is not { } issue) return;
            Rule(Seat, now.Seats.ContainsKey(one));
            Rule(NegotiationRule.PositionFor, issue.Offering == party && issue.Requests(one));
            Rule(NegotiationRule.Addressees, to?.Contains(one) != false);
        }

        void NotInAnotherPackage(PartyId party, IssueId issue, PartyId? whom, bool isConditional, PackageId? own)
        {
            ReferenceSight sight
                = now.FindIssue(issue)?.Parties.GetValueOrDefault(party)?.FindStandFor(whom)?.Own ?? ReferenceSight.Nothing;
            Rule(Package, isConditional || sight.Firm?.Package is not { } firm || firm == own);
            Rule(Package, sight.Conditional?.Package is not { } conditional || conditional == own);
        }

        void Settled(PackageTabled package)
        {
            foreach (ReferenceIssue issue in package.Positions.Keys.Select(now.FindIssue).OfType<ReferenceIssue>()) Open(issue);
        }

        void MayAssess(PartyId party, IssueId id, PartyId? assessor)
        {
            Represented(party);
            if (assessor is { } who) Represented(who);
            if (OnAgenda(id) is { } issue && now.Speaker(party) is { } seat) Rule(Concerned, issue.Concerns(seat.Id));
        }

        void NotElsewhere(Provision provision, ChapterId chapter)
            => Rule(UniqueId, now.Chapters.All(c => c.Id == chapter || c.Provisions.All(p => p.Id != provision.Id)));

        void MayAdd(Phase phase)
        {
            Rule(UniqueId, now.FindPhase(phase.Id) is null);
            foreach (PartyId party in phase.Parties ?? []) Rule(Seat, now.Seats.ContainsKey(party));
        }

        void Within(PhaseId? id, ValueSet<PartyId>? concerned)
            => Rule(Concerned, now.FindPhase(id)?.Phase.Parties is not { } parties || concerned?.All(parties.Contains) == true);

        // The draft has the provision, in a chapter of the phase or of none.
        void InTextOf(PhaseId phase, ProvisionId provision)
        {
            (ChapterId Id, PhaseId? Phase, List<Provision> Provisions)[] holding
                = [.. now.Chapters.Where(c => c.Provisions.Exists(p => p.Id == provision))];
            Rule(Exists, holding.Length > 0);
            Rule(Succession, holding.All(c => c.Phase is null || c.Phase == phase));
        }

        ReferencePhase? MayAct(PhaseId id, PartyId party)
        {
            Represented(party);
            if (PhaseOf(id) is not { } phase || now.Speaker(party) is not { } seat) return null;
            Rule(Concerned, phase.Phase.Parties?.Contains(seat.Id) != false);
            return phase;
        }

        void MayDo(PhaseId id, PartyId party, Func<ReferenceActs, NodaTime.LocalDate?> act)
        {
            if (MayAct(id, party) is not { } phase) return;
            Rule(NegotiationRule.StageGraph, phase.Stage is Stage.Signed or Stage.InForce);
            ReferenceActs? own = phase.Acts.GetValueOrDefault(party);
            Rule(Acts, own?.Signed is not null || phase.HasDone(now.Speaker(party)!, a => a.Signed));
            Rule(Acts, own is null || act(own) is null);
        }

        static IEnumerable<PartyId> Named(Issue issue) => [.. issue.Concerned ?? [], .. issue.Directions.Keys];
    }
}
