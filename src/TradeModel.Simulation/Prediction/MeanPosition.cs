namespace TradeModel.Simulation.Prediction;

/// <summary>The plain mean of the positions: every actor counts alike.</summary>
public sealed record MeanPosition : IOutcomePredictor
{
    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => WeightedMean.Of(Guard.NotNull(issue), static _ => 1);
}
