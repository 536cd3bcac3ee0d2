using NodaTime;
using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// The reference of a negotiation: plain lists and dictionaries, built from the first event on every time. <c>ReferenceRules</c> says which
/// rules an event breaks, in no particular order. This class changes the state, and trusts that no rule is broken.
/// </summary>
internal sealed class ReferenceNegotiation
{
    internal ReferenceNegotiation(NegotiationDefinition definition)
    {
        Definition = definition;
        foreach (Party party in definition.Agreement.Parties) Seat(party);
        foreach (Phase phase in definition.Phases) Phases.Add(new(phase));
        foreach (Issue issue in definition.Issues) Issues.Add(new(issue));
        foreach (Chapter chapter in definition.Text.Chapters) Chapters.Add((chapter.Id, chapter.Phase, [.. chapter.Provisions]));
    }

    internal NegotiationDefinition Definition { get; }

    internal List<NegotiationEvent> Log { get; } = [];

    internal SortedDictionary<PartyId, Party> Seats { get; } = [];

    /// <summary>Whoever ever had a seat, or was a member of one that had.</summary>
    internal SortedSet<PartyId> Ever { get; } = [];

    internal List<ReferencePhase> Phases { get; } = [];

    internal List<ReferenceIssue> Issues { get; } = [];

    internal SortedDictionary<(PartyId Party, PackageId Id), PackageTabled> Packages { get; } = [];

    internal Dictionary<PartyId, Dictionary<string, decimal>> Capabilities { get; } = [];

    internal List<(ChapterId Id, PhaseId? Phase, List<Provision> Provisions)> Chapters { get; } = [];

    internal SortedDictionary<DutyId, AdditionalDuty> Duties { get; } = [];

    internal HashSet<EventId> Ids { get; } = [];

    /// <summary>Replays a log; stops at the first event that breaks a rule.</summary>
    /// <returns>The negotiation; or null, with the index of the refused event and all rules that it breaks.</returns>
    internal static ReferenceNegotiation? Replay(
        NegotiationDefinition definition, IEnumerable<NegotiationEvent> events, out int refused, out HashSet<NegotiationRule> rules)
    {
        var negotiation = new ReferenceNegotiation(definition);
        refused = 0;
        rules = [];
        foreach (NegotiationEvent one in events)
        {
            rules = ReferenceRules.BrokenBy(one, negotiation);
            if (rules.Count > 0) return null;
            negotiation.Take(one);
            refused++;
        }
        return negotiation;
    }

    /// <summary>The negotiation with some of its events only; those that break a rule without the others are left out.</summary>
    internal ReferenceNegotiation With(Func<NegotiationEvent, bool> kept)
    {
        var negotiation = new ReferenceNegotiation(Definition);
        foreach (NegotiationEvent one in Log.Where(kept))
            if (ReferenceRules.BrokenBy(one, negotiation).Count == 0) negotiation.Take(one);
        return negotiation;
    }

    internal ReferenceIssue? FindIssue(IssueId id) => Issues.Find(i => i.Id == id && !i.IsRemoved);

    internal ReferencePhase? FindPhase(PhaseId? id) => Phases.Find(p => p.Phase.Id == id);

    /// <summary>The seated party that is, or speaks for, a party.</summary>
    internal Party? Speaker(PartyId party) => Seats.Values.FirstOrDefault(seat => seat.SelfAndMembers.Any(p => p.Id == party));

    internal Party[] SeatsOf(ReferencePhase phase)
    {
        if (phase.Phase.Parties is { } named) return [.. Seats.Values.Where(s => named.Contains(s.Id))];
        Party[] signed = [.. Seats.Values.Where(s => phase.HasDone(s, a => a.Signed))];
        return phase.IsSigned ? signed : [.. Seats.Values];
    }

    /// <summary>The assessment that counts: the party's own, else the public one, else the latest of any other.</summary>
    internal static T? Best<T>(Dictionary<string, T> assessed)
        => assessed.GetValueOrDefault("own") ?? assessed.GetValueOrDefault("public") ?? assessed.GetValueOrDefault("other");

