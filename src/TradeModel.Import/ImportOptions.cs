namespace TradeModel.Import;

/// <summary>Limits and hints of a reading. What is not given is found from the file.</summary>
public sealed record ImportOptions
{
    /// <summary>512 MB of text, lines of up to 1,000,000 characters, delimiter and zip entry found from the file.</summary>
    public static ImportOptions Default { get; } = new();

    /// <summary>
    /// The most bytes of text read, after decompression: a zip file that would unfold to more is refused. 512 MB by default.
    /// </summary>
    public long MaxBytes { get; init => field = Positive(value, nameof(MaxBytes)); } = 512L * 1024 * 1024;

    /// <summary>The most characters of one line, and of one record over several lines. 1,000,000 by default.</summary>
    public int MaxLineLength { get; init => field = (int)Positive(value, nameof(MaxLineLength)); } = 1_000_000;

    /// <summary>What parts the fields; null finds it from the header: a comma, bar, semicolon or tab.</summary>
    public char? Delimiter
    {
        get;
        init => field = value is null or (not '"' and not '\r' and not '\n')
            ? value
            : throw new ArgumentException("a quote or line break cannot part fields", nameof(Delimiter));
    }

    /// <summary>The entry of a zip file to read, by its full name; null takes the text table whose columns fit.</summary>
    public string? Entry { get; init; }

    private static long Positive(long value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "must be greater than zero");
}
