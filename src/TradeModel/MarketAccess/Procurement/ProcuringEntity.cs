namespace TradeModel.MarketAccess;

/// <summary>Who buys, as the annexes of the WTO Agreement on Government Procurement group the entities.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum ProcuringEntity
{
    /// <summary>Central government: annex 1.</summary>
    Central,

    /// <summary>Sub-central government, such as states and provinces: annex 2.</summary>
    SubCentral,

    /// <summary>Other entities, such as public utilities: annex 3.</summary>
    Other,
}
