namespace TradeModel.Economics;

/// <summary>How many runs <see cref="UncertainEffects"/> are drawn from, from which seed, and how wide their intervals are.</summary>
/// <remarks>Results depend on <see cref="Runs"/>, <see cref="Seed"/> and <see cref="Level"/> only, never on threads.</remarks>
public sealed record UncertaintyOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="runs">The number of runs, 1 to 10,000,000.</param>
    /// <param name="seed">The seed of all random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of runs is out of range.</exception>
    public UncertaintyOptions(int runs, ulong seed = 1)
    {
        Runs = runs;
        Seed = seed;
    }

    /// <summary>The number of runs.</summary>
    public int Runs { get; init => field = Guard.Within(value, 1, 10_000_000, nameof(Runs)); }

    /// <summary>The seed of all random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// The probability that an effect drawn like those of the runs lies inside the interval, above 0 and below 1. 0.9 by default. With
    /// fewer than 2 / (1 − level) − 1 runs the interval goes from the least to the greatest effect, and the probability is lower.
    /// </summary>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException("level", value, "must lie between 0 and 1, both excluded");
    } = 0.9;

    /// <summary>How many runs are made at once, 1 to 1,024; null for the number of processors.</summary>
    public int? Threads { get; init => field = Guard.OptionalWithin(value, 1, 1_024, nameof(Threads)); }

    /// <summary>"1000 runs from seed 7, intervals of 90%".</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Runs} runs from seed {Seed}, intervals of {100 * Level:0.##}%");
}
