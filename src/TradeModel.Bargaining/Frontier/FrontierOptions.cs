namespace TradeModel.Bargaining;

/// <summary>How much an exact frontier may cost before a stated approximation takes its place.</summary>
public sealed record FrontierOptions
{
    private const int MostPoints = 100_000_000;

    /// <summary>1,000,000 points, 100,000,000 candidates.</summary>
    public static FrontierOptions Default { get; } = new();

    /// <summary>
    /// The most points the frontier may have, of the whole scenario or of any of its issues merged on the way: 1 to 100 million; 1,000,000
    /// by default.
    /// It bounds the memory.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside that range.</exception>
    public int MaxPoints
    {
        get;
        init => field = value is >= 1 and <= MostPoints ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxPoints), value, "must lie between 1 and 100 million");
    } = 1_000_000;

    /// <summary>
    /// The most candidates that may be looked at over all merges, 1 or more; 100,000,000 by default. One counts 8-fold with three parties
    /// or more, and 16-fold where exact sums do not fit 128 bits. It bounds the time by a count, so that the same scenario gives the same
    /// answer on every machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxCandidates { get; init => field = RangeCheck.AtLeastOne(value, nameof(MaxCandidates)); } = 100_000_000;

    /// <summary>No bound.</summary>
    internal static FrontierOptions Widest { get; } = new() { MaxPoints = MostPoints, MaxCandidates = long.MaxValue };
}
