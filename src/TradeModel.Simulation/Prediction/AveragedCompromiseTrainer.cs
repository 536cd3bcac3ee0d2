namespace TradeModel.Simulation.Prediction;

/// <summary>
/// Learns every member of a family of compromise models and averages their predictions. Nothing is selected, so nothing is overfitted by selecting:
/// the average hangs less on the issues learnt from than the member that fits them best.
/// </summary>
public sealed record AveragedCompromiseTrainer : IPredictorTrainer
{
    /// <summary>Creates a trainer.</summary>
    /// <param name="family">The models averaged; that of docs/prediction.md where null.</param>
    public AveragedCompromiseTrainer(CompromiseFamily? family = null) => Family = family ?? new();

    /// <summary>The models averaged.</summary>
    public CompromiseFamily Family { get; init => field = Guard.NotNull(value, nameof(Family)); }

    /// <summary>The average learnt from the decided issues of <paramref name="training"/>.</summary>
    /// <exception cref="InvalidOperationException">No outcome is known.</exception>
    public AveragedCompromise Fit(ActorTable training) => new(Family.Learn(CompromiseFamily.Decided(training)).ToValueList());

    IOutcomePredictor IPredictorTrainer.Fit(ActorTable training) => Fit(training);
}
