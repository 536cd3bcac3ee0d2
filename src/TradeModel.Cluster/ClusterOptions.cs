namespace TradeModel.Cluster;

/// <summary>How long a run over a cluster waits for its silos.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ClusterOptions
{
    /// <summary>
    /// How long a silo may take for one batch, above zero and at most an hour; 10 seconds by default. After that, another silo makes the
    /// batch. It must be longer than a batch takes, and the first batch of a silo builds the ensemble too.
    /// </summary>
    public TimeSpan BatchTimeout { get; init => field = Checked(value, "batchTimeout"); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the run goes on without an answer from any silo, above zero and at most an hour; one minute by default. After that, it
    /// fails.
    /// </summary>
    public TimeSpan GiveUpAfter { get; init => field = Checked(value, "giveUpAfter"); } = TimeSpan.FromMinutes(1);

    /// <summary>"10 s for a batch, 60 s without any answer".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{BatchTimeout.TotalSeconds:0.###} s for a batch, {GiveUpAfter.TotalSeconds:0.###} s without any answer");

    private static TimeSpan Checked(TimeSpan value, string name)
        => value > TimeSpan.Zero && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "must be above zero and at most an hour");
}
