namespace TradeModel.Tariffs;

/// <summary>Why a duty has no ad valorem equivalent at a unit value.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum NoEquivalent
{
    /// <summary>The duty is money per unit, and what the unit is worth is unknown.</summary>
    NoUnitValue,

    /// <summary>The duty and the unit value are in different currencies, and no exchange rate is given.</summary>
    OtherCurrency,

    /// <summary>The units measure different things, as do kilograms and liters.</summary>
    OtherDimension,

    /// <summary>The duty is charged on a part or content of the good whose value or quantity is unknown.</summary>
    PartUnknown,

    /// <summary>The duty depends on the season.</summary>
    Seasonal,

    /// <summary>The duty is stated in words.</summary>
    NotComputable,

    /// <summary>The percentage is too large for <see cref="decimal"/>.</summary>
    TooLarge,
}
