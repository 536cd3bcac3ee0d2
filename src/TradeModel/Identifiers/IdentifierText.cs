namespace TradeModel;

/// <summary>The formatting that all identifier types share.</summary>
internal static class IdentifierText
{
    /// <exception cref="FormatException"><paramref name="format"/> is neither empty nor "G".</exception>
    internal static string Format(string text, ReadOnlySpan<char> format)
        => format is "" or "G" or "g" ? text : throw new FormatException($"'{format}' is no format of an identifier: use \"G\" or none");

    /// <inheritdoc cref="Format" />
    internal static bool TryFormat(string text, Span<char> destination, out int written, ReadOnlySpan<char> format)
    {
        bool fits = Format(text, format).TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }
}
