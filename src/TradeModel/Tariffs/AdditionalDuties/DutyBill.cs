namespace TradeModel.Tariffs;

/// <summary>
/// The amount of several ad valorem duties on one customs entry. As on a customs form, each duty is rounded to cents and then added.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record DutyBill
{
    private DutyBill(decimal customsValue, ValueList<Percentage> rates)
    {
        CustomsValue = customsValue;
        Rates = rates;
        var duties = new decimal[rates.Count];
        for (int i = 0; i < duties.Length; i++)
        {
            // Half a cent goes up, as on the form.
            duties[i] = ExactDecimal.Normal(Math.Round(customsValue * rates[i].Value / 100m, 2, MidpointRounding.AwayFromZero));
            Total += duties[i];
        }
        Duties = ValueList.Create<decimal>(duties);
        Total = ExactDecimal.Normal(Total);
        TotalRate = new(rates.Sum(r => r.Value));
    }

    /// <summary>The value the duties are charged on, in the currency of the entry.</summary>
    public decimal CustomsValue { get; }

    /// <summary>The rates, in the order of the entry.</summary>
    public ValueList<Percentage> Rates { get; }

    /// <summary>Each duty in money, rounded to cents, half a cent up; in the order of the rates.</summary>
    public ValueList<decimal> Duties { get; }

    /// <summary>The sum of the rounded duties.</summary>
    public decimal Total { get; }

    /// <summary>The sum of the rates.</summary>
    public Percentage TotalRate { get; }

    /// <summary>Adds up the duties on an entry.</summary>
    /// <param name="customsValue">The value of the goods; not negative, below 10^18.</param>
    /// <param name="rates">The rates in percent; none negative or above 10^6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static DutyBill For(decimal customsValue, ValueList<Percentage> rates)
    {
        if (Guard.NotNegative(customsValue) >= 1e18m)
            throw new ArgumentOutOfRangeException(nameof(customsValue), customsValue, "must be below 10^18");
        foreach (Percentage rate in Guard.NotNull(rates))
            if (Guard.NotNegative(rate.Value, nameof(rates)) > 1e6m)
                throw new ArgumentOutOfRangeException(nameof(rates), rate, "must not be above 10^6");
        return new(ExactDecimal.Normal(customsValue), rates);
    }

    /// <summary>The total in money and in percent.</summary>
    public override string ToString() => $"{InvariantText.Of(Total)} ({TotalRate} of {InvariantText.Of(CustomsValue)})";
}
