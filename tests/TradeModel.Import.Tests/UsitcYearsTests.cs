using System.Text;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>
/// What the files of other years bring: bars and code page 1252 to 2018, quotes that nobody closes, times behind dates, lone points for
/// missing numbers, codes without their leading zero, codes given more than once, folders and documents in the zip file.
/// </summary>
public static class UsitcYearsTests
{
    private static readonly TableReader<UsitcTariffLine> Reader = UsitcTariffDatabase.Reader;

    private const string Bars = "hts8|brief_description|quantity_1_code|mfn_text_rate|mfn_rate_type_code|mfn_ad_val_rate|"
        + "mfn_specific_rate|begin_effect_date|end_effective_date\n" + """
        1012100|Horses|NO|Free|0|0|0|1/1/1997 0:00:00|12/31/2050 0:00:00
        02011050|Beef|KG|26.4%|7|.264|.|01/01/1997|12/31/2050
        04069095|Cheese like Gruyère|KG|$1.509/kg|1|.|1.509  |10/1/1997 12:00:00 AM|12/31/2050
        73041910|Pipe over 12" long|KG|0.9%|7|.009 ||OCT 1 1997 12:00AM|31-OCT-2050
        """;

    private static ImportResult<UsitcTariffLine> Read(string text) => Reader.Read(Bytes.Utf8(text));

    [Fact]
    public static void Read_FileOf1997_GivesEveryLine()
    {
        ImportResult<UsitcTariffLine> file = Reader.Read(Bytes.Windows1252(Bars.ReplaceLineEndings("\r\n")));
        Assert.Empty(file.Failures);
        Assert.Equal(["01012100 Free", "02011050 26.4%", "04069095 $1.509/kg", "73041910 0.9%"], file.Rows.Select(r => r.ToString()));
        Assert.Equal([0m, 26.4m, null, 0.9m], file.Rows.Select(r => r.FreeOrAdValorem?.Value));
        Assert.Equal([0m, null, 1.509m, null], file.Rows.Select(r => r.SpecificRate));
        Assert.Equal([1, 1, 10, 10], file.Rows.Select(r => r.From!.Value.Month));
        Assert.Equal(new LocalDate(2050, 10, 31), file.Rows[3].Until);
        Assert.Equal("Cheese like Gruyère", file.Rows[2].Description);
    }

    [Theory]
    [InlineData("|", "\r\n", false)]
    [InlineData("||||", "\n", true)]
    [InlineData("", "\r", true)]
    public static void Read_TrailingBarsUpperCaseAndMarks_GivesTheSame(string tail, string lineBreak, bool mark)
    {
        string[] lines = Bars.ReplaceLineEndings("\n").Split('\n');
        string text = string.Join(lineBreak, lines.Select((line, i) => (i == 0 ? line.ToUpperInvariant() : line) + tail))
            + $"{lineBreak}{lineBreak}   {lineBreak}";
        Assert.Equal(Read(Bars).Rows, Reader.Read(Bytes.Utf8(text, mark)).Rows);
        Assert.Equal(Read(Bars).Rows, Reader.Read(Wide(text, bigEndian: mark)).Rows);
        Assert.Empty(Reader.Read(Bytes.Utf8(text, mark)).Failures);
    }

    [Theory]
    [InlineData("\"Swiss\" cheese", "\"Swiss\" cheese")]
    [InlineData("\"never closed", "\"never closed")]
    [InlineData("closed only\"", "closed only\"")]
    [InlineData("6\" and 8\" pipe", "6\" and 8\" pipe")]
    [InlineData("\"whole, with a | bar\"", "whole, with a | bar")]
    [InlineData("\"a \"\"doubled\"\" one\"", "a \"doubled\" one")]
    public static void Read_QuotesBetweenBars_SpoilNoOtherLine(string written, string read)
    {
        ImportResult<UsitcTariffLine> file = Read(
            $"hts8|brief_description|mfn_text_rate\n01012100|{written}|Free\n01012900|\"next\"|5%\n01013000|third|6.8%\n");
        Assert.Empty(file.Failures);
        Assert.Equal([read, "next", "third"], file.Rows.Select(r => r.Description));
        Assert.Equal(["Free", "5%", "6.8%"], file.Rows.Select(r => r.Mfn.ToString()));
    }

