using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Testing;

internal sealed partial class LogWriter
{
    private const int Meeting = 0;

    private static readonly (int First, int Last) Closing = (17, 21);

    /// <summary>
    /// How to propose an event of each kind (null if none makes sense now), and how often: in logs of any mix, and in steady ones.
    /// </summary>
    private static readonly (Func<LogWriter, NegotiationEvent?> Make, int Weight, int Steady)[] Kinds =
    [
        (w => w.Meet(), 3, 8),
        (w => w.TablePosition(), 12, 40),
        (w => w.WithdrawPosition(), 2, 2),
        (w => w.TablePackage(), 3, 3),
        (w => w.WithdrawPackage(), 1, 1),
        (w => w.AssessRedLine(), 4, 8),
        (w => w.AssessSalience(), 4, 8),
        (w => w.AssessCapability(), 2, 2),
        (w => w.AgreeIssue(), 3, 6),
        (w => w.ReopenIssue(), 2, 4),
        (w => w.AddIssue(), 2, 1),
        (w => w.RemoveIssue(), 1, 1),
        (w => w.MoveIssue(), 1, 1),
        (w => w.Propose(), 1, 1),
        (w => w.State(), 3, 8),
        (w => w.ChangeText(), 3, 4),
        (w => w.AddPhase(), 1, 0),
        (w => w.ReachStage(), 5, 2),
        (w => w.Act((day, phase, party) => new AgreementSigned(day, phase, party), a => a.SignedOn), 5, 0),
        (w => w.Act((day, phase, party) => new AgreementRatified(day, phase, party), a => a.RatifiedOn), 3, 0),
        (w => w.Act(w.Provisionally, a => a.AppliedProvisionallyOn), 3, 0),
        (w => w.Act((day, phase, party) => new EnteredIntoForce(day, phase, party), a => a.InForceOn), 4, 0),
        (w => w.MoveWindow(), 1, 1),
        (w => w.Join(), 1, 0),
        (w => w.Leave(), 1, 0),
        (w => w.ImposeDuty(), 2, 1),
        (w => w.ChangeDuty(), 1, 1),
        (w => w.LiftDuty(), 1, 1),
        (w => w.Correct(), 1, 1),
        (w => w.AddChapter(), 1, 0),
        (w => w.Succeed(), 3, 0),
        (w => w.Suspend(), 2, 0),
        (w => w.Reinstate(), 4, 0),
        (w => w.ChangeConcerned(), 2, 0),
        (w => w.ChangeScale(), 2, 0),
    ];

    private MeetingHeld Meet() => new(
        _day, _draw.Named<EngagementLevel>(), Actors(1, 3).ToValueSet(), People(),
        _draw.Maybe(40, _draw.Text), _draw.Maybe(10, _draw.Text), _draw.Maybe(20, _draw.Text),
        _draw.MaybeValue(20, () => _day.PlusDays(_draw.Between(1, 9))), _draw.Members(Enum.GetValues<Track>(), 0, 4),
        Enumerable.Range(0, _draw.Below(3)).Select(_ => _draw.Text()).ToValueList());

    private PositionTabled? TablePosition()
    {
        if (Issue(i => !i.IsAgreed) is not { } issue || Concerned(issue) is not { } party) return null;
        PartyId? whom = OffersForOne(issue, party) ? Requesting(issue) : null;
        return new(_day, party, issue.Issue.Id, _draw.Position(issue.Issue), Conditions(party))
        {
            To = Addressees(party, whom),
            For = whom,
        };
    }

    private PositionWithdrawn? WithdrawPosition()
    {
        if (Issue(i => !i.IsAgreed && i.PartyStates.Any(HasTabled)) is not { } issue) return null;
        PartyIssueState own = _draw.Of(issue.PartyStates.Where(HasTabled).ToArray());
        PartyId? whom = own.Exceptions.Count > 0 && _draw.Chance(50) ? _draw.Of(own.Exceptions).Party : null;
        return new(_day, own.Party, issue.Issue.Id) { For = whom };
    }

    private static bool HasTabled(PartyIssueState stand)
        => stand.Position is not null || stand.ConditionalPosition is not null || stand.Exceptions.Count > 0;

