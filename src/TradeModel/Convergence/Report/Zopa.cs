namespace TradeModel.Convergence;

/// <summary>Whether an issue has a zone of possible agreement: positions that no concerned party's red line excludes.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Zopa
{
    /// <summary>Not enough red lines are known to tell.</summary>
    Unknown,

    /// <summary>There is a position that every party would accept.</summary>
    Exists,

    /// <summary>The red lines known exclude every position between them.</summary>
    None,
}
