namespace TradeModel.Simulation.Bargaining;

/// <summary>How much an exact frontier may cost before a stated approximation takes its place.</summary>
public sealed record FrontierOptions
{
    /// <summary>Creates the bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 1, or more points are asked for than 100 million.</exception>
    public FrontierOptions(int maximumPoints = 1_000_000, long maximumCandidates = 100_000_000)
    {
        MaximumPoints = maximumPoints;
        MaximumCandidates = maximumCandidates;
    }

    /// <summary>The most points the frontier may have, of the whole scenario or of any of its issues merged on the way: 1 to 100 million; 1,000,000 unless said.</summary>
    public int MaximumPoints
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaximumPoints));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100_000_000, nameof(MaximumPoints));
            field = value;
        }
    }

    /// <summary>
    /// The most candidates that may be looked at over all merges, 1 or more; 100,000,000 unless said. One counts 8-fold with three parties or more,
    /// and 16-fold where exact sums do not fit 128 bits. It bounds the time as
    /// <see cref="MaximumPoints"/> bounds the memory, and is counted, not clocked: the same scenario gives the same answer on every machine.
    /// </summary>
    public long MaximumCandidates
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaximumCandidates));
            field = value;
        }
    }

    /// <summary>The bounds unless said: 1,000,000 points, 100,000,000 candidates.</summary>
    public static FrontierOptions Default { get; } = new();
}
