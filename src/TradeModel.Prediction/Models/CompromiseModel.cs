namespace TradeModel.Prediction;

/// <summary>
/// The compromise model (Stokman and Van den Bos 1992; Achen 2006): the mean of the positions weighted by capability times salience.
/// The plain mean if no actor has both.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record CompromiseModel : IOutcomePredictor
{
    /// <summary>"compromise model".</summary>
    public override string ToString() => "compromise model";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => WeightedMean.Of(Guard.NotNull(issue), static a => a.Salience * a.Capability);
}
