using System.Globalization;
using System.Text;

namespace TradeModel.Prediction;

/// <summary>
/// The lines of a delimited text with a header. A field may be in double quotes, and two double quotes inside mean one. No field spans
/// lines.
/// </summary>
internal sealed class DelimitedLines
{
    private readonly TextReader _text;
    private readonly char _delimiter;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private string[] _fields = [];

    internal DelimitedLines(TextReader text, char delimiter, params string[] required)
    {
        _text = Guard.NotNull(text);
        _delimiter = delimiter;
        if (!Read() || Fault.Length > 0) throw new FormatException("the file has no readable header");
        Header = _fields;
        for (int i = 0; i < Header.Length; i++)
            if (!_columns.TryAdd(Header[i], i)) throw new FormatException($"the column '{Header[i]}' occurs twice in the header");
        foreach (string name in required)
            if (!Has(name)) throw new FormatException($"the file has no column '{name}'");
    }

    internal string[] Header { get; }

    /// <summary>The number of the line reached. The header is line 1.</summary>
    internal int Line { get; private set; }

    /// <summary>Why the line cannot be split; empty if it can.</summary>
    internal string Fault { get; private set; } = "";

    internal bool IsWhole => Fault.Length == 0;

    internal bool Has(string column) => _columns.ContainsKey(column);

    internal int Column(string column) => _columns[column];

    /// <summary>Goes to the next line that is not blank; false at the end.</summary>
    internal bool Read()
    {
        while (_text.ReadLine() is { } line)
        {
            Line++;
            if (Line == 1 && line.StartsWith('\uFEFF')) line = line[1..];
            if (line.AsSpan().Trim(' ').IsEmpty) continue;
            Fault = "";
            _fields = Split(line);
            if (Header is not null && Fault.Length == 0 && _fields.Length != Header.Length)
                Fault = string.Create(CultureInfo.InvariantCulture, $"has {_fields.Length} fields, but the header has {Header.Length}");
            return true;
        }
        return false;
    }

    internal string Text(string column) => _fields[Column(column)];

    /// <summary>A field that is an identifier.</summary>
    internal string Id(string column)
        => Guard.IsId(Text(column)) ? Text(column) : throw new LineException(column, $"'{Text(column)}' is not an identifier");

    internal double? Optional(string column, double low, double high) => Has(column) ? Number(Column(column), low, high) : null;

    /// <summary>The number in a field, within two bounds; null if it is missing.</summary>
    internal double? Number(int column, double low, double high)
    {
        string field = _fields[column];
        if (field.Length == 0 || field == "NA") return null;
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            throw new LineException(Header[column], $"'{field}' is not a number");
        if (value < low || value > high)
        {
            throw new LineException(Header[column], high == double.MaxValue
                ? $"{field} is negative"
                : string.Create(CultureInfo.InvariantCulture, $"{field} lies outside {low} to {high}"));
        }
        return value;
    }

    private string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (int at = 0; ; at++)
        {
            field.Clear();
            if (at < line.Length && line[at] == '"')
            {
                for (at++; at < line.Length && (line[at] != '"' || (at + 1 < line.Length && line[at + 1] == '"')); at++)
                {
                    if (line[at] == '"') at++;
                    field.Append(line[at]);
                }
                if (at++ >= line.Length) Fault = "a quoted field does not end";
                else if (at < line.Length && line[at] != _delimiter) Fault = "text follows a quoted field";
            }
            while (at < line.Length && line[at] != _delimiter) field.Append(line[at++]);
            fields.Add(field.ToString().Trim());
            if (at >= line.Length) return [.. fields];
        }
    }
}
