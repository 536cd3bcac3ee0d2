using NodaTime;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace TradeModel.Parquet.Tests;

/// <summary>A Parquet file as Parquet.Net reads it: each cell in the text of a <see cref="ResultCell"/>, null where it is null.</summary>
internal sealed record ParquetContent(
    string[] Names, string[] Types, List<string?[]> Rows, IReadOnlyDictionary<string, string> Metadata)
{
    internal static string? Text(ResultCell cell) => cell.IsEmpty ? null : cell.ToString();

    internal static ParquetContent Of(byte[] bytes) => ReadAsync(bytes).GetAwaiter().GetResult();

    private static async Task<ParquetContent> ReadAsync(byte[] bytes)
    {
        var options = new ParquetOptions { UseDateOnlyTypeForDates = true };
        await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(bytes), options);
        DataField[] fields = reader.Schema.DataFields;
        var rows = new List<string?[]>();
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader part = reader.OpenRowGroupReader(group);
            int first = rows.Count, count = (int)part.RowCount;
            for (int i = 0; i < count; i++) rows.Add(new string?[fields.Length]);
            for (int at = 0; at < fields.Length; at++)
            {
                string?[] cells = await CellsAsync(part, fields[at], count);
                for (int i = 0; i < count; i++) rows[first + i][at] = cells[i];
            }
        }
        return new([.. fields.Select(f => f.Name)], [.. fields.Select(TypeOf)], rows, reader.CustomMetadata);
    }

    private static string TypeOf(DataField field) => field switch
    {
        DecimalDataField number => FormattableString.Invariant($"Decimal({number.Precision},{number.Scale})"),
        _ when field.ClrType == typeof(ReadOnlyMemory<char>) => "String",
        _ when field.ClrType == typeof(DateOnly) => "Date",
        _ => field.ClrType.Name,
    };

    private static async Task<string?[]> CellsAsync(ParquetRowGroupReader part, DataField field, int count)
    {
        Task<string?[]> Values<T>(Func<T, ResultCell> cell)
            where T : struct
            => ReadValuesAsync(part, field, count, cell);

        if (field.ClrType == typeof(long)) return await Values<long>(v => v);
        if (field.ClrType == typeof(decimal)) return await Values<decimal>(v => v);
        if (field.ClrType == typeof(double)) return await Values<double>(v => v);
        if (field.ClrType == typeof(bool)) return await Values<bool>(v => v);
        if (field.ClrType == typeof(DateOnly)) return await Values<DateOnly>(v => LocalDate.FromDateOnly(v));
        string?[] texts = new string?[count];
        await part.ReadAsync(field, texts.AsMemory());
        return texts;
    }

    private static async Task<string?[]> ReadValuesAsync<T>(
        ParquetRowGroupReader part, DataField field, int count, Func<T, ResultCell> cell)
        where T : struct
    {
        var values = new T?[count];
        await part.ReadAsync<T>(field, values.AsMemory());
        return [.. values.Select(v => v is { } known ? cell(known).ToString() : null)];
    }
}
