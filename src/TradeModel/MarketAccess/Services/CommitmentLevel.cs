namespace TradeModel.MarketAccess;

/// <summary>How far a party binds itself, from least to most.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum CommitmentLevel
{
    /// <summary>"Unbound", or not scheduled: the party remains free to restrict.</summary>
    Unbound,

    /// <summary>Bound with limitations written in the schedule.</summary>
    Partial,

    /// <summary>"None" in a positive list: bound without limitation.</summary>
    Full,
}
