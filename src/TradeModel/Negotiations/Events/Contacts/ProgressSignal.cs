namespace TradeModel.Negotiations;

/// <summary>How near to agreement a statement sounds, coded by the person who entered it; from the farthest to the nearest.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ProgressSignal
{
    /// <summary>No way forward is seen.</summary>
    Deadlocked,

    /// <summary>Differences are stressed.</summary>
    Difficult,

    /// <summary>Progress is stressed.</summary>
    Progressing,

    /// <summary>Agreement is said to be near.</summary>
    Close,

    /// <summary>Agreement is said to be reached.</summary>
    Concluded,
}
