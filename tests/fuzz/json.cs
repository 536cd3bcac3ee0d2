#:project ../../src/TradeModel/TradeModel.csproj

// Changes golden files and the bundled examples at random and reads the result. Only TradeModelJsonException may escape, with a path, a
// line and a reason. What is read must be equal after it is written and read again, and it must be possible to measure and to print it.
// The same seed gives the same cases.
//   dotnet run tests/fuzz/json.cs -- [--cases 200000] [--seed 1] [--only CASE] [--accepted FILE]
// FILE gets the accepted documents, one a line, so that tests/schema/lines.mjs can check them against the JSON Schema.

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TradeModel.Convergence;
using TradeModel.Json;
using TradeModel.Negotiations;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at ? args[at + 1] : null;
int cases = int.Parse(Option("--cases") ?? "200000", CultureInfo.InvariantCulture);
int seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
int? only = Option("--only") is { } one ? int.Parse(one, CultureInfo.InvariantCulture) : null;
using StreamWriter? accepted = Option("--accepted") is { } file ? new StreamWriter(file) : null;

Seed[] seeds = Seed.All();
Func<Random, Seed, byte[]>[] changes = Changes.All(seeds);
int read = 0, refused = 0;
var failures = new List<string>();
for (int i = only ?? 0; i < (only + 1 ?? cases); i++)
{
    var random = new Random(unchecked((seed * 1_000_003) + i));
    Seed begun = seeds[random.Next(seeds.Length)];
    byte[] changed = begun.Bytes;
    for (int times = 1 + (random.Next(4) / 2); times > 0; times--)
        changed = changes[random.Next(changes.Length)](random, begun with { Bytes = changed });
    if (only is not null) Console.Error.WriteLine(Encoding.UTF8.GetString(changed));
    try
    {
        if (Check.Holds(begun.Kind, changed, out string written)) read++;
        else refused++;
        if (written.Length > 0 && accepted is not null)
        {
            string kind = begun.Kind == Kind.Event ? "event" : "negotiation";
            string document = Encoding.UTF8.GetString(changed).TrimStart('\uFEFF').ReplaceLineEndings(" ");
            accepted.WriteLine($$"""{"kind":"{{kind}}","document":{{document}}}""");
            accepted.WriteLine($$"""{"kind":"{{kind}}","document":{{written}}}""");
        }
    }
    catch (Exception e)
    {
        failures.Add($"case {i} of {begun.Name}: {e.GetType().Name}: {e.Message}");
        if (only is not null) Console.Error.WriteLine(e);
    }
}
foreach (string failure in failures.Take(40)) Console.WriteLine(failure);
Console.WriteLine($"seed {seed}: {read + refused + failures.Count} cases, {read} read, {refused} refused, {failures.Count} failed");
return failures.Count == 0 ? 0 : 1;

internal enum Kind
{
    Event,
    Negotiation,
    Lines,
}

internal sealed record Seed(string Name, Kind Kind, byte[] Bytes)
{
    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    internal static Seed[] All()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "TradeModel.sln"))) root = Path.GetDirectoryName(root);
        root ??= Directory.GetCurrentDirectory();
        var seeds = new List<Seed>();
        string golden = Path.Combine(root, "tests", "TradeModel.Tests", "Json", "golden");
        string examples = Path.Combine(root, "src", "TradeModel", "Examples");
        foreach (string file in Directory.EnumerateFiles(golden).Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(file);
            seeds.Add(new(Path.GetFileName(file), Kind.Event, bytes));
            seeds.Add(new(Path.GetFileName(file) + ", compact", Kind.Event, Utf8(TradeModelJson.ToJson(TradeModelJson.ReadEvent(bytes)))));
        }
        foreach (string file in Directory.EnumerateFiles(examples, "*.json").Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(file);
            seeds.Add(new(Path.GetFileName(file), Kind.Negotiation, bytes));
            Negotiation negotiation = TradeModelJson.ReadNegotiation(bytes);
            foreach (int count in (int[])[3, 8, 20])
            {
                string prefix = TradeModelJson.ToJson(negotiation.Prefix(Math.Min(count, negotiation.Log.Count)));
                seeds.Add(new($"{Path.GetFileName(file)}, {count} events", Kind.Negotiation, Utf8(prefix)));
            }
            var lines = new MemoryStream();
            TradeModelJson.WriteEventLines(negotiation.Log.Take(12), lines);
            seeds.Add(new(Path.GetFileName(file) + ", lines", Kind.Lines, lines.ToArray()));
        }
        return [.. seeds];
    }
}

