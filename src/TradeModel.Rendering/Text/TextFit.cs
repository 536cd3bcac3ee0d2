using System.Globalization;
using System.Text;

namespace TradeModel.Rendering;

/// <summary>Shortens text and breaks it into lines by its measured width. Both look at each character once.</summary>
internal static class TextFit
{
    private const string Ellipsis = "…";

    /// <summary>The text if it fits, otherwise as much of its beginning as fits together with "…".</summary>
    /// <param name="text">The text, on one line.</param>
    /// <param name="width">The width there is.</param>
    /// <param name="size">The font size.</param>
    /// <param name="bold">Whether it is bold.</param>
    internal static string Shorten(string text, double width, double size, bool bold = false)
    {
        double room = width - TextWidth.Of(Ellipsis, size, bold);
        double sum = 0;
        int cut = 0, at = 0;
        while (at < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text, at);
            sum += TextWidth.Of(text.AsSpan(at, length), size, bold);
            if (sum > width) return text[..cut].TrimEnd() + Ellipsis;
            at += length;
            if (sum <= room) cut = at;
        }
        return text;
    }

    /// <summary>Breaks a text at spaces into lines that fit; the last one allowed is shortened.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="size">The font size.</param>
    /// <param name="most">The largest number of lines, at least 1.</param>
    /// <param name="bold">Whether it is bold.</param>
    internal static List<string> Wrap(string text, double width, double size, int most, bool bold = false)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        double sum = 0, space = TextWidth.Of(" ", size, bold);
        int at = 0;
        while (at < text.Length)
        {
            int end = text.IndexOf(' ', at);
            if (end < 0) end = text.Length;
            if (end > at)
            {
                double word = TextWidth.Of(text.AsSpan(at, end - at), size, bold);
                if (line.Length > 0 && sum + space + word > width)
                {
                    if (lines.Count == most - 1)
                    {
                        lines.Add(Shorten($"{line} {text[at..]}", width, size, bold));
                        return lines;
                    }
                    lines.Add(line.ToString());
                    line.Clear();
                    sum = 0;
                }
                if (line.Length > 0)
                {
                    line.Append(' ');
                    sum += space;
                }
                if (word > width && lines.Count < most)
                {
                    // A word that no line holds: what fits of it, on a line that ends there.
                    lines.Add(Shorten(line.Append(text.AsSpan(at, end - at)).ToString(), width, size, bold));
                    line.Clear();
                    sum = 0;
                    if (lines.Count == most) return lines;
                }
                else
                {
                    line.Append(text.AsSpan(at, end - at));
                    sum += word;
                }
            }
            at = end + 1;
        }
        if (line.Length > 0 || lines.Count == 0) lines.Add(line.ToString());
        return lines;
    }
}
