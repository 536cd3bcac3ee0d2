namespace TradeModel.Prediction;

/// <summary>The mean of the positions weighted by salience; the plain mean if every salience is 0.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SalienceWeightedMean : IOutcomePredictor
{
    /// <summary>"salience-weighted mean".</summary>
    public override string ToString() => "salience-weighted mean";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => WeightedMean.Of(Guard.NotNull(issue), static a => a.Salience);
}
