using System.Text.Json;

namespace Fuzz.Structure;

/// <summary>Takes an input apart. Damaged inputs are taken apart up to the damage.</summary>
internal static class Tree
{
    internal static List<Node> Of(Shape shape, byte[] bytes) => shape switch
    {
        Shape.Json => Json(bytes),
        Shape.Xml => Xml(bytes),
        Shape.Yaml when bytes.AsSpan().TrimStart(" \n\r\t"u8).StartsWith("{"u8) => Json(bytes),
        Shape.Yaml => Yaml(bytes),
        Shape.Table => Table(bytes),
        Shape.Text => Words(bytes, 0, bytes.Length),
        _ => Numbers(bytes),
    };

    private static List<Node> Json(byte[] bytes)
    {
        var found = new List<Node>();
        var open = new Stack<(int Start, int Value)>();
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 500 });
        int name = -1;
        try
        {
            while (reader.Read())
            {
                int at = (int)reader.TokenStartIndex, end = (int)reader.BytesConsumed;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = at;
                        continue;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        open.Push((name < 0 ? at : name, at));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        (int start, int value) = open.Pop();
                        found.Add(new(start, value, end, bytes[value] == '{' ? 1 : 2, (byte)','));
                        break;
                    default:
                        found.Add(new(name < 0 ? at : name, at, end, bytes[at] == '"' ? 3 : 4, (byte)','));
                        break;
                }
                name = -1;
            }
        }
        catch (JsonException)
        {
            // The values before the damage are enough.
        }
        return found;
    }

    private static List<Node> Xml(byte[] bytes)
    {
        var found = new List<Node>();
        var open = new Stack<int>();
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '<') continue;
            int end = Array.IndexOf(bytes, (byte)'>', i);
            if (end < 0) break;
            if (i + 1 < bytes.Length && bytes[i + 1] is (byte)'?' or (byte)'!') { /* a prolog or comment */ }
            else if (i + 1 < bytes.Length && bytes[i + 1] == '/')
            {
                if (open.TryPop(out int start)) found.Add(new(start, start, end + 1, 1));
            }
            else
            {
                if (bytes[end - 1] == '/') found.Add(new(i, i, end + 1, 1));
                else open.Push(i);
                Attributes(bytes, i, end, found);
            }
            i = end;
        }
        return found;
    }

    private static void Attributes(byte[] bytes, int from, int to, List<Node> found)
    {
        for (int i = from; i < to; i++)
        {
            if (bytes[i] != '=' || i + 1 >= to || bytes[i + 1] is not ((byte)'"' or (byte)'\'')) continue;
            int name = i, end = Array.IndexOf(bytes, bytes[i + 1], i + 2);
            if (end < 0 || end > to) return;
            while (name > from && bytes[name - 1] is not ((byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'<')) name--;
            found.Add(new(name, i + 2, end, 2));
            i = end;
        }
    }

    private static List<Node> Yaml(byte[] bytes)
    {
        var found = new List<Node>();
        List<(int Start, int End, int Indent)> lines = [];
        for (int start = 0; start < bytes.Length;)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start) + 1;
            if (end == 0) end = bytes.Length;
            int indent = 0;
            while (start + indent < end && bytes[start + indent] is (byte)' ' or (byte)'-') indent++;
            lines.Add((start, end, indent));
            start = end;
        }
        for (int i = 0; i < lines.Count; i++)
        {
            int last = i;
            while (last + 1 < lines.Count && lines[last + 1].Indent > lines[i].Indent) last++;
            found.Add(new(lines[i].Start, lines[i].Start, lines[last].End, 1));
            int colon = bytes.AsSpan(lines[i].Start, lines[i].End - lines[i].Start).IndexOf(": "u8);
            int from = colon < 0 ? lines[i].Start + lines[i].Indent : lines[i].Start + colon + 2;
            int to = lines[i].End > 0 && bytes[lines[i].End - 1] == '\n' ? lines[i].End - 1 : lines[i].End;
            if (to > from) found.Add(new(from, from, to, 2));
            foreach (Node word in Words(bytes, lines[i].Start, to)) found.Add(word with { Kind = word.Kind + 2 });
        }
        return found;
    }

    private static List<Node> Table(byte[] bytes)
    {
        var found = new List<Node>();
        int header = Array.IndexOf(bytes, (byte)'\n');
        ReadOnlySpan<byte> first = bytes.AsSpan(0, header < 0 ? bytes.Length : header);
        byte delimiter = (byte)',';
        foreach (byte candidate in ";|\t"u8)
            if (first.Contains(candidate) && !first.Contains((byte)',')) delimiter = candidate;
        bool quoted = false;
        int line = 0, field = 0;
        for (int i = 0; i <= bytes.Length; i++)
        {
            bool isEnd = i == bytes.Length;
            if (!isEnd && bytes[i] == '"') quoted = !quoted;
            if (!isEnd && (quoted || (bytes[i] != delimiter && bytes[i] != '\n'))) continue;
            int end = !isEnd && bytes[i] == '\n' && i > field && bytes[i - 1] == '\r' ? i - 1 : i;
            found.Add(new(field, field, end, 1, delimiter));
            if (isEnd || bytes[i] == '\n')
            {
                int after = Math.Min(i + 1, bytes.Length);
                if (after > line) found.Add(new(line, line, after, 2));
                line = after;
            }
            field = i + 1;
        }
        return found;
    }

    /// <summary>Numbers are kind 1, words kind 2, spaces and signs kind 3.</summary>
    private static List<Node> Words(byte[] bytes, int from, int to)
    {
        var found = new List<Node>();
        for (int i = from; i < to;)
        {
            int start = i, kind = KindOf(bytes[i]);
            do i++;
            while (i < to && kind < 3 && KindOf(bytes[i]) == kind);
            found.Add(new(start, start, i, kind));
        }
        return found;

        static int KindOf(byte b)
            => char.IsAsciiDigit((char)b) || b == '.' ? 1 : char.IsAsciiLetter((char)b) || b > 127 ? 2 : 3;
    }

    private static List<Node> Numbers(byte[] bytes)
    {
        var found = new List<Node>();
        for (int i = 0; i + 4 <= bytes.Length; i += 4)
        {
            found.Add(new(i, i, i + 4, 1));
            if (i + 8 <= bytes.Length) found.Add(new(i, i, i + 8, 2));
        }
        return found;
    }
}
