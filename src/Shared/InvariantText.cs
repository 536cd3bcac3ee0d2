using System.Globalization;

namespace TradeModel;

/// <summary>Text that is the same in every culture.</summary>
internal static class InvariantText
{
    /// <summary>The text of a number.</summary>
    internal static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of any value; empty for null.</summary>
    internal static string Of<T>(T value)
        => (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString()) ?? "";

    /// <summary>A day in ISO 8601, such as 2025-09-16.</summary>
    internal static string Iso(NodaTime.LocalDate day)
        => string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");

    /// <summary>
    /// A share as a percentage without decimals: 0.813 is "81%". One that is near nothing or all of it does not claim to be it: 0.996 is
    /// "99.6%", and 0.0001 "&lt;0.1%".
    /// </summary>
    internal static string Share(double share) => Percent(100 * share, 0, CultureInfo.InvariantCulture);

    /// <summary>
    /// A percentage with so many decimals at most. One more if it would read as 0 or 100 and is not, and "less than" or "more than" if that
    /// is not enough.
    /// </summary>
    internal static string Percent(double percent, int most, CultureInfo culture)
    {
        // Sums of weights that make up the whole may miss it by a rounding error.
        const double Noise = 1e-9;
        string Text(double value, int decimals) => value.ToString(decimals == 0 ? "0" : $"0.{new string('#', decimals)}", culture);
        string zero = Text(0, 0), whole = Text(100, 0);
        if (percent < Noise || percent > 100 - Noise) return $"{Text(percent, most)}%";
        for (int decimals = most; decimals <= most + 1; decimals++)
            if (Text(percent, decimals) is var text && text != zero && text != whole) return $"{text}%";
        double least = 1;
        for (int i = 0; i <= most; i++) least /= 10;
        return percent < 50 ? $"<{Text(least, most + 1)}%" : $">{Text(100 - least, most + 1)}%";
    }

    /// <summary>A noun with its indefinite article, "a" or "an".</summary>
    internal static string WithArticle(string noun)
        => $"{("AEIOUaeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";

    /// <summary>
    /// Text that is safe in a message: control characters and those that change the direction of writing are escaped as in JSON.
    /// </summary>
    internal static string Escaped(string text)
    {
        if (!text.Any(IsHarmful)) return text;
        return string.Concat(
            text.Select(c => IsHarmful(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : c.ToString()));

        static bool IsHarmful(char c)
            => char.IsControl(c) || c is (>= '\u200E' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
    }
}
