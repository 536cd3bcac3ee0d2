using System.Text;

namespace TradeModel.Tariffs;

/// <summary>How schedules write the pieces of a duty: the wording shared by the printer and the parser.</summary>
internal static class DutyText
{
    internal const int LongestPiece = 200;

    private static readonly string[] Connectives =
        [" but ", " less ", " minus ", " plus ", "whichever", " or more", " or less", ", but", " each ", " from ", "quota"];

    private static readonly (string Words, NotComputable Reason)[] Signs =
    [
        ("for each degree", NotComputable.DependsOnQuality),
        ("quota", NotComputable.Quota),
        ("entry price", NotComputable.EntryPrice),
        ("agricultural component", NotComputable.AgriculturalComponent),
        ("AD S/Z", NotComputable.AgriculturalComponent),
        ("AD F/M", NotComputable.AgriculturalComponent),
        ("ADSZ", NotComputable.AgriculturalComponent),
        ("ADFM", NotComputable.AgriculturalComponent),
        ("Free", NotComputable.Conditional),
        ("No additional duty", NotComputable.Conditional),
        ("No change", NotComputable.Conditional),
        ("suspended", NotComputable.Conditional),
        ("quantity specified", NotComputable.Conditional),
        ("duty upon the", NotComputable.OtherBase),
        ("percent of", NotComputable.OtherBase),
        ("per cent of", NotComputable.OtherBase),
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

    internal static NotComputable WhyNotComputable(string text, DutyFault? fault)
    {
        if (text.Length == 0) return NotComputable.NoText;
        foreach ((string words, NotComputable reason) in Signs)
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return reason;
        if (HasAgriculturalComponent(text)) return NotComputable.AgriculturalComponent;
        if (HasFraction(text)) return NotComputable.NotExact;
        return fault?.Reason ?? NotComputable.Unrecognised;
    }

    internal static string Explanation(NotComputable reason) => reason switch
    {
        NotComputable.NoText => "the schedule states no rate",
        NotComputable.RefersElsewhere => "the rate is that of another line, article, note or schedule",
        NotComputable.DependsOnQuality => "the rate depends on a quality of the good",
        NotComputable.OtherBase => "the rate is charged on another base than the value or quantity of the good",
        NotComputable.Conditional => "the text is a condition or an instruction rather than a rate",
        NotComputable.NotExact => "a number has no exact decimal form",
        NotComputable.Quota => "the rate depends on a quota",
        NotComputable.AgriculturalComponent => "the agricultural component depends on the recipe of the good",
        NotComputable.EntryPrice => "the rate depends on the entry price of the good",
        _ => "the text matches no known pattern of a duty",
    };

    internal static string UnitName(string? value, string name)
        => QuantityUnit.Find(Guard.Text(value, name))?.Symbol
            ?? throw new ArgumentException(
                $"'{Short(value!)}' is not a known unit of quantity; write it as kg, t, 100 kg, liter, hl, m2, each, doz. or pr., or by "
                    + "its code in UN/ECE Recommendation 20", Guard.Parameter(name));

    internal static string? Part(string? value, string name)
        => value is null || IsPart(Guard.Text(value, name)) ? value
            : throw new ArgumentException(
                $"'{Short(value)}' is not a name of a part: at most {InvariantText.Of(LongestPiece)} characters, with single "
                    + "spaces between words, without signs, words or numbers that separate duties (+ % $ ; but, from, less, "
                    + "or, 1,5)", Guard.Parameter(name));

    /// <summary>Whether the text reads back as one part after "on".</summary>
    internal static bool IsPart(string text)
    {
        // In a sum a space follows the part, so a word that separates duties may also be its first or last.
        if (!IsPiece(text) || DutyBounds.Find($" {text} ") is not null) return false;
        if (DutyNotes.Strip(text, out _).Length != text.Length) return false;
        // "on the strap, band or bracelet" is a part; "on the case or 5 cents each" is two duties.
        for (int at = text.IndexOf(" or ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" or ", at + 4, StringComparison.Ordinal))
            if (at + 4 < text.Length && !char.IsAsciiLetterLower(text[at + 4])) return false;
        return NumberText.MarksOf(text, out _).HasFlag(NumberMarks.Point) && !HasDecimalComma(text);
    }

    /// <summary>The text with single spaces and without spaces around a slash.</summary>
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
        return tidy.ToString();
    }

    /// <summary>The text as a message shows it: at most 40 characters.</summary>
    internal static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    /// <summary>Whether a number is written with a fraction, such as "33 1/3".</summary>
    private static bool HasFraction(string text)
    {
        for (int i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] != '/' || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])) continue;
            // "$1/1,000 pins" is a price, "33 1/3" a fraction: one whose denominator is short.
            if (i + 2 >= text.Length || !(char.IsAsciiDigit(text[i + 2]) || text[i + 2] is ',' or '.')) return true;
        }
        return false;
    }

    /// <summary>"+ EA", "+ AC" and, reduced, "+ EAR" and "+ ACR". EA alone is also a code for "each".</summary>
    private static bool HasAgriculturalComponent(string text)
    {
        foreach (string piece in text.Split('+').Skip(1))
        {
            ReadOnlySpan<char> word = piece.AsSpan().TrimStart(" (");
            if (!word.StartsWith("EA") && !word.StartsWith("AC")) continue;
            word = word[2..];
            if (word.StartsWith("R")) word = word[1..];
            if (word.IsEmpty || !char.IsLetter(word[0])) return true;
        }
        return false;
    }

    private static bool HasDecimalComma(string text)
    {
        for (int i = 1; i + 1 < text.Length; i++)
            if (text[i] == ',' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) return true;
        return false;
    }

    private static bool IsPiece(string text)
    {
        if (text.Length is 0 or > LongestPiece || text.IndexOfAny(['+', '%', '$', '¢', ';']) >= 0) return false;
        if (text[0] is '/' or ',' || text[^1] is '/' or ',' || Tidy(text) != text) return false;
        string padded = $" {text} ";
        foreach (string word in Connectives)
            if (padded.Contains(word, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }
}
