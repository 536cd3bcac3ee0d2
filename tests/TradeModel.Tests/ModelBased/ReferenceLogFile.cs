using System.Text;
using NodaTime;
using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// The reference of a log file: the bytes on the disk, how many of them are confirmed, and the events that these hold. A line counts if it
/// is one of the lines that were ever given to it, with or without its line feed.
/// </summary>
internal sealed class ReferenceLogFile
{
    private const string Header = """{"format":"trademodel/events","version":1}""";

    private readonly Dictionary<string, NegotiationEvent> _lines = new(StringComparer.Ordinal);
    private NegotiationEvent[] _inDoubt = [];
    private int _made;

    internal List<byte> Disk { get; } = [];

    internal int ConfirmedBytes { get; private set; }

    internal List<NegotiationEvent> Confirmed { get; private set; } = [];

    internal bool HasMoreThanConfirmed => Disk.Count > ConfirmedBytes;

    /// <summary>Events that no file has seen yet. Some lines are longer than what is written at once.</summary>
    internal NegotiationEvent[] Make(int count)
    {
        var made = new NegotiationEvent[count];
        for (int i = 0; i < count; i++, _made++)
        {
            string words = $"Close – we are “close”{new string('é', _made % 6 == 0 ? 20_000 : _made % 4)}";
            made[i] = new StatementMade(new LocalDate(2025, 1, 1).PlusDays(_made), [], [new("IND")], words);
            _lines[Line(made[i])] = made[i];
        }
        return made;
    }

    /// <summary>The bytes that an append adds: a header to an empty file, a line feed that is missing, and the lines.</summary>
    internal byte[] Addition(NegotiationEvent[] events)
    {
        var text = new StringBuilder();
        if (Disk.Count == 0) text.Append(Header).Append('\n');
        else if (Disk[^1] != '\n') text.Append('\n');
        foreach (NegotiationEvent one in events) text.Append(Line(one)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal void Confirm(NegotiationEvent[] events)
    {
        Disk.AddRange(Addition(events));
        Confirmed.AddRange(events);
        ConfirmedBytes = Disk.Count;
    }

    /// <summary>Some bytes of an append reach the disk, but nothing is confirmed.</summary>
    internal void Leave(NegotiationEvent[] events, int bytes)
    {
        Disk.AddRange(Addition(events)[..bytes]);
        _inDoubt = events;
    }

    internal void CutToConfirmed() => Disk.RemoveRange(ConfirmedBytes, Disk.Count - ConfirmedBytes);

    /// <summary>
    /// Opens the file: the events of its whole lines are confirmed from now on, and what follows is cut off. Fails if that loses a
    /// confirmed event or adds one that was not being appended.
    /// </summary>
    internal int Open()
    {
        string[] lines = Encoding.UTF8.GetString([.. Disk]).Split('\n');
        var events = new List<NegotiationEvent>();
        int whole = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            bool isLast = i == lines.Length - 1;
            if (i == 0 ? lines[i] != Header : !_lines.TryGetValue(lines[i], out NegotiationEvent? one))
            {
                Assert.True(isLast, $"the reference has written the line '{lines[i]}' among others");
                break;
            }
            if (i > 0) events.Add(_lines[lines[i]]);
            whole += Encoding.UTF8.GetByteCount(lines[i]) + (isLast ? 0 : 1);
        }
        Assert.Equal(Confirmed, events.Take(Confirmed.Count));
        Assert.Equal(_inDoubt.Take(events.Count - Confirmed.Count), events.Skip(Confirmed.Count));
        int cut = Disk.Count - whole;
        Disk.RemoveRange(whole, cut);
        (Confirmed, ConfirmedBytes) = (events, whole);
        return cut;
    }

    private static string Line(NegotiationEvent one)
    {
        using var stream = new MemoryStream();
        TradeModelJson.WriteEventLines([one], stream);
        return Encoding.UTF8.GetString(stream.ToArray())[(Header.Length + 1)..^1];
    }
}
