namespace TradeModel.Tariffs;

/// <summary>What a rate counts: percent of the value, or money per unit of quantity.</summary>
/// <remarks><c>default</c> is percent, a legal value.</remarks>
public readonly record struct RateUnit
{
    /// <summary>Money per unit of quantity.</summary>
    /// <param name="currency">The currency's ISO 4217 code, three capital letters; amounts are in whole units of it.</param>
    /// <param name="unit">The unit of quantity, as duties write it.</param>
    /// <exception cref="ArgumentException">The currency is not a valid code, or the unit is not tidily written.</exception>
    public RateUnit(string currency, string unit)
    {
        Currency = DutyText.CurrencyCode(currency, nameof(currency));
        Unit = DutyText.UnitName(unit, nameof(unit));
    }

    /// <summary>Percent of the value.</summary>
    public static RateUnit Percent => default;

    /// <summary>The currency's code; null for percent.</summary>
    public string? Currency { get; }

    /// <summary>The unit of quantity; null for percent.</summary>
    public string? Unit { get; }

    /// <summary>Whether rates are percentages.</summary>
    public bool IsPercent => Currency is null;

    /// <summary>"%" or currency and unit: "USD/kg".</summary>
    public override string ToString() => IsPercent ? "%" : $"{Currency}/{Unit}";
}
