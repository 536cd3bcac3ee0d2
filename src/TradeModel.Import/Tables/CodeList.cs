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
}
