using System.Globalization;
using System.Text;

namespace TradeModel.Rendering.Png;

/// <summary>Splits a text of one line into runs of one direction of writing, in the order in which they stand from left to right.</summary>
/// <remarks>
/// The text begins at the left. A stretch from the first to the last letter of a script that is written from right to left, with no letter
/// of another script between, is turned around; numbers inside it keep their order. That is enough for names; the full algorithm (UAX 9)
/// has more levels.
/// </remarks>
internal static class TextRuns
{
    internal static List<(string Text, bool IsRightToLeft)> Of(string text)
    {
        var runs = new List<(string, bool)>();
        int at = 0;
        while (at < text.Length)
        {
            int first = Next(text, at, IsRightToLeft);
            if (first < 0) break;
            if (first > at) runs.Add((text[at..first], false));
            // To the last right-to-left letter before a letter of another direction.
            int end = first;
            for (int i = first; i < text.Length && !IsLeftToRight(text[i]); i++)
                if (IsRightToLeft(text[i])) end = i + 1;
            AddTurned(text[first..end], runs);
            at = end;
        }
        if (at < text.Length) runs.Add((text[at..], false));
        return runs;
    }

    private static void AddTurned(string text, List<(string, bool)> runs)
    {
        var parts = new List<(string, bool)>();
        int at = 0;
        while (at < text.Length)
        {
            bool isNumber = char.IsDigit(text[at]);
            int end = at + 1;
            while (end < text.Length
                && (isNumber ? char.IsDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1]))
                : !char.IsDigit(text[end]))) end++;
            parts.Add((text[at..end], !isNumber));
            at = end;
        }
        parts.Reverse();
        runs.AddRange(parts);
    }

    private static int Next(string text, int from, Func<char, bool> what)
    {
        for (int i = from; i < text.Length; i++)
            if (what(text[i])) return i;
        return -1;
    }

    // Hebrew, Arabic and their presentation forms, without Arabic digits and marks.
    private static bool IsRightToLeft(char c)
        => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFF')
            && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter;

    private static bool IsLeftToRight(char c) => (char.IsLetter(c) && !IsRightToLeft(c)) || char.IsSurrogate(c);
}
