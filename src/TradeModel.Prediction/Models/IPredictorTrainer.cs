namespace TradeModel.Prediction;

/// <summary>A method that makes a predictor from issues whose outcome is known. Anything it tunes, it tunes on these alone.</summary>
public interface IPredictorTrainer
{
    /// <summary>The predictor learnt from <paramref name="training"/>. Equal training issues give an equal predictor.</summary>
    IOutcomePredictor Fit(ActorTable training);
}
