namespace TradeModel.Simulation;

/// <summary>
/// Percentile intervals of means over scenarios: the scenarios are drawn anew with replacement (B. Efron, "Bootstrap methods: another look
/// at the jackknife", 1979).
/// </summary>
internal static class ScenarioBootstrap
{
    /// <summary>The number of samples: 2.5 % of them, 250, lie below and above the interval.</summary>
    internal const int Samples = 10_000;

    /// <summary>The 95 % interval of each strategy's mean; null with fewer than two scenarios.</summary>
    /// <param name="scores">For each strategy, its score on each scenario.</param>
    /// <param name="random">Draws the samples; all strategies share them.</param>
    internal static (double Low, double High)?[] Intervals(double[][] scores, Xoshiro256 random)
    {
        int scenarios = scores[0].Length;
        var intervals = new (double, double)?[scores.Length];
        if (scenarios < 2) return intervals;
        double[][] means = Array.ConvertAll(scores, _ => new double[Samples]);
        int[] drawn = new int[scenarios];
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int i = 0; i < drawn.Length; i++) drawn[i] = random.Next(scenarios);
            for (int s = 0; s < scores.Length; s++)
            {
                double sum = 0;
                foreach (int scenario in drawn) sum += scores[s][scenario];
                means[s][sample] = sum / scenarios;
            }
        }
        const int Tail = Samples / 40;
        for (int s = 0; s < scores.Length; s++)
        {
            Array.Sort(means[s]);
            intervals[s] = (means[s][Tail], means[s][^(Tail + 1)]);
        }
        return intervals;
    }
}
