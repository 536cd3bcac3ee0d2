namespace TradeModel.Tariffs;

/// <summary>What became of a tariff line between two schedules. Each line of either schedule has exactly one of these.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum LineChange
{
    /// <summary>Both schedules have the code, and state an equal duty.</summary>
    Unchanged,

    /// <summary>Both schedules have the code, and the new duty is lower.</summary>
    Cut,

    /// <summary>Both schedules have the code, and the new duty is higher.</summary>
    Raised,

    /// <summary>The line corresponds to exactly one line of another code, whatever the duties are.</summary>
    Renumbered,

    /// <summary>One old line corresponds to several new lines.</summary>
    Split,

    /// <summary>Several old lines correspond to one new line.</summary>
    Merged,

    /// <summary>Several old lines correspond to several new lines, and it is not known which to which.</summary>
    ManyToMany,

    /// <summary>
    /// The line cannot be compared: neither of its two duties is known to be higher, or it is not known which lines correspond.
    /// </summary>
    NotComparable,

    /// <summary>The old line has no counterpart in the new schedule.</summary>
    Gone,

    /// <summary>The new line has no counterpart in the old schedule.</summary>
    New,
}