    [Fact]
    public static void Read_QuoteNeverClosedBetweenCommas_LosesNoLine()
    {
        ImportResult<UsitcTariffLine> file = Read("""
            "hts8","brief_description","quantity_1_code","mfn_text_rate","mfn_rate_type_code"
            "01012100","one","NO","Free","0"
            "01012900","two, never closed,"NO","5%","7"
            "01013000","three","NO","6.8%","7"

            "0101.90.30","fo""ur","NO","4.5%","7"
            "bad","five","NO","1%","7"
            "02011050","six,
            on two lines","KG","26.4%","7"
            """);
        Assert.Equal(6, file.Records);
        Assert.Equal(["01012100", "01013000", "01019030", "02011050"], file.Rows.Select(r => r.Code.ToString()));
        Assert.Equal(["one", "three", "fo\"ur", "six,\non two lines"], file.Rows.Select(r => r.Description.ReplaceLineEndings("\n")));
        Assert.Equal([3, 7], file.Failures.Select(f => (int)f.Line));
    }

    [Fact]
    public static void Read_ZipWithFolderDocumentsAndUpperCaseNames_TakesTheTable()
    {
        using MemoryStream zip = Bytes.Zip(
            ("tariff_data_1997/", []),
            ("tariff_data_1997/READ ME.TXT", Encoding.UTF8.GetBytes("These | are\nwords | only\n" + new string('x', 9000))),
            ("tariff_data_1997/TD-FIELDS.PDF", "%PDF-1.4 hts8|mfn_text_rate"u8.ToArray()),
            ("tariff_data_1997/TARIFF.XLS", [0xD0, 0xCF, 0x11, 0xE0]),
            ("tariff_data_1997/TARIFF_DATABASE_1997.TXT", Encoding.UTF8.GetBytes(Bars)));
        ImportResult<UsitcTariffLine> file = Reader.Read(zip);
        Assert.Equal(4, file.Rows.Count);
        Assert.Equal("tariff_data_1997/TARIFF_DATABASE_1997.TXT", file.Table.Entry);
    }

    [Theory]
    [InlineData("01/31/1997")]
    [InlineData("1/31/97")]
    [InlineData("1/31/1997 0:00:00")]
    [InlineData("01/31/1997 12:00:00 AM")]
    [InlineData("1997/01/31")]
    [InlineData("1997-01-31")]
    [InlineData("1997-01-31T00:00:00")]
    [InlineData("1997-01-31 00:00:00.000")]
    [InlineData("19970131")]
    [InlineData("31-JAN-97")]
    [InlineData("31-Jan-1997")]
    [InlineData("Jan 31 1997 12:00:00:000AM")]
    [InlineData("Jan 31, 1997")]
    public static void Read_DatesOfAnyForm_AreTheDay(string text)
        => Assert.Equal(
            new LocalDate(1997, 1, 31),
            Read($"hts8|mfn_text_rate|begin_effect_date\n01012100|Free|{text}\n").Rows.Single().From);

