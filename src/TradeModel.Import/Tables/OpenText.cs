using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TradeModel.Import;

/// <summary>The text of a table while it is read: its header, its parser, and how far it is read.</summary>
internal sealed class OpenText : IDisposable
{
    // How many lines below the first one are searched for a header, to tell the caller about it.
    private const int MostTitles = 50;

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
        // The decoder keeps room for several characters a byte. With a larger buffer, each file would be a large object, which is
        // collected only together with everything else.
        _decoder = new(_stream, _encoding.Encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 8 * 1024);
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

    internal static ImportException TooLong(long line, ImportOptions options, MaxFieldSizeException cause)
        => new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A field at or after line {line} is longer than the limit of {options.MaxLineLength} characters; "
                    + $"a quote may be unclosed."),
            cause);

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
