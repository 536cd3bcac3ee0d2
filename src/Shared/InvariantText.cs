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
