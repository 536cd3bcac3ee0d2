using TradeModel.Simulation;

namespace TradeModel.Coverage;

/// <summary>
/// The intervals of 95 % that a mean utility could have: percentiles of a bootstrap (B. Efron, "Bootstrap methods: another look at the
/// jackknife", 1979), its bias-corrected and accelerated form (Efron, "Better bootstrap confidence intervals", 1987), the bootstrap of t
/// (P. Hall, "Theoretical comparison of bootstrap confidence intervals", 1988) and Student's t, which the package uses.
/// </summary>
internal static class MeanIntervals
{
    internal static readonly string[] Names = ["bootstrap percentiles", "BCa bootstrap", "bootstrap of t", "Student's t"];

    /// <summary>The number of resamples: 2.5 % of them, 250, lie below and above the percentile interval.</summary>
    private const int Samples = 10_000, Tail = Samples / 40;

    /// <summary>The four intervals of the mean of each row of scores. They are cut at 0 and 1. All rows share the resamples.</summary>
    internal static (double Low, double High)[][] Of(double[][] scores, Xoshiro256 random)
    {
        int scenarios = scores[0].Length;
        double[] mean = Array.ConvertAll(scores, own => own.Average()), error = [.. scores.Select((own, s) => Error(own, mean[s]))];
        double[][] means = Array.ConvertAll(scores, _ => new double[Samples]), ratios = Array.ConvertAll(scores, _ => new double[Samples]);
        int[] drawn = new int[scenarios];
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int i = 0; i < scenarios; i++) drawn[i] = random.Next(scenarios);
            for (int s = 0; s < scores.Length; s++)
            {
                double sum = 0, squares = 0;
                foreach (int scenario in drawn) sum += scores[s][scenario];
                double resampled = sum / scenarios;
                foreach (int scenario in drawn) squares += (scores[s][scenario] - resampled) * (scores[s][scenario] - resampled);
                means[s][sample] = resampled;
                // A resample of one scenario alone has no error: its ratio is infinite.
                double ratio = (resampled - mean[s]) / Math.Sqrt(squares / (scenarios - 1) / scenarios);
                ratios[s][sample] = double.IsNaN(ratio) ? 0 : ratio;
            }
        }
        return [.. scores.Select((own, s) =>
        {
            Array.Sort(means[s]);
            Array.Sort(ratios[s]);
            (double Low, double High)[] intervals =
            [
                (means[s][Tail], means[s][^(Tail + 1)]),
                Accelerated(own, mean[s], means[s]),
                error[s] == 0
                    ? (mean[s], mean[s])
                    : (mean[s] - (ratios[s][^(Tail + 1)] * error[s]), mean[s] - (ratios[s][Tail] * error[s])),
                ScenarioInterval.Of(mean[s], own)!.Value,
            ];
            return Array.ConvertAll(intervals, i => (Math.Max(i.Low, 0), Math.Min(i.High, 1)));
        })];
    }

    private static double Error(double[] scores, double mean)
        => Math.Sqrt(scores.Sum(x => (x - mean) * (x - mean)) / (scores.Length - 1) / scores.Length);

    private static (double Low, double High) Accelerated(double[] scores, double mean, double[] sorted)
    {
        // Sums of the same scores in another order can differ in the last digits: they count as equal.
        int below = sorted.Count(x => x < mean - 1e-12), equal = sorted.Count(x => Math.Abs(x - mean) <= 1e-12);
        double bias = SpecialFunctions.NormalQuantile(Math.Clamp((below + (equal / 2.0)) / Samples, 1.0 / Samples, 1 - (1.0 / Samples)));
        double squares = scores.Sum(x => (x - mean) * (x - mean)), cubes = scores.Sum(x => (x - mean) * (x - mean) * (x - mean));
        // The acceleration of a mean by the jackknife is a sixth of the skewness over √n.
        double acceleration = squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
        return (At(-1.959963984540054), At(1.959963984540054));

        double At(double z)
        {
            double shifted = bias + ((bias + z) / (1 - (acceleration * (bias + z))));
            return sorted[Math.Clamp((int)(SpecialFunctions.NormalCdf(shifted) * Samples), 0, Samples - 1)];
        }
    }
}
