namespace TradeModel;

/// <summary>How sure the person who entered a datum is of it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Confidence
{
    /// <summary>Resting on one indirect or doubtful source.</summary>
    Low,

    /// <summary>Resting on one good source, or several that differ in detail.</summary>
    Medium,

    /// <summary>Resting on a document, or on sources that agree.</summary>
    High,
}
