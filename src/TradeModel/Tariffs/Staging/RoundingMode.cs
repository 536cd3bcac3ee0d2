namespace TradeModel.Tariffs;

/// <summary>How a staged rate between two steps of the rounding rule is rounded.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum RoundingMode
{
    /// <summary>To the lower step.</summary>
    Down,

    /// <summary>To the nearer step; a rate halfway between two steps goes to the higher one.</summary>
    Nearest,
}
