using TradeModel.Agreements;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <content>What a party did, and what happened to an issue or a phase.</content>
public sealed partial class Negotiation
{
    /// <summary>
    /// All that a party did, in the order of the log: events in which it, one of its members, or a representative of any of them acts.
    /// </summary>
    /// <remarks>
    /// What the parties do together (an issue is agreed or reopened, a phase reaches a stage) is not the act of one party: see
    /// <see cref="EventsAbout(IssueId)"/> and <see cref="EventsAbout(PhaseId)"/>. What a union or group does is not the act of a member.
    /// </remarks>
    /// <param name="party">A party that has, or once had, a seat, or a member of one.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">Neither the party nor a union or group that speaks for it ever had a seat.</exception>
    public IEnumerable<NegotiationEvent> EventsBy(PartyId party)
    {
        EverRepresented(party);
        HashSet<PartyId> all = [.. FindPartyEver(party)!.SelfAndMembers.Select(p => p.Id)];
        return Log.Where(e => WhoActsIn(e).Any(all.Contains));
    }

    /// <summary>
    /// All that happened to an issue, in the order of the log: the events that name it, the withdrawal of a package that holds it, the
    /// succession of its phase by one that took it over, and the corrections of these events.
    /// </summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">The issue never was on the agenda.</exception>
    public IEnumerable<NegotiationEvent> EventsAbout(IssueId issue)
    {
        if (_state.IndexOf(issue.Checked(nameof(issue))) < 0)
            throw new KeyNotFoundException($"the issue '{issue}' never was on the agenda");
        var packages = new Dictionary<(PartyId, PackageId), bool>();
        PhaseId? phase = Definition.IssueIndex.TryGetValue(issue, out int index) ? Definition.Issues[index].Phase : null;
        int events = 0;
        return WithCorrections(e =>
        {
            events++;
            if (e is IssueAdded added && added.Issue.Id == issue) phase = added.Issue.Phase;
            if (e is IssueMoved moved && moved.Issue == issue) phase = moved.Phase;
            if (e is PhaseSucceeded succeeded)
            {
                if (succeeded.Predecessor != phase || Prefix(events).FindIssue(issue)?.Phase != succeeded.Successor.Id) return false;
                phase = succeeded.Successor.Id;
                return true;
            }
            if (e is PackageTabled tabled) packages[(tabled.Party, tabled.Package)] = tabled.Positions.ContainsKey(issue);
            return e.Mentions(issue)
                || (e is PackageWithdrawn withdrawn && packages.GetValueOrDefault((withdrawn.Party, withdrawn.Package)));
        });
    }

    /// <summary>
    /// All that happened to a phase, in the order of the log: the events that name it, the changes of its chapters, and the corrections
    /// of these events. Events on the issues of a phase name the issue, not the phase.
    /// </summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">There is no such phase.</exception>
    public IEnumerable<NegotiationEvent> EventsAbout(PhaseId phase)
    {
        GetPhase(phase.Checked(nameof(phase)));
        Dictionary<ChapterId, PhaseId?> phaseOf = Definition.Text.Chapters.ToDictionary(c => c.Id, c => c.Phase);
        return WithCorrections(e =>
        {
            if (e is ChapterAdded added) phaseOf.Add(added.Chapter.Id, added.Chapter.Phase);
            if (e is PhaseSucceeded succeeded)
            {
                foreach (ChapterId chapter in phaseOf.Keys.Where(c => phaseOf[c] == succeeded.Predecessor).ToArray())
                    phaseOf[chapter] = succeeded.Successor.Id;
            }
            return e.Mentions(phase) || (e is TextChanged changed && phaseOf[changed.Chapter] == phase);
        });
    }

    /// <summary>A party that has, or once had, a seat, or a member of one, as it last was; null if there is none.</summary>
    internal Party? FindPartyEver(PartyId id)
        => _state.EverRepresented.GetValueOrDefault(id)?.SelfAndMembers.First(p => p.Id == id);

    /// <summary>
    /// An additional duty as it last was, also one that was lifted before it was ever charged and left the state; null if there is none.
    /// </summary>
    internal AdditionalDuty? FindDutyEver(DutyId id)
        => _state.Duties.GetValueOrDefault(id) ?? Log.OfType<DutyImposed>().LastOrDefault(e => e.Duty.Id == id)?.Duty;

    private IEnumerable<PartyId> WhoActsIn(NegotiationEvent e)
    {
        IEnumerable<PartyId> parties = e.ActingParties;
        if (e.ActingRepresentatives.Count > 0)
            parties = parties.Concat(e.ActingRepresentatives.Select(r => Definition.GetRepresentative(r).Party));
        if (e is DutyLifted lifted && FindDutyEver(lifted.Duty) is { } duty) parties = parties.Append(duty.Importer);
        return parties;
    }

    private List<NegotiationEvent> WithCorrections(Func<NegotiationEvent, bool> isAbout)
    {
        var found = new List<NegotiationEvent>();
        var ids = new HashSet<EventId>();
        foreach (NegotiationEvent e in Log)
        {
            if (!isAbout(e) && !(e is CorrectionMade correction && ids.Contains(correction.Of))) continue;
            found.Add(e);
            if (e.Id is { } id) ids.Add(id);
        }
        return found;
    }

    IEnumerable<string> IPlainLines.PlainLines()
    {
        const int MostIssues = 60;
        yield return InvariantText.Escaped(Agreement.Title);
        yield return InvariantText.Escaped($"between {string.Join(", ", Parties.Select(p => p.Name))}");
        yield return LastDay is { } last
            ? $"{InvariantText.Of(Log.Count)} events from {InvariantText.Iso(Log[0].Date)} to {InvariantText.Iso(last)}"
            : "nothing has happened yet";
        foreach (PhaseState phase in Phases) yield return InvariantText.Escaped($"phase {phase.Phase.Title}: {phase.Stage}");
        int shown = 0;
        foreach (IssueState issue in Issues)
        {
            if (shown++ == MostIssues)
            {
                yield return "…";
                yield break;
            }
            string stand = issue.IsAgreed ? $"agreed, {issue.AgreedTerms}{Checks.Exceptions(issue.AgreedExceptions)}"
                : string.Join("; ", issue.PartyStates.SelectMany(Tabled));
            yield return $"  {InvariantText.Escaped(issue.Issue.Title)}: {(stand.Length == 0 ? "nothing tabled" : stand)}";
        }

        static IEnumerable<string> Tabled(PartyIssueState own)
        {
            if (own.Position is { } position) yield return $"{own.Party} {position}";
            foreach (PositionFor one in own.Exceptions)
                if (one.Position is { } exception) yield return $"{own.Party} {exception}{Checks.Just(one.Party)}";
        }
    }
}
