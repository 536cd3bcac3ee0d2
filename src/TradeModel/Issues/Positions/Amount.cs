namespace TradeModel.Issues;

/// <summary>A number on an interval or ratio scale: days, a percentage of content, a number of years.</summary>
public sealed record Amount : Position, INumberPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentException">Never: whether the number lies on the scale is the issue's to judge.</exception>
    public Amount(decimal value) => Value = value;

    /// <summary>The number, in the unit of the issue's scale.</summary>
    public decimal Value { get; init => field = Guard.Normal(value); }

    decimal INumberPosition.Number => Value;

    /// <summary>The bare value, in invariant form.</summary>
    public override string ToString() => Guard.Invariant(Value);
}
