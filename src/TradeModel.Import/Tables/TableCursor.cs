using System.Globalization;
using CsvHelper;

namespace TradeModel.Import;

/// <summary>
/// One pass over a table: finds it in the file, reads its header and converts each record to a row or a failure.
/// </summary>
internal sealed class TableCursor<T> : IDisposable
    where T : class
{
    private const int ProgressEvery = 1000;

    // How far a column whose format is open is read ahead.
    private const int MostHeld = 20_000;
    private const long MostHeldCharacters = 8_000_000;

    private readonly TableSource _source;
    private readonly OpenText _text;
    private readonly Func<TableRecord, T?> _read;
    private readonly Func<List<ImportRecord<T>>, IEnumerable<ImportRecord<T>>>? _complete;
    private readonly TableRecord _record;
    private readonly ImportOptions _options;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly int _width;
    private readonly ColumnFormat[] _formats;
    private readonly (int Column, ColumnFilter Filter)[] _filters;
    private readonly Queue<(long Line, string[] Fields)> _split = new();
    private readonly Queue<(long Line, string[] Fields)> _held = new();
    private ImportException? _fault;
    private bool _isDraining;
    private bool _isAtEnd;
    private long _heldCharacters;
    private long _records;
    private Queue<ImportRecord<T>>? _completed;

    private TableCursor(
        TableSource source,
        OpenText text,
        Func<TableRecord, T?> read,
        Func<List<ImportRecord<T>>, IEnumerable<ImportRecord<T>>>? complete,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        _source = source;
        _text = text;
        _read = read;
        _complete = complete;
        _record = new(text.Parser, text.Columns.Names, options);
        _options = options;
        _progress = progress;
        _cancellation = cancellation;
        _width = text.Columns.Names.Count;
        _formats = [.. text.Columns.Formats];
        _filters = [.. options.Filters.Select(filter => (text.Columns.Find(filter.Column), filter))];
    }

    /// <summary>The number of records that the filters left out so far.</summary>
    internal int Filtered { get; private set; }

    internal TableShape Shape => new(_text.Entry, _text.Delimiter, _text.Encoding, _text.Columns.Names);

    internal static async ValueTask<TableCursor<T>> OpenAsync(
        TableReader<T> reader,
        Stream stream,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        bool asynchronous,
        CancellationToken cancellation)
    {
        TableSource source = await TableSource.OpenAsync(stream, options, asynchronous, cancellation).ConfigureAwait(false);
        try
        {
            string? problem = null;
            foreach (TableText candidate in source.Texts)
            {
                OpenText? text = null;
                bool taken = false;
                try
                {
                    text = new(candidate, options);
                    string? fault = await text
                        .ReadHeaderAsync(options, columns => Bind(reader, columns, out string? wrong, out _) is null ? wrong : null,
                            asynchronous, cancellation)
                        .ConfigureAwait(false);
                    if (fault is null && Bind(reader, text.Columns, out fault, out var complete) is { } read)
                    {
                        taken = true;
                        return new(source, text, read, complete, options, progress, cancellation);
                    }
                    if (problem is null && fault is not null)
                    {
                        bool below = await text
                            .NamesColumnsBelowAsync(
                                options, columns => Bind(reader, columns, out _, out _) is not null, asynchronous, cancellation)
                            .ConfigureAwait(false);
                        problem = below ? $"{fault}; a later line names the columns, so set FindHeader in ImportOptions" : fault;
                    }
                }
                catch (ImportException) when (source.Texts.Count > 1 && !taken)
                {
                    // An unreadable file in the zip file says nothing about the table.
                    problem ??= "no entry is a readable text table";
                }
                finally
                {
                    if (!taken) text?.Dispose();
                }
            }
            throw new ImportException($"This is not {reader.Kind}: {problem}.");
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    internal ImportRecord<T>? Next()
    {
        if (_complete is null) return ReadNext();
        if (_completed is null)
        {
            var records = new List<ImportRecord<T>>();
            while (ReadNext() is { } record) records.Add(record);
            _completed = new(_complete(records));
        }
        _cancellation.ThrowIfCancellationRequested();
        return _completed.TryDequeue(out ImportRecord<T>? next) ? next : null;
    }

    internal async ValueTask<ImportRecord<T>?> NextAsync()
    {
        if (_complete is null) return await ReadNextAsync().ConfigureAwait(false);
        if (_completed is null)
        {
            var records = new List<ImportRecord<T>>();
            while (await ReadNextAsync().ConfigureAwait(false) is { } record) records.Add(record);
            _completed = new(_complete(records));
        }
        _cancellation.ThrowIfCancellationRequested();
        return _completed.TryDequeue(out ImportRecord<T>? next) ? next : null;
    }

    private ImportRecord<T>? ReadNext()
    {
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (Waiting() is { } waiting) return waiting;
            if (_isDraining || _split.Count > 0) continue;
            if (_isAtEnd) return End();
            try
            {
                if (Advance(_text.Parser.Read()) is { } record) return record;
            }
            catch (Exception e) when (Refused(e) is { } refusal)
            {
                Defer(refusal);
            }
        }
    }

    private async ValueTask<ImportRecord<T>?> ReadNextAsync()
    {
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (Waiting() is { } waiting) return waiting;
            if (_isDraining || _split.Count > 0) continue;
            if (_isAtEnd) return End();
            try
            {
                if (Advance(await _text.Parser.ReadAsync().ConfigureAwait(false)) is { } record) return record;
            }
            catch (Exception e) when (Refused(e) is { } refusal)
            {
                Defer(refusal);
            }
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _source.Dispose();
    }

    private static Func<TableRecord, T?>? Bind(
        TableReader<T> reader,
        TableColumns columns,
        out string? problem,
        out Func<List<ImportRecord<T>>, IEnumerable<ImportRecord<T>>>? complete)
    {
        problem = null;
        complete = null;
        foreach (ColumnFilter filter in columns.Options.Filters)
            if (!ColumnName.TryFind(columns, filter.Column, out _, ref problem)) return null;
        return reader.Bind(columns, out problem, out complete);
    }

    /// <summary>The next record that was held back or split from another; null if there is none or it is held back.</summary>
    private ImportRecord<T>? Waiting()
    {
        if (_isDraining)
        {
            if (_held.TryDequeue(out (long Line, string[] Fields) held))
            {
                _record.Begin(held.Line, held.Fields);
                return Convert();
            }
            _isDraining = false;
            _heldCharacters = 0;
            if (_fault is not null) throw _fault;
        }
        return _split.TryDequeue(out (long Line, string[] Fields) split) ? Accept(split.Line, split.Fields) : null;
    }

    private ImportException? Refused(Exception exception) => exception switch
    {
        MaxFieldSizeException e => OpenText.TooLong(_text.Line + 1, _options, e),
        ImportException e => e,
        _ => null,
    };

    /// <summary>Throws the refusal of the file after the records before it.</summary>
    private void Defer(ImportException refusal)
    {
        if (_held.Count == 0) throw refusal;
        _fault = refusal;
        Drain();
    }

    private void Drain()
    {
        foreach (ColumnFormat format in _formats)
            if (format.IsOpen) format.Close();
        _isDraining = true;
    }

    private ImportRecord<T>? Advance(bool more)
    {
        if (!more)
        {
            _isAtEnd = true;
            if (_held.Count > 0) Drain();
            return null;
        }
        CsvParser parser = _text.Parser;
        long line = _text.NextLine();
        // Blank lines and the end-of-file mark of old systems are not records.
        if (parser.Count == 0 || (parser.Count == 1 && string.IsNullOrWhiteSpace(parser[0].Trim('\u001A')))) return null;
        string[]? fields = null;
        if (!_text.HasQuotes)
        {
            if (parser.RawRecord is var raw && raw.Contains('"')) fields = LineFields.Of(raw.TrimEnd('\r', '\n'), _text.Delimiter, _width);
        }
        else if (_text.Line > line && LineFields.OfLines(parser.RawRecord, _text.Delimiter, _width) is { } lines)
        {
            foreach ((int offset, string[] split) in lines) _split.Enqueue((line + offset, split));
            return null;
        }
        return Accept(line, fields);
    }

    /// <summary>
    /// Converts a record; null if a filter leaves it out or it is held back until the formats of its columns are known.
    /// </summary>
    private ImportRecord<T>? Accept(long line, string[]? fields)
    {
        _record.Begin(line, fields);
        if (_formats.Length == 0 && _filters.Length == 0) return Convert();
        if (HasWidth(_record.Count))
        {
            foreach ((int column, ColumnFilter filter) in _filters)
                if (!filter.Keeps(_record.Text(column)))
                {
                    Filtered++;
                    return null;
                }
            foreach (ColumnFormat format in _formats) format.See(_record.See(format.Column));
        }
        bool isOpen = Array.Exists(_formats, format => format.IsOpen);
        if (!isOpen && _held.Count == 0) return Convert();
        string[] copy = _record.Fields();
        _held.Enqueue((line, copy));
        foreach (string field in copy) _heldCharacters += field.Length;
        if (!isOpen || _held.Count >= MostHeld || _heldCharacters >= MostHeldCharacters) Drain();
        return null;
    }

    private ImportRecord<T> Convert()
    {
        T? row = null;
        int count = _record.Count;
        if (!HasWidth(count))
            _record.Fail(-1, string.Create(CultureInfo.InvariantCulture, $"the record has {count} fields, the header has {_width}"));
        else
            row = Read();
        if (++_records % ProgressEvery == 0) Report();
        return row is null ? new(_record.Line, null, _record.Failure, []) : new(_record.Line, row, null, _record.Warnings);
    }

    private T? Read()
    {
        try
        {
            T? row = _read(_record);
            if (row is null) _record.Fail(-1, "the record cannot be read");
            return row;
        }
        catch (ArgumentException e)
        {
            // The model refused a value.
            _record.Fail(-1, ArgumentFault.Reason(e));
            return null;
        }
    }

    // A record may end with empty fields that the header does not name.
    private bool HasWidth(int count)
    {
        if (count < _width) return false;
        for (int i = _width; i < count; i++)
            if (_record.Text(i).Length > 0) return false;
        return true;
    }

    private ImportRecord<T>? End()
    {
        Report();
        return null;
    }

    private void Report() => _progress?.Report(new(_records, _text.BytesRead, _text.Size));
}
