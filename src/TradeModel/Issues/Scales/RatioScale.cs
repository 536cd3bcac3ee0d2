namespace TradeModel.Issues;

/// <summary>
/// A scale on which quantities compare by their ratio, such as quota volumes and procurement thresholds.
/// Distance: |ln(a + s) − ln(b + s)| / ln((max + s) / (min + s)), with s the offset.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record RatioScale : NumberScale
{
    /// <summary>Creates the scale.</summary>
    /// <param name="min">The least quantity, included; not negative.</param>
    /// <param name="max">The greatest quantity, included; greater than <paramref name="min"/>.</param>
    /// <param name="unit">What is counted: "t", "SDR".</param>
    /// <param name="offset">The offset s in that unit, not negative; above 0 if <paramref name="min"/> is 0.</param>
    /// <param name="endsFrom">How the ends are known.</param>
    /// <exception cref="ArgumentException">
    /// The ends are out of order or negative, the offset is negative or missing although <paramref name="min"/> is 0, or the unit is blank.
    /// </exception>
    public RatioScale(decimal min, decimal max, string unit, decimal offset = 0m, Provenance? endsFrom = null)
        : base(Guard.NotNegative(min), max, unit, endsFrom)
    {
        Offset = Guard.Measure(Guard.NotNegative(offset), nameof(offset));
        if (min + offset <= 0m) throw new ArgumentException("a scale that includes 0 needs an offset above 0", nameof(offset));
    }

    /// <summary>The scale between the status quo and the boldest demand, whichever of the two is greater.</summary>
    /// <exception cref="ArgumentException">
    /// The two are equal or one is negative, the offset is negative or missing although one of them is 0, or the unit is blank.
    /// </exception>
    public static RatioScale Between(decimal statusQuo, decimal boldestDemand, string unit, decimal offset = 0m,
        Provenance? endsFrom = null)
    {
        (decimal min, decimal max) = EndsOf(
            Guard.Measure(Guard.NotNegative(statusQuo), nameof(statusQuo)),
            Guard.Measure(Guard.NotNegative(boldestDemand), nameof(boldestDemand)));
        return new(min, max, unit, offset, endsFrom);
    }

    /// <summary>
    /// The number s that is added to a quantity before its logarithm is taken, in the scale's unit; above 0 if the least quantity is 0.
    /// </summary>
    public decimal Offset { get; }

    private protected override string Name => "a ratio scale";

    internal override double Excess(Position a, Position b)
    {
        decimal high = NumberOf(a), low = NumberOf(b);
        if (high <= low) return 0;
        return LogRatio(high, low) / LogRatio(Max, Min);
    }

    /// <summary>The offset stays, except that a scale that is widened to 0 takes the one it then needs.</summary>
    private protected override string? WhyNotWidenedTo(Scale next)
        => base.WhyNotWidenedTo(next)
        ?? (next is RatioScale wider && wider.Offset != Offset && (Offset > 0m || wider.Min > 0m)
            ? $"the offset becomes {InvariantText.Of(wider.Offset)}, but was {InvariantText.Of(Offset)}" : null);

    private protected override decimal PartWay(decimal low, decimal high, decimal t)
        => (decimal)(((double)(low + Offset) * PortableMath.Pow((double)((high + Offset) / (low + Offset)), (double)t)) - (double)Offset);

    /// <summary>ln((high + s) / (low + s)), accurate to a few units in the last place even if the two numbers are close.</summary>
    private double LogRatio(decimal high, decimal low) => PortableMath.LogOnePlus((double)(high - low) / (double)(low + Offset));
}
