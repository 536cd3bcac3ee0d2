using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>What <see cref="ResultTable"/> writes, CsvHelper and our own reader read back cell by cell.</summary>
public static class ResultTableCsvTests
{
    private static readonly string[] Hostile =
    [
        "", " ", "a,b", "say \"so\"", "\"", "\"\"", "two\nlines", "two\r\nlines", "\r", "=1+1", "+1", "-1", "@cmd", "\t=1", "'quoted'",
        " 01 ", "0101", "1e5", "Größe ≥ 5 €", "日本", "a;b|c\td", "#note", "NULL", "\u2028", "\ufeff",
    ];

    private static List<string[]> Parsed(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = true,
        });
        var records = new List<string[]>();
        while (parser.Read()) records.Add(parser.Record!);
        return records;
    }

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 500)]
    public static void Csv_AnyTable_ReadsBackCellByCell(ResultTable table)
    {
        List<string[]> records = Parsed(table.ToCsv());
        Assert.Equal(table.Columns.Select(c => c.Name), records[0]);
        Assert.Equal(table.Rows.Select(r => string.Join('\u0001', r)), records.Skip(1).Select(r => string.Join('\u0001', r)));
    }

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public static void Csv_WithFormulasGuarded_LetsNoTextBeginOne(ResultTable table)
    {
        List<string[]> records = Parsed(table.ToCsv(guardsFormulas: true));
        for (int i = 0; i < table.Rows.Count; i++)
            for (int j = 0; j < table.Columns.Count; j++)
            {
                string written = records[i + 1][j], text = table.Rows[i][j].ToString();
                bool isText = table.Rows[i][j].Type == ResultColumnType.Text;
                if (isText) Assert.DoesNotContain(written.FirstOrDefault('x'), "=+-@\t\r\n");
                Assert.Equal(text, written == text ? written : written[1..]);
                if (!isText) Assert.Equal(text, written);
            }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public static void Csv_InAnyCulture_HasTheSameBytes(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            byte[] expected = Written();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Written());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static byte[] Written()
        {
            using var stream = new MemoryStream();
            Numbers(-1234.5m, -0.1, -1_000_000, new LocalDate(2025, 9, 16)).WriteCsv(stream);
            return stream.ToArray();
        }
    }

    [Fact]
    public static void Csv_OfASchedule_ReadsBackAsTheSchedule()
    {
        var schedule = new TariffSchedule(new("USA"), Goods.HsEdition.Hs2022,
        [
            new(new("01012100"), Duty.Free) { TradeValue = 1.5m },
            new(new("02011005"), Duty.Parse("4.4 cents/kg")),
            new(new("61032200"), Duty.Parse("The rate applicable to each garment, \"if separately entered\"")) { Bound = Duty.Parse("5%") },
        ], Currency.UsDollar);
        using var csv = new MemoryStream();
        schedule.ToTable().WriteCsv(csv);
        csv.Position = 0;
        var columns = new MappedScheduleColumns("code") { Applied = "applied", Bound = "bound", Base = "base", TradeValue = "trade" };
        ImportResult<MappedScheduleLine> read = MappedSchedule.Reader(columns).Read(csv);
        Assert.Empty(read.Failures);
        Assert.Equal(schedule, new TariffSchedule(new("USA"), Goods.HsEdition.Hs2022, read.Rows.Select(r => r.Line), Currency.UsDollar));
    }

    [Fact]
    public static void Csv_HeaderRowsAndQuotes_AreThoseOfRfc4180()
    {
        ResultTable table = Numbers(1.50m, 0.1, 7, null);
        Assert.Equal("text,exact,real,whole,day,flag\r\n\"a,\"\"b\"\"\",1.5,0.1,7,,true\r\n", table.ToCsv());
        var one = new ResultTable("one", [new("only", ResultColumnType.Text, "a text")], [[(ResultCell)"x"], [default], [(ResultCell)""]]);
        Assert.Equal("only\r\nx\r\n\"\"\r\n\"\"\r\n", one.ToCsv());
        using var bytes = new MemoryStream();
        one.WriteCsv(bytes);
        Assert.Equal(Encoding.ASCII.GetBytes("only\r\nx\r\n\"\"\r\n\"\"\r\n"), bytes.ToArray());
        Assert.True(bytes.CanWrite);
        using var writer = new StringWriter { NewLine = "\n" };
        one.WriteCsv(writer);
        Assert.Equal(one.ToCsv(), writer.ToString());
    }

    private static ResultTable Numbers(decimal exact, double real, long whole, LocalDate? day) => new("numbers",
        [
            new("text", ResultColumnType.Text, "a text"), new("exact", ResultColumnType.Exact, "a number", "percent"),
            new("real", ResultColumnType.Real, "a number"), new("whole", ResultColumnType.Whole, "a number"),
            new("day", ResultColumnType.Day, "a day"), new("flag", ResultColumnType.Flag, "a flag"),
        ],
        [["a,\"b\"", exact, real, whole, day, true]]);

    public static class Arbitraries
    {
        private static Gen<ResultCell> Cell(ResultColumnType type) => type switch
        {
            ResultColumnType.Text => Gen.OneOf(
                Gen.Elements(Hostile).Select(t => (ResultCell)t),
                Gen.Elements("a,\"\r\n= ;\t'".ToCharArray()).ArrayOf().Select(c => (ResultCell)new string(c))),
            ResultColumnType.Whole => Gen.Choose(-1000, 1000).Select(n => (ResultCell)(n * 1_000_000_007L)),
            ResultColumnType.Exact => Gen.Choose(-1000, 1000).Select(n => (ResultCell)(n / 8m)),
            ResultColumnType.Real => Gen.Choose(-1000, 1000).Select(n => (ResultCell)(n / 7.0)),
            ResultColumnType.Day => Gen.Choose(1, 3_000_000).Select(n => (ResultCell)new LocalDate(1, 1, 1).PlusDays(n)),
            _ => Gen.Elements((ResultCell)true, (ResultCell)false),
        };

        public static Arbitrary<ResultTable> Tables() => Arb.From(
            from types in Gen.Elements(Enum.GetValues<ResultColumnType>()).NonEmptyListOf()
            from rows in types.Aggregate(Gen.Constant(ValueList<ResultCell>.Empty), Append).ListOf()
            select new ResultTable(
                "drawn",
                types.Select((t, i) => new ResultColumn($"c{i}{Hostile[i % Hostile.Length]}", t, "drawn")).ToValueList(),
                rows.ToValueList()));

        private static Gen<ValueList<ResultCell>> Append(Gen<ValueList<ResultCell>> row, ResultColumnType type) =>
            from cells in row
            from next in Gen.Frequency((5, Cell(type)), (1, Gen.Constant(default(ResultCell))))
            select cells.With(next);
    }
}
