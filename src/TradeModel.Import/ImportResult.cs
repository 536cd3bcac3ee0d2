using System.Globalization;

namespace TradeModel.Import;

/// <summary>
/// The rows of a file, and a failure for each record that could not become a row. Together they are all records of the file.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed record ImportResult<T>
    where T : class
{
    /// <summary>Creates a result.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ImportResult(ValueList<T> rows, ValueList<ImportFailure> failures, TableShape table)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(failures);
        ArgumentNullException.ThrowIfNull(table);
        Rows = rows;
        Failures = failures;
        Table = table;
    }

    /// <summary>The rows, in the order of the file.</summary>
    public ValueList<T> Rows { get; }

    /// <summary>The failures, in the order of the file.</summary>
    public ValueList<ImportFailure> Failures { get; }

    /// <summary>The delimiter, encoding and columns that the reader found.</summary>
    public TableShape Table { get; }

    /// <summary>The number of records: rows and failures. The header and blank lines are not counted.</summary>
    public int Records => Rows.Count + Failures.Count;

    /// <summary>The numbers of rows and failures: "12975 rows, 0 failures".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows.Count} rows, {Failures.Count} failures");
}
