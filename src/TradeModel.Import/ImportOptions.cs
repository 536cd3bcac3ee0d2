namespace TradeModel.Import;

/// <summary>Limits and hints for a reader. The reader finds what is not given from the file.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// The defaults: 512 MB of text, lines of at most 1,000,000 characters, and a delimiter and zip entry that the reader finds.
    /// </summary>
    public static ImportOptions Default { get; } = new();

    /// <summary>The largest number of bytes to read, after decompression; 512 MB by default. A larger file is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not greater than zero.</exception>
    public long MaxBytes { get; init => field = Positive(value, nameof(MaxBytes)); } = 512L * 1024 * 1024;

    /// <summary>The largest number of characters in a line, and in a field that spans lines; 1,000,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not greater than zero.</exception>
    public int MaxLineLength { get; init => field = (int)Positive(value, nameof(MaxLineLength)); } = 1_000_000;

    /// <summary>The delimiter between fields; null to find it from the header: a comma, bar, semicolon or tab.</summary>
    /// <exception cref="ArgumentException">The value is a quote or a line break.</exception>
    public char? Delimiter
    {
        get;
        init => field = value is null or (not '"' and not '\r' and not '\n')
            ? value
            : throw new ArgumentException("a quote or line break cannot be a delimiter", nameof(Delimiter));
    }

    /// <summary>The full name of the zip entry to read; null for the text table whose columns fit.</summary>
    public string? Entry { get; init; }

    private static long Positive(long value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "must be greater than zero");
}
