namespace TradeModel.Issues;

/// <summary>
/// Quantities that compare by ratio (quota volumes, procurement thresholds), from a least to a greatest, both included.
/// Distance: |ln(a + s) − ln(b + s)| / ln((max + s) / (min + s)), where s is the offset.
/// </summary>
public sealed record RatioScale : Scale
{
    /// <summary>Creates the scale.</summary>
    /// <param name="min">The least quantity, included; not negative.</param>
    /// <param name="max">The greatest quantity, included; greater than <paramref name="min"/>.</param>
    /// <param name="unit">What is counted: "t", "SDR".</param>
    /// <param name="offset">The offset s in that unit, not negative; above 0 where <paramref name="min"/> is 0.</param>
    /// <param name="endsFrom">How the ends are known.</param>
    /// <exception cref="ArgumentException">The ends are out of order or negative, the offset is missing where 0 is legal, or the unit is blank.</exception>
    public RatioScale(decimal min, decimal max, string unit, decimal offset = 0m, Provenance? endsFrom = null)
        : base(endsFrom)
    {
        Min = Guard.Measure(Guard.NotNegative(min), nameof(min));
        Offset = Guard.Measure(Guard.NotNegative(offset), nameof(offset));
        if (max <= min) throw new ArgumentException($"the scale's greatest quantity {InvariantText.Of(max)} must exceed its least, {InvariantText.Of(min)}", nameof(max));
        if (min + offset <= 0m) throw new ArgumentException("where 0 is legal the scale needs an offset above 0", nameof(offset));
        Max = Guard.Measure(max);
        Unit = Guard.Line(unit);
    }

    /// <summary>The scale between the status quo and the boldest demand, whichever of the two is greater.</summary>
    /// <exception cref="ArgumentException">The two are equal or one is negative, the offset is missing where 0 is legal, or the unit is blank.</exception>
    public static RatioScale Between(decimal statusQuo, decimal boldestDemand, string unit, decimal offset = 0m, Provenance? endsFrom = null)
        => new(Math.Min(statusQuo, boldestDemand), Math.Max(statusQuo, boldestDemand), unit, offset, endsFrom);

    /// <summary>The least quantity, included.</summary>
    public decimal Min { get; }

    /// <summary>The greatest quantity, included.</summary>
    public decimal Max { get; }

    /// <summary>What is counted.</summary>
    public string Unit { get; init => field = Guard.Line(value, nameof(Unit)); }

    /// <summary>What is added to a quantity before its logarithm is taken, in the scale's unit; 0 where the least quantity is above 0.</summary>
    public decimal Offset { get; }

    internal override string? WhyNot(Position position)
        => NumberOf(position) is not { } number ? WrongKind(position, "a ratio scale")
        : number < Min || number > Max ? $"{InvariantText.Of(number)} lies off the scale from {InvariantText.Of(Min)} to {InvariantText.Of(Max)} {Unit}"
        : null;

    internal override double Excess(Position a, Position b)
    {
        decimal high = NumberOf(a)!.Value, low = NumberOf(b)!.Value;
        if (high <= low) return 0;
        return LogRatio(high, low) / LogRatio(Max, Min);
    }

    /// <summary>ln((high + s) / (low + s)), accurate to a few units in the last place even if the two numbers are close.</summary>
    private double LogRatio(decimal high, decimal low) => LogOnePlus((double)(high - low) / (double)(low + Offset));

    /// <summary>
    /// ln(1 + x) by Kahan's method: the factor x / ((1 + x) − 1) corrects what rounding 1 + x loses. double.LogP1 is no help, because
    /// .NET 10 computes it as Math.Log(x + 1).
    /// </summary>
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>"200 to 1000 t".</summary>
    public override string ToString() => $"{InvariantText.Of(Min)} to {InvariantText.Of(Max)} {Unit}";
}
