namespace TradeModel.Simulation;

/// <summary>How an uncertain number is distributed: what an ensemble draws an input from.</summary>
/// <remarks>
/// Every draw is <see cref="Quantile"/> of a number between 0 and 1, computed with the same bits on every machine. Immutable and
/// thread-safe. Equal by value.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>The least number that can be drawn.</summary>
    public abstract double Least { get; }

    /// <summary>The greatest number that can be drawn.</summary>
    public abstract double Most { get; }

    /// <summary>The least number x with a probability of at least <paramref name="probability"/> that a draw is at most x.</summary>
    /// <param name="probability">A number from 0 to 1. 0 gives <see cref="Least"/> and 1 gives <see cref="Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not a number from 0 to 1.</exception>
    public double Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must lie between 0 and 1");
        return probability == 0 ? Least : probability == 1 ? Most : Math.Clamp(QuantileWithin(probability), Least, Most);
    }

    /// <summary>The probability that a draw is at most <paramref name="value"/>: the cumulative distribution function.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number.</exception>
    public double Cumulative(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "must be a number");
        return value < Least ? 0 : value >= Most ? 1 : Math.Clamp(CumulativeWithin(value), 0, 1);
    }

    /// <summary>Draws one number with the next number of the generator.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public double Draw(Xoshiro256 random) => Quantile(Guard.NotNull(random).NextDouble());

    /// <summary>Every number between two bounds is equally likely.</summary>
    /// <exception cref="ArgumentException">The bounds are not finite, or the second is not above the first.</exception>
    public static Distribution Uniform(double least, double most) => new UniformDistribution(least, most);

    /// <summary>A density that rises from the least to the likeliest number and falls to the greatest, in straight lines.</summary>
    /// <exception cref="ArgumentException">
    /// The numbers are not finite, the greatest is not above the least, or the likeliest does not lie between them.
    /// </exception>
    public static Distribution Triangular(double least, double likeliest, double most)
        => new TriangularDistribution(least, likeliest, most);

    /// <summary>A smooth density from three points, with more weight near the likeliest number than the triangular has.</summary>
    /// <exception cref="ArgumentException">See <see cref="Triangular"/>.</exception>
    public static Distribution Pert(double least, double likeliest, double most) => new PertDistribution(least, likeliest, most);

    /// <summary>The normal distribution, restricted to the numbers between two bounds.</summary>
    /// <exception cref="ArgumentException">
    /// A number is not finite, the deviation is not above 0, the second bound is not above the first, or both bounds lie on one side of
    /// the mean at 30 deviations or more.
    /// </exception>
    public static Distribution TruncatedNormal(double mean, double deviation, double least, double most)
        => new TruncatedNormalDistribution(mean, deviation, least, most);

    /// <summary>A few numbers, each with its weight.</summary>
    /// <exception cref="ArgumentException">
    /// There is no number, one is not finite or occurs twice, a weight is negative or not finite, or all weights are 0.
    /// </exception>
    public static Distribution Discrete(params ValueList<(double Value, double Weight)> choices) => new DiscreteDistribution(choices);

    /// <summary>The kind and its numbers, in invariant form: "uniform(0.2, 0.5)".</summary>
    public sealed override string ToString() => Words;

    /// <summary>The quantile of a probability between 0 and 1, both excluded.</summary>
    internal abstract double QuantileWithin(double probability);

    /// <summary>The distribution function of a number from <see cref="Least"/> up to, but not including, <see cref="Most"/>.</summary>
    internal abstract double CumulativeWithin(double value);

    private protected abstract string Words { get; }

    private protected static double Finite(double value, string name)
        => double.IsFinite(value) ? value == 0 ? 0 : value : throw new ArgumentOutOfRangeException(name, value, "must be finite");

    private protected static void CheckBounds(double least, double most)
    {
        if (most > least && double.IsFinite(most - least)) return;
        throw new ArgumentException(
            FormattableString.Invariant($"the greatest number, {most}, must be above the least, {least}"), nameof(most));
    }

    private protected static void CheckLikeliest(double least, double likeliest, double most)
    {
        if (likeliest >= least && likeliest <= most) return;
        throw new ArgumentException(
            FormattableString.Invariant($"the likeliest number, {likeliest}, must lie between {least} and {most}"), nameof(likeliest));
    }
}