internal static class Check
{
    /// <summary>
    /// Whether the bytes are read; <paramref name="written"/> is the JSON written of a whole document. Throws if a promise is broken.
    /// </summary>
    internal static bool Holds(Kind kind, byte[] bytes, out string written)
    {
        written = "";
        switch (kind)
        {
            case Kind.Event:
                NegotiationEvent? e = Read(bytes, b => TradeModelJson.ReadEvent(b)), nested = Nested(bytes);
                if (!Equals(e, nested)) throw new InvalidOperationException("the event differs when it is read inside another document");
                if (e is null) return false;
                written = Same(e, TradeModelJson.ToJson(e), TradeModelJson.ReadEvent, b => TradeModelJson.ToJson(b));
                return true;
            case Kind.Negotiation:
                Negotiation? negotiation = Read(bytes, b => TradeModelJson.ReadNegotiation(b));
                Negotiation? streamed = Read(bytes, b => TradeModelJson.ReadNegotiation(new Dripping(b)));
                if (!Equals(negotiation, streamed))
                    throw new InvalidOperationException("the negotiation differs when it is read from a stream");
                if (negotiation is null) return false;
                written = Same(
                    negotiation, TradeModelJson.ToJson(negotiation), TradeModelJson.ReadNegotiation, b => TradeModelJson.ToJson(b));
                _ = negotiation.MeasureConvergence().ToString();
                _ = negotiation.ConvergenceTimeline().Points.Count;
                return true;
            case Kind.Lines when Read(bytes, b => TradeModelJson.ReadEventLines(new MemoryStream(b))) is { } lines:
                if (lines.CompleteBytes > bytes.Length) throw new InvalidOperationException("there are more complete bytes than bytes");
                // If the header is torn, no line is complete.
                if (lines.CompleteBytes == 0) return true;
                EventLines cut = TradeModelJson.ReadEventLines(new MemoryStream(bytes, 0, (int)lines.CompleteBytes));
                if (cut.TornLine is not null || !cut.Events.Equals(lines.Events))
                    throw new InvalidOperationException("the lines differ when they are cut to their complete bytes");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The event as a user's own document holds it.</summary>
    private static NegotiationEvent? Nested(byte[] bytes)
    {
        try
        {
            ReadOnlySpan<byte> document = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
            return JsonSerializer.Deserialize([.. "{\"Of\":"u8, .. document, (byte)'}'], FileContext.Default.CaseFile)?.Of;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Same<T>(T value, string json, Func<string, T> read, Func<T, string> write)
        where T : class
    {
        T back = read(json);
        if (!back.Equals(value) || back.GetHashCode() != value.GetHashCode())
            throw new InvalidOperationException($"the value differs when it is read back: {json}");
        if (write(back) != json) throw new InvalidOperationException($"the JSON differs when it is written again: {json}");
        if (value.ToString() is not { Length: > 0 }) throw new InvalidOperationException("its text is empty");
        return json;
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
            bool saysWhere = e.Path.StartsWith('$') && e.Line >= 1 && e.Line <= bytes.Count(b => b == '\n') + 1 && e.Column >= 1;
            bool saysWhy = !string.IsNullOrWhiteSpace(e.Reason) && !e.Reason.Contains("Exception", StringComparison.Ordinal);
            if (!saysWhere || !saysWhy)
                throw new InvalidOperationException($"the refusal does not say where or why: {e.Message}", e);
            return null;
        }
    }

    /// <summary>A stream that gives a few bytes at a time and cannot seek.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1_000)]);
    }
}

internal sealed record CaseFile(NegotiationEvent Of);

[JsonSourceGenerationOptions(
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CaseFile))]
internal sealed partial class FileContext : JsonSerializerContext;

internal static class Changes
{
    private static readonly string[] Odd =
    [
        "null", "true", "false", "{}", "[]", "[null]", "[[]]", "\"\"", "\" \"", "\"x\"", "\"default\"", "\"USA\"", "\"IND\"",
        "\"2025-02-30\"", "\"0000-01-01\"", "\"9999-12-31\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\uFEFF\"",
        "0", "-0", "-1", "1", "2", "100", "101", "0.5", "1.50", "1e2", "1e-28", "1e-29", "1e400", "-1e400", "1E+99999999999",
        "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999",
        "1000000000000000000", "1000000000000000001", "0.0000000000000000000000000001", "2147483647", "2147483648", "-2147483649",
        "NaN", "Infinity", "\"NaN\"", "01", "+1", "1.", ".5", "0x10", "'x'", "// comment\n1", "/**/1",
        new string('[', 70) + new string(']', 70),
        string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70),
        "\"" + new string('a', 65) + "\"",
        "\"" + new string('é', 300) + "\"",
    ];

