namespace TradeModel.Simulation;

/// <summary>How a tournament is played and evaluated.</summary>
/// <remarks>Results never depend on <see cref="Threads"/> or <see cref="BatchSize"/>.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TournamentOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="steps">The number of offers in a run, 1 to 100,000,000.</param>
    /// <param name="seed">The seed of all random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is out of range.</exception>
    public TournamentOptions(int steps = 200, ulong seed = 1)
    {
        Steps = steps;
        Seed = seed;
    }

    /// <summary>The number of offers in a run. The parties alternate.</summary>
    public int Steps { get; init => field = Guard.Within(value, 1, 100_000_000, nameof(Steps)); }

    /// <summary>The seed of all random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// How often a match is run if a strategy draws random numbers in it, 1 to 1,000,000; 10 by default. A match in which none is drawn is
    /// run once, because all its runs are the same.
    /// </summary>
    public int Repetitions { get; init => field = Guard.Within(value, 1, 1_000_000, nameof(Repetitions)); } = 10;

    /// <summary>How many threads run at once, 1 to 1,024; null for the number of processors.</summary>
    public int? Threads { get; init => field = Guard.OptionalWithin(value, 1, 1_024, nameof(Threads)); }

    /// <summary>
    /// How many matches a thread plays before it reports, and a silo of a cluster before it answers, 1 to 1,000,000; 1 by default.
    /// </summary>
    public int BatchSize { get; init => field = Guard.Within(value, 1, 1_000_000, nameof(BatchSize)); } = 1;

    /// <summary>Whether the other options play the same runs.</summary>
    internal bool PlayAs(TournamentOptions other) => Steps == other.Steps && Seed == other.Seed && Repetitions == other.Repetitions;

    /// <summary>The steps, the seed and the repetitions.</summary>
    public override string ToString()
        => $"{InvariantText.Of(Steps)} steps, seed {InvariantText.Of(Seed)}, {InvariantText.Of(Repetitions)} repetitions of random matches";
}
