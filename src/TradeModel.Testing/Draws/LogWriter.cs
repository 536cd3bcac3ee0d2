using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Testing;

/// <summary>
/// Writes a log event by event. It proposes an event of a kind that makes sense now, and keeps the event if it is legal.
/// </summary>
internal sealed partial class LogWriter
{
    private readonly Draw _draw;
    private readonly bool _isSteady;
    private readonly bool _isClosing;
    private readonly int[] _weights;
    private readonly int _sum;
    private readonly List<IssueId> _issues;
    private readonly List<EventId> _eventIds = [];
    private LocalDate _day;

    /// <param name="draw">The source of the choices.</param>
    /// <param name="negotiation">The negotiation so far.</param>
    /// <param name="isSteady">
    /// Whether the negotiation must be able to last long: phases with issues are not closed for good, and no party leaves.
    /// </param>
    internal LogWriter(Draw draw, Negotiation negotiation, bool isSteady = false)
    {
        _draw = draw;
        _isSteady = isSteady;
        Negotiation = negotiation;
        _day = negotiation.LastDay ?? new LocalDate(2025, 1, 1).PlusDays(draw.Below(300));
        _issues = [.. negotiation.Issues.Select(i => i.Issue.Id)];
        foreach (NegotiationEvent one in negotiation.Log)
            if (one.Id is { } id) _eventIds.Add(id);
        // Each log has its own mix of kinds, so that rare ones (a ratification, a party that leaves) are common in some logs.
        _weights = new int[Kinds.Length];
        _isClosing = !isSteady && draw.Chance(35);
        for (int i = 0; i < Kinds.Length; i++) _weights[i] = isSteady ? Kinds[i].Steady : Kinds[i].Weight * draw.Either(0, 1, 1, 1, 2, 8);
        // In some logs, phases reach signature and entry into force, which is rare in the others.
        if (_isClosing)
            for (int i = Closing.First; i <= Closing.Last; i++) _weights[i] = Math.Max(_weights[i], 5 * Kinds[i].Weight);
        _weights[Meeting] = Math.Max(1, _weights[Meeting]);
        _sum = _weights.Sum();
    }

    internal Negotiation Negotiation { get; private set; }

    internal void Write(int events)
    {
        for (int i = 0; i < events; i++) Apply(Next(out Negotiation result), result);
    }

    /// <summary>An event that is legal now; it is not applied.</summary>
    internal NegotiationEvent Next() => Next(out _);

    private NegotiationEvent Next(out Negotiation result)
    {
        if (_draw.Chance(_isSteady ? 30 : 55)) _day = Later(_day);
        for (int tries = 0; tries < 40; tries++)
        {
            // After some tries, a meeting, which is always legal.
            int kind = tries < 39 ? Kind() : Meeting;
            if (Kinds[kind].Make(this) is not { } made) continue;
            NegotiationEvent dressed = Dress(made);
            if (Negotiation.TryApply(dressed, out Negotiation? next, out _))
            {
                result = next;
                return dressed;
            }
        }
        throw new InvalidOperationException("a meeting was refused");
    }

    private LocalDate Later(LocalDate day)
        => day.Year > 9990 ? day : day.PlusDays(_draw.Chance(85) ? _draw.Between(1, 6) : _draw.Between(7, 60));

    private int Kind()
    {
        int at = _draw.Below(_sum), kind = 0;
        while (at >= _weights[kind]) at -= _weights[kind++];
        return kind;
    }

    private void Apply(NegotiationEvent next, Negotiation result)
    {
        Negotiation = result;
        if (next.Id is { } id) _eventIds.Add(id);
        if (next is IssueAdded added) _issues.Add(added.Issue.Id);
        if (next is IssueRemoved removed) _issues.Remove(removed.Issue);
    }

    private NegotiationEvent Dress(NegotiationEvent made)
    {
        if (_draw.Chance(25)) made = made with { Id = new($"e{Negotiation.Log.Count}") };
        if (_draw.Chance(35)) made = made with { Provenance = _draw.Provenance() };
        if (_draw.Chance(10)) made = made with { Note = _draw.Lines() };
        return _draw.Chance(12) ? made with { KnownOn = Later(made.Date) } : made;
    }

    private PartyId Seat() => _draw.Of(Negotiation.Parties).Id;

    /// <summary>A party at the table, or a member of one.</summary>
    private PartyId Actor()
    {
        Party seat = _draw.Of(Negotiation.Parties);
        return seat.Members.Count > 0 && _draw.Chance(50) ? _draw.Of(seat.SelfAndMembers.ToArray()).Id : seat.Id;
    }

    /// <summary>A seated party, or sometimes one of its members.</summary>
    private PartyId SelfOrMember(PartyId seat)
        => Negotiation.GetParty(seat) is { Members.Count: > 0 } union && _draw.Chance(30)
            ? _draw.Of(union.SelfAndMembers.ToArray()).Id : seat;

    private PartyId[] Actors(int least, int most)
        => _draw.Some(Negotiation.Parties.SelectMany(p => p.SelfAndMembers).Select(p => p.Id).ToArray(), least, most);

    private IssueState? Issue(Func<IssueState, bool>? wanted = null)
    {
        for (int tries = 0; tries < 8 && _issues.Count > 0; tries++)
            if (Negotiation.FindIssue(_draw.Of(_issues)) is { } issue && (wanted is null || wanted(issue))) return issue;
        return null;
    }

    private PartyId? Concerned(IssueState issue, PartyId? butNot = null)
    {
        PartyId[] some = [.. Negotiation.ConcernedBy(issue.Issue.Id).Where(p => p != butNot)];
        return some.Length == 0 ? null : _draw.Of(some);
    }

    private PhaseState? Phase(Func<PhaseState, bool>? wanted = null)
    {
        PhaseState[] some = [.. Negotiation.Phases.Where(p => wanted is null || wanted(p))];
        return some.Length == 0 ? null : _draw.Of(some);
    }

    private ValueList<PositionCondition> Conditions(PartyId of)
    {
        if (!_draw.Chance(30)) return [];
        var some = new List<PositionCondition>();
        for (int i = _draw.Between(1, 2); i > 0; i--)
            if (Issue() is { } issue
                && Concerned(issue, of) is { } other) some.Add(new(other, issue.Issue.Id, _draw.Position(issue.Issue)));
        return some.ToValueList();
    }

    /// <summary>
    /// To whom a party tables: mostly to all. Steady logs draw nothing here, so that a seed keeps giving the same negotiation.
    /// </summary>
    /// <param name="of">The party that tables.</param>
    /// <param name="whom">The party that the position is for, which is always among them; null for none.</param>
    private ValueSet<PartyId>? Addressees(PartyId of, PartyId? whom = null)
    {
        if (_isSteady || !_draw.Chance(30)) return null;
        PartyId[] others = [.. Negotiation.Parties.Select(p => p.Id).Where(p => p != of)];
        ValueSet<PartyId> to = _draw.Some(others, 1, others.Length).ToValueSet();
        return whom is { } one ? to.With(one) : to;
    }

    private ValueSet<RepresentativeId> People()
    {
        PartyId[] seated = [.. Negotiation.Parties.SelectMany(p => p.SelfAndMembers).Select(m => m.Id)];
        return _draw.Members(Negotiation.Definition.Representatives.Where(r => seated.Contains(r.Party)).Select(r => r.Id).ToArray(), 0, 3);
    }

    private PartyId? Assessor(PartyId party) => _draw.Below(3) switch { 0 => null, 1 => party, _ => Actor() };
}
