using System.Globalization;

namespace TradeModel.Import;

/// <summary>The delimiter, encoding and columns that a reader found in a file.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TableShape
{
    internal TableShape(string? entry, char delimiter, string encoding, ValueList<string> columns)
    {
        Entry = entry;
        Delimiter = delimiter;
        Encoding = encoding;
        Columns = columns;
    }

    /// <summary>The entry of the zip file that held the table; null if the file was not a zip file.</summary>
    public string? Entry { get; }

    /// <summary>The delimiter: a comma, bar, semicolon or tab, or the one set in <see cref="ImportOptions"/>.</summary>
    public char Delimiter { get; }

    /// <summary>
    /// "utf-8", "utf-16", or "windows-1252" if some bytes are not valid UTF-8. It is certain only after the whole file has been read.
    /// </summary>
    public string Encoding { get; }

    /// <summary>The columns as the header names them.</summary>
    public ValueList<string> Columns { get; }

    /// <summary>The number of columns, the delimiter and the encoding: "12 columns separated by tabs, utf-8, in table.txt".</summary>
    public override string ToString()
    {
        string delimiters = Delimiter switch { ',' => "commas", '|' => "bars", ';' => "semicolons", '\t' => "tabs", _ => $"'{Delimiter}'" };
        string entry = Entry is null ? "" : $", in {Entry}";
        return string.Create(CultureInfo.InvariantCulture, $"{Columns.Count} columns separated by {delimiters}, {Encoding}{entry}");
    }
}
