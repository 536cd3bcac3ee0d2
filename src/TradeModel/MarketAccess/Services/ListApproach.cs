namespace TradeModel.MarketAccess;

/// <summary>What a schedule of services commitments says of that which it does not mention.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ListApproach
{
    /// <summary>Only what is listed is bound; the rest is unbound (GATS).</summary>
    Positive,

    /// <summary>
    /// Everything is bound unless it is reserved: a reservation for existing measures is partial, one for future measures is unbound
    /// (NAFTA, TPP).
    /// </summary>
    Negative,
}
