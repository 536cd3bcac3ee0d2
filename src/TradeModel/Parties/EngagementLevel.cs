namespace TradeModel.Parties;

/// <summary>The level at which a person speaks or a meeting is held, from the highest down.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum EngagementLevel
{
    /// <summary>Presidents and prime ministers: a summit.</summary>
    HeadOfGovernment,

    /// <summary>Ministers and cabinet members.</summary>
    Minister,

    /// <summary>The chief negotiators, and senior officials who lead a negotiation.</summary>
    ChiefNegotiator,

    /// <summary>Officials and experts, who meet on technical questions.</summary>
    Official,
}
