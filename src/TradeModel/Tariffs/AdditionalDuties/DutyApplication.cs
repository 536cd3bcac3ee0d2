namespace TradeModel.Tariffs;

/// <summary>Why an additional duty that covers a good and is in force is charged on it, or is not.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum DutyApplication
{
    /// <summary>It is charged.</summary>
    Charged,

    /// <summary>Another duty has replaced it.</summary>
    Replaced,

    /// <summary>It gives way to another duty that is charged on the good.</summary>
    GivesWay,

    /// <summary>The MFN duty alone reaches its all-in ceiling.</summary>
    CeilingReached,
}
