using TradeModel.MarketAccess;

namespace TradeModel.Issues;

/// <summary>A party's commitments in services: a level for every cell of the issue's scale.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ServicesCommitment : Position
{
    /// <summary>Creates a commitment.</summary>
    /// <exception cref="ArgumentException">There is no cell, or a level is not one of the named ones.</exception>
    public ServicesCommitment(ValueMap<CommitmentCell, CommitmentLevel> levels) => Levels = levels;

    /// <summary>A commitment on a single cell.</summary>
    /// <exception cref="ArgumentException">The cell is null, or the level is not one of the named ones.</exception>
    public ServicesCommitment(CommitmentCell cell, CommitmentLevel level)
        : this([new(Guard.NotNull(cell), Guard.Defined(level))])
    {
    }

    /// <summary>The level of each cell, in the order of the cells.</summary>
    public ValueMap<CommitmentCell, CommitmentLevel> Levels
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Levels)).Count == 0) throw new ArgumentException("a commitment names at least one cell",
                Guard.Parameter(nameof(Levels)));
            foreach ((_, CommitmentLevel level) in value) Guard.Defined(level, nameof(Levels));
            field = value;
        }
    }

    private protected override string Sentence => string.Join(", ", Levels.Select(l => $"{l.Key} {l.Value}"));
}
