using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>A place in a document: its path, line and column. It is determined only after an error has occurred there.</summary>
internal readonly struct JsonPlace
{
    private readonly string _path;
    private readonly int _line, _column;

    private JsonPlace(string path, int line, int column)
    {
        _path = path;
        _line = line;
        _column = column;
    }

    internal TradeModelJsonException ToException(string reason, int firstLine, Exception? inner)
        => new(reason, _path, _line + firstLine - 1, _column, inner);

    /// <summary>The place of the token that begins at <paramref name="offset"/>.</summary>
    internal static JsonPlace Of(ReadOnlySpan<byte> source, int offset)
    {
        ReadOnlySpan<byte> before = source[..Math.Min(offset, source.Length)];
        return new(PathTo(source, offset, out _), before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>
    /// The place reached from the value at <paramref name="start"/> by the names of members and indices of elements in
    /// <paramref name="part"/>. It ends at the first one that is missing; null if this is the first.
    /// </summary>
    internal static JsonPlace? OfPart(ReadOnlySpan<byte> source, int start, ValueList<string> part)
    {
        int at = start;
        foreach (string step in part)
        {
            byte[] name = Encoding.UTF8.GetBytes(step);
            if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index)) index = -1;
            int next = Find(source, at, index, name);
            if (next < 0) break;
            at = next;
        }
        return at == start ? null : Of(source, at);
    }

    /// <summary>
    /// The place of an element of the array, or of the name of a member of the object, at <paramref name="start"/> by its index; null if it
    /// is missing.
    /// </summary>
    internal static JsonPlace? OfElement(ReadOnlySpan<byte> source, int start, int index)
        => Find(source, start, index, null) is >= 0 and var at ? Of(source, at) : null;

    /// <summary>
    /// The offset of an element or member: in an array, of the element with the index; in an object, of the value with the name or, if
    /// <paramref name="name"/> is null, of the name with the index; −1 if it is missing.
    /// </summary>
    private static int Find(ReadOnlySpan<byte> source, int start, int index, byte[]? name)
    {
        var reader = new Utf8JsonReader(source[start..], JsonPass.Strict);
        try
        {
            if (!reader.Read()) return -1;
            bool isObject = reader.TokenType == JsonTokenType.StartObject;
            if (!isObject && reader.TokenType != JsonTokenType.StartArray) return -1;
            for (int i = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray); i++)
            {
                int at = start + (int)reader.TokenStartIndex;
                bool isIt = isObject && name is not null ? JsonPass.IsNamed(ref reader, name) : i == index;
                if (isIt && !(isObject && name is not null)) return at;
                if (isObject) reader.Read();
                if (isIt) return start + (int)reader.TokenStartIndex;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // The value is cut off or malformed. The caller falls back to the place of the value that contains it.
        }
        return -1;
    }

    /// <summary>The exception for a document that is not JSON.</summary>
    internal static TradeModelJsonException Malformed(ReadOnlySpan<byte> source, int firstLine, JsonException thrown)
    {
        string path = PathTo(source, int.MaxValue, out JsonException? found);
        found ??= thrown;
        int line = (int)(found.LineNumber ?? 0) + firstLine, column = (int)(found.BytePositionInLine ?? 0) + 1;
        return new(WhyMalformed(source, found), path, line, column, thrown);
    }

    private static string WhyMalformed(ReadOnlySpan<byte> source, JsonException found)
    {
        if (source.IndexOfAnyExcept(" \t\r\n"u8) < 0) return "the document is empty";
        if (source is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'{', 0, ..] or [0, (byte)'{', ..])
            return "the document is UTF-16; UTF-8 is expected";
        if (IsCutShort(source)) return "the document is cut short";
        string reason = found.Message;
        int end = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (end >= 0) reason = reason[..end];
        return "not JSON: " + char.ToLowerInvariant(reason[0]) + reason[1..].TrimEnd('.');
    }

    /// <summary>Whether a malformed document could be the beginning of a valid one.</summary>
    private static bool IsCutShort(ReadOnlySpan<byte> source)
    {
        var reader = new Utf8JsonReader(source, isFinalBlock: false, new JsonReaderState(JsonPass.Strict));
        try
        {
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string PathTo(ReadOnlySpan<byte> source, int offset, out JsonException? malformed)
    {
        malformed = null;
        var levels = new List<Level>();
        var reader = new Utf8JsonReader(source, JsonPass.Strict);
        JsonTokenType token = JsonTokenType.None;
        try
        {
            while (reader.Read())
            {
                token = reader.TokenType;
                if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    if (reader.TokenStartIndex >= offset) break;
                    levels.RemoveAt(levels.Count - 1);
                    continue;
                }
                if (levels.Count > 0)
                {
                    Level last = levels[^1];
                    if (token == JsonTokenType.PropertyName) levels[^1] = last with { Name = (int)reader.TokenStartIndex, HasName = true };
                    else if (last.IsArray) levels[^1] = last with { Index = last.Index + 1 };
                }
                if (reader.TokenStartIndex >= offset) break;
                if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    levels.Add(new(token == JsonTokenType.StartArray, -1, 0, false));
            }
        }
        catch (JsonException e)
        {
            malformed = e;
            // The document ends after a whole value, so the error is in the object that contains it.
            if (token is not JsonTokenType.PropertyName
                && levels is [.., { IsArray: false } open] && IsCutShort(source)) levels[^1] = open with { HasName = false };
        }
        var path = new StringBuilder("$");
        foreach (Level level in levels)
        {
            if (level.IsArray && level.Index >= 0) path.Append(CultureInfo.InvariantCulture, $"[{level.Index}]");
            else if (level.HasName) AppendName(path, NameAt(source, level.Name));
        }
        return path.ToString();
    }

    private static string NameAt(ReadOnlySpan<byte> source, int at)
    {
        var reader = new Utf8JsonReader(source[at..], isFinalBlock: false, new JsonReaderState(JsonPass.Strict));
        reader.Read();
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        return Encoding.UTF8.GetString(raw.Length > 80 ? raw[..80] : raw);
    }

    private static void AppendName(StringBuilder path, string name)
    {
        if (name.Length > 0
            && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) path.Append('.').Append(name);
        else path.Append("['").Append(name).Append("']");
    }

    private readonly record struct Level(bool IsArray, int Index, int Name, bool HasName);
}
