namespace TradeModel.Simulation;

/// <summary>How far an ensemble is.</summary>
/// <remarks><c>default</c> is 0 of 0 runs.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct EnsembleProgress
{
    /// <summary>Creates a report, as something that has runs made elsewhere does.</summary>
    /// <param name="completed">How many runs are done, 0 to <paramref name="runs"/>.</param>
    /// <param name="runs">How many runs there are.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="completed"/> is out of range.</exception>
    public EnsembleProgress(int completed, int runs)
    {
        if (completed < 0 || completed > runs)
            throw new ArgumentOutOfRangeException(nameof(completed), completed, $"must lie between 0 and {InvariantText.Of(runs)}");
        (Completed, Runs) = (completed, runs);
    }

    /// <summary>How many runs are done, those of a checkpoint included.</summary>
    public int Completed { get; }

    /// <summary>How many runs there are.</summary>
    public int Runs { get; }

    /// <summary>"5000 of 20000 runs".</summary>
    public override string ToString() => $"{InvariantText.Of(Completed)} of {InvariantText.Of(Runs)} runs";
}
