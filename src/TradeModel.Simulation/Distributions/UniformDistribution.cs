namespace TradeModel.Simulation;

/// <summary>Every number between two bounds is equally likely: all that is known is a range.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record UniformDistribution : Distribution
{
    /// <summary>Creates the distribution.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest number, above the least.</param>
    /// <exception cref="ArgumentException">A bound is not finite, or the second is not above the first.</exception>
    public UniformDistribution(double least, double most)
    {
        Least = Finite(least, nameof(least));
        Most = Finite(most, nameof(most));
        CheckBounds(least, most);
    }

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Most { get; }

    internal override double QuantileWithin(double probability) => Least + probability * (Most - Least);

    internal override double CumulativeWithin(double value) => (value - Least) / (Most - Least);

    private protected override string Words => FormattableString.Invariant($"uniform({Least}, {Most})");
}
