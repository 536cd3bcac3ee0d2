using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <summary>
/// A trade negotiation: its definition and the ordered log of its events. Everything else (the parties at the table, the state of each
/// phase and issue, the additional duties) follows from those two. A negotiation never changes: applying an event makes another one.
/// </summary>
/// <remarks>
/// Immutable and safe to share between threads. Equal to another if definition and log are equal. No clock is read: the state is that
/// after the last event, and <see cref="AsOf"/> gives an earlier one.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed partial class Negotiation : IEquatable<Negotiation>, IPlainLines
{
    private readonly NegotiationState _state;

    private Negotiation(NegotiationDefinition definition, EventLog log, NegotiationState state)
    {
        Definition = definition;
        Log = log;
        _state = state;
    }

    /// <summary>A negotiation to which nothing has happened yet.</summary>
    public Negotiation(NegotiationDefinition definition)
        : this(Guard.NotNull(definition), EventLog.Empty, NegotiationState.Begin(definition))
    {
    }

    /// <summary>The negotiation in which <paramref name="events"/> happened, in that order.</summary>
    /// <exception cref="EventRefusedException">An event breaks a rule.</exception>
    public static Negotiation Replay(NegotiationDefinition definition, IEnumerable<NegotiationEvent> events)
        => TryReplay(definition, events, out Negotiation? result, out Refusal? refusal) ? result : throw new EventRefusedException(refusal);

    /// <inheritdoc cref="TryReplay(NegotiationDefinition, ReadOnlySpan{NegotiationEvent}, out Negotiation?, out Refusal?)"/>
    public static bool TryReplay(
        NegotiationDefinition definition, IEnumerable<NegotiationEvent> events, [NotNullWhen(true)] out Negotiation? result,
        [NotNullWhen(false)] out Refusal? refusal)
        => TryReplay(definition, (ReadOnlySpan<NegotiationEvent>)[.. Guard.NotNull(events)], out result, out refusal);

    /// <summary>Replays a log, or says why it cannot be.</summary>
    /// <param name="definition">The definition: what is negotiated and by whom.</param>
    /// <param name="events">What happened, in order.</param>
    /// <param name="result">The negotiation with all events; null if one is refused.</param>
    /// <param name="refusal">The first event that breaks a rule, and the rule; null if none does.</param>
    public static bool TryReplay(
        NegotiationDefinition definition, ReadOnlySpan<NegotiationEvent> events, [NotNullWhen(true)] out Negotiation? result,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        result = null;
        NegotiationState.Draft draft = NegotiationState.Begin(Guard.NotNull(definition)).ReplayDraft();
        LocalDate? last = null;
        for (int i = 0; i < events.Length; i++)
        {
            refusal = OutOfOrder(Guard.NotNull(events[i], nameof(events)), last) ?? draft.Apply(events[i]);
            if (refusal is not null)
            {
                refusal = refusal with { Event = events[i], Index = i };
                return false;
            }
            last = events[i].Date;
        }
        refusal = null;
        result = new(definition, EventLog.From(events), draft.ToState());
        return true;
    }

    /// <summary>The definition: what is negotiated and by whom.</summary>
    public NegotiationDefinition Definition { get; }

    /// <summary>What happened, in order.</summary>
    public EventLog Log { get; }

    /// <summary>The agreement as defined, with the parties that had a seat at the beginning.</summary>
    public Agreement Agreement => Definition.Agreement;

    /// <summary>The day of the last event; null if nothing has happened.</summary>
    public LocalDate? LastDay => Log.LastDay;

    /// <summary>The parties with a seat now, by ascending id.</summary>
    public ValueList<Party> Parties => _state.Seats;

    /// <summary>The phases, in the order they were defined or added.</summary>
    public ValueList<PhaseState> Phases => _state.Phases;

    /// <summary>The issues on the agenda, in the order they were defined or added.</summary>
    /// <remarks>
    /// A sequence, not a list: a negotiation shares the issues that an event does not touch with the one before it. A list would have to be
    /// copied for each event. Call <see cref="Enumerable.Count{TSource}(IEnumerable{TSource})"/> or take a list where you need one; find a
    /// single issue with <see cref="FindIssue"/>.
    /// </remarks>
    public IEnumerable<IssueState> Issues => _state.IssuesOnAgenda;

    /// <summary>The packages on the table, by party and name.</summary>
    public ValueList<PositionPackage> Packages
        => field ??= _state.Packages.Values.SelectMany(own => own.Values).OrderBy(p => p.Party).ThenBy(p => p.Id).ToValueList();

    /// <summary>The draft text.</summary>
    public DraftText Text => _state.Text;

    /// <summary>The additional duties announced so far, ended ones included, by ascending id.</summary>
    public ValueList<AdditionalDuty> AdditionalDuties => field ??= _state.Duties.Values.OrderBy(d => d.Id).ToValueList();

    internal NegotiationState State => _state;

    /// <summary>The seated party with this id; null if there is none.</summary>
    public Party? FindParty(PartyId id) => _state.FindSeat(id);

    /// <summary>The seated party with this id.</summary>
    /// <exception cref="KeyNotFoundException">The party has no seat.</exception>
    public Party GetParty(PartyId id) => FindParty(id) ?? throw new KeyNotFoundException($"'{id}' has no seat at the table");

    /// <summary>The state of the issue with this id; null if it is not on the agenda.</summary>
    public IssueState? FindIssue(IssueId id) => _state.FindIssue(id);

    /// <summary>The state of the issue with this id.</summary>
    /// <exception cref="KeyNotFoundException">It is not on the agenda.</exception>
    public IssueState GetIssue(IssueId id) => FindIssue(id) ?? throw new KeyNotFoundException($"the issue '{id}' is not on the agenda");

    /// <summary>The state of the phase with this id; null if there is none.</summary>
    public PhaseState? FindPhase(PhaseId id) => _state.FindPhase(id);

    /// <summary>The state of the phase with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PhaseState GetPhase(PhaseId id) => FindPhase(id) ?? throw new KeyNotFoundException($"there is no phase '{id}'");

    /// <summary>The parties an issue concerns now: those it names that still have a seat, or all at the table if it names none.</summary>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public ValueSet<PartyId> ConcernedBy(IssueId id) => _state.ConcernedBy(GetIssue(id).Issue);

    /// <summary>
    /// The parties a phase is between now, of those that have a seat: the ones it names; if it names none, all at the table until it is
    /// signed, and then those that have signed it.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such phase.</exception>
    public ValueSet<PartyId> PartiesOf(PhaseId id) => _state.SeatsOf(GetPhase(id)).Select(p => p.Id).ToValueSet();

    /// <summary>
    /// Whether an agreed issue is agreed ad referendum only: its phase is a single undertaking that is not agreed in principle yet.
    /// False for an open issue.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public bool IsAdReferendum(IssueId id)
        => GetIssue(id) is { IsAgreed: true, Phase: { } phase }
            && GetPhase(phase) is { IsAgreedInPrinciple: false, Phase.Undertaking: Undertaking.SingleUndertaking };

    /// <summary>
    /// The weight of a party, or of a member of a union or group, in a decision of many. The party's own assessment counts, otherwise the
    /// public one, otherwise the latest of any other party; null if there is none.
    /// </summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">Neither the party nor a union or group that speaks for it ever had a seat.</exception>
    public decimal? CapabilityOf(PartyId party) => _state.CapabilityOf(EverRepresented(party));

    /// <summary>
    /// The sum of the known additional duties on a good on a day, on top of MFN. A member of a customs union charges the union's
    /// duties too; a good of a member bears duties on any union or group the member belongs to, but none of a union it comes from.
    /// </summary>
    /// <param name="importer">Who charges: a party that has, or once had, a seat, or a member of one.</param>
    /// <param name="exporter">Where the good originates: such a party too, or an origin that an additional duty names.</param>
    /// <param name="day">The day of import; duties announced for later are known but not charged.</param>
    /// <param name="good">The good; null for one under no sectoral measure and no exemption.</param>
    /// <param name="mfnRate">The MFN rate on the good, for duties with an all-in ceiling.</param>
    /// <param name="shares">The shares of the parts of the good's value by name, for duties on a part of the value.</param>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>, the MFN rate is negative, or a share is below 0 or above 100.
    /// </exception>
    /// <exception cref="KeyNotFoundException">
    /// The importer or the exporter is unknown to the negotiation, so no duty can be computed for it.
    /// </exception>
    public AdditionalDutyCharge AdditionalDutyOn(
        PartyId importer, PartyId exporter, LocalDate day, HsCode? good = null, Percentage? mfnRate = null,
        ValueMap<string, Percentage>? shares = null)
    {
        EverRepresented(importer);
        if (!_state.Duties.Values.Any(d => d.Exporters?.Contains(exporter) == true)) EverRepresented(exporter);
        return Tariffs.AdditionalDuties.Resolve(
            _state.Duties.Values, ImportersAt(importer), OriginsOf(exporter), good, day, mfnRate, shares);
    }

    /// <summary>
    /// The additional duties of a day at a border on goods of an origin; see <see cref="Tariffs.AdditionalDuties.InForce"/>.
    /// </summary>
    internal IEnumerable<AdditionalDuty> AdditionalDutiesInForce(PartyId importer, PartyId exporter, LocalDate day)
        => Tariffs.AdditionalDuties.InForce(_state.Duties.Values, ImportersAt(importer), OriginsOf(exporter), day);

    private HashSet<PartyId> ImportersAt(PartyId party) => Tariffs.AdditionalDuties.ImportersAt(_state.EverRepresented[party], party);

    private HashSet<PartyId> OriginsOf(PartyId party)
        => _state.EverRepresented.TryGetValue(party, out Party? seat) ? Tariffs.AdditionalDuties.OriginsOf(seat, party) : [party];

    private PartyId EverRepresented(PartyId party, [CallerArgumentExpression(nameof(party))] string? name = null)
        => _state.EverRepresented.ContainsKey(party.Checked(name!)) ? party
        : throw new KeyNotFoundException($"neither '{party}' nor a union or group that speaks for it has ever had a seat at the table");

    /// <summary>The negotiation in which <paramref name="next"/> happened last.</summary>
    /// <exception cref="EventRefusedException">
    /// It breaks a rule, or lies before the log's last day (see <see cref="Insert"/>). This negotiation is unchanged.
    /// </exception>
    public Negotiation Apply(NegotiationEvent next)
        => TryApply(next, out Negotiation? result, out Refusal? refusal) ? result : throw new EventRefusedException(refusal);

    /// <summary>Applies an event, or says why it cannot be.</summary>
    /// <param name="next">What happened.</param>
    /// <param name="result">The negotiation with the event; null if it is refused.</param>
    /// <param name="refusal">The rule it breaks; null if it is applied.</param>
    public bool TryApply(NegotiationEvent next, [NotNullWhen(true)] out Negotiation? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        NegotiationState.Draft draft = _state.ApplyDraft();
        refusal = OutOfOrder(Guard.NotNull(next), LastDay) ?? draft.Apply(next);
        if (refusal is not null)
        {
            refusal = refusal with { Event = next, Index = Log.Count };
            result = null;
            return false;
        }
        result = new(Definition, Log.Add(next), draft.ToState());
        return true;
    }

    /// <summary>
    /// Inserts an event that was learnt of late: after the other events of its day, before all later ones. The later events are checked
    /// again.
    /// </summary>
    /// <exception cref="EventRefusedException">
    /// It breaks a rule, or a later event no longer holds. This negotiation is unchanged.
    /// </exception>
    public Negotiation Insert(NegotiationEvent inserted)
        => TryInsert(inserted, out Negotiation? result, out Refusal? refusal) ? result : throw new EventRefusedException(refusal);

    /// <summary>Inserts an event on its day, or says why it cannot be.</summary>
    /// <param name="inserted">What happened.</param>
    /// <param name="result">The negotiation with the event; null if it is refused.</param>
    /// <param name="refusal">The rule that it, or a later event, breaks; null if it is inserted.</param>
    public bool TryInsert(NegotiationEvent inserted, [NotNullWhen(true)] out Negotiation? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        return TryInsertAt(Log.CountUntil(Guard.NotNull(inserted).Date), inserted, out result, out refusal);
    }

    private bool TryInsertAt(
        int at, NegotiationEvent inserted, [NotNullWhen(true)] out Negotiation? result, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (at == Log.Count) return TryApply(inserted, out result, out refusal);
        var events = new NegotiationEvent[Log.Count + 1];
        Log.ToArray(Log.Count).AsSpan(0, at).CopyTo(events);
        events[at] = inserted;
        for (int i = at; i < Log.Count; i++) events[i + 1] = Log[i];
        if (TryReplay(Definition, events, out result, out refusal)) return true;
        if (refusal.Index > at)
        {
            refusal = refusal with
            {
                Reason = $"with the event '{inserted}' in the log, the later event '{refusal.Event}' would be refused: {refusal.Reason}",
            };
        }
        return false;
    }

    /// <summary>
    /// The negotiation at the end of <paramref name="day"/>: the log up to and including that day.
    /// </summary>
    public Negotiation AsOf(LocalDate day)
    {
        int count = Log.CountUntil(Guard.AskedDay(day));
        return count == Log.Count ? this : Prefix(count);
    }

    /// <summary>The negotiation after its first <paramref name="count"/> events.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log has fewer events, or the count is negative.</exception>
    public Negotiation Prefix(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Log.Count);
        return count == Log.Count ? this
            : TryReplay(Definition, Log.ToArray(count), out Negotiation? prefix, out Refusal? refusal)
                ? prefix : throw new EventRefusedException(refusal);
    }

    /// <summary>
    /// What could be known at the end of <paramref name="day"/>: the events that had happened and become known by then. An event that
    /// breaks a rule without one not known by then (a reopening, if the agreement was still secret) is left out with it.
    /// </summary>
    /// <remarks>
    /// What is known need not grow with the day. An event that fitted what was known earlier is left out on a later day if it contradicts
    /// what has become known since. Example: an agreement becomes known on 1 June and its reopening on 1 July. A position tabled in
    /// public after the reopening is part of what was known in May and from July on, but not in June, when the issue counts as agreed.
    /// </remarks>
    /// <exception cref="ArgumentException">The day is not of the ISO calendar.</exception>
    public Negotiation AsKnownOn(LocalDate day)
    {
        Guard.AskedDay(day);
        return Keep(e => e.KnownDay <= day);
    }

    /// <summary>
    /// The negotiation as a party sees it: without the private assessments of red lines, saliences and capabilities by other parties, and
    /// without the positions and packages that other parties tabled to others only. Public assessments stay. An event that breaks a rule
    /// without one that is left out (the withdrawal of a position that the party may not see, a correction of such an event) is left out
    /// with it.
    /// </summary>
    /// <remarks>
    /// Two negotiations that differ only in what the party may not see give equal views. A position that the party sees stands in its view
    /// until another that it sees replaces it, or until it is withdrawn.
    /// </remarks>
    /// <param name="party">
    /// A party, or a member of a union or group. A union does not see what a member keeps private, nor a member what its union does. The
    /// same holds for positions: what a union tables, or receives, in confidence is not in a member's view.
    /// </param>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">Neither the party nor a union or group that speaks for it ever had a seat.</exception>
    public Negotiation AsSeenBy(PartyId party)
    {
        EverRepresented(party);
        return SeenBy(party);
    }

    /// <summary>
    /// The negotiation as everybody may see it: without all private assessments, and without the positions and packages that were tabled
    /// to some parties only. An event that breaks a rule without one that is left out is left out with it.
    /// </summary>
    /// <remarks>
    /// Use it for a secretariat, an observer or a publication. Each party's own view (<see cref="AsSeenBy"/>) holds at least this much.
    /// </remarks>
    public Negotiation AsPublic() => SeenBy(null);

    private Negotiation SeenBy(PartyId? viewer)
    {
        return Keep(e => e switch
        {
            RedLineAssessed r => Made(r.Assessor),
            SalienceAssessed s => Made(s.Assessor),
            CapabilityAssessed c => Made(c.Assessor),
            PositionTabled p => Receives(p.Party, p.To),
            PackageTabled p => Receives(p.Party, p.To),
            _ => true,
        });

        bool Made(PartyId? assessor) => assessor is null || assessor == viewer;

        bool Receives(PartyId from, ValueSet<PartyId>? to)
            => to is null || from == viewer || (viewer is { } party && to.Contains(party));
    }

    private Negotiation Keep(Func<NegotiationEvent, bool> keep)
    {
        NegotiationEvent[] kept = Log.ToArray(Log.Count).Where(keep).ToArray();
        if (kept.Length == Log.Count) return this;
        NegotiationState.Draft draft = NegotiationState.Begin(Definition).ReplayDraft();
        kept = kept.Where(e => draft.Apply(e) is null).ToArray();
        return new(Definition, EventLog.From(kept), draft.ToState());
    }

    private static Refusal? OutOfOrder(NegotiationEvent next, LocalDate? last)
        => last is { } day && next.Date < day
            ? new(
                NegotiationRule.InOrder,
                $"the event of {InvariantText.Iso(next.Date)} lies before the log's last day, {InvariantText.Iso(day)}", "insert it")
            : null;

    /// <summary>Whether definition and log are equal.</summary>
    public bool Equals(Negotiation? other)
        => ReferenceEquals(this, other) || (other is not null && Log.Equals(other.Log) && Definition.Equals(other.Definition));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Negotiation);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Definition, Log);

    /// <summary>Whether definition and log are equal; null equals null alone.</summary>
    public static bool operator ==(Negotiation? left, Negotiation? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ in definition or log.</summary>
    public static bool operator !=(Negotiation? left, Negotiation? right) => !(left == right);

    /// <summary>The agreement's title.</summary>
    public override string ToString() => Agreement.Title;
}
