using System.Collections.Immutable;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <summary>
/// The state that follows from a definition and a log. It is immutable and shares unchanged parts with the state before. Only
/// <see cref="Draft"/>, which holds the rules, builds a state, and only until the state is handed out.
/// </summary>
internal sealed partial class NegotiationState
{
    private NegotiationState(NegotiationDefinition definition) => Definition = definition;

    internal NegotiationDefinition Definition { get; }

    internal ValueList<Party> Seats { get; private set; } = [];

    internal ImmutableHashSet<PartyId> EverSeated { get; private set; } = [];

    /// <summary>Whoever ever had a seat, or was spoken for by a union or group that had one, with the last such seat.</summary>
    internal ImmutableDictionary<PartyId, Party> EverRepresented { get; private set; } = ImmutableDictionary<PartyId, Party>.Empty;

    internal ValueList<PhaseState> Phases { get; private set; } = [];

    internal PersistentVector<IssueState> AllIssues { get; private set; } = PersistentVector<IssueState>.Empty;

    internal ImmutableDictionary<IssueId, int> AddedIssues { get; private set; } = ImmutableDictionary<IssueId, int>.Empty;

    internal ImmutableDictionary<PartyId, Assessed<Boxed>> Capabilities { get; private set; } =
        ImmutableDictionary<PartyId, Assessed<Boxed>>.Empty;

    /// <summary>The packages on the table, by party, so that those of a party that leaves go together.</summary>
    internal ImmutableDictionary<PartyId, ImmutableDictionary<PackageId, PositionPackage>> Packages { get; private set; } =
        ImmutableDictionary<PartyId, ImmutableDictionary<PackageId, PositionPackage>>.Empty;

    internal ImmutableDictionary<DutyId, AdditionalDuty> Duties { get; private set; } = ImmutableDictionary<DutyId, AdditionalDuty>.Empty;

    internal ImmutableHashSet<EventId> EventIds { get; private set; } = [];

    internal DraftText Text { get; private set; } = DraftText.Empty;

    /// <summary>Where the chapters and provisions of the text are; worked out when first asked for, unless it came with the text.</summary>
    private DraftTextIndex TextIndex { get => field ??= DraftTextIndex.Of(Text); set; }

    internal static NegotiationState Begin(NegotiationDefinition definition)
    {
        ValueList<Party> seats = definition.Agreement.Parties;
        return new(definition)
        {
            Seats = seats,
            EverSeated = [.. seats.Select(p => p.Id)],
            EverRepresented = ImmutableDictionary.CreateRange(seats.SelectMany(ByRepresented)),
            Phases = definition.Phases.Select(p => new PhaseState(p)).ToValueList(),
            AllIssues = definition.FirstStates,
            Text = definition.Text,
        };
    }

    internal IEnumerable<IssueState> IssuesOnAgenda
    {
        get
        {
            for (int i = 0; i < AllIssues.Count; i++)
                if (AllIssues[i] is { IsRemoved: false } issue) yield return issue;
        }
    }

    /// <summary>The place of an issue among all that ever were on the agenda; −1 for one that never was.</summary>
    internal int IndexOf(IssueId id)
        => Definition.IssueIndex.TryGetValue(id, out int index) || AddedIssues.TryGetValue(id, out index) ? index : -1;

    internal IssueState? FindIssue(IssueId id)
        => IndexOf(id) is >= 0 and var index && AllIssues[index] is { IsRemoved: false } issue ? issue : null;

    internal PositionPackage? FindPackage(PartyId party, PackageId id)
        => Packages.TryGetValue(party, out ImmutableDictionary<PackageId, PositionPackage>? own) ? own.GetValueOrDefault(id) : null;

    internal Party? FindSeat(PartyId id) => Find(Seats, id);

    /// <summary>A seated party with each id it speaks for, its own included.</summary>
    internal static IEnumerable<KeyValuePair<PartyId, Party>> ByRepresented(Party seat)
        => seat.SelfAndMembers.Select(p => KeyValuePair.Create(p.Id, seat));

    internal static Party? Find(ValueList<Party> seats, PartyId id)
    {
        foreach (Party party in seats)
            if (party.Id == id) return party;
        return null;
    }

    internal PhaseState? FindPhase(PhaseId id)
    {
        foreach (PhaseState phase in Phases)
            if (phase.Phase.Id == id) return phase;
        return null;
    }

    internal ValueSet<PartyId> ConcernedBy(Issue issue)
    {
        if (issue.Concerned is null) return new(Seats.Select(p => p.Id).ToArray());
        foreach (PartyId party in issue.Concerned)
            if (FindSeat(party) is null) return issue.Concerned.Where(p => FindSeat(p) is not null).ToValueSet();
        return issue.Concerned;
    }

    /// <summary>
    /// The parties of a phase that have a seat now: those that it names; otherwise those that have signed it if it is signed; otherwise
    /// all.
    /// </summary>
    internal ValueList<Party> SeatsOf(PhaseState phase)
        => phase.Phase.Parties is { } parties ? Seats.Where(seat => parties.Contains(seat.Id)).ToValueList()
        : phase.IsSigned && Seats.Any(seat => !Has(phase, seat, a => a.SignedOn))
            ? Seats.Where(seat => Has(phase, seat, a => a.SignedOn)).ToValueList()
        : Seats;

    /// <summary>Whether a seated party has done an act, itself or through all its members.</summary>
    private static bool Has(PhaseState phase, Party seat, Func<PartyActs, LocalDate?> act)
        => (phase.Acts.TryGetValue(seat.Id, out PartyActs? acts) && act(acts) is not null)
            || (seat.Members.Count > 0 && seat.Members.All(m => Has(phase, m, act)));

    internal decimal? CapabilityOf(PartyId party)
        => Capabilities.TryGetValue(party, out Assessed<Boxed>? assessed) ? assessed.Best.Value : null;

    /// <summary>A draft for one more event: it shares all it does not change.</summary>
    internal Draft ApplyDraft() => new(this, flat: false);

    /// <summary>A draft for many events: issues lie in one flat array until the end.</summary>
    internal Draft ReplayDraft() => new(this, flat: true);

    /// <summary>A draft for many events that writes down which issues each one changes.</summary>
    internal Draft ReplayDraft(List<int> touched) => new(this, flat: true) { Touched = touched };
}
