using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TradeModel.Json;

/// <summary>A place in a document, found only once something is wrong there: its path, line and column.</summary>
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

    internal TradeModelJsonException Because(string reason, int firstLine, Exception? inner)
        => new(reason, _path, _line + firstLine - 1, _column, inner);

    /// <summary>The place of the token that begins at <paramref name="offset"/>.</summary>
    internal static JsonPlace Of(ReadOnlySpan<byte> source, int offset)
    {
        ReadOnlySpan<byte> before = source[..Math.Min(offset, source.Length)];
        return new(PathTo(source, offset, out _), before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>The place of the value of a member of the object that begins at <paramref name="start"/>; null where it has no such member.</summary>
    internal static JsonPlace? OfMember(ReadOnlySpan<byte> source, int start, string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        var reader = new Utf8JsonReader(source[start..], JsonPass.Strict);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isIt = JsonPass.IsNamed(ref reader, utf8);
                reader.Read();
                if (isIt) return Of(source, start + (int)reader.TokenStartIndex);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // The object is cut off or broken further on: its own place will do.
        }
        return null;
    }

    /// <summary>Says where and why a document is no JSON.</summary>
    internal static TradeModelJsonException Malformed(ReadOnlySpan<byte> source, int firstLine, JsonException thrown)
    {
        string path = PathTo(source, int.MaxValue, out JsonException? found);
        found ??= thrown;
        string reason = found.Message;
        int end = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (end >= 0) reason = reason[..end];
        reason = "not JSON: " + char.ToLowerInvariant(reason[0]) + reason[1..].TrimEnd('.');
        return new(reason, path, (int)(found.LineNumber ?? 0) + firstLine, (int)(found.BytePositionInLine ?? 0) + 1, thrown);
    }

    private static string PathTo(ReadOnlySpan<byte> source, int offset, out JsonException? malformed)
    {
        malformed = null;
        var levels = new List<Level>();
        var reader = new Utf8JsonReader(source, JsonPass.Strict);
        try
        {
            while (reader.Read())
            {
                JsonTokenType token = reader.TokenType;
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
                if (token is JsonTokenType.StartObject or JsonTokenType.StartArray) levels.Add(new(token == JsonTokenType.StartArray, -1, 0, false));
            }
        }
        catch (JsonException e)
        {
            malformed = e;
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
        if (name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) path.Append('.').Append(name);
        else path.Append("['").Append(name).Append("']");
    }

    private readonly record struct Level(bool IsArray, int Index, int Name, bool HasName);
}
