namespace TradeModel.Import;

/// <summary>Splits a field that may hold several codes.</summary>
internal static class CodeList
{
    private static readonly char[] Separators = [';', ',', '|', '\n', '\r', '\t'];

    /// <summary>
    /// The codes of a field. A piece between separators is one code if its spaces group digits (0102 29 90), and otherwise one code for
    /// each word (0402 0403).
    /// </summary>
    internal static IEnumerable<string> Of(string text)
    {
        // In "8471,30", the 30 may be a chapter or the end of a code.
        if (HasDecimalComma(text))
        {
            yield return text;
            yield break;
        }
        foreach (string piece in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!piece.Contains(' ', StringComparison.Ordinal) || CodeText.TryRead(piece, out _))
            {
                yield return piece;
                continue;
            }
            string[] words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // In "8471 8473 30", 30 may be a chapter or the end of a code: the piece as a whole is no code.
            if (Array.Exists(words, word => word.Length < 4)) words = [piece];
            foreach (string word in words) yield return word;
        }
    }

    /// <summary>Whether a comma without a space stands between a code of four digits or more and one or two digits.</summary>
    private static bool HasDecimalComma(string text)
    {
        for (int at = text.IndexOf(',', StringComparison.Ordinal); at >= 0; at = text.IndexOf(',', at + 1))
        {
            int before = at, after = at + 1;
            while (before > 0 && char.IsAsciiDigit(text[before - 1])) before--;
            while (after < text.Length && char.IsAsciiDigit(text[after])) after++;
            if (at - before >= 4 && after - at is (2 or 3)) return true;
        }
        return false;
    }
}
