namespace TradeModel.Simulation;

/// <summary>How far an ensemble is.</summary>
/// <remarks><c>default</c> is no run of none.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct EnsembleProgress
{
    internal EnsembleProgress(int completed, int runs) => (Completed, Runs) = (completed, runs);

    /// <summary>How many runs are done, those of a checkpoint included.</summary>
    public int Completed { get; }

    /// <summary>How many runs there are.</summary>
    public int Runs { get; }

    /// <summary>"5000 of 20000 runs".</summary>
    public override string ToString() => $"{InvariantText.Of(Completed)} of {InvariantText.Of(Runs)} runs";
}
