namespace TradeModel.Issues;

/// <summary>
/// "If you …": the position of another party on which a position depends. It is met if that party's position on the issue is the one
/// named, or lies beyond it in the direction that the party who set the condition prefers.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PositionCondition
{
    /// <summary>Creates a condition.</summary>
    /// <param name="party">The party that must move.</param>
    /// <param name="issue">The issue on which it must move.</param>
    /// <param name="position">The position that it must reach or pass.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>.</exception>
    public PositionCondition(PartyId party, IssueId issue, Position position)
    {
        Party = party;
        Issue = issue;
        Position = position;
    }

    /// <summary>The party that must move.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The issue on which it must move.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>The position that it must reach or pass.</summary>
    public Position Position { get; init => field = Guard.NotNull(value, nameof(Position)); }

    /// <summary>"if IND on dairy: excluded".</summary>
    public override string ToString() => $"if {Party} on {Issue}: {Position}";
}
