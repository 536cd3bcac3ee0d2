namespace TradeModel.Prediction;

internal static class WeightedMean
{
    /// <summary>The weighted mean of the positions, kept within their range; the plain mean if all weights are 0.</summary>
    internal static double Of(ContestedIssue issue, Func<ActorPosition, double> weight)
    {
        // Weights are divided by the greatest, so that the sum cannot overflow.
        double greatest = issue.Actors.Max(weight);
        double sum = 0, total = 0, low = double.MaxValue, high = double.MinValue;
        foreach (ActorPosition actor in issue.Actors)
        {
            double share = greatest > 0 ? weight(actor) / greatest : 1;
            total += share;
            sum += share * (actor.Position - issue.Low);
            low = Math.Min(low, actor.Position);
            high = Math.Max(high, actor.Position);
        }
        return Math.Clamp(issue.Low + sum / total, low, high);
    }
}
