using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TradeModel.Import;

/// <summary>
/// One pass over a table: finds it in the file, reads its header and converts each record to a row or a failure.
/// </summary>
internal sealed class TableCursor<T> : IDisposable
    where T : class
{
    private const int ProgressEvery = 1000;
    private const int WideEnough = 5;

    // How many lines below the first one are searched for a header, to tell the caller about it.
    private const int MostTitles = 50;

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
        MaxFieldSizeException e => TooLong(_text.Line + 1, _options, e),
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
        else if (_text.Line > line && PartsIntoRecords(line, parser.RawRecord))
        {
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

    /// <summary>
    /// Splits a record of several lines into records of one line each, because an unclosed quote merges lines. It does so only if each line
    /// after the first has as many fields as the header and the header is wide enough to rule out chance.
    /// </summary>
    private bool PartsIntoRecords(long line, string raw)
    {
        if (_width < WideEnough) return false;
        var split = new List<(long, string[])>();
        foreach (string text in raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                string[] fields = LineFields.Of(text, _text.Delimiter, _width);
                if (split.Count > 0 && !LineFields.Fits(fields, _width)) return false;
                split.Add((line, fields));
            }
            line++;
        }
        if (split.Count < 2) return false;
        foreach ((long, string[]) record in split) _split.Enqueue(record);
        return true;
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

    private static ImportException TooLong(long line, ImportOptions options, MaxFieldSizeException cause)
        => new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A field at or after line {line} is longer than the limit of {options.MaxLineLength} characters; "
                    + $"a quote may be unclosed."),
            cause);

    private sealed class OpenText : IDisposable
    {
        private readonly LimitedStream _stream;
        private readonly TableEncoding _encoding = new();
        private readonly StreamReader _decoder;
        private readonly LimitedReader _reader;
        private long _skipped;

        internal OpenText(TableText text, ImportOptions options)
        {
            Entry = text.Entry;
            Size = text.Size;
            _stream = new(text.Open(), options.MaxBytes, text.Checksum);
            _decoder = new(_stream, _encoding.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 32 * 1024);
            _reader = new(_decoder, options.MaxLineLength);
            Parser = null!;
            Columns = null!;
        }

        internal string? Entry { get; }

        internal long? Size { get; }

        internal long BytesRead => _stream.BytesRead;

        internal CsvParser Parser { get; private set; }

        internal TableColumns Columns { get; private set; }

        internal char Delimiter { get; private set; }

        /// <summary>
        /// Whether a quoted field may span lines. It may not if bars separate the fields and the header has no quotes.
        /// </summary>
        internal bool HasQuotes { get; private set; }

        internal long Line { get; private set; }

        internal string Encoding
            => _encoding.SawWindows1252 ? "windows-1252" : _decoder.CurrentEncoding is UnicodeEncoding ? "utf-16" : "utf-8";

        /// <summary>Reads the header. Returns what is wrong; null if there is one.</summary>
        /// <param name="options">The options.</param>
        /// <param name="wrong">What is wrong with the columns of a possible header; null if they are those to read.</param>
        /// <param name="asynchronous">Whether to wait for the text.</param>
        /// <param name="cancellation">Cancels the wait.</param>
        internal async ValueTask<string?> ReadHeaderAsync(
            ImportOptions options, Func<TableColumns, string?> wrong, bool asynchronous, CancellationToken cancellation)
        {
            int skip = options.SkipLines;
            if (options.FindHeader)
            {
                string beginning = await _reader.PeekAsync(oneLine: false, asynchronous, cancellation).ConfigureAwait(false);
                if (FindHeader(beginning, options, wrong, out skip) is { } problem) return problem;
            }
            if (skip > 0) await _reader.SkipLinesAsync(skip, asynchronous, cancellation).ConfigureAwait(false);
            Line = skip;
            _skipped = skip;
            string head = await _reader.PeekAsync(oneLine: true, asynchronous, cancellation).ConfigureAwait(false);
            if (head.AsSpan().TrimStart().StartsWith("<")) return "it is a web page or an XML document";
            Delimiter = options.Delimiter ?? FindDelimiter(head);
            HasQuotes = Delimiter != '|' || FirstLine(head).Contains('"');
            Parser = new(_reader, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = Delimiter.ToString(),
                Mode = HasQuotes ? CsvMode.RFC4180 : CsvMode.NoEscape,
                BadDataFound = null,
                IgnoreBlankLines = false,
                MaxFieldSize = options.MaxLineLength,
                BufferSize = 32 * 1024,
                ProcessFieldBufferSize = 4 * 1024,
            }, leaveOpen: true);
            try
            {
                while (asynchronous ? await Parser.ReadAsync().ConfigureAwait(false) : Parser.Read())
                {
                    NextLine();
                    Columns = ColumnsOf(Parser.Record!, options);
                    if (Columns.Names.Count > 0) return null;
                }
            }
            catch (MaxFieldSizeException e)
            {
                throw TooLong(Line + 1, options, e);
            }
            return "it has no header";
        }

        /// <summary>
        /// Whether one of the lines after the one that was taken for the header names the columns. The text cannot be read any more.
        /// </summary>
        internal async ValueTask<bool> NamesColumnsBelowAsync(
            ImportOptions options, Func<TableColumns, bool> named, bool asynchronous, CancellationToken cancellation)
        {
            if (options.FindHeader || Columns is null) return false;
            try
            {
                for (int i = 0; i < MostTitles && (asynchronous ? await Parser.ReadAsync().ConfigureAwait(false) : Parser.Read()); i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    string line = Parser.RawRecord.TrimEnd('\r', '\n');
                    if (named(ColumnsOf(LineFields.Of(line, options.Delimiter ?? FindDelimiter(line), 0), options))) return true;
                }
            }
            catch (Exception e) when (e is ImportException or MaxFieldSizeException)
            {
                // The rest of the file says nothing about its header.
            }
            return false;
        }

        internal long NextLine()
        {
            long begins = Line + 1;
            Line = _skipped + Parser.RawRow;
            return begins;
        }

        public void Dispose()
        {
            Parser?.Dispose();
            _reader.Dispose();
        }

        private static TableColumns ColumnsOf(string[] fields, ImportOptions options)
        {
            string[] names = Array.ConvertAll(fields, field => field.Trim().Trim('\uFEFF'));
            // Columns without a name at the end of the header are only trailing delimiters.
            int width = names.Length;
            while (width > 0 && names[width - 1].Length == 0) width--;
            return new(names.Take(width).ToValueList(), options);
        }

        /// <summary>Counts the lines before the first one that names the columns. Returns what is wrong; null if there is one.</summary>
        private static string? FindHeader(string head, ImportOptions options, Func<TableColumns, string?> wrong, out int lines)
        {
            string? problem = null;
            lines = 0;
            foreach (string line in head.ReplaceLineEndings("\n").Split('\n'))
            {
                if (lines++ < options.SkipLines || string.IsNullOrWhiteSpace(line)) continue;
                TableColumns columns = ColumnsOf(LineFields.Of(line, options.Delimiter ?? FindDelimiter(line), 0), options);
                if (columns.Names.Count == 0) continue;
                string? fault = wrong(columns);
                if (fault is null)
                {
                    lines--;
                    return null;
                }
                problem ??= fault;
            }
            return problem is null
                ? "it has no header"
                : $"no line at its beginning names the columns; its first line is no header, because {problem}";
        }

        private static ReadOnlySpan<char> FirstLine(string head)
        {
            ReadOnlySpan<char> line = head.AsSpan().TrimStart();
            int end = line.IndexOfAny('\n', '\r');
            return end >= 0 ? line[..end] : line;
        }

        private static char FindDelimiter(string head)
        {
            ReadOnlySpan<char> line = FirstLine(head);
            char best = ',';
            int most = 0;
            foreach (char candidate in ",|;\t")
            {
                int count = 0;
                bool quoted = false;
                foreach (char c in line)
                {
                    if (c == '"') quoted = !quoted;
                    else if (c == candidate && !quoted) count++;
                }
                if (count > most) (best, most) = (candidate, count);
            }
            return best;
        }
    }
}