    [Theory]
    [InlineData("13/31/1997")]
    [InlineData("Foo 31 1997")]
    [InlineData("Jan 32 1997")]
    [InlineData("1997-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("35431")]
    public static void Read_NoDate_IsAFailure(string text)
        => Assert.Equal(
            $"'{text}' is not a date",
            Read($"hts8|mfn_text_rate|begin_effect_date\n01012100|Free|{text}\n").Failures.Single().Reason);

    [Fact]
    public static void InForce_CodesGivenMoreThanOnce_AreTheLatestOrThoseOfTheDay()
    {
        ValueList<UsitcTariffLine> rows = Read("""
            hts8|mfn_text_rate|begin_effect_date|end_effective_date
            90400000|5%|07/01/1997|12/31/1997
            90400000|6%|01/01/1997|06/30/1997
            01012100|Free||
            02011050|1%|01/01/1997|12/31/1997
            02011050|2%|01/01/1997|12/31/1997
            """).Rows;
        Assert.Equal(["01012100 Free", "02011050 2%", "90400000 5%"], UsitcTariffDatabase.InForce(rows).Select(r => r.ToString()));
        Assert.Equal(
            ["01012100 Free", "02011050 2%", "90400000 6%"],
            UsitcTariffDatabase.InForce(rows, new LocalDate(1997, 3, 1)).Select(r => r.ToString()));
        Assert.Equal(["01012100 Free"], UsitcTariffDatabase.InForce(rows, new LocalDate(1998, 1, 1)).Select(r => r.ToString()));
        IEnumerable<TariffLine> lines = UsitcTariffDatabase.InForce(rows).Select(r => r.ToTariffLine());
        Assert.Equal(3, new TariffSchedule(new("USA"), HsEdition.Hs1996, lines).Count);
    }

    [Theory]
    [InlineData("1997-12-31", "01/01/1995 12/31/2050", "01/01/1997 06/30/1997", "07/01/1997 12/31/1997")]
    [InlineData("2024-12-31", "07/01/2020 12/31/2050", "01/01/2024 12/31/2024", "01/01/2025 12/31/2025", "01/01/2024 12/31/2024")]
    [InlineData("2020-12-31", "01/01/1999 ", "07/01/2020 ", "01/01/1989 ")]
    [InlineData(null, " ", " 12/31/2050", " ")]
    public static void LastDayOf_Rows_IsTheEndOfTheYearOfTheFile(string? day, params string[] dates)
    {
        // The second and the third row give the same code; the first stands for the many lines that do not change.
        string rows = string.Concat(dates.Select((d, i) => $"0{(i < 2 ? i + 1 : i)}012100|Free|{d.Replace(' ', '|')}\n"));
        ValueList<UsitcTariffLine> lines = Read($"hts8|mfn_text_rate|begin_effect_date|end_effective_date\n{rows}").Rows;
        LocalDate? last = UsitcTariffDatabase.LastDayOf(lines);
        Assert.Equal(day, last is { } found ? NodaTime.Text.LocalDatePattern.Iso.Format(found) : null);
    }

    // Rows of one code by their dates, and the duty in force on 1 July 1997, of which 5 percent stands in the first row.
    [Theory]
    [InlineData("5%", "01/01/1997 12/31/1997", "01/01/1996 06/30/1997")]
    [InlineData("5%", "07/01/1997 12/31/1997", "01/01/1997 07/01/1997")]
    [InlineData("6%", "01/01/1997 07/01/1997", "07/01/1997 12/31/1997")]
    [InlineData("6%", "07/01/1997 12/31/1997", "07/01/1997 12/31/1997")]
    [InlineData("5%", "01/01/1997 ", "07/02/1997 ")]
    [InlineData("6%", " ", "01/01/1995 ")]
    [InlineData("5%", " ", "01/01/1995 12/31/1996")]
    [InlineData("6%", "12/31/1997 01/01/1997", "01/01/1989 12/31/50")]
    [InlineData("5%", "07/01/1997 07/01/1997", "01/01/1989 12/31/50")]
    [InlineData(null, "07/02/1997 12/31/1997", "01/01/1997 06/30/1997")]
    [InlineData(null, "01/01/1998 12/31/2050", "01/01/1995 12/31/1995")]
    public static void InForce_RowsOfOneCode_IsTheOneOfTheDay(string? duty, string first, string second)
    {
        ValueList<UsitcTariffLine> lines = Read("hts8|mfn_text_rate|begin_effect_date|end_effective_date\n"
            + $"01012100|5%|{first.Replace(' ', '|')}\n01012100|6%|{second.Replace(' ', '|')}\n").Rows;
        Assert.Equal(duty, UsitcTariffDatabase.InForce(lines, new LocalDate(1997, 7, 1)).SingleOrDefault()?.Mfn.ToString());
    }

    [Fact]
    public static void Read_OtherDocuments_AreNamedInOneSentence()
    {
        Assert.Equal("The file is a PDF document, not a text table.", Refused("%PDF-1.7\n%\u00e2\n1 0 obj"u8.ToArray()));
        Assert.Contains(".xls", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), StringComparison.Ordinal);
        MemoryStream book = Bytes.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray()));
        Assert.Contains(".xlsx", Refused(book.ToArray()), StringComparison.Ordinal);
        byte[] page = "\u00a0\r\n <html lang=\"en\"><body>404, not found</body></html>"u8.ToArray();
        Assert.Contains("web page", Refused(page), StringComparison.Ordinal);
        byte[] unmarked = Encoding.Unicode.GetBytes("hts8,mfn_text_rate\n01012100,Free\n");
        Assert.Contains("UTF-16 without a byte order mark", Refused(unmarked), StringComparison.Ordinal);
        byte[] otherColumns = "ID,tl,Base_Rate\n1,01012100,8\n"u8.ToArray();
        Assert.Contains("its columns are ID, tl, Base_Rate", Refused(otherColumns), StringComparison.Ordinal);
        Assert.Contains("'inner.zip'", Refused(Bytes.Zip(("inner.zip", [0x50, 0x4B, 5, 6])).ToArray()), StringComparison.Ordinal);
    }

    private static string Refused(byte[] file)
    {
        string message = Assert.Throws<ImportException>(() => Reader.Read(new MemoryStream(file))).Message;
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
        return message;
    }

    private static MemoryStream Wide(string text, bool bigEndian)
    {
        Encoding encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        return new([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
    }
}
