namespace TradeModel.Tariffs;

/// <summary>Why a duty's text is not a formula.</summary>
public enum NotComputable
{
    /// <summary>The schedule states no rate for the line.</summary>
    NoText,

    /// <summary>The rate depends on another line, article or schedule.</summary>
    RefersElsewhere,

    /// <summary>The rate depends on a quality of the good ("for each degree").</summary>
    DependsOnQuality,

    /// <summary>The line carries conditions or instructions, not a rate of its own.</summary>
    Conditional,

    /// <summary>The words fit no pattern the library knows.</summary>
    Unrecognised,
}
