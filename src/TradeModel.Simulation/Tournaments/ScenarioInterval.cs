namespace TradeModel.Simulation;

/// <summary>The 95 % interval of a mean utility over scenarios: Student's t ("The probable error of a mean", 1908).</summary>
internal static class ScenarioInterval
{
    /// <summary>
    /// The interval; null with fewer than two scenarios. It ends at 1, the highest utility there is, and begins at 0 or above if no score
    /// is below 0.
    /// </summary>
    /// <param name="mean">The mean of the scores.</param>
    /// <param name="scores">The utility on each scenario, at most 1.</param>
    internal static (double Low, double High)? Of(double mean, ReadOnlySpan<double> scores)
    {
        int scenarios = scores.Length;
        if (scenarios < 2) return null;
        double squares = 0, least = 0;
        foreach (double score in scores)
        {
            squares += (score - mean) * (score - mean);
            least = Math.Min(least, score);
        }
        double half = SpecialFunctions.StudentT(0.025, scenarios - 1) * Math.Sqrt(squares / (scenarios - 1) / scenarios);
        double low = mean - half;
        return (least < 0 ? low : Math.Max(low, 0), Math.Min(mean + half, 1));
    }
}
