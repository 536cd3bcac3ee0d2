using System.Globalization;
using System.Text;

namespace TradeModel.Tariffs;

/// <summary>How schedules write the pieces of a duty: the wording shared by the printer and the parser.</summary>
internal static class DutyText
{
    internal const int LongestPiece = 200;

    private static readonly string[] Connectives =
        [" but ", " less ", " minus ", " plus ", "whichever", " or more", " or less", ", but", " each "];

    private static readonly (string Words, NotComputable Reason)[] Signs =
    [
        ("for each degree", NotComputable.DependsOnQuality),
        ("Free", NotComputable.Conditional),
        ("No additional duty", NotComputable.Conditional),
        ("No change", NotComputable.Conditional),
        ("suspended", NotComputable.Conditional),
        ("quantity specified", NotComputable.Conditional),
        ("duty upon the", NotComputable.OtherBase),
        ("percent of", NotComputable.OtherBase),
        ("absence of this", NotComputable.RefersElsewhere),
        ("The rate", NotComputable.RefersElsewhere),
        ("The duty", NotComputable.RefersElsewhere),
        ("A duty", NotComputable.RefersElsewhere),
        ("applicable to", NotComputable.RefersElsewhere),
        ("applicable subheading", NotComputable.RefersElsewhere),
        ("See ", NotComputable.RefersElsewhere),
        ("shall not exceed the duty", NotComputable.RefersElsewhere),
    ];

    /// <summary>
    /// Money as schedules write it: cents below a dollar, a dollar sign above, "won", and the currency code before the number for other
    /// currencies.
    /// </summary>
    internal static string Money(decimal amount, Currency currency) => currency.Value switch
    {
        "USD" when amount < 1m => $"{InvariantText.Of(ExactDecimal.Normal(amount * 100m))} cents",
        "USD" => $"${InvariantText.Of(amount)}",
        "KRW" => $"{InvariantText.Of(amount)} won",
        _ => $"{currency} {InvariantText.Of(amount)}",
    };

    internal static NotComputable WhyNotComputable(string text)
    {
        if (text.Length == 0) return NotComputable.NoText;
        foreach ((string words, NotComputable reason) in Signs)
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return reason;
        return HasFraction(text) ? NotComputable.NotExact : NotComputable.Unrecognised;
    }

    internal static string UnitName(string? value, string name)
        => IsUnit(Guard.Text(value, name)) ? value! : throw Unreadable(value!, "unit", name);

    internal static string? Part(string? value, string name)
        => value is null || IsPart(Guard.Text(value, name)) ? value : throw Unreadable(value, "part", name);

    /// <summary>Whether the text reads back as one unit after a slash.</summary>
    internal static bool IsUnit(string text)
        => IsPiece(text) && !text.Contains(" on ", StringComparison.Ordinal) && !text.Contains(" or ", StringComparison.Ordinal)
        && !text.StartsWith("on ", StringComparison.Ordinal);

    /// <summary>Whether the text reads back as one part after "on".</summary>
    internal static bool IsPart(string text)
    {
        if (!IsPiece(text)) return false;
        // "on the strap, band or bracelet" is a part; "on the case or 5 cents each" is two duties.
        for (int at = text.IndexOf(" or ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" or ", at + 4, StringComparison.Ordinal))
            if (at + 4 < text.Length && !char.IsAsciiLetterLower(text[at + 4])) return false;
        return true;
    }

    /// <summary>The text with single spaces, none beside a slash, and "pf. liter" written as "pf.liter".</summary>
    internal static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = tidy.Length > 0 && tidy[^1] != '/';
                continue;
            }
            if (space && c != '/') tidy.Append(' ');
            space = false;
            tidy.Append(c);
        }
        return tidy.ToString().Replace("pf. liter", "pf.liter", StringComparison.Ordinal);
    }

    /// <summary>Whether a number is written with a fraction, such as "33 1/3".</summary>
    private static bool HasFraction(string text)
    {
        for (int i = 1; i + 1 < text.Length; i++)
            if (text[i] == '/' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) return true;
        return false;
    }

    private static bool IsPiece(string text)
    {
        if (text.Length is 0 or > LongestPiece || text.IndexOfAny(['+', '%', '$', '¢', ';']) >= 0) return false;
        if (text[0] == '/' || text[^1] == '/' || Tidy(text) != text) return false;
        foreach (string word in Connectives)
            if (text.Contains(word, StringComparison.Ordinal)) return false;
        return !text.StartsWith("each ", StringComparison.Ordinal);
    }

    private static ArgumentException Unreadable(string value, string what, string name)
        => new(string.Create(CultureInfo.InvariantCulture,
            $"'{(value.Length > 40 ? value[..40] + "…" : value)}' is no name of a {what}: at most {LongestPiece} characters, tidily "
                + $"spaced, without signs or words that part duties (+ % $ ; but, less, or)"), name);
}
