using System.Globalization;

namespace TradeModel;

/// <summary>The largest sizes and counts of the model. They are far above any real negotiation; docs/limits.md lists them.</summary>
internal static class ModelLimits
{
    /// <summary>Characters of an identifier.</summary>
    internal const int IdLength = 64;

    /// <summary>The largest absolute value of a number on a scale. Sums and areas of such numbers stay exact.</summary>
    internal const decimal Measure = 1_000_000_000_000_000_000m;

    /// <summary>Parties at the table, the members of unions and groups included.</summary>
    internal const int Parties = 1_000;

    /// <summary>Levels of unions and groups within one another: a party without members has depth 1.</summary>
    internal const int PartyDepth = 8;

    /// <summary>Phases of a negotiation.</summary>
    internal const int Phases = 1_000;

    /// <summary>Chapters of a draft.</summary>
    internal const int Chapters = 1_000;

    /// <summary>The reason for refusing a count above its limit.</summary>
    internal static string TooMany(int count, string what, int limit)
        => string.Create(CultureInfo.InvariantCulture, $"{count} {what} are too many: a negotiation holds at most {limit}");
}
