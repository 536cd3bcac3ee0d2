namespace TradeModel.Tariffs;

/// <summary>The words that put a bound to a duty: "but not less than", "MIN", "subject to a maximum of".</summary>
internal static class DutyBounds
{
    // Longer phrases come before those they contain.
    private static readonly (string Words, bool IsLower)[] Phrases =
    [
        (" but not less than ", true), (" but no less than ", true), (" and not less than ", true), (" not less than ", true),
        (" but not more than ", false), (" but no more than ", false), (" and not more than ", false), (" not more than ", false),
        (" but not exceeding ", false), (" not exceeding ", false),
        (" subject to a minimum of ", true), (" with a minimum of ", true), (" subject to a maximum of ", false),
        (" with a maximum of ", false), (" minimum of ", true), (" maximum of ", false), (" minimum ", true), (" maximum ", false),
        (" min. ", true), (" max. ", false), (" min ", true), (" max ", false), (" or more than ", false),
    ];

    /// <summary>The offsets of the first bound and of its duty, and whether it is a lower bound; null if there is no bound.</summary>
    internal static (int Start, int End, bool IsLower)? Find(ReadOnlySpan<char> text)
    {
        (int Start, int End, bool IsLower)? first = null;
        foreach ((string words, bool isLower) in Phrases)
        {
            int at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (first is { } found && at >= found.Start)) continue;
            first = (at, at + words.Length, isLower);
        }
        return first;
    }
}
