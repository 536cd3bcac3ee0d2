namespace TradeModel.Convergence;

/// <summary>Whether an issue has a zone of possible agreement: positions that no concerned party's red line excludes.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Zopa
{
    /// <summary>Unknown, because not enough red lines are known.</summary>
    Unknown,

    /// <summary>There is a position that every party would accept.</summary>
    Exists,

    /// <summary>The known red lines together exclude every position.</summary>
    None,
}
