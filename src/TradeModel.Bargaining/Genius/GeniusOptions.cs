namespace TradeModel.Bargaining;

/// <summary>How GENIUS files are read where the tools of the literature differ.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record GeniusOptions
{
    /// <summary>Issues are matched by index, and weights count as written.</summary>
    public static GeniusOptions Default { get; } = new();

    /// <summary>How issues of profile and domain are matched; by index by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public GeniusMatching Matching
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Matching), value, "is neither ByIndex nor ByName");
    } = GeniusMatching.ByIndex;

    /// <summary>What is done with weights that do not sum to 1; they count as written by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a value of the enumeration.</exception>
    public GeniusWeights Weights
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Weights), value, "is neither AsWritten, Capped nor Rescaled");
    } = GeniusWeights.AsWritten;

    /// <summary>
    /// How many values of a real-valued issue are read, at equal distances, both bounds included. Null by default: a real-valued issue is
    /// refused, because no list of its values is complete. GENIUS analyses 21. <see cref="Scenario.Assumptions"/> states the distance.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 2 to 100,000.</exception>
    public int? RealValues { get; init => field = CheckGrid(value, nameof(RealValues)); }

    /// <summary>
    /// How many values are read of an integer issue that has more, at distances as equal as whole numbers allow, both bounds included.
    /// Null by default: all are read, and an issue of more than 100,000 is refused. <see cref="Scenario.Assumptions"/> names each issue
    /// of which values are left out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 2 to 100,000.</exception>
    public int? IntegerValues { get; init => field = CheckGrid(value, nameof(IntegerValues)); }

    private static int? CheckGrid(int? value, string name)
        => value is null or (>= 2 and <= NumberGrid.MostPoints) ? value
            : throw new ArgumentOutOfRangeException(name, value, "must be 2 to 100,000, or null");
}
