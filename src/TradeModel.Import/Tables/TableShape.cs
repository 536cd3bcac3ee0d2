using System.Globalization;

namespace TradeModel.Import;

/// <summary>How a table was found to be written.</summary>
public sealed record TableShape
{
    internal TableShape(string? entry, char delimiter, string encoding, ValueList<string> columns)
    {
        Entry = entry;
        Delimiter = delimiter;
        Encoding = encoding;
        Columns = columns;
    }

    /// <summary>The entry of the zip file that held the table; null where the file was the table itself.</summary>
    public string? Entry { get; }

    /// <summary>What parts the fields: a comma, bar, semicolon or tab.</summary>
    public char Delimiter { get; }

    /// <summary>
    /// "utf-8", "utf-16", or "windows-1252" where bytes were found that are no UTF-8. Known for certain only when the file has been read to
    /// its end.
    /// </summary>
    public string Encoding { get; }

    /// <summary>The columns as the header names them.</summary>
    public ValueList<string> Columns { get; }

    /// <summary>How it is written, without the names of its columns: "12 columns parted by tabs, utf-8, in table.txt".</summary>
    public override string ToString()
    {
        string parted = Delimiter switch { ',' => "commas", '|' => "bars", ';' => "semicolons", '\t' => "tabs", _ => $"'{Delimiter}'" };
        return string.Create(CultureInfo.InvariantCulture, $"{Columns.Count} columns parted by {parted}, {Encoding}{(Entry is null ? "" : $", in {Entry}")}");
    }
}
