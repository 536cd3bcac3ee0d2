using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>What one unit of a good is worth, for turning a specific duty into a percentage.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record UnitValue : IFormattable
{
    /// <summary>Creates a unit value.</summary>
    /// <param name="amount">The value of one unit in whole units of the currency: from 10^-9 to 10^15.</param>
    /// <param name="currency">The currency of the amount.</param>
    /// <param name="unit">The unit, in a spelling that <see cref="QuantityUnit.Find"/> knows.</param>
    /// <exception cref="ArgumentException">The amount is out of range, the currency is <c>default</c> or the unit is not known.</exception>
    public UnitValue(decimal amount, Currency currency, string unit)
    {
        Amount = amount;
        Currency = currency;
        Unit = unit;
    }

    /// <summary>The value of one unit in whole units of the currency.</summary>
    public decimal Amount
    {
        get;
        init => field = value is >= 1e-9m and <= 1e15m
            ? ExactDecimal.Normal(value)
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Amount)), value, "must lie between 10^-9 and 10^15");
    }

    /// <summary>The currency of the amount.</summary>
    public Currency Currency { get; init => field = value.Checked(nameof(Currency)); }

    /// <summary>The symbol of the unit of quantity.</summary>
    public string Unit { get; init => field = DutyText.UnitName(value, nameof(Unit)); }

    /// <summary>
    /// The amount in a numeric format and for a culture, with the currency's code: "USD 1.234,50/t" in German with the format N2.
    /// </summary>
    /// <param name="format">A numeric format of the amount. Null or empty gives <see cref="ToString()"/>.</param>
    /// <param name="formatProvider">The culture of the format; null for the invariant form.</param>
    /// <exception cref="FormatException">The format is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
        => string.IsNullOrEmpty(format) ? ToString()
        : $"{Currency} {Amount.ToString(format, formatProvider ?? CultureInfo.InvariantCulture)}/{Unit}";

    /// <summary>As schedules write money per unit.</summary>
    public override string ToString() => $"{DutyText.Money(Amount, Currency)}/{Unit}";
}
