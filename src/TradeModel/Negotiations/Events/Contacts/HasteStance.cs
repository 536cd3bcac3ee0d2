namespace TradeModel.Negotiations;

/// <summary>Whether a statement is pressing or patient, coded by the person who entered it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum HasteStance
{
    /// <summary>The speaker presses for a quick end.</summary>
    Pressing,

    /// <summary>The speaker will not be hurried.</summary>
    Patient,
}
