using System.Globalization;
using System.Text;

namespace TradeModel.Import;

/// <summary>
/// Values that were read differently from how the file writes them: what was done, how often, and the first place. A value that could not
/// be read is an <see cref="ImportFailure"/>.
/// </summary>
/// <remarks>Warnings are ordered by kind. Equality compares all members.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportWarning
{
    /// <summary>Creates a warning.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="count">How often; at least 1.</param>
    /// <param name="line">The line of the file on which the first record concerned begins, from 1.</param>
    /// <param name="column">The column concerned, as the file's header writes it; null if the whole record is concerned.</param>
    /// <param name="example">What was read there, in words: "'1012100' was read as 01012100".</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown, or a number is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="example"/> is null or blank, or <paramref name="column"/> is blank.
    /// </exception>
    public ImportWarning(ImportWarningKind kind, int count, long line, string? column, string example)
    {
        Kind = kind;
        Count = count;
        Line = line;
        Column = column;
        Example = example;
    }

    /// <summary>What was done.</summary>
    public ImportWarningKind Kind
    {
        get;
        init => field = Enum.IsDefined(value) ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Kind)), value, "is not a known kind");
    }

    /// <summary>How often; at least 1. A record may be counted more than once, for instance once for each of its rates.</summary>
    public int Count
    {
        get;
        init => field = value >= 1 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Count)), value, "must be at least 1");
    }

    /// <summary>The line of the file on which the first record concerned begins, from 1.</summary>
    public long Line
    {
        get;
        init => field = value >= 1 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Line)), value, "lines are counted from 1");
    }

    /// <summary>The column concerned, as the header writes it; null if the whole record is concerned.</summary>
    public string? Column
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value
            : throw new ArgumentException("must be null or not blank", Guard.Parameter(nameof(Column)));
    }

    /// <summary>What was read there, in words.</summary>
    public string Example
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value
            : throw new ArgumentException("must not be blank", Guard.Parameter(nameof(Example)));
    }

    /// <summary>
    /// Adds up warnings: one for each kind, ordered by kind. The counts are summed, and the example is the one of the first line.
    /// </summary>
    /// <param name="warnings">Warnings of one file, for instance those of the records of a stream.</param>
    /// <exception cref="ArgumentException">The sequence or a warning is null.</exception>
    /// <exception cref="OverflowException">A sum exceeds the range of <see cref="int"/>.</exception>
    public static ValueList<ImportWarning> Sum(IEnumerable<ImportWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        var sums = new SortedDictionary<ImportWarningKind, ImportWarning>();
        foreach (ImportWarning warning in warnings)
        {
            if (warning is null) throw new ArgumentException("a warning must not be null", nameof(warnings));
            sums[warning.Kind] = !sums.TryGetValue(warning.Kind, out ImportWarning? sum)
                ? warning
                : (warning.Line < sum.Line ? warning : sum) with { Count = checked(sum.Count + warning.Count) };
        }
        return sums.Values.ToValueList();
    }

    /// <summary>
    /// The kind, the count and the first place: "leading zero restored (2): line 2, hts8: '1012100' was read as 01012100".
    /// </summary>
    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Words(Kind)} ({Count}): line {Line}{(Column is null ? "" : ", " + Column)}: {Example}");

    // The words of a kind are those of its name.
    private static string Words(ImportWarningKind kind)
    {
        var words = new StringBuilder();
        foreach (char c in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }
}
