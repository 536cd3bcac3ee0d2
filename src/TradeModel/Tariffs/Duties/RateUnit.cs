namespace TradeModel.Tariffs;

/// <summary>The unit of a rate: percent of the value, or money per unit of quantity.</summary>
/// <remarks><c>default</c> is percent, a legal value.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct RateUnit
{
    /// <summary>Money per unit of quantity.</summary>
    /// <param name="currency">The currency; amounts are in whole units of it.</param>
    /// <param name="unit">The unit of quantity, in a spelling that <see cref="QuantityUnit.Find"/> knows.</param>
    /// <exception cref="ArgumentException">The currency is <c>default</c>, or the unit is not known.</exception>
    public RateUnit(Currency currency, string unit)
    {
        Currency = currency.Checked(nameof(currency));
        Unit = DutyText.UnitName(unit, nameof(unit));
    }

    /// <summary>Percent of the value.</summary>
    public static RateUnit Percent => default;

    /// <summary>The currency; null for percent.</summary>
    public Currency? Currency { get; }

    /// <summary>The symbol of the unit of quantity; null for percent.</summary>
    public string? Unit { get; }

    /// <summary>Whether rates are percentages.</summary>
    public bool IsPercent => Currency is null;

    /// <summary>"%" or currency and unit: "USD/kg".</summary>
    public override string ToString() => IsPercent ? "%" : $"{Currency}/{Unit}";
}
