namespace TradeModel.Bargaining;

/// <summary>Limits on the exact frontier. Beyond a limit, an approximation with a stated gap replaces it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record FrontierOptions
{
    private const int MostPoints = 100_000_000;

    /// <summary>1,000,000 points, 100,000,000 candidates.</summary>
    public static FrontierOptions Default { get; } = new();

    /// <summary>
    /// The largest number of points of the frontier, also while issues are merged: 1 to 100 million; 1,000,000 by default. It limits the
    /// memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside that range.</exception>
    public int MaxPoints
    {
        get;
        init => field = value is >= 1 and <= MostPoints ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxPoints), value, "must lie between 1 and 100 million");
    } = 1_000_000;

    /// <summary>
    /// The largest work of all merges, counted in candidates of two parties that are compared: 1 or more; 100,000,000 by default. A
    /// candidate of three or more parties counts 8. For four or more, each test of a part of the kept points counts 1. If exact sums do not
    /// fit 128 bits, a candidate counts 16 times as much. A thinned frontier may take as much work again. It limits the time by a count, so
    /// that the same scenario gives the same answer on every machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxCandidates { get; init => field = RangeCheck.AtLeastOne(value, nameof(MaxCandidates)); } = 100_000_000;
}
