using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FsCheck.Fluent;
using Fuzz.Engine;
using Fuzz.Structure;
using NodaTime;
using TradeModel;
using TradeModel.Convergence;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Testing;

namespace Fuzz.Targets;

/// <summary>The JSON of negotiations, events and single values.</summary>
internal static class JsonTargets
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new TradeModelJsonConverter() },
    };

    private static readonly ImmutableSortedDictionary<string, Type> Types =
        Readable().ToImmutableSortedDictionary(t => t.Name, t => t.Type);

    private static readonly NegotiationEvent Meeting
        = TradeModelJson.ReadEvent("""{"kind":"meetingHeld","date":"2025-01-01","level":"official","parties":["IND","USA"]}""");

    internal static Target[] All { get; } =
    [
        new("negotiation", "negotiations (`TradeModelJson`)", Shape.Json, Negotiation, () => Negotiations().Select(n => Json(n))),
        new("event", "events (`TradeModelJson`)", Shape.Json, Event,
            () => [.. Golden(), .. Negotiations().SelectMany(n => n.Log.Take(40)).Select(e => Law.Utf8(TradeModelJson.ToJson(e)))]),
        new("lines", "event logs in JSON Lines", Shape.Json, Lines, () => Negotiations().Select(n => AsLines(n.Log.Take(8)))),
        new("log", "log files that are opened, repaired and continued (`NegotiationLogFile`)", Shape.Json, LogFile,
            () => Negotiations().SelectMany(n => (byte[][])[AsLines(n.Log.Take(3)), AsLines(n.Log.Take(2))[..^9]])),
        new("values", "single values (`TradeModelJsonConverter`)", Shape.Json, Value, Values),
    ];

    private static void Negotiation(byte[] bytes)
    {
        Negotiation? read = Read(bytes, b => TradeModelJson.ReadNegotiation(b));
        if (bytes.Length % 4 == 0)
        {
            Negotiation? streamed = Read(bytes, b => TradeModelJson.ReadNegotiation(new MemoryStream(b)));
            Law.Holds(Equals(read, streamed), "the negotiation differs when it is read from a stream");
        }
        if (read is null) return;
        Same(read, TradeModelJson.ToJson(read), TradeModelJson.ReadNegotiation, n => TradeModelJson.ToJson(n));
        if (read.Log.Count > 40) return;
        _ = read.MeasureConvergence().ToString();
        _ = read.ConvergenceTimeline().Points.Count;
    }

    private static void Event(byte[] bytes)
    {
        NegotiationEvent? read = Read(bytes, b => TradeModelJson.ReadEvent(b));
        if (read is null) return;
        Same(read, TradeModelJson.ToJson(read), TradeModelJson.ReadEvent, e => TradeModelJson.ToJson(e));
    }

    private static void Lines(byte[] bytes)
    {
        EventLines? read = Read(bytes, b => TradeModelJson.ReadEventLines(new MemoryStream(b)));
        if (read is null) return;
        Law.Holds(read.CompleteBytes <= bytes.Length, "there are more complete bytes than bytes");
        // If the header is torn, no line is complete.
        if (read.CompleteBytes == 0) return;
        EventLines cut = TradeModelJson.ReadEventLines(new MemoryStream(bytes, 0, (int)read.CompleteBytes));
        Law.Holds(cut.TornLine is null && cut.Events.Equals(read.Events), "the lines differ when they are cut to their complete bytes");
        EventLines back = TradeModelJson.ReadEventLines(new MemoryStream(AsLines(read.Events)));
        Law.Holds(back.Events.Equals(read.Events), "the lines differ when they are written and read");
    }

    private static void LogFile(byte[] bytes)
    {
        string path = Path.Combine(Scratch.Folder, "log.jsonl");
        File.WriteAllBytes(path, bytes);
        EventLines? read = Read(bytes, b =>
        {
            using NegotiationLogFile opened = NegotiationLogFile.Open(path);
            Law.Holds(opened.Recovered.CompleteBytes + opened.CutBytes == b.Length, "bytes are neither kept nor cut");
            opened.Append([Meeting]);
            return opened.Recovered;
        });
        if (read is null)
        {
            Law.Holds(File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes), "a refused file was changed");
            return;
        }
        using NegotiationLogFile again = NegotiationLogFile.Open(path);
        Law.Holds(again.CutBytes == 0, "a line is torn after the file was repaired");
        Law.Holds(again.Recovered.Events.Equals([.. read.Events, Meeting]), "the events differ after one was appended");
    }

    /// <summary>The first part names a type, the second is its JSON.</summary>
    private static void Value(byte[] bytes)
    {
        byte[][] parts = Parts.Of(bytes);
        if (parts.Length != 2 || !Types.TryGetValue(Law.Text(parts[0]), out Type? type)) return;
        object? read;
        try
        {
            read = JsonSerializer.Deserialize(parts[1], type, Options);
        }
        catch (JsonException e)
        {
            Law.InWords(e.Message, e);
            return;
        }
        if (read is null) return;
        string json;
        // A default identifier or code cannot be written, and must not have been read.
        json = JsonSerializer.Serialize(read, type, Options);
        object? back = JsonSerializer.Deserialize(json, type, Options);
        Law.Holds(Same(read, back), $"the value differs when it is read back: {json}");
        Law.Holds(JsonSerializer.Serialize(back, type, Options) == json, $"the JSON differs when it is written again: {json}");
        _ = read.ToString();

        static bool Same(object value, object? back) => value is System.Collections.IDictionary one
            ? back is System.Collections.IDictionary other && one.Count == other.Count && one.Keys.Cast<object>().All(other.Contains)
            : value.Equals(back);
    }

    private static void Same<T>(T value, string json, Func<string, T> read, Func<T, string> write)
        where T : class
    {
        T back = read(json);
        Law.Holds(back.Equals(value) && back.GetHashCode() == value.GetHashCode(), $"the value differs when it is read back: {json}");
        Law.Holds(write(back) == json, $"the JSON differs when it is written again: {json}");
        Law.Holds(value.ToString() is { Length: > 0 }, "its text is empty");
    }

    private static T? Read<T>(byte[] bytes, Func<byte[], T> read)
        where T : class
    {
        try
        {
            return read(bytes);
        }
        catch (TradeModelJsonException e)
        {
            bool saysWhere = e.Path.StartsWith('$') && e.Line >= 1 && e.Line <= bytes.AsSpan().Count((byte)'\n') + 1 && e.Column >= 1;
            if (!saysWhere) throw new Broken($"the refusal does not say where: {e.Message}", e);
            Law.InWords(e.Reason, e);
            return null;
        }
    }

    private static IEnumerable<(string Name, Type Type)> Readable()
    {
        Type[] types = [.. typeof(TradeModelJson).Assembly.GetExportedTypes().Where(t => !t.ContainsGenericParameters), typeof(LocalDate)];
        foreach (Type type in types)
        {
            if (type.IsAbstract && type.IsSealed) continue;
            try { JsonSerializer.Deserialize("\"?\"", type, Options); }
            catch (NotSupportedException) { continue; }
            catch (JsonException) { /* It has a JSON form. */ }
            yield return (type.Name, type);
            if (!type.IsValueType) continue;
            yield return ("ValueList of " + type.Name, typeof(ValueList<>).MakeGenericType(type));
            Type keyed = typeof(Dictionary<,>).MakeGenericType(type, typeof(int));
            bool isKey = true;
            try { JsonSerializer.Deserialize("{\"?\":1}", keyed, Options); }
            catch (NotSupportedException) { isKey = false; }
            catch (JsonException) { /* It can be a key. */ }
            if (isKey) yield return ("keys of " + type.Name, keyed);
        }
    }

    /// <summary>For each type, the shortest values of the golden files that it reads, and some guesses.</summary>
    private static IEnumerable<byte[]> Values()
    {
        string[] found =
        [
            .. Golden().Concat(Negotiations().Take(20).Select(Json))
                .SelectMany(g => Tree.Of(Shape.Json, g).Where(n => n.End - n.Value < 3_000).SelectMany(n => Texts(g, n)))
                .Distinct().OrderBy(v => v.Length),
            .. Enumerable.Range(0, 200).Select(n => FormattableString.Invariant($"{n}")),
        ];
        foreach ((string name, Type type) in Types)
        {
            int taken = 0;
            foreach (string value in found)
            {
                string json = name.StartsWith("keys of ", StringComparison.Ordinal) ? $"{{{value}:1}}"
                    : name.StartsWith("ValueList of ", StringComparison.Ordinal) ? $"[{value}]" : value;
                try
                {
                    if (JsonSerializer.Deserialize(json, type, Options) is null) continue;
                }
                catch (JsonException) { continue; }
                yield return Parts.Join(Law.Utf8(name), Law.Utf8(json));
                if (++taken == 4) break;
            }
            if (taken == 0) yield return Parts.Join(Law.Utf8(name), "\"a\""u8.ToArray());
        }
    }

    /// <summary>The value of a node, and its name.</summary>
    private static IEnumerable<string> Texts(byte[] json, Node node)
    {
        yield return Law.Text(json[node.Value..node.End]);
        if (node.HasName) yield return Law.Text(json[node.Start..Array.LastIndexOf(json, (byte)':', node.Value)]).TrimEnd();
    }

    private static IEnumerable<byte[]> Golden()
        => Directory.EnumerateFiles(Path.Combine(Root.Folder, "tests", "TradeModel.Tests", "Json", "golden")).Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes);

    /// <summary>Beginnings of the bundled examples, and small negotiations of the generators.</summary>
    private static IEnumerable<Negotiation> Negotiations()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Root.Folder, "src", "TradeModel", "Examples"), "*.json")
            .Order(StringComparer.Ordinal))
        {
            Negotiation whole = TradeModelJson.ReadNegotiation(File.ReadAllBytes(file));
            foreach (int count in (int[])[0, 4, 10]) yield return whole.Prefix(Math.Min(count, whole.Log.Count));
        }
        foreach (Negotiation drawn in Gen.Sample(TradeModelArbitraries.Negotiations().Generator, 60, new FsCheck.Rnd(20261127UL, 1UL), 12))
            yield return drawn.Prefix(Math.Min(12, drawn.Log.Count));
    }

    private static byte[] Json(Negotiation negotiation) => Law.Utf8(TradeModelJson.ToJson(negotiation));

    private static byte[] AsLines(IEnumerable<NegotiationEvent> events)
    {
        var lines = new MemoryStream();
        TradeModelJson.WriteEventLines(events, lines);
        return lines.ToArray();
    }
}
