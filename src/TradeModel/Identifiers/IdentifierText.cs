namespace TradeModel;

/// <summary>The formatting that all identifier types share.</summary>
internal static class IdentifierText
{
    /// <summary>The text of an identifier, which has one format only.</summary>
    /// <exception cref="FormatException"><paramref name="format"/> is neither empty nor "G".</exception>
    internal static string Format(string text, ReadOnlySpan<char> format)
        => format is "" or "G" or "g" ? text : throw new FormatException($"'{format}' is not a format of an identifier: use \"G\" or none");

    /// <summary>Writes what <see cref="Format"/> returns. Returns false if it does not fit.</summary>
    /// <inheritdoc cref="Format" path="/exception" />
    internal static bool TryFormat(string text, Span<char> destination, out int written, ReadOnlySpan<char> format)
    {
        bool fits = Format(text, format).TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }
}
