namespace TradeModel.Issues;

/// <summary>Which end of an ordered scale a party prefers.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Direction
{
    /// <summary>The party prefers lower values, ranks or rates.</summary>
    Lower,

    /// <summary>The party prefers higher values, ranks or rates.</summary>
    Higher,
}
