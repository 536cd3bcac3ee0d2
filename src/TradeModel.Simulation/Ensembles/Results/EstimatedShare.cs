namespace TradeModel.Simulation;

/// <summary>A share of runs with the 95 % interval of its Monte Carlo error.</summary>
/// <remarks>
/// The interval says how far the share could move with more runs. It says nothing about whether the inputs are right.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record EstimatedShare
{
    // The number that a normal variable exceeds with a probability of 2.5 %.
    private const double Z = 1.959963984540054;

    private EstimatedShare(double share, double low, double high)
    {
        Share = share;
        Low = Math.Clamp(low, 0, share);
        High = Math.Clamp(high, share, 1);
    }

    /// <summary>The share, from 0 to 1.</summary>
    public double Share { get; }

    /// <summary>The lower end of the interval, from 0 to the share.</summary>
    public double Low { get; }

    /// <summary>The upper end of the interval, from the share to 1.</summary>
    public double High { get; }

    /// <summary>"0.42 (0.41–0.43)".</summary>
    public override string ToString() => FormattableString.Invariant($"{Share:0.####} ({Low:0.####}–{High:0.####})");

    /// <summary>The share of independent runs, with the interval of E. B. Wilson (1927).</summary>
    internal static EstimatedShare Wilson(int count, int runs)
    {
        double n = runs, share = count / n, centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.Sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new(share, count == 0 ? 0 : centre - half, count == runs ? 1 : centre + half);
    }

    /// <summary>
    /// The mean of the shares of replicates, with Student's t interval. If all replicates agree they say nothing about the error, so the
    /// interval is then Wilson's.
    /// </summary>
    internal static EstimatedShare OfReplicates(ReadOnlySpan<int> counts, int runsEach)
    {
        int sum = 0;
        foreach (int count in counts) sum += count;
        double n = counts.Length, mean = sum / n, squares = 0;
        foreach (int count in counts) squares += (count - mean) * (count - mean);
        if (squares == 0) return Wilson(sum, counts.Length * runsEach);
        double half = SpecialFunctions.StudentT(0.025, n - 1) * Math.Sqrt(squares / (n - 1) / n) / runsEach;
        double share = mean / runsEach;
        return new(share, share - half, share + half);
    }
}