    internal static decimal? Best(Dictionary<string, decimal> assessed)
        => new[] { "own", "public", "other" }.Where(assessed.ContainsKey).Select(k => (decimal?)assessed[k]).FirstOrDefault();

    private static string Kind(PartyId party, PartyId? assessor) => assessor is null ? "public" : assessor == party ? "own" : "other";

    private void Seat(Party party)
    {
        Seats.Add(party.Id, party);
        Ever.UnionWith(party.SelfAndMembers.Select(p => p.Id));
    }

    private void Take(NegotiationEvent next)
    {
        switch (next)
        {
            case PositionTabled e: Table(e.Party, e.Issue, e.For, new(e.Position, e.Conditions, null, e.To), e.Date); break;
            case PositionWithdrawn e: Withdraw(e); break;
            case PackageTabled e: Table(e); break;
            case PackageWithdrawn e: TakeBack(Packages[(e.Party, e.Package)], e.Date); break;
            case SalienceAssessed e: FindIssue(e.Issue)!.PartyOn(e.Party).Saliences[Kind(e.Party, e.Assessor)] = e.Salience; break;
            case RedLineAssessed e: FindIssue(e.Issue)!.PartyOn(e.Party).RedLines[Kind(e.Party, e.Assessor)] = e.RedLine; break;
            case CapabilityAssessed e: Assess(e); break;
            case IssueAgreed e:
                ReferenceIssue agreed = FindIssue(e.Issue)!;
                (agreed.Terms, agreed.Exceptions, agreed.AgreedOn) = (e.Terms, e.Exceptions, e.Date);
                break;
            case IssueReopened e:
                ReferenceIssue reopened = FindIssue(e.Issue)!;
                (reopened.Terms, reopened.Exceptions, reopened.AgreedOn) = (null, [], null);
                break;
            case IssueAdded e: Issues.Add(new(e.Issue)); break;
            case IssueRemoved e: FindIssue(e.Issue)!.IsRemoved = true; break;
            case IssueMoved e: FindIssue(e.Issue)!.Phase = e.Phase; break;
            case ScaleChanged e: FindIssue(e.Issue)!.Scale = e.Scale; break;
            case ConcernedPartiesChanged e:
                ReferenceIssue changed = FindIssue(e.Issue)!;
                Concern(changed, changed.ConcernedAfter(Seats.Keys, e.Added, e.Removed), e.Added, e.Removed, e.Directions);
                break;
            case PartyJoined e: Seat(e.Party); break;
            case PartyLeft e: Leave(e.Party); break;
            case PhaseAdded e: Phases.Add(new(e.Phase)); break;
            case PhaseSucceeded e: Succeed(e); break;
            case ProvisionsSuspended e: FindPhase(e.Phase)!.Suspended.UnionWith(e.Provisions); break;
            case ProvisionsReinstated e: FindPhase(e.Phase)!.Suspended.ExceptWith(e.Provisions); break;
            case AgreementProposed { Phase: { } phase } e: FindPhase(phase)!.Since = e.Date; break;
            case StageReached e: Reach(FindPhase(e.Phase)!, e.Stage, e.Date); break;
            case WindowMoved e: FindPhase(e.Phase)!.Window = e.Window; break;
            case AgreementSigned e: Acts(e.Phase, e.Party).Signed = e.Date; break;
            case AgreementRatified e: Acts(e.Phase, e.Party).Ratified = e.Date; break;
            case AppliedProvisionally e:
                Acts(e.Phase, e.Party).Provisionally = e.Date;
                Acts(e.Phase, e.Party).Chapters = e.Chapters;
                break;
            case EnteredIntoForce e: Acts(e.Phase, e.Party).InForce = e.Date; break;
            case ChapterAdded e: Chapters.Add((e.Chapter.Id, e.Chapter.Phase, [.. e.Chapter.Provisions])); break;
            case TextChanged e: Change(Chapters.Find(c => c.Id == e.Chapter).Provisions, e.Provision); break;
            case DutyImposed e: Duties.Add(e.Duty.Id, e.Duty); break;
            case DutyChanged e: Duties[e.Duty.Id] = e.Duty; break;
            case DutyLifted e: Lift(Duties[e.Duty], e.Ended ?? e.Date); break;
        }
        foreach (ReferencePhase phase in Phases) Derive(phase, next.Date);
        if (next.Id is { } id) Ids.Add(id);
        Log.Add(next);
    }

