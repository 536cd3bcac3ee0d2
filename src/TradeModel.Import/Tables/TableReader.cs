using System.Runtime.CompilerServices;

namespace TradeModel.Import;

/// <summary>
/// Reads one kind of table from a file: text with a header, its fields parted by commas, bars, semicolons or tabs, in UTF-8 or code page
/// 1252, by itself or inside a zip file.
/// </summary>
/// <typeparam name="T">The row a record becomes.</typeparam>
/// <remarks>
/// Every record becomes a row or a failure with its line, column and reason; nothing is dropped. A file that is not of this kind, is
/// damaged or goes past a limit is refused as a whole with an <see cref="ImportException"/>. Readers hold no state: one can be used at once
/// from many threads.
/// </remarks>
public abstract class TableReader<T>
    where T : class
{
    private protected TableReader()
    {
    }

    /// <summary>What the reader reads, with its article: "a list of trade flows".</summary>
    public abstract string Kind { get; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits and hints; <see cref="ImportOptions.Default"/> where null.</param>
    /// <param name="progress">Told every thousand records and at the end.</param>
    /// <param name="cancellationToken">Ends the reading between two records.</param>
    /// <exception cref="ImportException">The file is refused as a whole.</exception>
    /// <exception cref="IOException">The file cannot be read: among others, it does not exist.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public ImportResult<T> ReadFile(
        string path, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, options, progress, cancellationToken);
    }

    /// <summary>Reads a whole stream from where it stands, and leaves it open.</summary>
    /// <param name="stream">The file's bytes; a zip file on a stream that cannot seek is held in memory, within the limit.</param>
    /// <param name="options">Limits and hints; <see cref="ImportOptions.Default"/> where null.</param>
    /// <param name="progress">Told every thousand records and at the end.</param>
    /// <param name="cancellationToken">Ends the reading between two records.</param>
    /// <exception cref="ImportException">The file is refused as a whole.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public ImportResult<T> Read(
        Stream stream, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using TableCursor<T> cursor = Open(stream, options, progress, cancellationToken);
        var rows = new List<T>();
        var failures = new List<ImportFailure>();
        while (cursor.Next() is { } record)
        {
            if (record.IsRow) rows.Add(record.Row);
            else failures.Add(record.Failure);
        }
        return new(rows.ToValueList(), failures.ToValueList(), cursor.Shape);
    }

    /// <summary>Reads a whole stream from where it stands without holding a thread while it waits, and leaves it open.</summary>
    /// <inheritdoc cref="Read" />
    public async Task<ImportResult<T>> ReadAsync(
        Stream stream, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using TableCursor<T> cursor = await TableCursor<T>
            .OpenAsync(this, stream, options ?? ImportOptions.Default, progress, asynchronous: true, cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        var failures = new List<ImportFailure>();
        while (await cursor.NextAsync().ConfigureAwait(false) is { } record)
        {
            if (record.IsRow) rows.Add(record.Row);
            else failures.Add(record.Failure);
        }
        return new(rows.ToValueList(), failures.ToValueList(), cursor.Shape);
    }

    /// <summary>Reads record by record, holding only one at a time. What refuses the file is thrown when the records are walked.</summary>
    /// <inheritdoc cref="Read" />
    public IEnumerable<ImportRecord<T>> Stream(
        Stream stream, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Walk();

        IEnumerable<ImportRecord<T>> Walk()
        {
            using TableCursor<T> cursor = Open(stream, options, progress, cancellationToken);
            while (cursor.Next() is { } record) yield return record;
        }
    }

    /// <summary>
    /// Reads record by record without holding a thread while it waits. What refuses the file is thrown when the records are walked.
    /// </summary>
    /// <inheritdoc cref="Read" />
    public IAsyncEnumerable<ImportRecord<T>> StreamAsync(
        Stream stream, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return WalkAsync(stream, options ?? ImportOptions.Default, progress, cancellationToken);
    }

    /// <summary>Finds the reader's columns in a header. Null, with the problem, where the table is not of this kind.</summary>
    internal abstract Func<TableRecord, T?>? Bind(TableColumns columns, out string? problem);

    private async IAsyncEnumerable<ImportRecord<T>> WalkAsync(
        Stream stream, ImportOptions options, IProgress<ImportProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using TableCursor<T> cursor = await TableCursor<T>
            .OpenAsync(this, stream, options, progress, asynchronous: true, cancellationToken).ConfigureAwait(false);
        while (await cursor.NextAsync().ConfigureAwait(false) is { } record) yield return record;
    }

    private TableCursor<T> Open(Stream stream, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // with asynchronous false no step of it waits, so that the result is there
        return TableCursor<T>.OpenAsync(this, stream, options ?? ImportOptions.Default, progress, asynchronous: false, cancellationToken).AsTask().GetAwaiter().GetResult();
    }
}