    internal static Func<Random, Seed, byte[]>[] All(Seed[] seeds) =>
    [
        // Bytes.
        (r, s) => Spliced(s.Bytes, r.Next(s.Bytes.Length + 1), 0, [(byte)r.Next(256)]),
        (r, s) => s.Bytes.Length == 0 ? s.Bytes : Spliced(s.Bytes, r.Next(s.Bytes.Length), 1, [(byte)r.Next(256)]),
        (r, s) => s.Bytes.Length == 0 ? s.Bytes : Flipped(s.Bytes, r.Next(s.Bytes.Length), r.Next(8)),
        (r, s) => s.Bytes[..r.Next(s.Bytes.Length + 1)],
        (r, s) => Range(r, s.Bytes, 40) is var (at, length) ? Spliced(s.Bytes, at, length, []) : s.Bytes,
        (r, s) => Range(r, s.Bytes, 40) is var (at, length)
            ? Spliced(s.Bytes, r.Next(s.Bytes.Length + 1), 0, s.Bytes[at..(at + length)])
            : s.Bytes,
        // Values and members.
        (r, s) => Pick(r, s.Bytes) is { } v ? Replaced(s.Bytes, v, Encoding.UTF8.GetBytes(Odd[r.Next(Odd.Length)])) : s.Bytes,
        (r, s) => Pick(r, s.Bytes) is { } v ? Replaced(s.Bytes, v, Encoding.UTF8.GetBytes(Odd[r.Next(Odd.Length)])) : s.Bytes,
        (r, s) => Pick(r, s.Bytes) is { } v && Pick(r, s.Bytes) is { } w ? Replaced(s.Bytes, v, s.Bytes[w.Value..w.End]) : s.Bytes,
        (r, s) => seeds[r.Next(seeds.Length)].Bytes is var other
            && Pick(r, s.Bytes) is { } v && Pick(r, other) is { } w && w.End - w.Value < 20_000
            ? Replaced(s.Bytes, v, other[w.Value..w.End])
            : s.Bytes,
        (r, s) => Pick(r, s.Bytes) is { } v ? Without(s.Bytes, v) : s.Bytes,
        (r, s) => Pick(r, s.Bytes) is { } v ? Spliced(s.Bytes, v.Start, 0, [.. s.Bytes[v.Start..v.End], (byte)',']) : s.Bytes,
        (r, s) => Pick(r, s.Bytes) is { } v && Pick(r, s.Bytes) is { } w ? Swapped(s.Bytes, v, w) : s.Bytes,
        (r, s) => Pick(r, s.Bytes) is { IsMember: true } v && Pick(r, s.Bytes) is { IsMember: true } w ? Renamed(s.Bytes, v, w) : s.Bytes,
        // Other numbers, and dates with one bit changed.
        (r, s) => Pick(r, s.Bytes, b => char.IsAsciiDigit((char)b)) is { } v
            ? Replaced(s.Bytes, v, Seed.Utf8((r.Next(-3, 120) / (decimal)r.Next(1, 5)).ToString(CultureInfo.InvariantCulture)))
            : s.Bytes,
        (r, s) => Pick(r, s.Bytes, b => b == '"') is { } v && v.End - v.Value == 12
            ? Flipped(s.Bytes, v.Value + 1 + r.Next(10), r.Next(2))
            : s.Bytes,
    ];

