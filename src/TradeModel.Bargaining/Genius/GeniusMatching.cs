namespace TradeModel.Bargaining;

/// <summary>How the issues of a GENIUS profile are matched with the issues of its domain.</summary>
public enum GeniusMatching
{
    /// <summary>
    /// By the attribute <c>index</c>, as GENIUS does. If a file lacks an index, the profile is matched by name, and
    /// <see cref="Scenario.Assumptions"/> says so.
    /// </summary>
    ByIndex,

    /// <summary>By the attribute <c>name</c>, as NegMAS does.</summary>
    ByName,
}