    private void Table(PartyId party, IssueId issue, PartyId? whom, ReferenceOffer offer, LocalDate day)
    {
        ReferencePartyOnIssue own = FindIssue(issue)!.PartyOn(party);
        own.StandFor(whom).Table(offer);
        own.LastMoved = day;
    }

    private void Table(PackageTabled e)
    {
        if (Packages.TryGetValue((e.Party, e.Package), out PackageTabled? before)) TakeBack(before, e.Date);
        foreach ((IssueId issue, Position position) in e.Positions)
            Table(
                e.Party, issue, FindIssue(issue)!.Offering == e.Party ? e.For : null, new(position, e.Conditions, e.Package, e.To), e.Date);
        Packages[(e.Party, e.Package)] = e;
    }

    /// <summary>Takes the positions of a package from the table. Its party moves by that if the day is given.</summary>
    private void TakeBack(PackageTabled package, LocalDate? day)
    {
        foreach (ReferencePartyOnIssue own in package.Positions.Keys.Select(FindIssue).OfType<ReferenceIssue>()
            .Select(i => i.PartyOn(package.Party)))
        {
            foreach (ReferenceStand stand in own.All) stand.TakeBack(package.Package);
            own.LastMoved = day ?? own.LastMoved;
        }
        Packages.Remove((package.Party, package.Package));
    }

    private void Withdraw(PositionWithdrawn e)
    {
        ReferencePartyOnIssue own = FindIssue(e.Issue)!.PartyOn(e.Party);
        own.LastMoved = e.Date;
        if (e.For is { } whom) own.ForOne.Remove(whom);
        else Clear(own);
    }

    private static void Clear(ReferencePartyOnIssue own)
    {
        own.ForAll.Clear();
        own.ForOne.Clear();
    }

    private void Assess(CapabilityAssessed e)
    {
        if (!Capabilities.TryGetValue(e.Party, out Dictionary<string, decimal>? assessed)) Capabilities[e.Party] = assessed = [];
        assessed[Kind(e.Party, e.Assessor)] = e.Capability;
    }

    private void Leave(PartyId gone)
    {
        // What was tabled for the party alone falls, and with it the packages that hold it. Nobody moves by that.
        foreach (PackageTabled package in Packages.Values.Where(p => p.For == gone).ToArray())
            if (Issues.Any(i => package.Positions.ContainsKey(i.Id) && i.Offering == package.Party)) TakeBack(package, null);
        foreach (ReferenceIssue issue in Issues)
        {
            foreach (ReferencePartyOnIssue own in issue.Parties.Values) own.ForOne.Remove(gone);
            if (issue.Parties.TryGetValue(gone, out ReferencePartyOnIssue? left)) Clear(left);
        }
        foreach ((PartyId Party, PackageId Id) own in Packages.Keys.Where(k => k.Party == gone).ToArray()) Packages.Remove(own);
        foreach (ReferencePhase phase in Phases)
            foreach (Party one in Seats[gone].SelfAndMembers) phase.Acts.Remove(one.Id);
        Seats.Remove(gone);
    }

    private void Succeed(PhaseSucceeded e)
    {
        FindPhase(e.Predecessor)!.SucceededBy = e.Successor.Id;
        var successor = new ReferencePhase(e.Successor) { Succeeds = e.Predecessor };
        successor.Suspended.UnionWith(e.Suspended);
        Phases.Add(successor);
        foreach (ReferenceIssue issue in Issues.Where(i => !i.IsRemoved && i.Phase == e.Predecessor)) TakeOver(issue, e.Successor);
        for (int i = 0; i < Chapters.Count; i++)
            if (Chapters[i].Phase == e.Predecessor) Chapters[i] = Chapters[i] with { Phase = e.Successor.Id };
    }

