namespace TradeModel;

/// <summary>The largest counts a negotiation holds. They are far above any real negotiation; docs/json-format.md lists them.</summary>
internal static class ModelLimits
{
    /// <summary>Parties at the table, the members of unions and groups included.</summary>
    internal const int Parties = 1_000;

    /// <summary>How deep unions and groups may nest: a party without members has depth 1.</summary>
    internal const int PartyDepth = 8;

    /// <summary>Phases of a negotiation.</summary>
    internal const int Phases = 1_000;

    /// <summary>Chapters of a draft.</summary>
    internal const int Chapters = 1_000;

    internal static string TooMany(int count, string what, int limit)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {what} are too many: a negotiation holds at most {limit}");
}
