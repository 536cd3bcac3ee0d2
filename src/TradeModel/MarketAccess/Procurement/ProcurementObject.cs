namespace TradeModel.MarketAccess;

/// <summary>What is bought.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ProcurementObject
{
    /// <summary>Goods.</summary>
    Goods,

    /// <summary>Services other than construction.</summary>
    Services,

    /// <summary>Construction services.</summary>
    Construction,
}
