using System.Numerics;
using NodaTime;
using Parquet;
using Parquet.Schema;

namespace TradeModel.Parquet;

/// <summary>A column of a table as Parquet holds it: its field, and what writes its values.</summary>
internal sealed class ParquetColumn
{
    /// <summary>The digits that a DECIMAL may have in every reader.</summary>
    private const int Precision = 38;

    /// <summary>The scale of a column of exact numbers that all fit, so that tables of several files have one type.</summary>
    private const int UsualScale = 10;

    private readonly Func<ParquetRowGroupWriter, Task> _write;

    private ParquetColumn(DataField field, Func<ParquetRowGroupWriter, Task> write)
    {
        Field = field;
        _write = write;
    }

    internal DataField Field { get; }

    internal Task WriteAsync(ParquetRowGroupWriter rows) => _write(rows);

    internal static ParquetColumn Of(ResultTable table, int at)
    {
        ResultColumn column = table.Columns[at];
        ResultCell[] cells = [.. table.Rows.Select(row => row[at])];
        return column.Type switch
        {
            ResultColumnType.Text => Text(column.Name, cells),
            ResultColumnType.Whole => Whole(column.Name, cells),
            ResultColumnType.Exact => Exact(column.Name, cells),
            ResultColumnType.Real => Values(new DataField(column.Name, typeof(double), true), cells, value => (double)value),
            ResultColumnType.Day =>
                Values(new DataField(column.Name, typeof(DateOnly), true), cells, value => ((LocalDate)value).ToDateOnly()),
            ResultColumnType.Flag => Values(new DataField(column.Name, typeof(bool), true), cells, value => (bool)value),
            _ => throw new ArgumentOutOfRangeException(nameof(table), column.Type, "the type of a column is unknown"),
        };
    }

    private static ParquetColumn Text(string name, ResultCell[] cells)
    {
        var field = new DataField(name, typeof(string), true);
        string?[] texts = Array.ConvertAll(cells, cell => cell.IsEmpty ? null : cell.ToString());
        return new(field, rows => rows.WriteAsync(field, texts!));
    }

    private static ParquetColumn Whole(string name, ResultCell[] cells)
        => cells.Any(cell => cell.Value is BigInteger whole && (whole < long.MinValue || whole > long.MaxValue))
            ? Text(name, cells)
            : Values(new DataField(name, typeof(long), true), cells, value => (long)(BigInteger)value);

    private static ParquetColumn Exact(string name, ResultCell[] cells)
    {
        int whole = 0, scale = 0;
        foreach (ResultCell cell in cells)
            if (cell.Value is decimal number)
            {
                scale = Math.Max(scale, number.Scale);
                whole = Math.Max(whole, WholeDigits(number));
            }
        if (whole + UsualScale <= Precision) scale = Math.Max(scale, UsualScale);
        return whole + scale > Precision
            ? Text(name, cells)
            : Values(new DecimalDataField(name, Precision, scale, isNullable: true), cells, value => (decimal)value);
    }

    private static int WholeDigits(decimal number)
    {
        int digits = 0;
        for (decimal rest = decimal.Truncate(Math.Abs(number)); rest > 0; rest = decimal.Truncate(rest / 10)) digits++;
        return digits;
    }

    private static ParquetColumn Values<T>(DataField field, ResultCell[] cells, Func<object, T> value)
        where T : struct
    {
        T?[] values = Array.ConvertAll(cells, cell => cell.Value is { } known ? value(known) : (T?)null);
        return new(field, rows => rows.WriteAsync<T>(field, values.AsMemory()));
    }
}
