namespace TradeModel.Issues;

/// <summary>The issue tracks of a trade negotiation.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Track
{
    /// <summary>Customs duties and their staging.</summary>
    Tariffs,

    /// <summary>Measures other than tariffs, by their MAST code: standards, licences, inspections.</summary>
    NonTariffBarriers,

    /// <summary>Services commitments, tariff-rate quotas and government procurement.</summary>
    MarketAccess,

    /// <summary>Rules and cooperation: everything else of a real agreement, from rules of origin to dispute settlement.</summary>
    Rules,
}
