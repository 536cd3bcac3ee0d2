using System.Globalization;
using System.Text;

namespace TradeModel.Rendering;

/// <summary>How wide a text is, from the advance widths of DejaVu Sans, which is wider than most fonts of browsers.</summary>
/// <remarks>
/// The widths are those of one character after another. Ligatures and the joined forms of Arabic make a text a little narrower. A script
/// that the table lacks is counted at 1 em for a wide character of East Asia and at 0.75 em for any other.
/// </remarks>
internal static partial class TextWidth
{
    private static readonly ushort[] RegularWidths = Read(Regular);
    private static readonly ushort[] BoldWidths = Read(Bold);

    // The table ends before this code point.
    private const int End = 0x2700;
    private const double Em = 1000;

    /// <summary>The width of a text on one line, in the unit of its size.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The font size.</param>
    /// <param name="bold">Whether it is bold.</param>
    internal static double Of(ReadOnlySpan<char> text, double size, bool bold = false)
    {
        long sum = 0;
        foreach (Rune rune in text.EnumerateRunes()) sum += Units(rune, bold);
        return sum * size / Em;
    }

    /// <summary>The width of one character in thousandths of an em.</summary>
    internal static int Units(Rune rune, bool bold)
    {
        int value = rune.Value;
        if (value < End && (bold ? BoldWidths : RegularWidths)[value] is var units and > 0) return units - 1;
        if (value == '\u00AD') return 0;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
            _ => IsWide(value) ? 1000 : 750,
        };
    }

    // East Asian scripts, and pictographs.
    private static bool IsWide(int value)
        => value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or >= 0x1F000;

    /// <summary>The widths by code point, plus 1; 0 for what the table lacks.</summary>
    private static ushort[] Read(string table)
    {
        var widths = new ushort[End];
        foreach (Range range in table.AsSpan().Split(';'))
        {
            ReadOnlySpan<char> part = table.AsSpan(range);
            int colon = part.IndexOf(':');
            int at = int.Parse(part[..colon], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ReadOnlySpan<char> runs = part[(colon + 1)..];
            foreach (Range one in runs.Split(','))
            {
                ReadOnlySpan<char> run = runs[one];
                int star = run.IndexOf('*');
                int count = star < 0 ? 1 : int.Parse(run[(star + 1)..], CultureInfo.InvariantCulture);
                ushort width = ushort.Parse(star < 0 ? run : run[..star], CultureInfo.InvariantCulture);
                for (int i = 0; i < count; i++) widths[at++] = (ushort)(width + 1);
            }
        }
        return widths;
    }
}
