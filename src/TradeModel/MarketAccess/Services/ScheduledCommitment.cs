namespace TradeModel.MarketAccess;

/// <summary>One entry of a services schedule: how far a cell is bound, and the limitations as written.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScheduledCommitment
{
    /// <summary>Creates an entry.</summary>
    /// <param name="cell">
    /// The sector, mode and obligation that it covers. The sector is one of the W/120 list and includes all entries below it.
    /// </param>
    /// <param name="level">How far it is bound.</param>
    /// <param name="limitations">The limitation or reservation as the schedule writes it, if it is recorded.</param>
    /// <exception cref="ArgumentException">The list has no such sector, or the text is blank.</exception>
    public ScheduledCommitment(CommitmentCell cell, CommitmentLevel level, string? limitations = null)
    {
        Cell = cell;
        Level = level;
        Limitations = limitations;
    }

    /// <summary>The cell it speaks of.</summary>
    public CommitmentCell Cell
    {
        get;
        init => field = ServicesSectors.Find(Guard.NotNull(value, nameof(Cell)).Sector) is not null
            ? value
            : throw new ArgumentException($"the W/120 list has no '{value.Sector}'", Guard.Parameter(nameof(Cell)));
    }

    /// <summary>How far it is bound.</summary>
    public CommitmentLevel Level { get; init => field = Guard.Defined(value, nameof(Level)); }

    /// <summary>The limitation or reservation as written; null if it is not recorded.</summary>
    public string? Limitations { get; init => field = Guard.OptionalText(value, nameof(Limitations)); }

    /// <summary>"1.A.a mode 3, market access: Partial".</summary>
    public override string ToString() => $"{Cell}: {Level}";
}
