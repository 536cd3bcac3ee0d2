namespace TradeModel.Prediction;

/// <summary>
/// How much smaller the errors of a candidate are than those of a baseline on the same issues: the mean difference, with an interval from a
/// bootstrap that resamples whole decisions (Efron 1979; clusters: Cameron, Gelbach and Miller 2008).
/// </summary>
/// <remarks>
/// A positive gain favours the candidate. The interval shows the variation over decisions of the same kind. It does not show how the models
/// themselves would vary with other training issues, except as far as cross-validated errors reflect that. With few decisions the interval
/// is too narrow: with five of one issue each, 95 % can be as little as 75 %.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PairedGain
{
    private PairedGain(double mean, double low, double high, double level, int decisions)
    {
        Mean = mean;
        Low = low;
        High = high;
        Level = level;
        Decisions = decisions;
    }

    /// <summary>The mean gain, in hundredths of the scale.</summary>
    public double Mean { get; }

    /// <summary>The low end of the interval.</summary>
    public double Low { get; }

    /// <summary>The high end of the interval.</summary>
    public double High { get; }

    /// <summary>The share of resamples inside the interval.</summary>
    public double Level { get; }

    /// <summary>The number of decisions resampled.</summary>
    public int Decisions { get; }

    /// <summary>Whether the interval excludes 0.</summary>
    public bool IsSignificant => Low > 0 || High < 0;

    /// <summary>Compares the errors of two predictions. A positive gain favours the candidate.</summary>
    /// <param name="table">The issues with the decisions they belong to.</param>
    /// <param name="baseline">The errors of the baseline, by issue.</param>
    /// <param name="candidate">The errors of the candidate, for the same issues.</param>
    /// <param name="resamples">The number of bootstrap resamples, 100 or more; 10,000 by default.</param>
    /// <param name="level">The share of resamples inside the percentile interval, between 0 and 1; 0.95 by default.</param>
    /// <param name="seed">The seed of the resampling; 2025 by default, so that equal questions have equal answers.</param>
    /// <exception cref="ArgumentException">
    /// The two do not hold the same issues, an issue is not in the table, there are none, or a setting is outside its range.
    /// </exception>
    public static PairedGain Compare(
        ActorTable table,
        ValueMap<IssueId, double> baseline,
        ValueMap<IssueId, double> candidate,
        int resamples = 10_000,
        double level = 0.95,
        ulong seed = 2025)
    {
        Guard.NotNull(table);
        Guard.NotNull(baseline);
        Guard.NotNull(candidate);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "must lie between 0 and 1");
        if (baseline.Count == 0 || baseline.Count != candidate.Count)
            throw new ArgumentException("both must hold errors of the same issues", nameof(candidate));
        Dictionary<IssueId, string> group = table.Issues.ToDictionary(i => i.Id, i => i.Group);
        var sums = new SortedDictionary<string, (double Gain, int Issues)>(StringComparer.Ordinal);
        foreach ((IssueId issue, double error) in baseline)
        {
            if (!candidate.TryGetValue(issue, out double other))
                throw new ArgumentException($"there is no error for issue '{issue}'", nameof(candidate));
            if (!group.TryGetValue(issue, out string? name))
                throw new ArgumentException($"issue '{issue}' is not in the table", nameof(table));
            (double gain, int issues) = sums.GetValueOrDefault(name);
            sums[name] = (gain + Number.Finite(error, nameof(baseline)) - Number.Finite(other, nameof(candidate)), issues + 1);
        }
        (double Gain, int Issues)[] clusters = [.. sums.Values];
        double[] means = new double[resamples];
        var random = new Xoshiro256(seed);
        for (int r = 0; r < resamples; r++)
        {
            double gain = 0;
            int issues = 0;
            for (int c = 0; c < clusters.Length; c++)
            {
                (double Gain, int Issues) drawn = clusters[random.Next(clusters.Length)];
                gain += drawn.Gain;
                issues += drawn.Issues;
            }
            means[r] = gain / issues;
        }
        Array.Sort(means);
        double mean = clusters.Sum(c => c.Gain) / clusters.Sum(c => c.Issues);
        return new(mean, Quantile(means, (1 - level) / 2), Quantile(means, (1 + level) / 2), level, clusters.Length);
    }

    /// <summary>Mean and interval in invariant form.</summary>
    public override string ToString()
        => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Mean:+0.00;−0.00;0.00} ({Low:+0.00;−0.00;0.00} to {High:+0.00;−0.00;0.00})");

    private static double Quantile(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
