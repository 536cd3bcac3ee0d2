using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace TradeModel.Parquet;

/// <summary>Writes a <see cref="ResultTable"/> as Apache Parquet.</summary>
/// <remarks>
/// Every column is optional: an empty cell is a null. Text is a string, a whole number INT64, an exact number DECIMAL(38, 10), a
/// floating-point number DOUBLE, a day DATE and a flag BOOLEAN. If an exact number has more than 10 decimal places or 28 digits before the
/// point, the whole column has the smallest scale that holds every number. If DECIMAL(38) cannot hold them all, or a whole number exceeds
/// 64 bits, the column is text with all digits. No number is ever rounded.
/// <para>
/// The file's key-value metadata has the table's name as <c>trademodel.table</c> and its columns as <c>trademodel.columns</c>, a JSON array
/// of objects with <c>name</c>, <c>type</c>, <c>unit</c> and <c>meaning</c>. Equal tables give equal bytes with one version of the package.
/// </para>
/// </remarks>
public static class ResultTableParquet
{
    /// <summary>Writes the table as Parquet to a stream, which need not be seekable and stays open.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">The stream to write to.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void WriteParquet(this ResultTable table, Stream stream)
    {
        Guard.NotNull(table);
        Guard.NotNull(stream);
        using MemoryStream file = Written(table);
        file.WriteTo(stream);
    }

    /// <summary>The Parquet file that <see cref="WriteParquet"/> writes.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static byte[] ToParquet(this ResultTable table)
    {
        using MemoryStream file = Written(Guard.NotNull(table));
        return file.ToArray();
    }

    private static MemoryStream Written(ResultTable table)
    {
        var file = new MemoryStream();
        // Parquet.Net has no synchronous methods. Nothing here waits: the stream is memory.
        WriteAsync(table, file).GetAwaiter().GetResult();
        file.Position = 0;
        return file;
    }

    private static async Task WriteAsync(ResultTable table, MemoryStream file)
    {
        ParquetColumn[] columns = [.. table.Columns.Select((_, at) => ParquetColumn.Of(table, at))];
        var schema = new ParquetSchema(columns.Select(c => c.Field));
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, file).ConfigureAwait(false);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            ["trademodel.table"] = table.Name,
            ["trademodel.columns"] = Described(table),
        };
        using ParquetRowGroupWriter rows = writer.CreateRowGroup();
        foreach (ParquetColumn column in columns) await column.WriteAsync(rows).ConfigureAwait(false);
        rows.CompleteValidate();
    }

    private static string Described(ResultTable table)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (ResultColumn column in table.Columns)
            {
                json.WriteStartObject();
                json.WriteString("name", column.Name);
                json.WriteString("type", column.Type.ToString());
                if (column.Unit is { } unit) json.WriteString("unit", unit);
                json.WriteString("meaning", column.Meaning);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}
