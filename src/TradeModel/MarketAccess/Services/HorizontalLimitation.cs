namespace TradeModel.MarketAccess;

/// <summary>A limitation that holds in every sector for one mode and obligation, as the first part of a schedule writes it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HorizontalLimitation
{
    /// <summary>Creates a limitation.</summary>
    /// <param name="mode">The mode of supply it limits.</param>
    /// <param name="obligation">The obligation it limits.</param>
    /// <param name="atMost">
    /// The furthest any sector can be bound: <see cref="CommitmentLevel.Partial"/> or <see cref="CommitmentLevel.Unbound"/>.
    /// </param>
    /// <param name="limitations">The text, if it is recorded.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="atMost"/> is <see cref="CommitmentLevel.Full"/>, which limits nothing, or the text is blank.
    /// </exception>
    public HorizontalLimitation(ModeOfSupply mode, Obligation obligation, CommitmentLevel atMost, string? limitations = null)
    {
        Mode = mode;
        Obligation = obligation;
        AtMost = atMost;
        Limitations = limitations;
    }

    /// <summary>The mode of supply it limits.</summary>
    public ModeOfSupply Mode { get; init => field = Guard.Defined(value, nameof(Mode)); }

    /// <summary>The obligation it limits.</summary>
    public Obligation Obligation { get; init => field = Guard.Defined(value, nameof(Obligation)); }

    /// <summary>The furthest any sector can be bound.</summary>
    public CommitmentLevel AtMost
    {
        get;
        init => field = Guard.Defined(value, nameof(AtMost)) != CommitmentLevel.Full ? value
            : throw new ArgumentException("a full commitment limits nothing", Guard.Parameter(nameof(AtMost)));
    }

    /// <summary>The text of the limitation; null if it is not recorded.</summary>
    public string? Limitations { get; init => field = Guard.OptionalText(value, nameof(Limitations)); }

    /// <summary>"mode 4, market access: at most Partial".</summary>
    public override string ToString()
        => $"mode {(char)('0' + (int)Mode)}, {(Obligation == Obligation.MarketAccess ? "market access" : "national treatment")}: at most "
            + $"{AtMost}";
}
