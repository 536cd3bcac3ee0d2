using System.Text;
using System.Text.Json;

namespace TradeModel.Bargaining;

/// <summary>A value in a JSON document, with its line and its place, and accessors that refuse what is not there.</summary>
internal sealed class JsonPart
{
    private const int LongestDocument = 64_000_000;

    private static readonly List<(string Name, JsonPart Value)> None = [];
    private static readonly List<JsonPart> NoItems = [];

    private readonly string _file;
    private readonly JsonTokenType _kind;
    private readonly JsonPart? _holder;
    private readonly string? _name;
    private readonly List<(string Name, JsonPart Value)> _members = None;
    private readonly Dictionary<string, JsonPart>? _byName;
    private readonly List<JsonPart> _items = NoItems;

    private JsonPart(string file, JsonPart? holder, string? name, int line, JsonTokenType kind, string text)
    {
        _file = file;
        _holder = holder;
        _name = name;
        Line = line;
        _kind = kind;
        Text = text;
        if (kind == JsonTokenType.StartObject) (_members, _byName) = ([], new(StringComparer.Ordinal));
        else if (kind == JsonTokenType.StartArray) _items = [];
    }

    /// <summary>Where it is, as <c>issueWeights 'Food'</c>; the names of the members that lead to it.</summary>
    /// <remarks>It is put together when it is asked for: a file can give a thousand values one long name above them.</remarks>
    internal string Place
        => _holder?.Place is not { } around ? "" : _name is null ? around : around.Length == 0 ? _name : $"{around} '{_name}'";

    internal int Line { get; }

    /// <summary>A text without its quotes, or a number as it is written.</summary>
    internal string Text { get; }

    internal bool IsNull => _kind == JsonTokenType.Null;

    internal static JsonPart Load(string file, Stream stream)
    {
        byte[] text = Bytes(file, stream);
        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow };
        var reader = new Utf8JsonReader(text, options);
        try
        {
            reader.Read();
            JsonPart part = new Reading(file, text).Part(ref reader, null, null);
            // Refuses whatever follows the value.
            reader.Read();
            return part;
        }
        catch (JsonException e)
        {
            throw new ScenarioFileException(file, null, (int)(e.LineNumber ?? -1) + 1, $"is not well-formed JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new ScenarioFileException(file, null, 0, "contains text that is not UTF-8", e);
        }
    }

    internal ScenarioFileException Error(string reason) => new(_file, Place.Length == 0 ? null : Place, Line, reason);

    internal IReadOnlyList<(string Name, JsonPart Value)> Members
        => _kind == JsonTokenType.StartObject ? _members : throw Error("is no object {…}");

    internal IReadOnlyList<JsonPart> Items => _kind == JsonTokenType.StartArray ? _items : throw Error("is no list […]");

    internal JsonPart? Find(string name)
        => Members.Count > 0 ? _byName!.GetValueOrDefault(name) : null;

    internal JsonPart Get(string name) => Find(name) ?? throw Error($"has no member '{name}'");

    internal string Words => _kind == JsonTokenType.String ? Text : throw Error("is no text in quotes");

    /// <summary>A number, which GeniusWeb also writes as a text.</summary>
    internal Rational Number
        => _kind is JsonTokenType.Number or JsonTokenType.String && Rational.TryParse(Text.Trim(), out Rational value) ? value
            : throw Error("is no decimal number");

    private static byte[] Bytes(string file, Stream stream)
    {
        using var copy = new MemoryStream();
        byte[] buffer = new byte[16_384];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > LongestDocument)
                throw new ScenarioFileException(file, null, 0, $"is longer than {LongestDocument / 1_000_000} million bytes");
        }
        ReadOnlySpan<byte> all = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        return (all.StartsWith("\uFEFF"u8) ? all[3..] : all).ToArray();
    }

    /// <summary>One pass over a document. Lines are counted along the way.</summary>
    private sealed class Reading(string file, byte[] text)
    {
        private int _counted;
        private int _line = 1;

        internal JsonPart Part(ref Utf8JsonReader reader, JsonPart? holder, string? placed)
        {
            string written = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            };
            var part = new JsonPart(file, holder, placed, LineAt((int)reader.TokenStartIndex), reader.TokenType, written);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = reader.GetString()!;
                    if (part._byName!.ContainsKey(name)) throw part.Error($"has the member '{name}' twice");
                    reader.Read();
                    JsonPart value = Part(ref reader, part, name);
                    part._members.Add((name, value));
                    part._byName.Add(name, value);
                }
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) part._items.Add(Part(ref reader, part, null));
            }
            return part;
        }

        private int LineAt(int position)
        {
            for (; _counted < position; _counted++)
                if (text[_counted] == (byte)'\n') _line++;
            return _line;
        }
    }
}
