namespace TradeModel.Prediction;

/// <summary>The plain mean of the positions: every actor has the same weight.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record MeanPosition : IOutcomePredictor
{
    /// <summary>"plain mean".</summary>
    public override string ToString() => "plain mean";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => WeightedMean.Of(Guard.NotNull(issue), static _ => 1);
}
