using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>Where an issue stands: its phase, what the parties have tabled, and the terms once agreed.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueState
{
    // default for none: half the size of what may be null, in what is copied at every move.
    private readonly PhaseId _phase;

    internal IssueState(Issue issue)
    {
        Issue = issue;
        _phase = issue.Phase ?? default;
    }

    /// <summary>The issue as defined.</summary>
    public Issue Issue { get; }

    /// <summary>The phase it belongs to now; null for none.</summary>
    public PhaseId? Phase { get => _phase.IsDefault ? null : _phase; internal init => _phase = value ?? default; }

    /// <summary>The agreed terms; null while the issue is open.</summary>
    public Position? AgreedTerms { get; internal init; }

    /// <summary>The day the issue was agreed; null while it is open.</summary>
    public LocalDate? AgreedOn { get; internal init; }

    /// <summary>Whether the issue is agreed.</summary>
    public bool IsAgreed => AgreedTerms is not null;

    /// <summary>
    /// Where each party stands that has tabled something or has been assessed, by ascending id. While the issue is agreed these
    /// are the positions from before, which stand again if it is reopened.
    /// </summary>
    public ValueList<PartyIssueState> PartyStates { get; internal init; } = [];

    internal bool IsRemoved { get; init; }

    /// <summary>Where a party stands; null where it has tabled nothing and nobody has assessed it.</summary>
    public PartyIssueState? FindParty(PartyId party)
    {
        foreach (PartyIssueState stand in PartyStates)
            if (stand.Party == party) return stand;
        return null;
    }

    /// <summary>
    /// What a party has on the table without condition: the agreed terms once the issue is agreed; null for nothing, and for a party that
    /// an issue does not name among those it concerns.
    /// </summary>
    /// <remarks>An issue that concerns all at the table does not know who sits there: ask <see cref="Negotiation.ConcernedBy"/>.</remarks>
    public Position? PositionOf(PartyId party) => (Concerns(party) ? AgreedTerms : null) ?? FindParty(party)?.Position;

    /// <summary>
    /// The day of the party's last move on the issue; an agreement is each concerned party's. Null where it never moved, and as for
    /// <see cref="PositionOf"/>.
    /// </summary>
    public LocalDate? LastMovedBy(PartyId party) => (Concerns(party) ? AgreedOn : null) ?? FindParty(party)?.LastMoved;

    private bool Concerns(PartyId party) => Issue.Concerned?.Contains(party) != false;

    /// <summary>The issue, and the terms once agreed.</summary>
    public override string ToString() => IsAgreed ? $"{Issue}: agreed, {AgreedTerms}" : $"{Issue}: open";

    internal IssueState With(PartyIssueState stand)
    {
        int at = 0;
        while (at < PartyStates.Count && PartyStates[at].Party.CompareTo(stand.Party) < 0) at++;
        bool replaces = at < PartyStates.Count && PartyStates[at].Party == stand.Party;
        var stands = new PartyIssueState[replaces ? PartyStates.Count : PartyStates.Count + 1];
        PartyStates.AsSpan()[..at].CopyTo(stands);
        stands[at] = stand;
        PartyStates.AsSpan()[(replaces ? at + 1 : at)..].CopyTo(stands.AsSpan(at + 1));
        return this with { PartyStates = new(stands) };
    }
}
