namespace TradeModel.Bargaining;

/// <summary>How the share of acceptable outcomes is found: counted up to a bound, otherwise estimated.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ZopaOptions
{
    /// <summary>Counts up to 200,000 open partial sums, otherwise estimates from 100,000 outcomes drawn from seed 1.</summary>
    public static ZopaOptions Default { get; } = new();

    /// <summary>The most undecided partial sums that counting may keep at once, 0 or more; 200,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxStates
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxStates), value, "must not be negative");
    } = 200_000;

    /// <summary>
    /// How many outcomes an estimate draws, 1 or more; 100,000 by default. If issues times samples exceed 50 million, it draws fewer, but
    /// not fewer than 1,000 unless asked for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Samples { get; init => field = RangeCheck.AtLeastOne(value, nameof(Samples)); } = 100_000;

    /// <summary>
    /// The seed of <see cref="Xoshiro256"/> for an estimate; 1 by default. The same seed gives the same estimate. A count does not use it.
    /// </summary>
    public ulong Seed { get; init; } = 1;
}
