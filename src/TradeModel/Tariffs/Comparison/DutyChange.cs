namespace TradeModel.Tariffs;

/// <summary>How the duties of two corresponding lines compare.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum DutyChange
{
    /// <summary>The duties are equal, or equal in percent.</summary>
    Unchanged,

    /// <summary>The new duty is lower.</summary>
    Cut,

    /// <summary>The new duty is higher.</summary>
    Raised,

    /// <summary>Neither is known to be lower, for example because one is a text that is not computable.</summary>
    NotComparable,
}
