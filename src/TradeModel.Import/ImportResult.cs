using System.Globalization;

namespace TradeModel.Import;

/// <summary>
/// The rows of a file, and a failure for each record that could not become a row. Together they are all records of the file. Warnings
/// count the values that were read differently from how the file writes them.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportResult<T>
    where T : class
{
    /// <summary>Creates a result without warnings.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ImportResult(ValueList<T> rows, ValueList<ImportFailure> failures, TableShape table)
        : this(rows, failures, table, [])
    {
    }

    /// <summary>Creates a result.</summary>
    /// <param name="rows">The rows, in the order of the file.</param>
    /// <param name="failures">The failures, in the order of the file.</param>
    /// <param name="table">The delimiter, encoding and columns that the reader found.</param>
    /// <param name="warnings">The warnings; those of one kind are added up.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ImportResult(ValueList<T> rows, ValueList<ImportFailure> failures, TableShape table, ValueList<ImportWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(failures);
        ArgumentNullException.ThrowIfNull(table);
        Rows = rows;
        Failures = failures;
        Table = table;
        Warnings = ImportWarning.Sum(warnings);
    }

    /// <summary>The rows, in the order of the file.</summary>
    public ValueList<T> Rows { get; }

    /// <summary>The failures, in the order of the file.</summary>
    public ValueList<ImportFailure> Failures { get; }

    /// <summary>
    /// One warning for each kind of value that was read, but not as the file writes it, ordered by kind; empty if there is none.
    /// </summary>
    public ValueList<ImportWarning> Warnings { get; }

    /// <summary>The delimiter, encoding and columns that the reader found.</summary>
    public TableShape Table { get; }

    /// <summary>The number of records that <see cref="ImportOptions.Filters"/> left out; they are neither rows nor failures.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Filtered
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Filtered), value, "must not be negative");
    }

    /// <summary>The number of records: rows and failures. The header and blank lines are not counted.</summary>
    public int Records => Rows.Count + Failures.Count;

    /// <summary>
    /// The numbers of rows and failures and, if there are any, of kinds of warnings and of records left out: "12975 rows, 0 failures",
    /// "2 rows, 1 failures, 1 warnings, 3 left out".
    /// </summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Rows.Count} rows, {Failures.Count} failures")
            + (Warnings.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Warnings.Count} warnings"))
            + (Filtered == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Filtered} left out"));
}
