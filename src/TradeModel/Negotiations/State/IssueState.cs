using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>The state of an issue: its phase, what the parties have tabled, and the agreed terms.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueState
{
    // default means none. It takes half the space of a nullable value in a record that every move copies.
    private readonly PhaseId _phase;

    internal IssueState(Issue issue)
    {
        Issue = issue;
        _phase = issue.Phase ?? default;
    }

    /// <summary>
    /// The issue as it stands: as it was defined or added, with later changes of its scale and of the parties concerned. In a phase that
    /// succeeded another, it concerns the parties of that phase alone.
    /// </summary>
    public Issue Issue { get; internal init; }

    /// <summary>The phase it belongs to now; null for none.</summary>
    public PhaseId? Phase { get => _phase.IsDefault ? null : _phase; internal init => _phase = value ?? default; }

    /// <summary>The agreed terms; null while the issue is open.</summary>
    public Position? AgreedTerms { get; internal init; }

    /// <summary>
    /// The agreed terms for single requesting parties, instead of <see cref="AgreedTerms"/>; empty if these hold for all.
    /// </summary>
    public ValueMap<PartyId, Position> AgreedExceptions { get; internal init; } = [];

    /// <summary>The day the issue was agreed; null while it is open.</summary>
    public LocalDate? AgreedOn { get; internal init; }

    /// <summary>Whether the issue is agreed.</summary>
    public bool IsAgreed => AgreedTerms is not null;

    /// <summary>
    /// The state of each party that has tabled something or has been assessed, by ascending id. A member of a union or group has an entry
    /// if it has been assessed; its entry holds no position. While the issue is agreed, these are the
    /// positions from before the agreement. They are on the table again if the issue is reopened.
    /// </summary>
    public ValueList<PartyIssueState> PartyStates { get; internal init; } = [];

    internal bool IsRemoved { get; init; }

    /// <summary>
    /// The state on the issue of a party, or of a member of a union or group; null if it has tabled nothing and has not been assessed.
    /// </summary>
    public PartyIssueState? FindParty(PartyId party)
    {
        foreach (PartyIssueState stand in PartyStates)
            if (stand.Party == party) return stand;
        return null;
    }

    /// <summary>
    /// The party's unconditional position, or the agreed terms once the issue is agreed. Null if it has none, or if the issue does not
    /// concern the party. The offering party may have other positions for single parties: see
    /// <see cref="PositionOf(PartyId, PartyId)"/>.
    /// </summary>
    /// <remarks>An issue that concerns all at the table does not know who sits there: ask <see cref="Negotiation.ConcernedBy"/>.</remarks>
    public Position? PositionOf(PartyId party) => (Concerns(party) ? TermsFor(party) : null) ?? FindParty(party)?.Position;

    /// <summary>
    /// The party's unconditional position towards another: what the importer offers to this exporter, what this exporter requests of the
    /// importer; the terms agreed between the two once the issue is agreed. Null if it has none.
    /// </summary>
    /// <remarks>
    /// The offering party's position for a requesting party is its exception for that party, otherwise its position for all. All other
    /// positions are the same towards everybody.
    /// </remarks>
    /// <param name="party">The party whose position it is.</param>
    /// <param name="towards">The other party.</param>
    public Position? PositionOf(PartyId party, PartyId towards)
        => party != Issue.Offering || !Issue.IsRequesting(towards) ? PositionOf(party)
            : (Concerns(party) ? TermsFor(towards) : null) ?? FindParty(party)?.FindException(towards)?.Position
                ?? FindParty(party)?.Position;

    /// <summary>The agreed terms as they hold for a party; null while the issue is open.</summary>
    internal Position? TermsFor(PartyId party) => AgreedExceptions.TryGetValue(party, out Position? terms) ? terms : AgreedTerms;

    /// <summary>Without what a party that is gone had tabled, and without what was on the table for that party alone.</summary>
    internal IssueState WithoutPositionsOfAndFor(PartyId gone)
    {
        IssueState next = this;
        foreach (PartyIssueState stand in PartyStates)
        {
            PartyIssueState left = stand.Party == gone ? stand.WithoutPositions(stand.LastMoved) : stand.WithoutException(gone);
            if (!ReferenceEquals(left, stand)) next = next.With(left);
        }
        return next;
    }

    /// <summary>
    /// The day of the party's last move on the issue. An agreement is a move of each party concerned. Null if the party never moved or is
    /// not concerned.
    /// </summary>
    public LocalDate? LastMovedBy(PartyId party) => (Concerns(party) ? AgreedOn : null) ?? FindParty(party)?.LastMoved;

    private bool Concerns(PartyId party) => Issue.Concerned?.Contains(party) != false;

    /// <summary>The issue, and the terms once agreed.</summary>
    public override string ToString()
        => IsAgreed ? $"{Issue}: agreed, {AgreedTerms}{Checks.Exceptions(AgreedExceptions)}" : $"{Issue}: open";

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
