namespace TradeModel.Tariffs;

/// <summary>The words that leave a choice of duties: "A or B, whichever is the greater", "the lower of A and B".</summary>
internal static class DutyChoices
{
    private static readonly (string Word, bool IsGreater)[] Comparatives =
    [
        ("greater", true), ("greatest", true), ("higher", true), ("highest", true), ("larger", true),
        ("lesser", false), ("least", false), ("less", false), ("lower", false), ("lowest", false), ("smaller", false),
    ];

    /// <summary>The text of the choices, whether the greatest counts, and the word between them; null if there is no choice.</summary>
    internal static (string Choices, bool IsGreater, string Between)? Find(string text)
    {
        if (AtEnd(text) is { } end) return (text[..end.Start].TrimEnd(' ', ','), end.IsGreater, " or ");
        foreach ((string word, bool isGreater) in Comparatives)
        {
            foreach (string article in (ReadOnlySpan<string>)["the ", ""])
            {
                string beginning = $"{article}{word} of ";
                if (!text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) continue;
                string choices = text[beginning.Length..];
                return (choices, isGreater, choices.Contains(" or ", StringComparison.Ordinal) ? " or " : " and ");
            }
        }
        return null;
    }

    private static (int Start, bool IsGreater)? AtEnd(string text)
    {
        foreach ((string word, bool isGreater) in Comparatives)
        {
            if (!text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            string before = text[..^word.Length];
            foreach (string phrase in (ReadOnlySpan<string>)[" whichever is the ", " whichever is ", " whichever the ", " whichever ",
                ",whichever is the ", ",whichever is ", ", the ", " whichever duty is the ", " whichever amount is the "])
                if (before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase)) return (before.Length - phrase.Length, isGreater);
        }
        return null;
    }
}
