using System.Runtime.CompilerServices;

namespace TradeModel.Import;

/// <summary>
/// Reads one kind of table from a file: text with a header, delimited by commas, bars, semicolons or tabs, in UTF-8, UTF-16 or code page
/// 1252, possibly inside a zip or gzip file.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>
/// Every record becomes a row or a failure with its line, column and reason; none is dropped. If a value is read differently from how
/// the file writes it, an <see cref="ImportWarning"/> counts it. A file that is damaged, exceeds a limit or is not of this kind is
/// refused with an <see cref="ImportException"/>. A reader has no state and may be used from several threads at once.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract class TableReader<T>
    where T : class
{
    private protected TableReader()
    {
    }

    /// <summary>What the reader reads, with an article: "a list of trade flows".</summary>
    public abstract string Kind { get; }

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">Limits and hints; null for <see cref="ImportOptions.Default"/>.</param>
    /// <param name="progress">Receives the progress after every thousand records and at the end.</param>
    /// <param name="cancellationToken">Cancels between two records.</param>
    /// <exception cref="ImportException">The whole file is refused.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public ImportResult<T> ReadFile(
        string path,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(stream, options, progress, cancellationToken);
    }

    /// <summary>Reads a stream from its current position to its end, and leaves it open.</summary>
    /// <param name="stream">
    /// The bytes of the file. A zip file from a stream that cannot seek is buffered in memory, up to the limit.
    /// </param>
    /// <param name="options">Limits and hints; null for <see cref="ImportOptions.Default"/>.</param>
    /// <param name="progress">Receives the progress after every thousand records and at the end.</param>
    /// <param name="cancellationToken">Cancels between two records.</param>
    /// <exception cref="ImportException">The whole file is refused.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public ImportResult<T> Read(
        Stream stream,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using TableCursor<T> cursor = Open(stream, options, progress, cancellationToken);
        var rows = new List<T>();
        var failures = new List<ImportFailure>();
        var warnings = new List<ImportWarning>();
        while (cursor.Next() is { } record)
        {
            if (record.IsRow) rows.Add(record.Row);
            else failures.Add(record.Failure);
            if (record.Warnings.Count > 0) warnings.AddRange(record.Warnings);
        }
        return new(rows.ToValueList(), failures.ToValueList(), cursor.Shape, ImportWarning.Sum(warnings)) { Filtered = cursor.Filtered };
    }

    /// <summary>Reads a stream asynchronously from its current position to its end, and leaves it open.</summary>
    /// <inheritdoc cref="Read" />
    public async Task<ImportResult<T>> ReadAsync(
        Stream stream,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using TableCursor<T> cursor = await TableCursor<T>
            .OpenAsync(this, stream, options ?? ImportOptions.Default, progress, asynchronous: true, cancellationToken)
            .ConfigureAwait(false);
        var rows = new List<T>();
        var failures = new List<ImportFailure>();
        var warnings = new List<ImportWarning>();
        while (await cursor.NextAsync().ConfigureAwait(false) is { } record)
        {
            if (record.IsRow) rows.Add(record.Row);
            else failures.Add(record.Failure);
            if (record.Warnings.Count > 0) warnings.AddRange(record.Warnings);
        }
        return new(rows.ToValueList(), failures.ToValueList(), cursor.Shape, ImportWarning.Sum(warnings)) { Filtered = cursor.Filtered };
    }

    /// <summary>Reads one record at a time. Exceptions are thrown during enumeration.</summary>
    /// <inheritdoc cref="Read" />
    public IEnumerable<ImportRecord<T>> Stream(
        Stream stream,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Walk();

        IEnumerable<ImportRecord<T>> Walk()
        {
            using TableCursor<T> cursor = Open(stream, options, progress, cancellationToken);
            while (cursor.Next() is { } record) yield return record;
        }
    }

    /// <summary>Reads one record at a time asynchronously. Exceptions are thrown during enumeration.</summary>
    /// <inheritdoc cref="Read" />
    public IAsyncEnumerable<ImportRecord<T>> StreamAsync(
        Stream stream,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return WalkAsync(stream, options ?? ImportOptions.Default, progress, cancellationToken);
    }

    /// <summary>Finds the reader's columns in a header. Returns null and describes the problem if the table is not of this kind.</summary>
    internal abstract Func<TableRecord, T?>? Bind(TableColumns columns, out string? problem);

    /// <summary>
    /// Finds the reader's columns like the other overload. If <paramref name="complete"/> is not null, all records are read before the
    /// first is returned, and it completes them with what only the whole file shows.
    /// </summary>
    internal virtual Func<TableRecord, T?>? Bind(
        TableColumns columns, out string? problem, out Func<List<ImportRecord<T>>, IEnumerable<ImportRecord<T>>>? complete)
    {
        complete = null;
        return Bind(columns, out problem);
    }

    private async IAsyncEnumerable<ImportRecord<T>> WalkAsync(
        Stream stream,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using TableCursor<T> cursor = await TableCursor<T>
            .OpenAsync(this, stream, options, progress, asynchronous: true, cancellationToken).ConfigureAwait(false);
        while (await cursor.NextAsync().ConfigureAwait(false) is { } record) yield return record;
    }

    private TableCursor<T> Open(
        Stream stream, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        // With asynchronous false no step waits, so the task is already complete.
        return TableCursor<T>
            .OpenAsync(this, stream, options ?? ImportOptions.Default, progress, asynchronous: false, cancellationToken)
            .AsTask().GetAwaiter().GetResult();
    }
}
