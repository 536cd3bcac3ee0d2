namespace TradeModel.Tariffs;

/// <summary>Footnotes behind a duty: "6.5% 2/", "10%*", "5%¹".</summary>
internal static class DutyNotes
{
    private const string Raised = "¹²³⁴⁵⁶⁷⁸⁹⁰";

    /// <summary>The text before its footnotes, and the footnotes in their order.</summary>
    internal static string Strip(string text, out ValueList<string> notes)
    {
        ReadOnlySpan<char> rest = text;
        List<string>? found = null;
        while (LengthAtEnd(rest) is > 0 and var length)
        {
            (found ??= []).Insert(0, rest[^length..].ToString());
            rest = rest[..^length].TrimEnd().TrimEnd(',').TrimEnd();
        }
        notes = found is null ? ValueList<string>.Empty : found.ToValueList();
        return found is null ? text : rest.ToString();
    }

    private static int LengthAtEnd(ReadOnlySpan<char> text)
    {
        if (text.Length < 2) return 0;
        int at = text.Length;
        if (text[^1] == '/')
        {
            at--;
            while (at > 0 && char.IsAsciiDigit(text[at - 1])) at--;
            return text.Length - at is 2 or 3 && IsEnd(text[..at]) ? text.Length - at : 0;
        }
        while (at > 0 && text[at - 1] is '*' or '†' or '‡') at--;
        if (at < text.Length) return at > 0 ? text.Length - at : 0;
        while (at > 0 && Raised.Contains(text[at - 1], StringComparison.Ordinal)) at--;
        // "m²" is a unit, "5%²" and "5% ²" have a footnote.
        return at < text.Length && IsEnd(text[..at]) ? text.Length - at : 0;
    }

    private static bool IsEnd(ReadOnlySpan<char> before) => before.Length > 0 && (char.IsWhiteSpace(before[^1]) || before[^1] == '%');
}
