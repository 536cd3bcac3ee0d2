namespace TradeModel.Simulation;

/// <summary>The normal distribution, restricted to the numbers between two bounds.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TruncatedNormalDistribution : Distribution
{
    private const double Farthest = 30;

    // The bounds in deviations from the mean, mirrored if they lie above it: probabilities below the mean keep their digits when small.
    private readonly bool _isMirrored;
    private readonly double _below, _mass;

    /// <summary>Creates the distribution.</summary>
    /// <param name="mean">The mean before the restriction; it may lie outside the bounds.</param>
    /// <param name="deviation">The standard deviation before the restriction, above 0.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest number, above the least.</param>
    /// <exception cref="ArgumentException">
    /// A number is not finite, the deviation is not above 0, the second bound is not above the first, or both bounds lie on one side of
    /// the mean at 30 deviations or more.
    /// </exception>
    public TruncatedNormalDistribution(double mean, double deviation, double least, double most)
    {
        Mean = Finite(mean, nameof(mean));
        Deviation = Finite(deviation, nameof(deviation));
        Least = Finite(least, nameof(least));
        Most = Finite(most, nameof(most));
        if (deviation <= 0) throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "must be above 0");
        CheckBounds(least, most);
        double low = (least - mean) / deviation, high = (most - mean) / deviation;
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= Farthest || high <= -Farthest)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"the bounds {least} and {most} are 30 deviations or more from the mean {mean}"), nameof(mean));
        }
        _isMirrored = low > 0;
        if (_isMirrored) (low, high) = (-high, -low);
        _below = SpecialFunctions.NormalCdf(low);
        _mass = SpecialFunctions.NormalCdf(high) - _below;
    }

    /// <summary>The mean before the restriction.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation before the restriction.</summary>
    public double Deviation { get; }

    /// <inheritdoc />
    public override double Least { get; }

    /// <inheritdoc />
    public override double Most { get; }

    internal override double QuantileWithin(double probability)
    {
        double p = _below + (_isMirrored ? 1 - probability : probability) * _mass;
        if (p is <= 0 or >= 1) return p <= 0 == _isMirrored ? Most : Least;
        double x = SpecialFunctions.NormalQuantile(p);
        return Mean + Deviation * (_isMirrored ? -x : x);
    }

    internal override double CumulativeWithin(double value)
    {
        double x = (value - Mean) / Deviation;
        double share = (SpecialFunctions.NormalCdf(_isMirrored ? -x : x) - _below) / _mass;
        return _isMirrored ? 1 - share : share;
    }

    private protected override string Words
        => FormattableString.Invariant($"normal({Mean}, {Deviation}) between {Least} and {Most}");
}
