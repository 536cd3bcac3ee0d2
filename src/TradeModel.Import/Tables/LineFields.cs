namespace TradeModel.Import;

/// <summary>Splits a single line into fields, for files whose quotes are unreliable.</summary>
internal static class LineFields
{
    private const int WideEnough = 5;

    /// <summary>
    /// Splits a line, if possible into as many fields as the header has. It first tries quotes that open and close a whole field within the
    /// line, then takes quotes as ordinary characters.
    /// </summary>
    internal static string[] Of(string line, char delimiter, int width)
    {
        string[] quoted = Quoted(line, delimiter);
        if (Fits(quoted, width) || !line.Contains('"')) return quoted;
        string[] plain = line.Split(delimiter);
        return Fits(plain, width) ? plain : quoted;
    }

    /// <summary>
    /// Splits a record of several lines into one record for each line, because an unclosed quote merges lines. Gives the offset and the
    /// fields of each line. Null unless there are at least two lines, each line after the first has as many fields as the header, and the
    /// header is wide enough to rule out chance.
    /// </summary>
    internal static List<(int Offset, string[] Fields)>? OfLines(string record, char delimiter, int width)
    {
        if (width < WideEnough) return null;
        var split = new List<(int, string[])>();
        int offset = 0;
        foreach (string line in record.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                string[] fields = Of(line, delimiter, width);
                if (split.Count > 0 && !Fits(fields, width)) return null;
                split.Add((offset, fields));
            }
            offset++;
        }
        return split.Count < 2 ? null : split;
    }

    /// <summary>Whether there are as many fields as the header has; further fields must be blank.</summary>
    internal static bool Fits(string[] fields, int width)
    {
        if (fields.Length < width) return false;
        for (int i = width; i < fields.Length; i++)
            if (!string.IsNullOrWhiteSpace(fields[i])) return false;
        return true;
    }

    private static string[] Quoted(string line, char delimiter)
    {
        var fields = new List<string>();
        int start = 0;
        while (true)
        {
            int end = start < line.Length && line[start] == '"' ? Closing(line, start, delimiter) : -1;
            if (end > 0)
            {
                fields.Add(line[(start + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                end++;
            }
            else
            {
                end = line.IndexOf(delimiter, start);
                if (end < 0) end = line.Length;
                fields.Add(line[start..end]);
            }
            if (end >= line.Length) return [.. fields];
            start = end + 1;
        }
    }

    /// <summary>The index of the closing quote, which is followed by a delimiter or the end of the line; -1 if there is none.</summary>
    private static int Closing(string line, int opening, char delimiter)
    {
        for (int at = opening + 1; at < line.Length; at++)
        {
            if (line[at] != '"') continue;
            if (at + 1 == line.Length || line[at + 1] == delimiter) return at;
            if (line[at + 1] == '"') at++;
        }
        return -1;
    }
}
