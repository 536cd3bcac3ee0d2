namespace TradeModel.Simulation;

/// <summary>
/// The PERT distribution of three points: a beta distribution whose mean is (least + 4 × likeliest + greatest) / 6.
/// </summary>
/// <remarks>
/// D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, Application of a Technique for Research and Development Program Evaluation,
/// Operations Research 7 (1959). Its shape parameters are 1 + 4 (likeliest − least) / width and 1 + 4 (greatest − likeliest) / width.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PertDistribution : Distribution
{
    private readonly double _logBeta;

    /// <summary>Creates the distribution.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="likeliest">The likeliest number: from the least to the greatest, both included.</param>
    /// <param name="most">The greatest number, above the least.</param>
    /// <exception cref="ArgumentException">
    /// A number is not finite, the greatest is not above the least, or the likeliest does not lie between them.
    /// </exception>
    public PertDistribution(double least, double likeliest, double most)
    {
        Least = Finite(least, nameof(least));
        Likeliest = Finite(likeliest, nameof(likeliest));
        Most = Finite(most, nameof(most));
        CheckBounds(least, most);
        CheckLikeliest(least, likeliest, most);
        _logBeta = SpecialFunctions.LogBeta(Rising, Falling);
    }

    /// <inheritdoc />
    public override double Least { get; }

    /// <summary>The likeliest number.</summary>
    public double Likeliest { get; }

    /// <inheritdoc />
    public override double Most { get; }

    private double Rising => 1 + 4 * ((Likeliest - Least) / (Most - Least));

    private double Falling => 1 + 4 * ((Most - Likeliest) / (Most - Least));

    internal override double QuantileWithin(double probability)
        => Least + (Most - Least) * SpecialFunctions.InverseIncompleteBeta(probability, Rising, Falling, _logBeta);

    internal override double CumulativeWithin(double value)
        => SpecialFunctions.IncompleteBeta((value - Least) / (Most - Least), Rising, Falling);

    private protected override string Words => FormattableString.Invariant($"PERT({Least}, {Likeliest}, {Most})");
}
