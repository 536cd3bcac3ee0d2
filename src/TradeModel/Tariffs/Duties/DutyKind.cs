namespace TradeModel.Tariffs;

/// <summary>What kind of duty a tariff line carries.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum DutyKind
{
    /// <summary>No duty is charged.</summary>
    Free,

    /// <summary>A percentage of the value of the good.</summary>
    AdValorem,

    /// <summary>A percentage of the value of a part or content of the good.</summary>
    AdValoremOnPart,

    /// <summary>An amount of money per unit of quantity.</summary>
    Specific,

    /// <summary>A sum of ad valorem and specific duties.</summary>
    Compound,

    /// <summary>A duty with a lower or upper bound in another, or the greater or lesser of several.</summary>
    Mixed,

    /// <summary>Another duty for each season of the year.</summary>
    Seasonal,

    /// <summary>Words that no formula covers.</summary>
    NotComputable,
}
