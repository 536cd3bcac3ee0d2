namespace TradeModel.Tariffs;

/// <summary>An amount of money per unit of quantity.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record SpecificDuty : Duty
{
    internal const decimal HighestAmount = 1_000_000_000_000m;

    /// <summary>Creates a specific duty.</summary>
    /// <param name="amount">
    /// The amount in whole units of the currency (0.044 for 4.4 cents): above 0 (0 is <see cref="Duty.Free"/>), up to 10^12.
    /// </param>
    /// <param name="currency">The currency of the amount.</param>
    /// <param name="unit">
    /// The unit of quantity on which the amount is charged, in a spelling that <see cref="QuantityUnit.Find"/> knows: "kg", "1000", "pr.",
    /// "each".
    /// </param>
    /// <param name="on">The content of the good whose quantity counts ("lead content"); null for the good's own quantity.</param>
    /// <exception cref="ArgumentException">
    /// The amount is out of range, the currency is <c>default</c>, the unit is not known, or the part is blank or
    /// holds a character that separates duties ('+', '%').
    /// </exception>
    public SpecificDuty(decimal amount, Currency currency, string unit, string? on = null)
    {
        Amount = amount;
        Currency = currency;
        Unit = unit;
        On = on;
    }

    /// <summary>The amount in whole units of the currency; above 0.</summary>
    public decimal Amount
    {
        get;
        init => field = value is > 0 and <= HighestAmount
            ? ExactDecimal.Normal(value)
            : throw new ArgumentOutOfRangeException(
                Guard.Parameter(nameof(Amount)), value, "must be above 0 and at most 10^12; no duty is Duty.Free");
    }

    /// <summary>The currency of the amount.</summary>
    public Currency Currency { get; init => field = value.Checked(nameof(Currency)); }

    /// <summary>The symbol of the unit of quantity the amount is charged on; "kg" for every spelling of the kilogram.</summary>
    public string Unit { get; init => field = DutyText.UnitName(value, nameof(Unit)); }

    /// <summary>The content whose quantity counts; null for the good's own quantity.</summary>
    public string? On { get; init => field = DutyText.Part(value, nameof(On)); }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Specific;

    /// <summary>As schedules write it: "4.4 cents/kg", "$1.104/kg", "1 cents each", "1864 won/kg".</summary>
    private protected override string Words
        => DutyText.Money(Amount, Currency) + (Unit == "each" ? " each" : $"/{Unit}") + (On is null ? "" : $" on {On}");

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
        => change(Amount, new(Currency, Unit)) is var amount and not 0m ? this with { Amount = amount } : Free;

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
        => basis.PercentOf(this, ref obstacle);
}