    /// <summary>Whether a party offers to one party only. Steady logs draw nothing here.</summary>
    private bool OffersForOne(IssueState issue, PartyId party) => !_isSteady && issue.Issue.Offering == party && _draw.Chance(40);

    /// <summary>A party that requests on the issue; null if there is none at the table.</summary>
    private PartyId? Requesting(IssueState issue)
        => Negotiation.ConcernedBy(issue.Issue.Id).Where(issue.Issue.IsRequesting).ToArray() is { Length: > 0 } some
            ? _draw.Of(some) : null;

    private PackageTabled? TablePackage()
    {
        PartyId party = Seat();
        var positions = new Dictionary<IssueId, Position>();
        PartyId? whom = null;
        for (int i = _draw.Between(1, 3); i > 0; i--)
        {
            if (Issue(s => !s.IsAgreed && Negotiation.ConcernedBy(s.Issue.Id).Contains(party)) is not { } issue) continue;
            positions[issue.Issue.Id] = _draw.Position(issue.Issue);
            if (whom is null && OffersForOne(issue, party)) whom = Requesting(issue);
        }
        return positions.Count == 0 ? null
            : new(_day, party, new($"package-{_draw.Below(3)}"), positions.ToValueMap(), Conditions(party))
            {
                To = Addressees(party, whom),
                For = whom,
            };
    }

    private PackageWithdrawn? WithdrawPackage()
        => Negotiation.Packages is { Count: > 0 } packages && _draw.Of(packages) is { } package
            ? new(_day, package.Party, package.Id) : null;

    private RedLineAssessed? AssessRedLine()
        => Issue() is { } issue && Concerned(issue) is { } seat && SelfOrMember(seat) is var party
            ? new(_day, party, issue.Issue.Id, _draw.Maybe(85, () => _draw.RedLine(issue.Issue)), Assessor(party)) : null;

    private SalienceAssessed? AssessSalience()
        => Issue() is { } issue
            && Concerned(issue) is { } seat && SelfOrMember(seat) is var party
            ? new(_day, party, issue.Issue.Id, _draw.Measure(), Assessor(party)) : null;

    private CapabilityAssessed AssessCapability()
    {
        PartyId party = Actor();
        return new(_day, party, _draw.Measure(), Assessor(party));
    }

    private IssueAgreed? AgreeIssue()
    {
        if (Issue(i => !i.IsAgreed) is not { } issue) return null;
        Position[] tabled = [.. issue.PartyStates.Select(s => s.Position ?? s.ConditionalPosition).OfType<Position>()];
        Position terms = tabled.Length > 0 && _draw.Chance(60) ? _draw.Of(tabled) : _draw.Position(issue.Issue);
        return new(_day, issue.Issue.Id, terms)
        {
            Exceptions = !_isSteady && issue.Issue.Offering is not null && _draw.Chance(30) && Requesting(issue) is { } whom
                ? [new(whom, _draw.Position(issue.Issue))] : [],
        };
    }

    private IssueReopened? ReopenIssue() => Issue(i => i.IsAgreed) is { } issue ? new(_day, issue.Issue.Id) : null;

    private IssueAdded AddIssue() => new(
        _day,
        _draw.IssueIn(
            new($"issue-{Negotiation.Log.Count}-added"), Negotiation.Parties.Select(p => p.Id).ToArray(),
            OpenPhases().Select(p => p.Phase).ToArray(), isOfMany: !_isSteady));

    private IssueRemoved? RemoveIssue() => Issue() is { } issue ? new(_day, issue.Issue.Id) : null;

    private IssueMoved? MoveIssue()
    {
        if (Issue() is not { } issue) return null;
        PhaseState[] some = [.. OpenPhases().Where(p => p.Phase.Fits(issue.Issue))];
        return new(_day, issue.Issue.Id, some.Length > 0 && _draw.Chance(80) ? _draw.Of(some).Phase.Id : null);
    }

