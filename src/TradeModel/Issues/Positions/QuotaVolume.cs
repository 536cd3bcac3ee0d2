namespace TradeModel.Issues;

/// <summary>The quantity of a tariff-rate quota that enters at the in-quota rate, in the unit of the issue's scale.</summary>
public sealed record QuotaVolume : Position, INumberPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentException">The quantity is negative.</exception>
    public QuotaVolume(decimal quantity) => Quantity = quantity;

    /// <summary>The in-quota quantity a year, not negative.</summary>
    public decimal Quantity { get; init => field = Guard.NotNegative(value, nameof(Quantity)); }

    decimal INumberPosition.Number => Quantity;

    /// <summary>The bare value, in invariant form.</summary>
    public override string ToString() => Guard.Invariant(Quantity);
}
