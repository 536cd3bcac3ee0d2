namespace TradeModel;

/// <summary>The one writer of CSV, by RFC 4180.</summary>
internal static class CsvText
{
    private const string EndOfRecord = "\r\n";

    internal static void Write(ResultTable table, TextWriter writer, bool guardsFormulas)
    {
        for (int i = 0; i < table.Columns.Count; i++) WriteField(writer, i, table.Columns[i].Name, isText: true, guardsFormulas);
        writer.Write(EndOfRecord);
        foreach (ValueList<ResultCell> row in table.Rows)
        {
            for (int i = 0; i < row.Count; i++)
                WriteField(writer, i, row[i].ToString(), row[i].Type == ResultColumnType.Text, guardsFormulas);
            // A record of one empty field would be a blank line, which readers skip.
            if (row.Count == 1 && row[0].ToString().Length == 0) writer.Write("\"\"");
            writer.Write(EndOfRecord);
        }
    }

    private static void WriteField(TextWriter writer, int index, string text, bool isText, bool guardsFormulas)
    {
        if (index > 0) writer.Write(',');
        if (isText && guardsFormulas && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') text = "'" + text;
        if (!NeedsQuotes(text))
        {
            writer.Write(text);
            return;
        }
        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }

    // Spaces at the ends are kept by RFC 4180, but some readers drop them outside quotes.
    private static bool NeedsQuotes(string text)
        => text.Length > 0
            && (text.AsSpan().ContainsAny(",\"\r\n") || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
}
