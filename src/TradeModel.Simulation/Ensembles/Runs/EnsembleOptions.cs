namespace TradeModel.Simulation;

/// <summary>How many runs an ensemble makes, from which seed, and on how many threads.</summary>
/// <remarks>
/// Results depend on <see cref="Runs"/>, <see cref="Seed"/> and <see cref="Design"/> only, never on threads, batches or a checkpoint.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record EnsembleOptions
{
    /// <summary>Creates options.</summary>
    /// <param name="runs">The number of runs, 1 to 100,000,000.</param>
    /// <param name="seed">The seed of all random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="runs"/> is out of range.</exception>
    public EnsembleOptions(int runs, ulong seed = 1)
    {
        Runs = runs;
        Seed = seed;
    }

    /// <summary>The number of runs.</summary>
    public int Runs
    {
        get;
        init => field = value is >= 1 and <= 100_000_000
            ? value
            : throw new ArgumentOutOfRangeException("runs", value, "an ensemble has 1 to 100,000,000 runs");
    }

    /// <summary>The seed of all random numbers.</summary>
    public ulong Seed { get; init; }

    /// <summary>How the inputs of the runs are drawn together; independently by default.</summary>
    public SamplingDesign Design { get; init => field = Guard.NotNull(value, nameof(Design)); } = SamplingDesign.Independent;

    /// <summary>How many threads run at once, 1 to 1,024; null for the number of processors.</summary>
    public int? Threads { get; init => field = Guard.OptionalWithin(value, 1, 1_024, nameof(Threads)); }

    /// <summary>
    /// How many runs a thread makes before it reports and writes to the checkpoint, 1 to 1,000,000; 100 by default.
    /// </summary>
    public int BatchSize { get; init => field = Guard.Within(value, 1, 1_000_000, nameof(BatchSize)); } = 100;

    /// <summary>
    /// The path of a file that keeps finished batches; null for none. If the file exists, the runs in it are not made again. It may come
    /// from fewer or more runs of the same ensemble, seed and design.
    /// </summary>
    public string? Checkpoint { get; init => field = Guard.OptionalText(value, nameof(Checkpoint)); }

    /// <summary>"20000 runs from seed 7, independent".</summary>
    public override string ToString() => $"{InvariantText.Of(Runs)} runs from seed {Seed}, {Design}";
}
