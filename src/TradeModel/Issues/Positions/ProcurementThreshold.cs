namespace TradeModel.Issues;

/// <summary>The contract value from which government procurement is open to the other side, in the unit of the issue's scale.</summary>
public sealed record ProcurementThreshold : Position, INumberPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentException">The threshold is negative.</exception>
    public ProcurementThreshold(decimal value) => Value = value;

    /// <summary>The threshold, not negative; a lower one opens more.</summary>
    public decimal Value { get; init => field = Guard.NotNegative(value, nameof(Value)); }

    decimal INumberPosition.Number => Value;

    /// <summary>The bare value, in invariant form.</summary>
    public override string ToString() => Guard.Invariant(Value);
}
