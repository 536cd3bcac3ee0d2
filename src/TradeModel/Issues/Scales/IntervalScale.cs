namespace TradeModel.Issues;

/// <summary>A scale on which numbers compare by their difference. Distance: |a − b| / (max − min).</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IntervalScale : NumberScale
{
    /// <summary>Creates the scale.</summary>
    /// <param name="min">The least number, included.</param>
    /// <param name="max">The greatest number, included; greater than <paramref name="min"/>.</param>
    /// <param name="unit">What is counted: "days", "percent", "years".</param>
    /// <param name="endsFrom">How the ends are known.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="max"/> is not greater than <paramref name="min"/>, or the unit is blank.
    /// </exception>
    public IntervalScale(decimal min, decimal max, string unit, Provenance? endsFrom = null)
        : base(min, max, unit, endsFrom)
    {
    }

    /// <summary>The scale between the status quo and the boldest demand, whichever of the two is greater.</summary>
    /// <exception cref="ArgumentException">The two are equal, or the unit is blank.</exception>
    public static IntervalScale Between(decimal statusQuo, decimal boldestDemand, string unit, Provenance? endsFrom = null)
    {
        (decimal min, decimal max) = EndsOf(Guard.Measure(statusQuo), Guard.Measure(boldestDemand));
        return new(min, max, unit, endsFrom);
    }

    private protected override string Name => "an interval scale";

    internal override double Excess(Position a, Position b)
    {
        decimal above = NumberOf(a) - NumberOf(b);
        return above <= 0m ? 0 : (double)above / (double)(Max - Min);
    }

    private protected override decimal PartWay(decimal low, decimal high, decimal t) => low + ((high - low) * t);
}
