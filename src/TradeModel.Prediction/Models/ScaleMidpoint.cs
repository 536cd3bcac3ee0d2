namespace TradeModel.Prediction;

/// <summary>
/// The middle of the scale, without regard to the positions: the baseline of the literature (always 50 on a scale of 0–100).
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScaleMidpoint : IOutcomePredictor
{
    /// <summary>"middle of the scale".</summary>
    public override string ToString() => "middle of the scale";

    /// <inheritdoc />
    public double Predict(ContestedIssue issue) => Guard.NotNull(issue).Low + (issue.High - issue.Low) / 2;
}
