namespace TradeModel.Simulation;

/// <summary>
/// A density that rises from the least to the likeliest number and falls to the greatest, in straight lines: what an expert gives as three
/// points.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TriangularDistribution : Distribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="likeliest">The likeliest number: from the least to the greatest, both included.</param>
    /// <param name="most">The greatest number, above the least.</param>
    /// <exception cref="ArgumentException">
    /// A number is not finite, the greatest is not above the least, or the likeliest does not lie between them.
    /// </exception>
    public TriangularDistribution(double least, double likeliest, double most)
    {
        Least = Finite(least, nameof(least));
        Likeliest = Finite(likeliest, nameof(likeliest));
        Most = Finite(most, nameof(most));
        CheckBounds(least, most);
        CheckLikeliest(least, likeliest, most);
    }

    /// <inheritdoc />
    public override double Least { get; }

    /// <summary>The likeliest number.</summary>
    public double Likeliest { get; }

    /// <inheritdoc />
    public override double Most { get; }

    internal override double QuantileWithin(double probability)
    {
        double width = Most - Least, rising = Likeliest - Least;
        return probability < rising / width
            ? Least + Math.Sqrt(probability * width * rising)
            : Most - Math.Sqrt((1 - probability) * width * (Most - Likeliest));
    }

    internal override double CumulativeWithin(double value)
        => value < Likeliest
            ? (value - Least) / (Most - Least) * ((value - Least) / (Likeliest - Least))
            : 1 - (Most - value) / (Most - Least) * ((Most - value) / (Most - Likeliest));

    private protected override string Words => FormattableString.Invariant($"triangular({Least}, {Likeliest}, {Most})");
}
