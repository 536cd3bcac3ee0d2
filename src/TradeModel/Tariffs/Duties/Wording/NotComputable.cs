namespace TradeModel.Tariffs;

/// <summary>Why the library cannot compute a duty from its text.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum NotComputable
{
    /// <summary>The schedule states no rate for the line.</summary>
    NoText,

    /// <summary>The rate is another line's, article's, note's or schedule's.</summary>
    RefersElsewhere,

    /// <summary>The rate depends on a quality of the good ("for each degree").</summary>
    DependsOnQuality,

    /// <summary>The rate is charged on another base than the value or quantity of the good ("of the fair retail value").</summary>
    OtherBase,

    /// <summary>The line carries a condition or an instruction rather than a rate ("Free, under bond").</summary>
    Conditional,

    /// <summary>A number in the text has no exact decimal form ("33 1/3%").</summary>
    NotExact,

    /// <summary>A number may be read in two ways, or two numbers have different decimal marks ("12,800 %", "5,5% + 3.5%").</summary>
    AmbiguousNumber,

    /// <summary>An amount is charged per a unit that is not known.</summary>
    UnknownUnit,

    /// <summary>An amount is in money that is not a known currency.</summary>
    UnknownCurrency,

    /// <summary>An amount names no currency ("35/kg"), and <see cref="DutyParseOptions.BareCurrency"/> is not set.</summary>
    NoCurrency,

    /// <summary>The rate depends on a quota.</summary>
    Quota,

    /// <summary>The duty has an agricultural component, which depends on the recipe of the good ("9 % + EA").</summary>
    AgriculturalComponent,

    /// <summary>The duty depends on the entry price of the good.</summary>
    EntryPrice,

    /// <summary>The text matches no known pattern.</summary>
    Unrecognised,
}
