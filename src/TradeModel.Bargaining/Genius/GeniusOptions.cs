namespace TradeModel.Bargaining;

/// <summary>How GENIUS files are read where the tools of the literature differ.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record GeniusOptions
{
    /// <summary>Issues are matched by index, and weights count as written.</summary>
    public static GeniusOptions Default { get; } = new();

    /// <summary>How issues of profile and domain are matched; by index by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no value of the enumeration.</exception>
    public GeniusMatching Matching
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Matching), value, "is neither ByIndex nor ByName");
    } = GeniusMatching.ByIndex;

    /// <summary>What is done with weights that do not sum to 1; they count as written by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no value of the enumeration.</exception>
    public GeniusWeights Weights
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Weights), value, "is neither AsWritten, Capped nor Rescaled");
    } = GeniusWeights.AsWritten;
}
