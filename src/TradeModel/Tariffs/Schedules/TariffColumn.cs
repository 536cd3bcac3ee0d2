namespace TradeModel.Tariffs;

/// <summary>A column of duties in a schedule.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum TariffColumn
{
    /// <summary>The duty from which cuts are staged: the base duty, or the applied one if no base duty is stated.</summary>
    Base,

    /// <summary>The duty bound in the WTO.</summary>
    Bound,

    /// <summary>The MFN duty applied.</summary>
    Applied,
}
