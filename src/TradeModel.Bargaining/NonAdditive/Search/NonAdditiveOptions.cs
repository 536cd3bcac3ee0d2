namespace TradeModel.Bargaining;

/// <summary>The limit of the search for the efficient outcomes of a non-additive scenario.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NonAdditiveOptions
{
    /// <summary>At most 20,000,000 steps.</summary>
    public static NonAdditiveOptions Default { get; } = new();

    /// <summary>
    /// The most steps: how often an option is tried for an issue, 1 or more, 20,000,000 by default. A count, not a time, so that a scenario
    /// has the same answer on every machine. The search may pass it by the options of a few issues.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public long MaxSteps { get; init => field = RangeCheck.AtLeastOne(value, nameof(MaxSteps)); } = 20_000_000;
}
