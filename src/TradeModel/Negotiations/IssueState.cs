using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>Where an issue stands: its phase, what the parties have tabled, and the terms once agreed.</summary>
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
    public ValueList<PartyStand> Stands { get; internal init; } = [];

    internal bool IsRemoved { get; init; }

    /// <summary>Where a party stands; null where it has tabled nothing and nobody has assessed it.</summary>
    public PartyStand? FindStand(PartyId party)
    {
        foreach (PartyStand stand in Stands)
            if (stand.Party == party) return stand;
        return null;
    }

    /// <summary>What a party has on the table without condition: the agreed terms once the issue is agreed; null for nothing, and for a party that an issue does not name among those it concerns.</summary>
    /// <remarks>An issue that concerns all at the table does not know who sits there: ask <see cref="Negotiation.ConcernedBy"/>.</remarks>
    public Position? PositionOf(PartyId party) => (Concerns(party) ? AgreedTerms : null) ?? FindStand(party)?.Position;

    /// <summary>The day of the party's last move on the issue; an agreement is each concerned party's. Null where it never moved, and as for <see cref="PositionOf"/>.</summary>
    public LocalDate? LastMovedBy(PartyId party) => (Concerns(party) ? AgreedOn : null) ?? FindStand(party)?.LastMoved;

    private bool Concerns(PartyId party) => Issue.Concerned?.Contains(party) != false;

    /// <summary>The issue, and the terms once agreed.</summary>
    public override string ToString() => IsAgreed ? $"{Issue}: agreed, {AgreedTerms}" : $"{Issue}: open";

    internal IssueState With(PartyStand stand)
    {
        int at = 0;
        while (at < Stands.Count && Stands[at].Party < stand.Party) at++;
        bool replaces = at < Stands.Count && Stands[at].Party == stand.Party;
        var stands = new PartyStand[replaces ? Stands.Count : Stands.Count + 1];
        Stands.AsSpan()[..at].CopyTo(stands);
        stands[at] = stand;
        Stands.AsSpan()[(replaces ? at + 1 : at)..].CopyTo(stands.AsSpan(at + 1));
        return this with { Stands = new(stands) };
    }
}
