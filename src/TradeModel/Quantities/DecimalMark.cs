namespace TradeModel;

/// <summary>The sign that separates the whole part of a number from its decimals. The other one separates thousands.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum DecimalMark
{
    /// <summary>12.5 is twelve and a half, 12,500 is twelve thousand five hundred.</summary>
    Point,

    /// <summary>12,5 is twelve and a half, 12.500 is twelve thousand five hundred.</summary>
    Comma,
}
