using System.Text;

namespace TradeModel.Rendering;

/// <summary>Text that others wrote, made harmless for HTML, SVG and XML.</summary>
internal static class SafeText
{
    /// <summary>
    /// The text on one line: white space is a space; a control character, half a surrogate pair, and a character that overrides or embeds a
    /// direction of writing become U+FFFD. Marks that the spelling of a word needs, such as the zero-width joiner, stay.
    /// </summary>
    internal static string Line(string text)
    {
        int at = 0;
        while (at < text.Length && !NeedsChange(text, at)) at++;
        if (at == text.Length) return text;
        var line = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c is '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') line.Append(' ');
            else if (NeedsChange(text, at)) line.Append('\uFFFD');
            else line.Append(c);
        }
        return line.ToString();
    }

    /// <summary>The text on one line as the content of an element or the value of a quoted attribute, in HTML and in XML.</summary>
    internal static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        AppendTo(encoded, text);
        return encoded.ToString();
    }

    /// <summary>Appends what <see cref="Encode"/> returns.</summary>
    internal static void AppendTo(StringBuilder to, string text)
    {
        foreach (char c in Line(text))
        {
            _ = c switch
            {
                '&' => to.Append("&amp;"),
                '<' => to.Append("&lt;"),
                '>' => to.Append("&gt;"),
                '"' => to.Append("&quot;"),
                '\'' => to.Append("&#39;"),
                _ => to.Append(c),
            };
        }
    }

    private static bool NeedsChange(string text, int at)
    {
        char c = text[at];
        if (c < 0x7F) return c < ' ';
        if (c <= 0x9F) return true;
        if (c is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF') return true;
        if (char.IsHighSurrogate(c)) return at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]);
        return char.IsLowSurrogate(c) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
    }
}
