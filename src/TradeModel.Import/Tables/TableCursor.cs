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

    private readonly TableSource _source;
    private readonly OpenText _text;
    private readonly Func<TableRecord, T?> _read;
    private readonly TableRecord _record;
    private readonly ImportOptions _options;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly int _width;
    private readonly Queue<(long Line, string[] Fields)> _split = new();
    private long _records;

    private TableCursor(
        TableSource source,
        OpenText text,
        Func<TableRecord, T?> read,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        _source = source;
        _text = text;
        _read = read;
        _record = new(text.Parser, text.Columns.Names);
        _options = options;
        _progress = progress;
        _cancellation = cancellation;
        _width = text.Columns.Names.Count;
    }

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
                    string? fault = await text.ReadHeaderAsync(options, asynchronous, cancellation).ConfigureAwait(false);
                    if (fault is null && reader.Bind(text.Columns, out fault) is { } read)
                    {
                        taken = true;
                        return new(source, text, read, options, progress, cancellation);
                    }
                    problem ??= fault;
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
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_split.TryDequeue(out (long Line, string[] Fields) split)) return Convert(split.Line, split.Fields);
            bool more;
            try
            {
                more = _text.Parser.Read();
            }
            catch (MaxFieldSizeException e)
            {
                throw TooLong(e);
            }
            if (!more) return End();
            if (Convert() is { } record) return record;
        }
    }

    internal async ValueTask<ImportRecord<T>?> NextAsync()
    {
        while (true)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_split.TryDequeue(out (long Line, string[] Fields) split)) return Convert(split.Line, split.Fields);
            bool more;
            try
            {
                more = await _text.Parser.ReadAsync().ConfigureAwait(false);
            }
            catch (MaxFieldSizeException e)
            {
                throw TooLong(e);
            }
            if (!more) return End();
            if (Convert() is { } record) return record;
        }
    }

    public void Dispose()
    {
        _text.Dispose();
        _source.Dispose();
    }

    private ImportRecord<T>? Convert()
    {
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
        return Convert(line, fields);
    }

    private ImportRecord<T> Convert(long line, string[]? fields)
    {
        _record.Begin(line, fields);
        T? row = null;
        int count = _record.Count;
        if (!HasWidth(count))
            _record.Fail(-1, string.Create(CultureInfo.InvariantCulture, $"the record has {count} fields, the header has {_width}"));
        else
            row = Read();
        if (++_records % ProgressEvery == 0) Report();
        return row is null ? new(line, null, _record.Failure, []) : new(line, row, null, _record.Warnings);
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
            // The model refused a value. Its reason is reported without the name of its parameter.
            int parameter = e.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
            _record.Fail(-1, parameter > 0 ? e.Message[..parameter] : e.Message);
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

    private ImportException TooLong(Exception cause)
        => new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A field at or after line {_text.Line + 1} is longer than the limit of {_options.MaxLineLength} characters; "
                    + $"a quote may be unclosed."),
            cause);

    private sealed class OpenText : IDisposable
    {
        private readonly LimitedStream _stream;
        private readonly TableEncoding _encoding = new();
        private readonly StreamReader _decoder;
        private readonly LimitedReader _reader;

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

        internal async ValueTask<string?> ReadHeaderAsync(ImportOptions options, bool asynchronous, CancellationToken cancellation)
        {
            string head = await _reader.PeekAsync(asynchronous, cancellation).ConfigureAwait(false);
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
            while (asynchronous ? await Parser.ReadAsync().ConfigureAwait(false) : Parser.Read())
            {
                NextLine();
                var names = new string[Parser.Count];
                for (int i = 0; i < names.Length; i++) names[i] = Parser[i].Trim().Trim('\uFEFF');
                // Columns without a name at the end of the header are only trailing delimiters.
                int width = names.Length;
                while (width > 0 && names[width - 1].Length == 0) width--;
                if (width == 0) continue;
                Columns = new(names.Take(width).ToValueList());
                return null;
            }
            return "it has no header";
        }

        internal long NextLine()
        {
            long begins = Line + 1;
            Line = Parser.RawRow;
            return begins;
        }

        public void Dispose()
        {
            Parser?.Dispose();
            _reader.Dispose();
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
