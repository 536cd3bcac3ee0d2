namespace TradeModel.Import;

/// <summary>
/// Limits of a reader, and settings that a file may not show: its layout and how it writes codes, numbers and days. If you leave out a
/// setting, the reader finds it from the file, or refuses the values that depend on it.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportOptions
{
    // Whether a mark of a missing value begins with a digit. If none does, a field that begins with a digit need not be compared with them.
    private readonly bool _hasDigits;

    /// <summary>
    /// The defaults: 512 MB of text, lines of at most 1,000,000 characters, and everything else as the reader finds it.
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

    /// <summary>How many lines before the header to skip: titles and notes; 0 by default. Blank lines count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int SkipLines
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(SkipLines), value, "must not be negative");
    }

    /// <summary>
    /// Whether the header is the first line that names the columns to read, instead of the first line that is not blank; false by default.
    /// It must lie within the first 16,384 characters.
    /// </summary>
    public bool FindHeader { get; init; }

    /// <summary>The filters that a record must pass, all of them; empty by default. A file without one of the columns is refused.</summary>
    public ValueList<ColumnFilter> Filters
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Filters));
            if (value.Any(f => f is null)) throw new ArgumentException("a filter must not be null", nameof(Filters));
            field = value;
        }
    } = [];

    /// <summary>
    /// The texts that mean a missing number, duty or day, letter case ignored. An empty field and a single point always mean one. By
    /// default: NA, N/A, n.a., #N/A, NaN, NULL, "..", "...", "…", ":", and one or two hyphens or dashes alone. The marks do not
    /// apply to texts and parties, because NA is also Namibia.
    /// </summary>
    public ValueSet<string> MissingValues
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(MissingValues));
            if (value.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("a value must not be blank", nameof(MissingValues));
            _hasDigits = value.Any(v => v.Length > 0 && char.IsAsciiDigit(v[0]));
            field = value;
        }
    } = ["NA", "N/A", "n.a.", "#N/A", "NaN", "NULL", "..", "...", "…", ":", "-", "--", "–", "—"];

    /// <summary>
    /// The number of digits of the codes in a column: a code that is one digit shorter has lost its leading zero, which is restored with a
    /// warning. Null to find out from the column.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value does not lie between 2 and 13.</exception>
    public int? CodeLength { get; init => field = Guard.OptionalWithin(value, 2, 13, nameof(CodeLength)); }

    /// <summary>
    /// Whether codes have kept their leading zeros; <see cref="Import.LeadingZeros.Find"/> by default, which looks at the column.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the named ones.</exception>
    public LeadingZeros LeadingZeros
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(LeadingZeros), value, "is not one of the named values");
    }

    /// <summary>
    /// The number of digits to which longer codes are cut, with a warning, for national codes of 11 to 13 digits: codes of the model have
    /// at most 10. Null, the default, to refuse codes of more than 10 digits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 2 or 4 to 10.</exception>
    public int? TruncateCodesTo
    {
        get;
        init => field = value is null or 2 or (>= 4 and <= 10) ? value
            : throw new ArgumentOutOfRangeException(nameof(TruncateCodesTo), value, "must be 2 or 4 to 10");
    }

    /// <summary>
    /// The order of day and month in dates such as 01/04/2019; null to find it from the column. Dates written year first need no order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the named ones.</exception>
    public DateOrder? DateOrder
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value
            : throw new ArgumentOutOfRangeException(nameof(DateOrder), value, "is not one of the named values");
    }

    /// <summary>
    /// The decimal mark of the file's numbers. If it is given, the other mark, spaces and apostrophes may separate thousands: 1,234,567
    /// with a decimal point, 1.234,56 with a decimal comma. If it is null, the default, the columns with duties show it, and values and
    /// quantities have a decimal point and no separators. A value such as 1.234 is then read with a warning unless another number of its
    /// column shows the decimal point, and refused if another shows thousands.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the named ones.</exception>
    public DecimalMark? DecimalMark
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value) ? value
            : throw new ArgumentOutOfRangeException(nameof(DecimalMark), value, "is not one of the named values");
    }

    internal bool IsMissing(string text)
    {
        if (text is "" or ".") return true;
        if (!_hasDigits && char.IsAsciiDigit(text[0])) return false;
        foreach (string mark in MissingValues)
            if (text.Equals(mark, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static long Positive(long value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must be greater than zero");
}
