using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TradeModel;

/// <summary>
/// A result as a table: columns with a name, a type and a unit, and rows of cells. Every result that is a table offers itself in this form
/// by <c>ToTable</c>, so that one writer serves all of them. <c>docs/tables.md</c> lists their columns.
/// </summary>
/// <remarks>Immutable, equal by value and safe to share between threads.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ResultTable : IEquatable<ResultTable>
{
    /// <summary>Creates a table.</summary>
    /// <param name="name">A short name, such as "schedule".</param>
    /// <param name="columns">The columns; at least one.</param>
    /// <param name="rows">The rows, each with one cell per column. A cell is empty or of its column's type.</param>
    /// <exception cref="ArgumentException">
    /// The name is blank, there is no column, two columns have one name, or a row does not fit the columns.
    /// </exception>
    public ResultTable(string name, ValueList<ResultColumn> columns, ValueList<ValueList<ResultCell>> rows)
    {
        Name = Guard.Line(name);
        Columns = Guard.NotNull(columns);
        Rows = Guard.NotNull(rows);
        if (columns.Count == 0) throw new ArgumentException("a table has at least one column", nameof(columns));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ResultColumn column in columns)
            if (!names.Add(column.Name)) throw new ArgumentException($"two columns have the name '{column.Name}'", nameof(columns));
        for (int i = 0; i < rows.Count; i++) Check(rows[i], i);
    }

    /// <summary>A short name, such as "schedule".</summary>
    public string Name { get; }

    /// <summary>The columns.</summary>
    public ValueList<ResultColumn> Columns { get; }

    /// <summary>The rows, each with one cell per column.</summary>
    public ValueList<ValueList<ResultCell>> Rows { get; }

    /// <summary>Makes a table with a row for each item.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="name">A short name.</param>
    /// <param name="items">The items, in the order of the rows.</param>
    /// <param name="columns">The columns, each with the function that gives its cell for an item.</param>
    /// <exception cref="ArgumentException">For the same reasons as the constructor.</exception>
    [SuppressMessage("Design", "CA1000", Justification = "The type of an item follows from the arguments.")]
    public static ResultTable Of<T>(
        string name, IEnumerable<T> items, params ReadOnlySpan<(ResultColumn Column, Func<T, ResultCell> Cell)> columns)
    {
        Guard.NotNull(items);
        (ResultColumn Column, Func<T, ResultCell> Cell)[] all = columns.ToArray();
        foreach ((ResultColumn column, Func<T, ResultCell> cell) in all)
        {
            Guard.NotNull(column, nameof(columns));
            Guard.NotNull(cell, nameof(columns));
        }
        return new(name, all.Select(c => c.Column).ToValueList(),
            items.Select(item => ValueList.Create<ResultCell>(Array.ConvertAll(all, c => c.Cell(item)))).ToValueList());
    }

    /// <summary>The place of a column, counted from 0; -1 if the table has none of that name.</summary>
    public int IndexOf(string column)
    {
        Guard.NotNull(column);
        for (int i = 0; i < Columns.Count; i++)
            if (Columns[i].Name == column) return i;
        return -1;
    }

    /// <summary>
    /// Writes the table as CSV by RFC 4180: a header with the names of the columns, then one record per row; fields separated by commas,
    /// records ended by CR LF. The text is the same in every culture.
    /// </summary>
    /// <param name="writer">The writer, which stays open.</param>
    /// <param name="guardsFormulas">
    /// Whether to put an apostrophe before a text that a spreadsheet could take for a formula: one that begins with =, +, -, @, a tab or a
    /// line break, also in the header. Numbers are not changed. By default texts are written as they are, so that reading gives equal
    /// texts.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteCsv(TextWriter writer, bool guardsFormulas = false) => CsvText.Write(this, Guard.NotNull(writer), guardsFormulas);

    /// <summary>Writes the table as <see cref="WriteCsv(TextWriter, bool)"/> does, in UTF-8 without a byte order mark.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="guardsFormulas">Whether to put an apostrophe before a text that a spreadsheet could take for a formula.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void WriteCsv(Stream stream, bool guardsFormulas = false)
    {
        using var writer = new StreamWriter(Guard.NotNull(stream), new UTF8Encoding(false), leaveOpen: true);
        WriteCsv(writer, guardsFormulas);
    }

    /// <summary>The CSV that <see cref="WriteCsv(TextWriter, bool)"/> writes.</summary>
    /// <param name="guardsFormulas">Whether to put an apostrophe before a text that a spreadsheet could take for a formula.</param>
    public string ToCsv(bool guardsFormulas = false)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        WriteCsv(writer, guardsFormulas);
        return writer.ToString();
    }

    /// <summary>Whether both have the same name, columns and rows.</summary>
    public bool Equals(ResultTable? other)
        => ReferenceEquals(this, other)
            || (other is not null && Name == other.Name && Columns.Equals(other.Columns) && Rows.Equals(other.Rows));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ResultTable);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Columns, Rows.Count);

    /// <summary>Whether both are equal; null equals only null.</summary>
    public static bool operator ==(ResultTable? left, ResultTable? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(ResultTable? left, ResultTable? right) => !(left == right);

    /// <summary>The name and the size: "schedule: 12 rows, 8 columns".</summary>
    public override string ToString() => $"{Name}: {InvariantText.Of(Rows.Count)} rows, {InvariantText.Of(Columns.Count)} columns";

    private void Check(ValueList<ResultCell> row, int index)
    {
        if (row.Count != Columns.Count)
            throw new ArgumentException(
                $"row {InvariantText.Of(index)} has {InvariantText.Of(row.Count)} cells for {InvariantText.Of(Columns.Count)} columns",
                "rows");
        for (int i = 0; i < row.Count; i++)
            if (row[i].Type is { } type && type != Columns[i].Type)
                throw new ArgumentException(
                    $"row {InvariantText.Of(index)} holds {type} in the column '{Columns[i].Name}' of {Columns[i].Type}", "rows");
    }
}
