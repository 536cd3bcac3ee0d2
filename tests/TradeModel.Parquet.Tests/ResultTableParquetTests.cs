using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Convergence;
using TradeModel.Examples;

namespace TradeModel.Parquet.Tests;

/// <summary>What <see cref="ResultTableParquet"/> writes, Parquet.Net reads back cell by cell.</summary>
public static class ResultTableParquetTests
{
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public static void Parquet_AnyTable_ReadsBackCellByCell(ResultTable table)
    {
        ParquetContent read = ParquetContent.Of(table.ToParquet());
        Assert.Equal(table.Columns.Select(c => c.Name), read.Names);
        Assert.Equal(table.Rows.Count, read.Rows.Count);
        for (int i = 0; i < table.Rows.Count; i++) Assert.Equal(table.Rows[i].Select(ParquetContent.Text), read.Rows[i]);
    }

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 50)]
    public static void Parquet_EqualTables_HaveEqualBytes(ResultTable table)
    {
        byte[] bytes = table.ToParquet();
        Assert.Equal(bytes, new ResultTable(table.Name, table.Columns, table.Rows).ToParquet());
        using var stream = new MemoryStream();
        table.WriteParquet(stream);
        Assert.Equal(bytes, stream.ToArray());
        Assert.True(stream.CanWrite);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public static void Parquet_InAnyCulture_HasTheSameBytes(string culture)
    {
        ResultTable table = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToTable();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            byte[] expected = table.ToParquet();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, table.ToParquet());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public static void Parquet_EachType_HasItsOwnParquetType()
    {
        ResultTable table = new("types",
            [
                new("text", ResultColumnType.Text, "a text"), new("whole", ResultColumnType.Whole, "a number"),
                new("exact", ResultColumnType.Exact, "a rate", "percent"), new("real", ResultColumnType.Real, "a number"),
                new("day", ResultColumnType.Day, "a day"), new("flag", ResultColumnType.Flag, "a flag"),
            ],
            [["a", 7, 1.5m, 0.1, new LocalDate(2025, 9, 16), true]]);
        ParquetContent read = ParquetContent.Of(table.ToParquet());
        Assert.Equal(["String", "Int64", "Decimal(38,10)", "Double", "Date", "Boolean"], read.Types);
        Assert.Equal(["a", "7", "1.5", "0.1", "2025-09-16", "true"], read.Rows[0]);
        Assert.Equal("types", read.Metadata["trademodel.table"]);
        JsonElement columns = JsonDocument.Parse(read.Metadata["trademodel.columns"]).RootElement;
        Assert.Equal(
            "{\"name\":\"exact\",\"type\":\"Exact\",\"unit\":\"percent\",\"meaning\":\"a rate\"}", columns[2].GetRawText());
        Assert.Equal(table.Columns.Count, columns.GetArrayLength());
    }

    [Fact]
    public static void Parquet_NoRows_StillHasTheTypesOfItsColumns()
    {
        ResultTable table = new("none",
            [new("day", ResultColumnType.Day, "a day"), new("exact", ResultColumnType.Exact, "a number")], []);
        ParquetContent read = ParquetContent.Of(table.ToParquet());
        Assert.Equal(["Date", "Decimal(38,10)"], read.Types);
        Assert.Empty(read.Rows);
    }

    [Fact]
    public static void Parquet_EmptyTextAndEmptyCell_AreDifferent()
    {
        ResultTable table = new("texts", [new("text", ResultColumnType.Text, "a text")], [[(ResultCell)""], [default], [(ResultCell)"a"]]);
        Assert.Equal(["", null, "a"], ParquetContent.Of(table.ToParquet()).Rows.Select(row => row[0]));
    }

    public static TheoryData<decimal[], string> Decimals => new()
    {
        { [0.1234567890m, 9_999_999_999_999_999_999_999_999_999m], "Decimal(38,10)" },
        { [0.12345678901m], "Decimal(38,11)" },
        { [-0.0000000000000000000000000001m], "Decimal(38,28)" },
        { [decimal.MaxValue, decimal.MinValue], "Decimal(38,0)" },
        { [1_234_567_890m, 0.1234567890123456789012345678m], "Decimal(38,28)" },
        { [12_345_678_901m, 0.1234567890123456789012345678m], "String" },
    };

    [Theory]
    [MemberData(nameof(Decimals))]
    public static void Parquet_ExactNumbers_KeepEveryDigit(decimal[] numbers, string type)
    {
        ParquetContent read = ParquetContent.Of(Column(ResultColumnType.Exact, [.. numbers.Select(n => (ResultCell)n)]).ToParquet());
        Assert.Equal(type, read.Types[0]);
        Assert.Equal(numbers.Select(n => ((ResultCell)n).ToString()), read.Rows.Select(row => row[0]));
    }

    [Fact]
    public static void Parquet_WholeNumbersBeyond64Bits_AreText()
    {
        ResultCell[] cells = [long.MinValue, long.MaxValue];
        Assert.Equal("Int64", ParquetContent.Of(Column(ResultColumnType.Whole, cells).ToParquet()).Types[0]);
        ParquetContent read = ParquetContent.Of(Column(ResultColumnType.Whole, [.. cells, BigInteger.Pow(10, 40)]).ToParquet());
        Assert.Equal("String", read.Types[0]);
        Assert.Equal("1" + new string('0', 40), read.Rows[2][0]);
        Assert.Equal("-9223372036854775808", read.Rows[0][0]);
    }

    [Fact]
    public static void Parquet_Days_ReachFromTheFirstToTheLastYear()
    {
        ResultCell[] days = [new LocalDate(1, 1, 1), new LocalDate(1582, 10, 10), new LocalDate(9999, 12, 31)];
        Assert.Equal(
            ["0001-01-01", "1582-10-10", "9999-12-31"],
            ParquetContent.Of(Column(ResultColumnType.Day, days).ToParquet()).Rows.Select(row => row[0]));
    }

    private static ResultTable Column(ResultColumnType type, ResultCell[] cells)
        => new("one", [new("only", type, "one column")], cells.Select(cell => ValueList.Create<ResultCell>([cell])).ToValueList());

    public static class Arbitraries
    {
        private static readonly string[] Texts = ["", " ", "a.b", "a,b", "0101", "Größe ≥ 5 €", "日本", "\u202e", "two\nlines", "\ufeff"];

        private static Gen<ResultCell> Cell(ResultColumnType type) => type switch
        {
            ResultColumnType.Text => Gen.Elements(Texts).Select(t => (ResultCell)t),
            ResultColumnType.Whole => Gen.Frequency(
                (9, Gen.Choose(-1000, 1000).Select(n => (ResultCell)(n * 1_000_000_007L))),
                (1, Gen.Choose(20, 40).Select(n => (ResultCell)BigInteger.Pow(-10, n)))),
            ResultColumnType.Exact =>
                from number in Gen.Choose(int.MinValue, int.MaxValue)
                from high in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, int.MaxValue)))
                from scale in Gen.Frequency((4, Gen.Choose(0, 6)), (1, Gen.Choose(0, 28)))
                select (ResultCell)new decimal(number, high, high, number < 0, (byte)scale),
            ResultColumnType.Real => Gen.Choose(-1000, 1000).Select(n => (ResultCell)(n / 7.0)),
            ResultColumnType.Day => Gen.Choose(0, 3_000_000).Select(n => (ResultCell)new LocalDate(1, 1, 1).PlusDays(n)),
            _ => Gen.Elements((ResultCell)true, (ResultCell)false),
        };

        public static Arbitrary<ResultTable> Tables() => Arb.From(
            from types in Gen.Elements(Enum.GetValues<ResultColumnType>()).NonEmptyListOf()
            from rows in types.Aggregate(Gen.Constant(ValueList<ResultCell>.Empty), Append).ListOf()
            select new ResultTable(
                "drawn",
                types.Select((t, i) => new ResultColumn($"c{i}{Texts[i % Texts.Length]}", t, "drawn")).ToValueList(),
                rows.ToValueList()));

        private static Gen<ValueList<ResultCell>> Append(Gen<ValueList<ResultCell>> row, ResultColumnType type) =>
            from cells in row
            from next in Gen.Frequency((5, Cell(type)), (1, Gen.Constant(default(ResultCell))))
            select cells.With(next);
    }
}
