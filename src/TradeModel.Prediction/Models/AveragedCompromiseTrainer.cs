namespace TradeModel.Prediction;

/// <summary>
/// Learns every member of a family of compromise models and averages their predictions. No member is selected, so the average depends
/// less on the issues it learnt from than the member that fits them best.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AveragedCompromiseTrainer : IPredictorTrainer
{
    /// <summary>The models to average; those of docs/prediction.md by default.</summary>
    public CompromiseFamily Family { get; init => field = Guard.NotNull(value, nameof(Family)); } = new();

    /// <summary>The average learnt from the decided issues of <paramref name="training"/>.</summary>
    /// <exception cref="InvalidOperationException">No outcome is known.</exception>
    public AveragedCompromise Fit(ActorTable training) => new(Family.Learn(CompromiseFamily.Decided(training)).ToValueList());

    /// <summary>"average of 48 compromise models".</summary>
    public override string ToString() => $"average of {Family}";

    IOutcomePredictor IPredictorTrainer.Fit(ActorTable training) => Fit(training);
}
