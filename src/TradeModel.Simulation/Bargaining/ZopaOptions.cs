namespace TradeModel.Simulation.Bargaining;

/// <summary>How the share of acceptable outcomes is found: counted while few partial sums are open, else estimated.</summary>
public sealed record ZopaOptions
{
    /// <summary>Creates the bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is negative, or there is no sample.</exception>
    public ZopaOptions(int maximumStates = 200_000, int samples = 100_000, ulong seed = 1)
    {
        MaximumStates = maximumStates;
        Samples = samples;
        Seed = seed;
    }

    /// <summary>The most undecided partial sums that counting may keep at once, 0 or more; 200,000 unless said.</summary>
    public int MaximumStates
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaximumStates));
            field = value;
        }
    }

    /// <summary>How many outcomes an estimate draws, 1 or more; 100,000 unless said. Fewer, but 1,000 at least, where issues times samples would pass 50 million.</summary>
    public int Samples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Samples));
            field = value;
        }
    }

    /// <summary>The seed of the estimate, of <see cref="Xoshiro256"/>; 1 unless said.</summary>
    public ulong Seed { get; init; }

    /// <summary>The bounds unless said.</summary>
    public static ZopaOptions Default { get; } = new();
}
