using System.Globalization;

namespace TradeModel.Import;

/// <summary>
/// Finds columns by name or, written #3, by position. Case and surrounding space are ignored; spaces, hyphens and underscores are equal.
/// </summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _byName = [];
    private readonly Dictionary<string, int> _twice = [];

    internal TableColumns(ValueList<string> names, ImportOptions options)
    {
        Names = names;
        Options = options;
        for (int i = 0; i < names.Count; i++)
            if (!_byName.TryAdd(Normal(names[i]), i)) _twice.TryAdd(Normal(names[i]), i);
    }

    internal ValueList<string> Names { get; }

    internal ImportOptions Options { get; }

    /// <summary>The formats that readers asked for; each looks at every field of its column.</summary>
    internal List<ColumnFormat> Formats { get; } = [];

    /// <summary>Adds a format, unless the file has no such column.</summary>
    internal TFormat Add<TFormat>(TFormat format)
        where TFormat : ColumnFormat
    {
        if (format.Column >= 0) Formats.Add(format);
        return format;
    }

    /// <summary>The codes of a column; -1 if the file has no such column.</summary>
    internal CodeColumn Codes(int column) => Add(new CodeColumn(column, Options));

    /// <summary>The values or quantities of a column; -1 if the file has no such column.</summary>
    internal ValueColumn Values(int column) => Add(new ValueColumn(column, Options));

    /// <summary>The days of a column; -1 if the file has no such column.</summary>
    internal DayColumn Days(int column) => Add(new DayColumn(column, Options));

    /// <summary>The column of the first name that the header has; -1 if it has none of them.</summary>
    /// <exception cref="ImportException">The header has the name twice.</exception>
    internal int Find(params ReadOnlySpan<string?> names)
    {
        foreach (string? name in names)
        {
            if (name is null) continue;
            string normal = Normal(name);
            if (_twice.TryGetValue(normal, out int second)) throw Twice(name, _byName[normal] + 1, second + 1);
            if (_byName.TryGetValue(normal, out int column) || TryPosition(normal, out column)) return column;
        }
        return -1;
    }

    /// <summary>The first column with one of the names; -1 if there is none. A name that stands twice finds its first column.</summary>
    internal int FindFirst(IEnumerable<string> names)
    {
        foreach (string name in names)
            if (_byName.TryGetValue(Normal(name), out int column)) return column;
        return -1;
    }

    internal string Listed() => Listed(Names);

    /// <summary>The first names, in one line.</summary>
    internal static string Listed(ValueList<string> names)
        => string.Join(", ", names.Take(6).Select(Short)) + (names.Count > 6 ? ", …" : "");

    // A header with an unclosed quote has names of several lines.
    private static string Short(string name)
    {
        string line = name.ReplaceLineEndings(" ");
        return line.Length > 40 ? line[..40] + "…" : line;
    }

    private static string Normal(string name) => name.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();

    private static ImportException Twice(string name, int first, int second)
        => new(string.Create(
            CultureInfo.InvariantCulture,
            $"The header names '{name}' twice, as columns {first} and {second}; ")
            + string.Create(CultureInfo.InvariantCulture, $"name the column by its position, '#{first}' or '#{second}'."));

    private bool TryPosition(string name, out int column)
    {
        column = -1;
        if (name is not ['#', ..]) return false;
        if (!int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int position)) return false;
        if (position < 1 || position > Names.Count) return false;
        column = position - 1;
        return true;
    }
}
