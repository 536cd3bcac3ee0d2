using System.Globalization;
using System.Text;
using System.Text.Json;
using TradeModel.Negotiations;

namespace TradeModel.Json;

/// <content>A log as JSON Lines: the format <c>trademodel/events</c>, version 1.</content>
public static partial class TradeModelJson
{
    /// <summary>How long a line may be: 16 MiB.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private static readonly byte[] LinesHeader = "{\"format\":\"trademodel/events\",\"version\":1}\n"u8.ToArray();

    /// <summary>Writes events as JSON Lines: a header line, then one event on each line.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utf8">Takes the lines in UTF-8. It is not closed.</param>
    public static void WriteEventLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        Guard.NotNull(events);
        Guard.NotNull(utf8).Write(LinesHeader);
        WriteLines(events, utf8);
    }

    /// <summary>
    /// Appends events to JSON Lines that end in a line feed; to an empty stream, with the header first. Each call ends in a whole line,
    /// so that what was written before a crash is read again (see <see cref="ReadEventLines"/>).
    /// </summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="utf8">A stream that can seek, read and write; it is left at its end and not closed.</param>
    /// <exception cref="TradeModelJsonException">The stream holds something else, or its last line is torn: cut it off at <see cref="EventLines.CompleteBytes"/> first.</exception>
    public static void AppendEventLines(IEnumerable<NegotiationEvent> events, Stream utf8)
    {
        Guard.NotNull(events);
        if (!Guard.NotNull(utf8).CanSeek || !utf8.CanRead) throw new ArgumentException("appending needs a stream that can seek and read", nameof(utf8));
        if (utf8.Length == 0)
        {
            WriteEventLines(events, utf8);
            return;
        }
        byte[] header = new byte[LinesHeader.Length];
        utf8.Position = 0;
        if (utf8.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.AsSpan().SequenceEqual(LinesHeader))
            throw new TradeModelJsonException("is not the format trademodel/events, version 1, as this library writes it", "$", 1, 1);
        utf8.Position = utf8.Length - 1;
        if (utf8.ReadByte() != '\n')
            throw new TradeModelJsonException("the last line is torn: read the lines and cut the stream off behind the last whole one", "$", 1, 1);
        WriteLines(events, utf8);
    }

    /// <summary>Reads JSON Lines whole. A last line that was torn is reported beside the events before it.</summary>
    /// <param name="utf8">The lines in UTF-8. The stream is neither rewound nor closed.</param>
    /// <exception cref="TradeModelJsonException">The header is missing or of another format, or a line other than a torn last one is no event. <c>Line</c> counts the lines of the stream.</exception>
    public static EventLines ReadEventLines(Stream utf8)
    {
        EventLines? end = null;
        var events = new List<NegotiationEvent>();
        foreach (NegotiationEvent one in StreamEventLines(utf8, atEnd => end = atEnd)) events.Add(one);
        return end! with { Events = events.ToValueList() };
    }

    /// <summary>Reads JSON Lines one event at a time, in memory that does not grow with their number.</summary>
    /// <param name="utf8">The lines in UTF-8. The stream is neither rewound nor closed.</param>
    /// <param name="atEnd">Told at the end how many bytes are whole lines and whether a last one is torn; its list of events is empty.</param>
    /// <exception cref="TradeModelJsonException">As for <see cref="ReadEventLines"/>, when the line is reached.</exception>
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
                if (bytes.Count > LongestLine)
                    throw new TradeModelJsonException(string.Create(CultureInfo.InvariantCulture, $"the line is longer than {LongestLine} bytes"), "$", line, 1);
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
        // What is left has no line feed: a whole event whose feed was lost, or a torn line.
        NegotiationEvent? last = null;
        TradeModelJsonException? torn = null;
        try
        {
            last = Line(bytes.Span, line);
            if (line == 1) throw new TradeModelJsonException("the header line does not end in a line feed", "$", 1, 1);
        }
        catch (TradeModelJsonException e) when (line > 1)
        {
            torn = e;
        }
        if (last is not null) yield return last;
        atEnd(torn is null ? new([], complete + bytes.Count, null, null) : new([], complete, line, torn.Reason));
    }

    /// <summary>An event; null for the header line.</summary>
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
        throw new TradeModelJsonException($"the first line is not the header {Encoding.UTF8.GetString(LinesHeader).TrimEnd()} but {said}", "$", 1, 1);
    }

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
