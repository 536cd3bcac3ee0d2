namespace TradeModel.Prediction;

/// <summary>A model that says where an issue will be settled. Implement it to judge a model of your own beside those of the literature.</summary>
public interface IOutcomePredictor
{
    /// <summary>The predicted outcome, on the issue's scale. Must not look at <see cref="ContestedIssue.Outcome"/>.</summary>
    double Predict(ContestedIssue issue);
}
