namespace TradeModel.Tariffs;

/// <summary>How far a good is processed, for tariff escalation.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ProcessingStage
{
    /// <summary>A raw material.</summary>
    Raw,

    /// <summary>A semi-processed good.</summary>
    SemiProcessed,

    /// <summary>A fully processed good.</summary>
    Processed,
}
