using System.Globalization;

namespace TradeModel.Import;

/// <summary>
/// A file as read: its rows, and a failure for every record that became none. Rows and failures together are the records of the file.
/// </summary>
/// <typeparam name="T">The row.</typeparam>
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

    /// <summary>How the file turned out to be written.</summary>
    public TableShape Table { get; }

    /// <summary>How many records the file has, its header and blank lines apart: rows and failures.</summary>
    public int Records => Rows.Count + Failures.Count;

    /// <summary>"12975 rows, 0 failures".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows.Count} rows, {Failures.Count} failures");
}
