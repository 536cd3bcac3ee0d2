namespace TradeModel.Parties;

/// <summary>What kind of actor a party is, as the WTO has them at its table.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum PartyKind
{
    /// <summary>A state.</summary>
    State,

    /// <summary>A separate customs territory with its own trade policy (Hong Kong, China; Chinese Taipei).</summary>
    CustomsTerritory,

    /// <summary>States with one customs tariff that negotiate as one (the European Union).</summary>
    CustomsUnion,

    /// <summary>States that sit together without a common tariff (ASEAN).</summary>
    Group,
}
