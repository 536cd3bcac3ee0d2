namespace TradeModel.Issues;

/// <summary>The numbers from a least to a greatest, both included. Distance: |a − b| / (max − min).</summary>
public sealed record IntervalScale : Scale
{
    /// <summary>Creates the scale.</summary>
    /// <param name="min">The least number, included.</param>
    /// <param name="max">The greatest number, included; greater than <paramref name="min"/>.</param>
    /// <param name="unit">What is counted: "days", "percent", "years".</param>
    /// <param name="endsFrom">How the ends are known.</param>
    /// <exception cref="ArgumentException"><paramref name="max"/> is not greater than <paramref name="min"/>, or the unit is blank.</exception>
    public IntervalScale(decimal min, decimal max, string unit, Provenance? endsFrom = null)
        : base(endsFrom)
    {
        if (max <= min) throw new ArgumentException($"the scale's greatest number {InvariantText.Of(max)} must exceed its least, {InvariantText.Of(min)}", nameof(max));
        Min = Guard.Measure(min);
        Max = Guard.Measure(max);
        Unit = Guard.Line(unit);
    }

    /// <summary>The scale between the status quo and the boldest demand, whichever of the two is greater.</summary>
    /// <exception cref="ArgumentException">The two are equal, or the unit is blank.</exception>
    public static IntervalScale Between(decimal statusQuo, decimal boldestDemand, string unit, Provenance? endsFrom = null)
        => new(Math.Min(statusQuo, boldestDemand), Math.Max(statusQuo, boldestDemand), unit, endsFrom);

    /// <summary>The least number, included.</summary>
    public decimal Min { get; }

    /// <summary>The greatest number, included.</summary>
    public decimal Max { get; }

    /// <summary>What is counted.</summary>
    public string Unit { get; init => field = Guard.Line(value, nameof(Unit)); }

    internal override string? WhyNot(Position position)
        => NumberOf(position) is not { } number ? WrongKind(position, "an interval scale")
        : number < Min || number > Max ? $"{InvariantText.Of(number)} lies off the scale from {InvariantText.Of(Min)} to {InvariantText.Of(Max)} {Unit}"
        : null;

    internal override double Excess(Position a, Position b)
    {
        decimal above = NumberOf(a)!.Value - NumberOf(b)!.Value;
        return above <= 0m ? 0 : (double)above / (double)(Max - Min);
    }

    /// <summary>"0 to 100 days".</summary>
    public override string ToString() => $"{InvariantText.Of(Min)} to {InvariantText.Of(Max)} {Unit}";
}
