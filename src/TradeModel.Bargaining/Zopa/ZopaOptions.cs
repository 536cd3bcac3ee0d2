namespace TradeModel.Bargaining;

/// <summary>How the share of acceptable outcomes is found: counted while few partial sums are open, else estimated.</summary>
public sealed record ZopaOptions
{
    /// <summary>Counted up to 200,000 open partial sums, else estimated from 100,000 outcomes drawn from the seed 1.</summary>
    public static ZopaOptions Default { get; } = new();

    /// <summary>The most undecided partial sums that counting may keep at once, 0 or more; 200,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxStates
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxStates), value, "must not be negative");
    } = 200_000;

    /// <summary>How many outcomes an estimate draws, 1 or more; 100,000 by default. Fewer, but 1,000 at least, where issues times samples would pass 50 million.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Samples { get; init => field = RangeCheck.AtLeastOne(value, nameof(Samples)); } = 100_000;

    /// <summary>The seed of the estimate, of <see cref="Xoshiro256"/>; 1 by default, so that an estimate is the same each time it is asked for. Nothing counted depends on it.</summary>
    public ulong Seed { get; init; } = 1;
}
