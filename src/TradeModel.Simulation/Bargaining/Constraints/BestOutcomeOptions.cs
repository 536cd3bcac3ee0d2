namespace TradeModel.Simulation.Bargaining.Constraints;

/// <summary>How far to search for the best outcome.</summary>
public sealed record BestOutcomeOptions
{
    /// <summary>Creates the limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public BestOutcomeOptions(long maximumEvaluations = 300_000_000, bool explain = true)
    {
        MaximumEvaluations = maximumEvaluations;
        Explain = explain;
    }

    /// <summary>
    /// The most options that may be looked at over the whole search, 1 or more; 300,000,000 unless said, which takes some seconds. It is
    /// counted, not clocked: the same question gives the same answer on every machine. An explanation may cost as much again.
    /// </summary>
    public long MaximumEvaluations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaximumEvaluations));
            field = value;
        }
    }

    /// <summary>Whether to find which constraints bind, or which of them no outcome can keep to together; true unless said.</summary>
    public bool Explain { get; init; }

    /// <summary>The limit unless said.</summary>
    public static BestOutcomeOptions Default { get; } = new();
}
