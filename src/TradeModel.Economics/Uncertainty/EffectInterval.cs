namespace TradeModel.Economics;

/// <summary>One effect over many runs: its median and its central interval.</summary>
public sealed record EffectInterval
{
    internal EffectInterval(string subject, string measure, double low, double median, double high)
    {
        Subject = subject;
        Measure = measure;
        Low = low;
        Median = median;
        High = high;
    }

    /// <summary>Whose effect it is, such as a region.</summary>
    public string Subject { get; }

    /// <summary>What is measured, such as "RealIncome".</summary>
    public string Measure { get; }

    /// <summary>
    /// The lower end of the central interval: at a level of 90 %, the quantile of 5 %, or the least of fewer than 19 runs.
    /// </summary>
    public double Low { get; }

    /// <summary>The median of the runs.</summary>
    public double Median { get; }

    /// <summary>
    /// The upper end of the central interval: at a level of 90 %, the quantile of 95 %, or the greatest of fewer than 19 runs.
    /// </summary>
    public double High { get; }

    /// <summary>"Mexico RealIncome: 0.7 (0.2 to 1.1)".</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Subject} {Measure}: {Median:G4} ({Low:G4} to {High:G4})");

    /// <summary>
    /// The interval of some values, which it sorts. The k-th of n values is the quantile of k / (n + 1), and one between two values is
    /// interpolated in a straight line (type 6 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician
    /// 50, 1996): another value from the same distribution lies below the k-th with just this probability.
    /// </summary>
    internal static EffectInterval Of(string subject, string measure, double[] values, double level)
    {
        Array.Sort(values);
        double Quantile(double probability)
        {
            double place = Math.Clamp((probability * (values.Length + 1)) - 1, 0, values.Length - 1);
            int below = (int)place;
            return below + 1 < values.Length ? values[below] + ((place - below) * (values[below + 1] - values[below])) : values[below];
        }
        return new(subject, measure, Quantile((1 - level) / 2), Quantile(0.5), Quantile((1 + level) / 2));
    }
}
