using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <content>Logs as JSON Lines: the format <c>trademodel/events</c>, version 1.</content>
public static partial class TradeModelJson
{
    /// <summary>The largest length of a line in bytes: 16 MiB.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    // Lines are written in parts of about this many bytes.
    private const int WrittenAtOnce = 32 * 1024;

    private static readonly Lock FileAppends = new();

    private static readonly byte[] LinesHeader = "{\"format\":\"trademodel/events\",\"version\":1}\n"u8.ToArray();

    /// <summary>Writes events as JSON Lines: a header line, then one line for each event.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utf8">Takes the lines in UTF-8. It is not closed.</param>
    /// <exception cref="ArgumentException">
    /// An event takes more than <see cref="LongestLine"/> bytes. The events before it may have been written.
    /// </exception>
    public static void WriteEventLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        Guard.NotNull(events);
        Guard.NotNull(utf8).Write(LinesHeader);
        WriteLines(events, utf8);
    }

    /// <summary>Writes events as JSON Lines asynchronously: a header line, then one line for each event.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utf8">Takes the lines in UTF-8. It is not closed.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    /// <exception cref="ArgumentException">
    /// An event takes more than <see cref="LongestLine"/> bytes. The events before it may have been written.
    /// </exception>
    /// <exception cref="OperationCanceledException">Writing was cancelled. Whole lines and part of one may have been written.</exception>
    public static async Task WriteEventLinesAsync(
        IEnumerable<NegotiationEvent> events, Stream utf8, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(events);
        await Guard.NotNull(utf8).WriteAsync(LinesHeader, cancellationToken).ConfigureAwait(false);
        using var bytes = new PooledBytes();
        using var output = new CanonicalOutput(bytes, isIndented: false);
        foreach (NegotiationEvent one in events)
        {
            WriteLine(one, bytes, output);
            if (bytes.Count < WrittenAtOnce) continue;
            await utf8.WriteAsync(bytes.Memory, cancellationToken).ConfigureAwait(false);
            bytes.Drop(bytes.Count);
        }
        await utf8.WriteAsync(bytes.Memory, cancellationToken).ConfigureAwait(false);
        await utf8.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Appends events to JSON Lines. An empty stream gets the header first. If a whole last line has lost its line feed, the line feed is
    /// restored. Each call ends with a whole line, so <see cref="ReadEventLines"/> reads everything that was written before a crash.
    /// </summary>
    /// <remarks>
    /// A file must have a single writer. <see cref="NegotiationLogFile"/> ensures this and repairs a torn last line. While this method
    /// appends to a <see cref="FileStream"/>, it locks the file against other processes (on Windows and Linux). Events that another writer
    /// wrote before are kept.
    /// </remarks>
    /// <param name="events">The events, in order.</param>
    /// <param name="utf8">
    /// A stream that can seek, read and write. Open a file with <see cref="FileMode.OpenOrCreate"/> and
    /// <see cref="FileAccess.ReadWrite"/>, because a file opened with <see cref="FileMode.Append"/> cannot be read. The stream is left at
    /// its end and not closed.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The stream cannot seek, read or write, or an event takes more than <see cref="LongestLine"/> bytes.
    /// </exception>
    /// <exception cref="IOException">Another process is appending to the file.</exception>
    /// <exception cref="TradeModelJsonException">
    /// The stream is in another format, or its last line is torn. Cut a torn stream to <see cref="EventLines.CompleteBytes"/> first.
    /// </exception>
    public static void AppendEventLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        Guard.NotNull(events);
        if (!Guard.NotNull(utf8).CanSeek || !utf8.CanRead || !utf8.CanWrite)
            throw new ArgumentException(
                "appending needs a stream that can seek, read and write: "
                    + "open the file with FileMode.OpenOrCreate and FileAccess.ReadWrite, or with NegotiationLogFile.Open",
                nameof(utf8));
        if (utf8 is not FileStream file)
        {
            AppendLines(events, utf8);
            return;
        }
        lock (FileAppends)
        {
            if (!OperatingSystem.IsWindows() && !OperatingSystem.IsLinux())
            {
                AppendLines(events, file);
                return;
            }
            file.Lock(0, long.MaxValue);
            try
            {
                AppendLines(events, file);
            }
            finally
            {
                file.Unlock(0, long.MaxValue);
            }
        }
    }

    private static void AppendLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        if (utf8.Length == 0)
        {
            WriteEventLines(events, utf8);
            return;
        }
        byte[] header = new byte[LinesHeader.Length];
        utf8.Position = 0;
        int read = utf8.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (!header.AsSpan(0, read).SequenceEqual(LinesHeader.AsSpan(0, read)))
        {
            throw new TradeModelJsonException(
                OfLaterVersion(header) ?? "the stream is not in the format trademodel/events, version 1", "$", 1, 1);
        }
        bool endsInFeed = LastLine(utf8) is not { } last || last.Length == 0;
        utf8.Position = utf8.Length;
        if (!endsInFeed) utf8.WriteByte((byte)'\n');
        WriteLines(events, utf8);
    }

    /// <summary>The bytes after the last line feed: none, or a whole line that has lost its line feed. A torn line is refused.</summary>
    private static byte[] LastLine(Stream utf8)
    {
        var tail = new byte[Math.Min(4096, utf8.Length)];
        while (true)
        {
            utf8.Position = utf8.Length - tail.Length;
            utf8.ReadExactly(tail);
            int feed = tail.AsSpan().LastIndexOf((byte)'\n');
            bool isFirst = feed < 0 && tail.Length == utf8.Length;
            if (feed < 0 && !isFirst)
            {
                if (tail.Length > LongestLine) throw TooLong("the last line", 1);
                tail = new byte[Math.Min(2L * tail.Length, utf8.Length)];
                continue;
            }
            byte[] last = tail[(feed + 1)..];
            if (last.Length == 0) return last;
            if (last.Length > LongestLine) throw TooLong("the last line", 1);
            try
            {
                if (isFirst) CheckHeader(last);
                else Read(last, EventCodecs.Event);
            }
            catch (TradeModelJsonException torn)
            {
                throw new TradeModelJsonException(
                    $"the last line is torn ({torn.Reason}): "
                        + "open the file with NegotiationLogFile.Open, or read the lines and cut the stream to CompleteBytes",
                    "$",
                    1,
                    1);
            }
            return last;
        }
    }

    /// <summary>Reads all events from JSON Lines. A torn last line is reported together with the events before it.</summary>
    /// <param name="utf8">The lines in UTF-8. The stream is neither rewound nor closed.</param>
    /// <exception cref="TradeModelJsonException">
    /// The header is missing or of another format, or a line other than a torn last line is not an event. <c>Line</c> counts the lines of
    /// the stream.
    /// </exception>
    public static EventLines ReadEventLines(Stream utf8)
    {
        EventLines? end = null;
        var events = new List<NegotiationEvent>();
        foreach (NegotiationEvent one in StreamEventLines(utf8, atEnd => end = atEnd)) events.Add(one);
        return end! with { Events = events.ToValueList() };
    }

    /// <summary>Reads JSON Lines one event at a time. Memory does not grow with the number of events.</summary>
    /// <param name="utf8">The lines in UTF-8. The stream is neither rewound nor closed.</param>
    /// <param name="atEnd">
    /// Receives the number of bytes in whole lines and whether the last line is torn, after the last event. Its list of events is empty.
    /// </param>
    /// <exception cref="TradeModelJsonException">
    /// As for <see cref="ReadEventLines"/>; thrown when the enumeration reaches the line.
    /// </exception>
    public static IEnumerable<NegotiationEvent> StreamEventLines(Stream utf8, Action<EventLines> atEnd)
    {
        Guard.NotNull(utf8);
        Guard.NotNull(atEnd);
        return Lines(utf8, atEnd);
    }

    private static IEnumerable<NegotiationEvent> Lines(Stream utf8, Action<EventLines> atEnd)
    {
        using var lines = new LineReader();
        do
        {
            while (lines.TryRead(out NegotiationEvent? one))
                if (one is not null) yield return one;
        }
        while (lines.Filled(utf8.Read(lines.Room.Span)));
        EventLines end = lines.End(out NegotiationEvent? last);
        if (last is not null) yield return last;
        atEnd(end);
    }

    /// <summary>Reads all events from JSON Lines asynchronously. A torn last line is reported together with the events before it.</summary>
    /// <param name="utf8">The lines in UTF-8. The stream is neither rewound nor closed.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="TradeModelJsonException">See <see cref="ReadEventLines"/>.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static async Task<EventLines> ReadEventLinesAsync(Stream utf8, CancellationToken cancellationToken = default)
    {
        EventLines? end = null;
        var events = new List<NegotiationEvent>();
        await foreach (NegotiationEvent one in StreamEventLinesAsync(utf8, atEnd => end = atEnd, cancellationToken).ConfigureAwait(false))
            events.Add(one);
        return end! with { Events = events.ToValueList() };
    }

    /// <summary>Reads JSON Lines asynchronously, one event at a time. Memory does not grow with the number of events.</summary>
    /// <param name="utf8">The lines in UTF-8. The stream is neither rewound nor closed.</param>
    /// <param name="atEnd">See <see cref="StreamEventLines"/>.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="TradeModelJsonException">See <see cref="StreamEventLines"/>.</exception>
    /// <exception cref="OperationCanceledException">Reading was cancelled.</exception>
    public static IAsyncEnumerable<NegotiationEvent> StreamEventLinesAsync(
        Stream utf8, Action<EventLines> atEnd, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(utf8);
        Guard.NotNull(atEnd);
        return LinesAsync(utf8, atEnd, cancellationToken);
    }

    private static async IAsyncEnumerable<NegotiationEvent> LinesAsync(
        Stream utf8, Action<EventLines> atEnd, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new LineReader();
        do
        {
            while (lines.TryRead(out NegotiationEvent? one))
                if (one is not null) yield return one;
        }
        while (lines.Filled(await utf8.ReadAsync(lines.Room, cancellationToken).ConfigureAwait(false)));
        EventLines end = lines.End(out NegotiationEvent? last);
        if (last is not null) yield return last;
        atEnd(end);
    }

    /// <summary>Splits the bytes it is given into lines and reads the events.</summary>
    private sealed class LineReader : IDisposable
    {
        // After so many lines the identifiers known so far are forgotten, so that memory does not grow with the number of events.
        private const int RememberedLines = 4096;

        private readonly PooledBytes _bytes = new(64 * 1024);
        private ReadingMemory _memory = new();
        private int _line = 1, _start, _searched;
        private long _complete;

        /// <summary>Room for more bytes. Tell <see cref="Filled"/> how many were put there.</summary>
        internal Memory<byte> Room
        {
            get
            {
                _bytes.Drop(_start);
                _searched -= _start;
                _start = 0;
                return _bytes.GetMemory(64 * 1024);
            }
        }

        /// <summary>Takes the bytes put into <see cref="Room"/>; false if there were none, at the end of the stream.</summary>
        internal bool Filled(int count)
        {
            _bytes.Advance(count);
            return count > 0;
        }

        /// <summary>Reads the next whole line: an event, or null for the header. False if the bytes hold no whole line.</summary>
        internal bool TryRead(out NegotiationEvent? one)
        {
            one = null;
            int feed = _bytes.Span[_searched..].IndexOf((byte)'\n');
            int length = (feed < 0 ? _bytes.Count : _searched + feed) - _start;
            if (length > LongestLine) throw TooLong("the line", _line);
            if (feed < 0)
            {
                _searched = _bytes.Count;
                return false;
            }
            one = Line(_bytes.Span.Slice(_start, length));
            _start += length + 1;
            _searched = _start;
            _complete += length + 1;
            _line++;
            if (_line % RememberedLines == 0) _memory = new();
            return true;
        }

        /// <summary>
        /// Reads what is left at the end of the stream. It has no line feed, so it is a whole line that has lost it, or a torn line. A torn
        /// header is a prefix of the header.
        /// </summary>
        internal EventLines End(out NegotiationEvent? last)
        {
            last = null;
            ReadOnlySpan<byte> rest = _bytes.Span[_start..];
            if (rest.IsEmpty)
                return _line > 1 ? new([], _complete, null, null)
                    : throw new TradeModelJsonException("the stream is empty: it has no header line", "$", 1, 1);
            try
            {
                last = Line(rest);
                return new([], _complete + rest.Length, null, null);
            }
            catch (TradeModelJsonException torn) when (_line > 1 || LinesHeader.AsSpan().StartsWith(_bytes.Span[_start..]))
            {
                return new([], _complete, _line, torn.Reason);
            }
        }

        public void Dispose() => _bytes.Dispose();

        /// <summary>Reads a line: an event, or null for the header.</summary>
        private NegotiationEvent? Line(ReadOnlySpan<byte> utf8)
        {
            if (_line == 1)
            {
                CheckHeader(utf8);
                return null;
            }
            try
            {
                return JsonPass.ReadDocument(utf8, EventCodecs.Event, _memory);
            }
            catch (TradeModelJsonException e)
            {
                throw new TradeModelJsonException(e.Reason, e.Path, _line, e.Column, e);
            }
        }
    }

    private static void CheckHeader(ReadOnlySpan<byte> utf8)
    {
        if (DocumentBuffer.WithoutMark(utf8).TrimEnd((byte)'\r').SequenceEqual(LinesHeader.AsSpan(0, LinesHeader.Length - 1))) return;
        string said = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 100)]);
        string header = Encoding.UTF8.GetString(LinesHeader).TrimEnd();
        throw new TradeModelJsonException(
            OfLaterVersion(utf8) ?? $"the first line must be the header {header}, not {said}", "$", 1, 1);
    }

    /// <summary>The reason why a log is refused whose header differs from ours in a later version alone; null if it does not.</summary>
    private static string? OfLaterVersion(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> before = LinesHeader.AsSpan(0, LinesHeader.AsSpan().LastIndexOf((byte)':') + 1);
        ReadOnlySpan<byte> said = DocumentBuffer.WithoutMark(header);
        return said.StartsWith(before) && Utf8Parser.TryParse(said[before.Length..], out int version, out _)
            && version > NegotiationCodecs.FormatVersion ? VersionCodec.Unknown(version, NegotiationCodecs.FormatVersion) : null;
    }

    private static TradeModelJsonException TooLong(string what, int line)
        => new(string.Create(CultureInfo.InvariantCulture, $"{what} is longer than {LongestLine} bytes"), "$", line, 1);

    private static void WriteLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        using var bytes = new PooledBytes();
        using var output = new CanonicalOutput(bytes, isIndented: false);
        foreach (NegotiationEvent one in events)
        {
            WriteLine(one, bytes, output);
            if (bytes.Count < WrittenAtOnce) continue;
            utf8.Write(bytes.Span);
            bytes.Drop(bytes.Count);
        }
        utf8.Write(bytes.Span);
        utf8.Flush();
    }

    /// <summary>Adds the line of an event to the bytes.</summary>
    private static void WriteLine(NegotiationEvent one, PooledBytes bytes, CanonicalOutput output)
    {
        int before = bytes.Count;
        output.Write(Guard.NotNull(one, "events"), EventCodecs.Event);
        if (bytes.Count - before > LongestLine)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"an event takes more than {LongestLine} bytes: its line could not be read again"),
                "events");
        bytes.GetSpan(1)[0] = (byte)'\n';
        bytes.Advance(1);
    }
}
