namespace TradeModel.Agreements;

/// <summary>The status of an agreement in the WTO's regional trade agreements database (RTA-IS).</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum RtaIsStatus
{
    /// <summary>"Early announcement-Under negotiation".</summary>
    UnderNegotiation,

    /// <summary>"Early announcement-Signed".</summary>
    Signed,

    /// <summary>"In force for at least one Party".</summary>
    InForceForAtLeastOneParty,

    /// <summary>"In Force".</summary>
    InForce,

    /// <summary>"Inactive".</summary>
    Inactive,
}