    private static (int At, int Length)? Range(Random random, byte[] bytes, int longest)
    {
        if (bytes.Length == 0) return null;
        int at = random.Next(bytes.Length);
        return (at, random.Next(1, Math.Min(longest, bytes.Length - at) + 1));
    }

    private static byte[] Spliced(byte[] bytes, int at, int length, byte[] with)
        => [.. bytes.AsSpan(0, at), .. with, .. bytes.AsSpan(at + length)];

    private static byte[] Flipped(byte[] bytes, int at, int bit)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= (byte)(1 << bit);
        return copy;
    }

    private static byte[] Replaced(byte[] bytes, Node value, byte[] with) => Spliced(bytes, value.Value, value.End - value.Value, with);

    private static byte[] Without(byte[] bytes, Node value)
    {
        (int start, int end) = (value.Start, value.End);
        while (end < bytes.Length && char.IsWhiteSpace((char)bytes[end])) end++;
        if (end < bytes.Length && bytes[end] == ',') return Spliced(bytes, start, end + 1 - start, []);
        while (start > 0 && char.IsWhiteSpace((char)bytes[start - 1])) start--;
        return start > 0
            && bytes[start - 1] == ',' ? Spliced(bytes, start - 1, end - start + 1, []) : Spliced(bytes, start, end - start, []);
    }

    private static byte[] Swapped(byte[] bytes, Node a, Node b)
    {
        if (a.Start > b.Start) (a, b) = (b, a);
        if (a.IsMember != b.IsMember || a.End > b.Start) return bytes;
        return
        [
            .. bytes.AsSpan(0, a.Start),
            .. bytes.AsSpan(b.Start..b.End),
            .. bytes.AsSpan(a.End..b.Start),
            .. bytes.AsSpan(a.Start..a.End),
            .. bytes.AsSpan(b.End),
        ];
    }

    private static byte[] Renamed(byte[] bytes, Node member, Node other)
        => Spliced(bytes, member.Start, member.NameEnd - member.Start, bytes[other.Start..other.NameEnd]);

    /// <summary>A value of the document, with the name of its member if it has one; null if there is none.</summary>
    private static Node? Pick(Random random, byte[] bytes, Func<byte, bool>? begins = null)
    {
        List<Node> values = Node.In(bytes);
        if (begins is not null) values.RemoveAll(v => !begins(bytes[v.Value]));
        return values.Count == 0 ? null : values[random.Next(values.Count)];
    }

    /// <summary>From Start (the name of a member, else the value itself) to End; the value begins at Value.</summary>
    private sealed record Node(int Start, int NameEnd, int Value, int End)
    {
        private static byte[]? s_last;
        private static List<Node> s_values = [];

        internal bool IsMember => Start != Value;

        internal static List<Node> In(byte[] bytes)
        {
            if (ReferenceEquals(bytes, s_last)) return [.. s_values];
            var found = new List<Node>();
            var open = new Stack<(int Start, int NameEnd, int Value)>();
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 200 });
            (int Start, int NameEnd)? name = null;
            try
            {
                while (reader.Read())
                {
                    int at = (int)reader.TokenStartIndex, end = (int)reader.BytesConsumed;
                    switch (reader.TokenType)
                    {
                        case JsonTokenType.PropertyName:
                            name = (at, at + reader.ValueSpan.Length + 2);
                            continue;
                        case JsonTokenType.StartObject or JsonTokenType.StartArray:
                            open.Push((name?.Start ?? at, name?.NameEnd ?? at, at));
                            break;
                        case JsonTokenType.EndObject or JsonTokenType.EndArray:
                            (int start, int nameEnd, int value) = open.Pop();
                            found.Add(new(start, nameEnd, value, end));
                            break;
                        default:
                            found.Add(new(name?.Start ?? at, name?.NameEnd ?? at, at, end));
                            break;
                    }
                    name = null;
                }
            }
            catch (JsonException)
            {
                // The values before the damage are enough.
            }
            (s_last, s_values) = (bytes, found);
            return [.. found];
        }
    }
}
