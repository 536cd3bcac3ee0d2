namespace TradeModel.Agreements;

/// <summary>
/// The kinds of trade agreement in the WTO's database of regional trade agreements (RTA-IS), and framework agreements.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum AgreementKind
{
    /// <summary>FTA: a free trade agreement.</summary>
    FreeTradeAgreement,

    /// <summary>CU: a customs union.</summary>
    CustomsUnion,

    /// <summary>EIA: an economic integration agreement, that is, one on services.</summary>
    EconomicIntegrationAgreement,

    /// <summary>PSA: a partial scope agreement, on some goods only.</summary>
    PartialScopeAgreement,

    /// <summary>A framework that sets out what later agreements will hold.</summary>
    Framework,
}
