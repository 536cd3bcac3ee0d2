namespace TradeModel.Tariffs;

/// <summary>
/// The Swiss formula: T1 = a × T0 / (a + T0). High rates fall by more than low ones, and none stays at or above the coefficient a.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record SwissFormula : TariffFormula
{
    /// <summary>Creates the formula.</summary>
    /// <param name="coefficient">The coefficient a: above 0, up to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coefficient is out of range.</exception>
    public SwissFormula(decimal coefficient) => Coefficient = coefficient;

    /// <summary>The coefficient a, in percent: the ceiling that new rates approach.</summary>
    public decimal Coefficient
    {
        get;
        init => field = value is > 0 and <= Duty.HighestRate
            ? ExactDecimal.Normal(value)
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Coefficient)), value, "must be above 0 and at most 1000000");
    }

    /// <summary>The formula in words.</summary>
    private protected override string Words => $"Swiss formula with coefficient {InvariantText.Of(Coefficient)}";

    private protected override decimal Exact(decimal rate) => Coefficient * rate / (Coefficient + rate);
}
