using System.Globalization;
using System.Text;
using System.Text.Json;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <content>Logs as JSON Lines: the format <c>trademodel/events</c>, version 1.</content>
public static partial class TradeModelJson
{
    /// <summary>The largest length of a line in bytes: 16 MiB.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly Lock FileAppends = new();

    private static readonly byte[] LinesHeader = "{\"format\":\"trademodel/events\",\"version\":1}\n"u8.ToArray();

    /// <summary>Writes events as JSON Lines: a header line, then one line for each event.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utf8">Takes the lines in UTF-8. It is not closed.</param>
    public static void WriteEventLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        Guard.NotNull(events);
        Guard.NotNull(utf8).Write(LinesHeader);
        WriteLines(events, utf8);
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
    /// <exception cref="ArgumentException">The stream cannot seek, read or write.</exception>
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
            throw new TradeModelJsonException("the stream is not in the format trademodel/events, version 1", "$", 1, 1);
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
        using var bytes = new PooledBytes(64 * 1024);
        int line = 1, searched = 0;
        long complete = 0;
        while (true)
        {
            int feed = bytes.Span[searched..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                searched = bytes.Count;
                if (bytes.Count > LongestLine) throw TooLong("the line", line);
                int read = utf8.Read(bytes.GetSpan(64 * 1024));
                bytes.Advance(read);
                if (read > 0) continue;
                break;
            }
            int length = searched + feed;
            NegotiationEvent? one = Line(bytes.Span[..length], line);
            bytes.Drop(length + 1);
            complete += length + 1;
            searched = 0;
            line++;
            if (one is not null) yield return one;
        }
        if (line == 1 && bytes.Count == 0) throw new TradeModelJsonException("the stream is empty: it has no header line", "$", 1, 1);
        if (bytes.Count == 0)
        {
            atEnd(new([], complete, null, null));
            yield break;
        }
        // The remaining bytes have no line feed: a whole line that has lost it, or a torn line. A torn header is a prefix of the header.
        NegotiationEvent? last = null;
        TradeModelJsonException? torn = null;
        try
        {
            last = Line(bytes.Span, line);
        }
        catch (TradeModelJsonException e) when (line > 1 || LinesHeader.AsSpan().StartsWith(bytes.Span))
        {
            torn = e;
        }
        if (last is not null) yield return last;
        atEnd(torn is null ? new([], complete + bytes.Count, null, null) : new([], complete, line, torn.Reason));
    }

    /// <summary>Reads a line: an event, or null for the header.</summary>
    private static NegotiationEvent? Line(ReadOnlySpan<byte> utf8, int line)
    {
        if (line == 1)
        {
            CheckHeader(utf8);
            return null;
        }
        try
        {
            return Read(utf8, EventCodecs.Event);
        }
        catch (TradeModelJsonException e)
        {
            throw new TradeModelJsonException(e.Reason, e.Path, line, e.Column, e);
        }
    }

    private static void CheckHeader(ReadOnlySpan<byte> utf8)
    {
        if (DocumentBuffer.WithoutMark(utf8).TrimEnd((byte)'\r').SequenceEqual(LinesHeader.AsSpan(0, LinesHeader.Length - 1))) return;
        string said = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 100)]);
        string header = Encoding.UTF8.GetString(LinesHeader).TrimEnd();
        throw new TradeModelJsonException($"the first line must be the header {header}, not {said}", "$", 1, 1);
    }

    private static TradeModelJsonException TooLong(string what, int line)
        => new(string.Create(CultureInfo.InvariantCulture, $"{what} is longer than {LongestLine} bytes"), "$", line, 1);

    private static void WriteLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        using var bytes = new PooledBytes();
        using var writer = new Utf8JsonWriter(bytes, Compact);
        foreach (NegotiationEvent one in events)
        {
            writer.Reset();
            Write(Guard.NotNull(one, nameof(events)), EventCodecs.Event, writer);
            bytes.GetSpan(1)[0] = (byte)'\n';
            bytes.Advance(1);
            utf8.Write(bytes.Span);
            bytes.Drop(bytes.Count);
        }
        utf8.Flush();
    }
}
