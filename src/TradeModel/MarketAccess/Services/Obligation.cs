namespace TradeModel.MarketAccess;

/// <summary>What a services commitment binds a party to.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Obligation
{
    /// <summary>GATS Article XVI: none of the listed limits on number, value, quantity, staff, legal form or foreign capital.</summary>
    MarketAccess,

    /// <summary>GATS Article XVII: foreign services and suppliers are treated no less favourably than one's own.</summary>
    NationalTreatment,
}