    private ConcernedPartiesChanged? ChangeConcerned()
    {
        if (Issue(i => !i.IsAgreed) is not { Issue: var issue }) return null;
        ValueSet<PartyId> concerned = Negotiation.ConcernedBy(issue.Id);
        PartyId[] others = [.. Negotiation.Parties.Select(p => p.Id).Where(p => !concerned.Contains(p))];
        PartyId[] added = _draw.Some(others, 0, 2), removed = _draw.Some(concerned, added.Length == 0 ? 1 : 0, 1);
        return added.Length + removed.Length == 0 ? null : new(
            _day, issue.Id, added.ToValueSet(), removed.ToValueSet(),
            issue.Scale.IsOrdered && issue.Subject is not (TariffSubject or QuotaSubject or ServicesSubject) && _draw.Chance(60)
                ? added.Select(p => KeyValuePair.Create(p, _draw.Named<Direction>())).ToValueMap() : null);
    }

    private ScaleChanged? ChangeScale()
        => Issue(i => !i.IsAgreed) is { Issue: var issue } && _draw.WiderScale(issue.Scale) is { } wider
            ? new(_day, issue.Id, wider) : null;

    private PhaseState[] OpenPhases() => [.. Negotiation.Phases.Where(p => p.IsOpen)];

    private AgreementProposed Propose()
        => new(_day, People(), Phase(p => p is { Stage: Stage.Proposed, Since: null }) is { } phase
            && _draw.Chance(80) ? phase.Phase.Id : null);

    private StatementMade State() => new(
        _day, People(), Actors(1, 2).ToValueSet(), _draw.Lines(),
        _draw.MaybeValue(70, _draw.Named<ProgressSignal>), _draw.MaybeValue(30, _draw.Named<HasteStance>),
        Negotiation.Phases.Count > 0 && _draw.Chance(30) ? _draw.Of(Negotiation.Phases).Phase.Id : null);

    private ChapterAdded AddChapter() => new(_day, _draw.Chapter(
        new($"chapter-{Negotiation.Log.Count}-added"),
        Negotiation.Parties.Select(p => p.Id).ToArray(),
        Negotiation.Phases.Select(p => p.Phase.Id).ToArray()));

    private TextChanged? ChangeText()
    {
        if (Negotiation.Text.Chapters.Count == 0) return null;
        Chapter chapter = _draw.Of(Negotiation.Text.Chapters);
        ProvisionId id = chapter.Provisions.Count > 0 && (_isSteady || _draw.Chance(70))
            ? _draw.Of(chapter.Provisions).Id : new($"{chapter.Id}.new-{chapter.Provisions.Count}");
        return new(_day, chapter.Id, _draw.Provision(id, Negotiation.Parties.Select(p => p.Id).ToArray()));
    }

    private PhaseAdded AddPhase()
        => new(_day, _draw.Phase(new($"phase-{Negotiation.Log.Count}-added"), Negotiation.Parties.Select(p => p.Id).ToArray()));

    private PhaseSucceeded? Succeed()
    {
        if (Phase(p => !p.IsOpen && p.SucceededBy is null) is not { Phase.Id: var predecessor }) return null;
        ProvisionId[] provisions = [.. Negotiation.Text.Chapters.Where(c => c.Phase is null || c.Phase == predecessor)
            .SelectMany(c => c.Provisions).Select(p => p.Id)];
        return new(
            _day, predecessor,
            _draw.Phase(new($"phase-{Negotiation.Log.Count}-after"), Negotiation.Parties.Select(p => p.Id).ToArray()),
            _draw.Members(provisions, 0, 3));
    }

    private ProvisionsSuspended? Suspend()
    {
        if (Phase() is not { } phase) return null;
        ProvisionId[] others = [.. Negotiation.Text.Chapters.Where(c => c.Phase is null || c.Phase == phase.Phase.Id)
            .SelectMany(c => c.Provisions).Select(p => p.Id).Except(phase.SuspendedProvisions)];
        return others.Length > 0 ? new(_day, phase.Phase.Id, _draw.Members(others, 1, 3)) : null;
    }

    private ProvisionsReinstated? Reinstate()
        => Phase(p => p.SuspendedProvisions.Count > 0) is { } phase
            ? new(_day, phase.Phase.Id, _draw.Members(phase.SuspendedProvisions.ToArray(), 1, 3)) : null;

