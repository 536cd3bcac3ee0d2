namespace TradeModel.Negotiations;

/// <summary>What a statement says about how the talks stand, coded by whoever entered it; from the farthest to the nearest.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ProgressSignal
{
    /// <summary>No way forward is seen.</summary>
    Deadlocked,

    /// <summary>Differences are stressed.</summary>
    Difficult,

    /// <summary>Progress is stressed.</summary>
    Progressing,

    /// <summary>A deal is said to be near.</summary>
    Close,

    /// <summary>A deal is said to be done.</summary>
    Concluded,
}
