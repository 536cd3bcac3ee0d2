namespace TradeModel.Negotiations;

/// <summary>What a statement says about haste, coded by whoever entered it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum HasteStance
{
    /// <summary>The speaker presses for a quick end.</summary>
    Pressing,

    /// <summary>The speaker will not be hurried.</summary>
    Patient,
}