    private StageReached? ReachStage()
    {
        if (Phase() is not { } phase) return null;
        if (_isClosing && _draw.Chance(80))
        {
            return phase.Stage switch
            {
                Stage.Proposed or Stage.Scoping => new(_day, phase.Phase.Id, Stage.Negotiating),
                Stage.Negotiating => new(_day, phase.Phase.Id, Stage.AgreedInPrinciple),
                _ => null,
            };
        }
        Stage[] next = [.. StageGraph.After(phase.Stage, phase.PausedIn)
            .Where(s => s is not (Stage.Signed or Stage.InForce) || phase.Stage is Stage.Paused or Stage.Suspended)];
        // Progress is more frequent than an end of the phase.
        Stage[] usual = [.. next.Where(s => s is not (Stage.Abandoned or Stage.Terminated))];
        if (usual.Length > 0 && (_isSteady || _draw.Chance(90))) next = usual;
        return next.Length == 0 ? null : new(_day, phase.Phase.Id, _draw.Of(next));
    }

    private NegotiationEvent? Act(Func<LocalDate, PhaseId, PartyId, NegotiationEvent> make, Func<PartyActs, LocalDate?> done)
    {
        if (Phase(p => p.Stage is Stage.AgreedInPrinciple or Stage.LegalReview or Stage.Signed or Stage.InForce) is not { } phase)
            return null;
        Party[] open = [.. Negotiation.Parties.Where(
            p => phase.Phase.Parties?.Contains(p.Id) != false
                && !(phase.Acts.TryGetValue(p.Id, out PartyActs? acts) && done(acts) is not null))];
        if (open.Length == 0) return null;
        Party seat = _draw.Of(open);
        return make(_day, phase.Phase.Id, _draw.Chance(25) ? _draw.Of(seat.SelfAndMembers.ToArray()).Id : seat.Id);
    }

    private AppliedProvisionally Provisionally(LocalDate day, PhaseId phase, PartyId party)
        => new(day, phase, party, _draw.Members(Negotiation.Text.Chapters.Select(c => c.Id).ToArray(), 0, 2));

    private WindowMoved? MoveWindow() => Phase() is { } phase ? new(_day, phase.Phase.Id, _draw.Maybe(85, _draw.Window)) : null;

    private PartyJoined? Join()
    {
        HashSet<PartyId> taken = [.. Negotiation.Parties.SelectMany(p => p.SelfAndMembers).Select(p => p.Id)];
        Party[] free = [.. PartyDraws.Pool.Where(p => !p.SelfAndMembers.Any(m => taken.Contains(m.Id)))];
        return free.Length == 0 ? null : new(_day, _draw.Of(free));
    }

    private PartyLeft? Leave() => Negotiation.Parties.Count > 2 ? new(_day, Seat()) : null;

    private DutyImposed ImposeDuty()
    {
        DutyId[] others = [.. Negotiation.AdditionalDuties.Select(d => d.Id)];
        return new(_day, _draw.Duty(new($"duty-{Negotiation.Log.Count}"), Actors(2, 4), others, _day));
    }

    private DutyChanged? ChangeDuty()
    {
        if (Negotiation.AdditionalDuties is not { Count: > 0 } duties) return null;
        AdditionalDuty duty = _draw.Of(duties);
        LocalDate day = duty.Effective.PlusDays(_draw.Below(90));
        bool isHeldVoid = duty.Ended <= day || _draw.Chance(30);
        return new(_day, isHeldVoid ? duty with { HeldVoidOn = day, LegalBasis = _draw.Text() } : duty.WithRateFrom(day, _draw.Percent()));
    }

    private DutyLifted? LiftDuty()
        => Negotiation.AdditionalDuties is { Count: > 0 } duties
            ? new(_day, _draw.Of(duties).Id, _draw.MaybeValue(40, () => _day.PlusDays(_draw.Below(90))))
            : null;

    private CorrectionMade? Correct()
        => _eventIds.Count > 0 ? new(_day, _draw.Of(_eventIds), _draw.Lines(), _draw.Lines()) : null;
}
