namespace TradeModel;

/// <summary>What the cells of a column hold.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ResultColumnType
{
    /// <summary>Text, such as a name, a duty in words or an HS code, whose leading zeros count.</summary>
    Text,

    /// <summary>A whole number of any size.</summary>
    Whole,

    /// <summary>An exact decimal number, such as a rate or an amount of money.</summary>
    Exact,

    /// <summary>A floating-point number, such as a score or a mean.</summary>
    Real,

    /// <summary>A day.</summary>
    Day,

    /// <summary>True or false.</summary>
    Flag,
}