    /// <summary>
    /// An issue goes on in the successor among the successor's parties. It stays behind if that leaves fewer than two, or takes away its
    /// subject.
    /// </summary>
    private void TakeOver(ReferenceIssue issue, Phase successor)
    {
        if (successor.Parties is { } parties)
        {
            ValueSet<PartyId> left = (issue.Concerned ?? parties).Intersect(parties).ToValueSet();
            ValueSet<PartyId> gone = issue.Named.Except(left).ToValueSet();
            if (left.Count < 2 || issue.LosesItsSubject([], gone)) return;
            Concern(issue, left, [], gone.Concat(issue.Directions.Keys.Except(left)).Distinct().ToValueSet(), []);
            issue.Exceptions = issue.Exceptions.Where(x => issue.Concerns(x.Key)).ToValueMap();
        }
        issue.Phase = successor.Id;
    }

    /// <summary>
    /// An issue concerns other parties by name. What others have tabled on it falls, as what is tabled for one that does not request any
    /// more, and with it the packages that hold it. Nobody moves by that.
    /// </summary>
    private void Concern(
        ReferenceIssue issue, ValueSet<PartyId> concerned, ValueSet<PartyId> added, ValueSet<PartyId> removed,
        ValueMap<PartyId, Direction> directions)
    {
        issue.Concern(concerned, added, removed, directions);
        foreach (PackageTabled package in Packages.Values.Where(p => p.Positions.ContainsKey(issue.Id)).ToArray())
        {
            bool isForOne = issue.Offering == package.Party && package.For is not null;
            if (!issue.Concerns(package.Party) || (isForOne && !issue.Requests(package.For!.Value))) TakeBack(package, null);
        }
        foreach ((PartyId party, ReferencePartyOnIssue own) in issue.Parties)
        {
            if (!issue.Concerns(party)) Clear(own);
            foreach (PartyId whom in own.ForOne.Keys.Where(p => !issue.Requests(p)).ToArray()) own.ForOne.Remove(whom);
        }
    }

    private static void Reach(ReferencePhase phase, Stage stage, LocalDate day)
    {
        // A phase that is negotiated again has not been signed.
        if (stage == Stage.Negotiating && phase.Stage != Stage.Paused) phase.Acts.Clear();
        phase.PausedIn = stage == Stage.Paused ? phase.Stage : null;
        (phase.Stage, phase.Since) = (stage, day);
    }

    private ReferenceActs Acts(PhaseId phase, PartyId party)
    {
        SortedDictionary<PartyId, ReferenceActs> acts = FindPhase(phase)!.Acts;
        return acts.TryGetValue(party, out ReferenceActs? own) ? own : acts[party] = new();
    }

    /// <summary>What follows from the acts of the parties: signed by all of them, in force for two of them, in force for all.</summary>
    private void Derive(ReferencePhase phase, LocalDate day)
    {
        Party[] seats = SeatsOf(phase);
        if (phase.Stage is Stage.AgreedInPrinciple or Stage.LegalReview && seats.Length >= 2
            && seats.All(s => phase.HasDone(s, a => a.Signed)))
            (phase.Stage, phase.Since) = (Stage.Signed, day);
        if (phase.Stage == Stage.Signed && seats.Count(s => phase.HasDone(s, a => a.InForce)) >= 2)
            (phase.Stage, phase.Since) = (Stage.InForce, day);
        phase.IsInForceForAll = seats.Length >= 2 && seats.All(s => phase.HasDone(s, a => a.InForce));
    }

    private static void Change(List<Provision> provisions, Provision changed)
    {
        int at = provisions.FindIndex(p => p.Id == changed.Id);
        if (at < 0) provisions.Add(changed);
        else provisions[at] = changed;
    }

    private void Lift(AdditionalDuty duty, LocalDate ended)
    {
        ValueList<RateStep> charged = duty.Rates.Where(r => r.From < ended).ToValueList();
        if (charged.Count == 0) Duties.Remove(duty.Id);
        else
            Duties[duty.Id] = new(
                duty.Id, duty.Importer, duty.Exporters, duty.Scope, charged, duty.LegalBasis, ended, duty.HeldVoidOn, duty.Replaces,
                duty.Stacking, duty.Provenance);
    }
}
