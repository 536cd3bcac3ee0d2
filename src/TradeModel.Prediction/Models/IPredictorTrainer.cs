namespace TradeModel.Prediction;

/// <summary>Learns a predictor from issues whose outcome is known.</summary>
public interface IPredictorTrainer
{
    /// <summary>The predictor learnt from <paramref name="training"/>. Equal training issues give an equal predictor.</summary>
    IOutcomePredictor Fit(ActorTable training);
}
