namespace TradeModel.Convergence;

/// <summary>Who moved last on an issue, and when.</summary>
/// <remarks>
/// A move changes what a party has on the table. A withdrawal is a move, because the party leaves its position. A reopening is not, because
/// the parties return to their earlier positions.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record LastMove
{
    internal LastMove(IssueId issue, ValueSet<PartyId> parties, LocalDate date)
    {
        Issue = issue;
        Parties = parties;
        Date = date;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>The party whose move came last in the log; all concerned parties once the issue is agreed.</summary>
    public ValueSet<PartyId> Parties { get; }

    /// <summary>The day of the move.</summary>
    public LocalDate Date { get; }

    /// <summary>Issue, parties and day.</summary>
    public override string ToString() => $"{Issue}: {string.Join(", ", Parties)} on {InvariantText.Iso(Date)}";
}
