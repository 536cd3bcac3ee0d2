namespace TradeModel.Tariffs;

/// <summary>
/// The amount of several ad valorem duties on one customs entry. As on a customs form, each duty is rounded to cents and then added.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DutyBill
{
    private DutyBill(decimal customsValue, ValueList<Percentage> rates, ValueList<Percentage> shares, bool isUpperBound)
    {
        CustomsValue = customsValue;
        Rates = rates;
        Shares = shares;
        IsUpperBound = isUpperBound;
        var duties = new decimal[rates.Count];
        decimal totalRate = 0m;
        for (int i = 0; i < duties.Length; i++)
        {
            decimal rate = shares[i].Value == 100m ? rates[i].Value : rates[i].Value / 100m * shares[i].Value;
            // Half a cent goes up, as on the form.
            duties[i] = ExactDecimal.Normal(Math.Round(customsValue * rate / 100m, 2, MidpointRounding.AwayFromZero));
            Total += duties[i];
            totalRate += rate;
        }
        Duties = ValueList.Create<decimal>(duties);
        Total = ExactDecimal.Normal(Total);
        TotalRate = new(totalRate);
    }

    /// <summary>The customs value of the goods, in the currency of the entry.</summary>
    public decimal CustomsValue { get; }

    /// <summary>The rates, in the order of the entry.</summary>
    public ValueList<Percentage> Rates { get; }

    /// <summary>The share of the customs value that each rate is charged on, in percent; in the order of the rates.</summary>
    public ValueList<Percentage> Shares { get; }

    /// <summary>Each duty in money, rounded to cents, half a cent up; in the order of the rates.</summary>
    public ValueList<decimal> Duties { get; }

    /// <summary>The sum of the rounded duties.</summary>
    public decimal Total { get; }

    /// <summary>The sum of the rates, each on its share, in percent of the customs value.</summary>
    public Percentage TotalRate { get; }

    /// <summary>Whether less may be due, because the bill was made from a charge that is an upper bound.</summary>
    public bool IsUpperBound { get; }

    /// <summary>Adds up the duties on an entry, each on the whole customs value.</summary>
    /// <param name="customsValue">The value of the goods; not negative, below 10^18.</param>
    /// <param name="rates">The rates in percent; none negative or above 10^6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static DutyBill For(decimal customsValue, ValueList<Percentage> rates)
        => For(customsValue, rates, Guard.NotNull(rates).Select(_ => new Percentage(100m)).ToValueList());

    /// <summary>Adds up the duties on an entry, each on a share of the customs value.</summary>
    /// <param name="customsValue">The value of the goods; not negative, below 10^18.</param>
    /// <param name="rates">The rates in percent; none negative or above 10^6.</param>
    /// <param name="shares">For each rate the share of the value that it is charged on, in percent, 0 to 100.</param>
    /// <exception cref="ArgumentException">There are more or fewer shares than rates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static DutyBill For(decimal customsValue, ValueList<Percentage> rates, ValueList<Percentage> shares)
        => For(customsValue, rates, shares, isUpperBound: false);

    /// <summary>
    /// Adds up the MFN duty on the whole customs value and the charged additional duties, each on its share of the value, in the order of
    /// <see cref="AdditionalDutyCharge.Parts"/>.
    /// </summary>
    /// <param name="customsValue">The value of the goods; not negative, below 10^18.</param>
    /// <param name="mfnRate">The MFN rate in percent; not negative, at most 10^6.</param>
    /// <param name="charge">
    /// The additional duties. If they are an upper bound, so is the bill. If they are a range for another reason
    /// (<see cref="AdditionalDutyCharge.PartlyCovering"/>), the bill is for the goods that are treated as the duties' scopes say.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static DutyBill For(decimal customsValue, Percentage mfnRate, AdditionalDutyCharge charge)
    {
        AdditionalDutyPart[] charged = [.. Guard.NotNull(charge).Parts.Where(p => p.Application == DutyApplication.Charged)];
        return For(customsValue, charged.Select(p => p.Rate).Prepend(mfnRate).ToValueList(),
            charged.Select(p => p.Share).Prepend(new(100m)).ToValueList(), charge.IsUpperBound);
    }

    /// <summary>The total in money and in percent, with "at most" if it is an upper bound.</summary>
    public override string ToString()
        => $"{(IsUpperBound ? "at most " : "")}{InvariantText.Of(Total)} ({TotalRate} of {InvariantText.Of(CustomsValue)})";

    private static DutyBill For(decimal customsValue, ValueList<Percentage> rates, ValueList<Percentage> shares, bool isUpperBound)
    {
        if (Guard.NotNegative(customsValue) >= 1e18m)
            throw new ArgumentOutOfRangeException(nameof(customsValue), customsValue, "must be below 10^18");
        foreach (Percentage rate in Guard.NotNull(rates))
            if (Guard.NotNegative(rate.Value, nameof(rates)) > 1e6m)
                throw new ArgumentOutOfRangeException(nameof(rates), rate, "must not be above 10^6");
        foreach (Percentage share in Guard.NotNull(shares)) ValuePart.CheckedShare(share, nameof(shares));
        if (shares.Count != rates.Count)
            throw new ArgumentException($"must hold one share for each rate: {rates.Count} rates, {shares.Count} shares", nameof(shares));
        return new(ExactDecimal.Normal(customsValue), rates, shares, isUpperBound);
    }
}
