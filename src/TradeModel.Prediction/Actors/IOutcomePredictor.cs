namespace TradeModel.Prediction;

/// <summary>A model that predicts outcomes. Implement it to compare a model of your own with those of the literature.</summary>
public interface IOutcomePredictor
{
    /// <summary>The predicted outcome, on the issue's scale. It must not depend on <see cref="ContestedIssue.Outcome"/>.</summary>
    double Predict(ContestedIssue issue);
}
