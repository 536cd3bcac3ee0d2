using System.Text;
using System.Text.Json;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

public static class UsitcTariffDatabaseTests
{
    // the shape of 2019 and later: commas, text in quotes, numbers bare
    private const string Comma = "hts8,brief_description,quantity_1_code,quantity_2_code,wto_binding_code,mfn_text_rate,"
        + "mfn_rate_type_code,mfn_ave,mfn_ad_val_rate,mfn_specific_rate,mfn_other_rate,col1_special_text,korea_indicator,"
        + "korea_rate_type_code,korea_ad_val_rate,korea_specific_rate,korea_other_rate,col2_text_rate,begin_effect_date,"
        + "end_effective_date\n" + """
        "01012100","Pure-bred horses","NO",,"B","Free","0",,0,0,0,,,,,,,"Free",02/03/2012,12/31/2050
        "04021010","Milk, in quota","KG",,"B","3.3 cents/kg","1",,0,0.033,0,"Free (KR)","KR","0",0,0,0,"6.6 cents/kg",01/01/1995,12/31/2050
        "17011205","Sugar","KG",,"B","See it","K",,9999.999999,9999.999999,9999.999999,,"KR","7",0.015,0,0,"x",01/01/1995,12/31/2050
        "87032301","Cars, ""small"" ones","NO",,"B","2.5%","7",,0.025,0,0,"1.2% (KR)","KR","7",0.012,0,0,"10%",01/01/2020,12/31/2050
        "99034501","Safeguard","NO",,"","","","",,,,,,,,,,"",02/07/2024,02/06/2026
        """;

    // the shape of 1997 to 2018: bars, other letter case, no quotes, some columns under other names or missing
    private const string Bars = "HTS8|BRIEF_DESCRIPTION|QUANTITY_1_CODE|MFN_TEXT_RATE|MFN_RATE_TYPE_CODE|MFN_AVE|MFN_AD_VAL_RATE|"
        + "MFN_SPECIFIC_RATE|MFN_OTHER_RATE|BEGIN_EFFECT_DATE|END_EFFECTIVE_DATE\n" + """
        04061028|Cheese like Gruyère, Münster’s|KG|8.5%|7|0.085|.085|0|0|01/01/97|12/31/50
        22042120|Wine at € 5 and 12" long|LTR|6.3 cents/liter|1|.011|0|.063|0|1-Jan-1997|31-DEC-2050
        52104980|Woven fabrics|M2|15.5%|7|.155|.155|0|0|19970101|20501231
        """;

    private static ImportResult<UsitcTariffLine> Read(string text) => UsitcTariffDatabase.Reader.Read(Bytes.Utf8(text));

    [Fact]
    public static void Read_CommaShape_GivesDutiesDatesAndWords()
    {
        ImportResult<UsitcTariffLine> result = Read(Comma);
        Assert.Equal(5, result.Rows.Count);
        Assert.Empty(result.Failures);
        Assert.Equal(("utf-8", ',', null), (result.Table.Encoding, result.Table.Delimiter, result.Table.Entry));
        Assert.Equal(Duty.Free, result.Rows[0].Mfn);
        Assert.Equal(Duty.Specific(0.033m, Currency.UsDollar, "kg"), result.Rows[1].Mfn);
        Assert.Equal(DutyKind.NotComputable, result.Rows[2].Mfn.Kind);
        Assert.Null(result.Rows[2].AdValoremRate);
        Assert.Equal("Cars, \"small\" ones", result.Rows[3].Description);
        Assert.Equal(new Percentage(2.5m), result.Rows[3].FreeOrAdValorem);
        Assert.Equal(new LocalDate(2012, 2, 3), result.Rows[0].From);
        Assert.Equal(
            ["01012100", "04021010", "17011205", "87032301"],
            result.Rows.Where(r => !r.IsSpecialProvision).Select(r => r.Code.ToString()));
        Assert.Equal([0m, 2.5m], result.Rows.Where(r => r.FreeOrAdValorem is not null).Select(r => r.FreeOrAdValorem!.Value.Value));
    }

    [Fact]
    public static void Read_BarsInWindows1252_GivesTheSameWords()
    {
        ImportResult<UsitcTariffLine> result = UsitcTariffDatabase.Reader.Read(Bytes.Windows1252(Bars));
        Assert.Empty(result.Failures);
        Assert.Equal(("windows-1252", '|'), (result.Table.Encoding, result.Table.Delimiter));
        Assert.Equal(
            ["Cheese like Gruyère, Münster’s", "Wine at € 5 and 12\" long", "Woven fabrics"],
            result.Rows.Select(r => r.Description));
        Assert.Equal([8.5m, null, 15.5m], result.Rows.Select(r => r.FreeOrAdValorem?.Value));
        Assert.All(
            result.Rows,
            r => Assert.Equal((new LocalDate(1997, 1, 1), new LocalDate(2050, 12, 31)), (r.From!.Value, r.Until!.Value)));
        Assert.Equal(result.Rows, UsitcTariffDatabase.Reader.Read(Bytes.Utf8(Bars, bom: true)).Rows);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public static void Read_AnyLineBreakBomOrBlankLines_GivesTheSameRows(string lineBreak)
    {
        ValueList<UsitcTariffLine> expected = Read(Comma).Rows;
        string text = Comma.ReplaceLineEndings(lineBreak);
        Assert.Equal(expected, UsitcTariffDatabase.Reader.Read(Bytes.Utf8(text, bom: true)).Rows);
        Assert.Equal(expected, Read(text + lineBreak + lineBreak + "\u001A").Rows);
        byte[] wide = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
        Assert.Equal(expected, UsitcTariffDatabase.Reader.Read(new MemoryStream(wide)).Rows);
    }

    [Fact]
    public static void Read_QuotedLineBreak_IsOneRecordAndLinesStayRight()
    {
        ImportResult<UsitcTariffLine> result = Read("hts8,brief_description,mfn_text_rate\n01012100,\"two\nlines\",Free\n\nbad,x,Free\n");
        Assert.Equal("two\nlines", Assert.Single(result.Rows).Description);
        Assert.Equal(5, Assert.Single(result.Failures).Line);
    }

    [Fact]
    public static void Read_BadRecords_AreFailuresWithLineColumnAndReason()
    {
        ImportResult<UsitcTariffLine> result = Read("""
            HTS8,Brief_Description,MFN_Text_Rate,mfn_ad_val_rate,begin_effect_date
            01012100,good,Free,0,01/01/2020
            ,no code,Free,0,01/01/2020
            0101,too short,Free,0,01/01/2020
            01AB2100,letters,Free,0,01/01/2020
            01012900,number,2%,two,01/01/2020
            01013000,negative,2%,-0.02,01/01/2020
            01019000,date,2%,0.02,13/01/2020
            01019010,short
            01019020,long,2%,0.02,01/01/2020,more
            1019030,lost zero,2%,0.02,
            0101.90.40,dots and empty tail,2%,0.02,,,
            """);
        Assert.Equal(3, result.Rows.Count);
        Assert.Equal(
        [
            "line 3, HTS8: the code is missing",
            "line 4, HTS8: '0101' has fewer than eight digits",
            "line 5, HTS8: '01AB2100' is not an HS code",
            "line 6, mfn_ad_val_rate: 'two' is not a number",
            "line 7, mfn_ad_val_rate: a rate must not be negative",
            "line 8, begin_effect_date: '13/01/2020' is not a date",
            "line 9: the record has 2 fields, the header has 5",
            "line 10: the record has 6 fields, the header has 5",
        ], result.Failures.Select(f => f.ToString()));
        Assert.Equal(11, result.Records);
        Assert.Equal("01019030", result.Rows[1].Code.ToString());
    }

    [Fact]
    public static void Read_WithoutTextColumn_ComposesTheDutyFromItsRates()
    {
        ValueList<UsitcTariffLine> rows = Read("""
            hts8|quantity_1_code|quantity_2_code|mfn_rate_type_code|mfn_ad_val_rate|mfn_specific_rate|mfn_other_rate
            01010000|KG||0|0|0|0
            01010001|KG||7|0.05|0|0
            01010002|KG|DOZ|1|0|1.5|0
            01010003|KG|DOZ|2|0|0.25|0
            01010004|KG|DOZ|4|0.05|1.5|0
            01010005|KG|DOZ|3|0|1.5|0.25
            01010006|KG|DOZ|X|9999.999999|9999.999999|9999.999999
            """).Rows;
        Assert.Equal(
            ["Free", "5%", "$1.5/kg", "25 cents/doz.", "$1.5/kg + 5%", "$1.5/kg + 25 cents/doz.", ""],
            rows.Select(r => r.Mfn.ToString()));
    }

    [Fact]
    public static void ReaderFor_LinesThatHaveThem_CarryTheirDuties()
    {
        ImportResult<UsitcTariffLine> result = UsitcTariffDatabase.ReaderFor("korea").Read(Bytes.Utf8(Comma));
        Assert.Equal(
            [null, "Free", "1.5%", "1.2%", null],
            result.Rows.Select(r => r.Preferential.TryGetValue("korea", out Duty? duty) ? duty.ToString() : null));
        var partners = new Dictionary<string, PartyId> { ["korea"] = new("KOR"), ["usmca"] = new("MEX") };
        TariffLine cars = result.Rows[3].ToTariffLine(partners.ToValueMap());
        Assert.Equal(("2.5%", "{KOR: 1.2%}"), (cars.Applied!.ToString(), cars.Preferential.ToString()));
        ImportException refused = Assert.Throws<ImportException>(() => UsitcTariffDatabase.ReaderFor("atlantis").Read(Bytes.Utf8(Comma)));
        Assert.Contains("'atlantis'", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => UsitcTariffDatabase.ReaderFor("korea", "KOREA"));
    }

    [Fact]
    public static void Read_ZipWithSeveralEntries_TakesTheTextTable()
    {
        byte[] table = Encoding.UTF8.GetBytes(Comma);
        using MemoryStream zip = Bytes.Zip(
            ("tariff_database.xlsx", [0x50, 0x4B, 3, 4, 0, 0]),
            ("docs/readme.txt", Encoding.UTF8.GetBytes(new string('x', 5000) + "\nNothing, but words, many of them\n")),
            ("docs/picture.txt", [0, 1, 2, 3]),
            ("td-codes.csv", Encoding.UTF8.GetBytes("code,meaning\n0,free\n")),
            ("td_2024.txt", table));
        ImportResult<UsitcTariffLine> result = UsitcTariffDatabase.Reader.Read(zip);
        Assert.Equal(5, result.Rows.Count);
        Assert.Equal("td_2024.txt", result.Table.Entry);
        Assert.EndsWith(" columns separated by commas, utf-8, in td_2024.txt", result.Table.ToString(), StringComparison.Ordinal);
        zip.Position = 0;
        Assert.Throws<ImportException>(() => UsitcTariffDatabase.Reader.Read(zip, new() { Entry = "td-codes.csv" }));
        zip.Position = 0;
        Assert.Equal(5, UsitcTariffDatabase.Reader.Read(new Bytes.Forward(zip), new() { Entry = "td_2024.txt" }).Rows.Count);
    }

    [Fact]
    public static void Read_RealFile_GivesTheOraclesFigures()
    {
        (string file, JsonElement oracle) = RealFile();
        ImportResult<UsitcTariffLine> result = UsitcTariffDatabase.Reader.ReadFile(file);
        Assert.Equal(oracle.GetProperty("rows").GetInt32(), result.Rows.Count);
        Assert.Empty(result.Failures);
        UsitcTariffLine[] proper = result.Rows.Where(r => !r.IsSpecialProvision).ToArray();
        Assert.Equal(oracle.GetProperty("rowsWithoutChapters98and99").GetInt32(), proper.Length);
        JsonElement expected = oracle.GetProperty("freeOrAdValoremWithoutChapters98and99");
        decimal[] rates = proper.Where(r => r.FreeOrAdValorem is not null).Select(r => r.FreeOrAdValorem!.Value.Value).ToArray();
        Assert.Equal(expected.GetProperty("lines").GetInt32(), rates.Length);
        Assert.Equal(expected.GetProperty("simpleMeanPercent").GetDecimal(), Math.Round(rates.Average(), 10));
        Assert.Equal(expected.GetProperty("maxPercent").GetDecimal(), rates.Max());
        Assert.Equal(expected.GetProperty("linesAbove15Percent").GetInt32(), rates.Count(r => r > 15m));
        Assert.Equal(expected.GetProperty("linesFree").GetInt32(), rates.Count(r => r == 0m));
        foreach (JsonProperty count in oracle.GetProperty("rateTypeCodeCounts").EnumerateObject())
            Assert.Equal(count.Value.GetInt32(), result.Rows.Count(r => r.RateType == count.Name));
    }

    // In the file of 2024 the numbers of some programmes are cut and those of others are missing. The special text states the rates.
    [Theory]
    [InlineData("japan", "06031270", "3.2%")]
    [InlineData("japan", "21050025", "12%")]
    [InlineData("korea", "02011050", "3.5%")]
    [InlineData("korea", "04021050", "11.5 cents/kg")]
    [InlineData("chile", "87032301", "Free")]
    [InlineData("cbi", "42022240", "5.7%")]
    [InlineData("usmca", "98230303", "$1.646/kg")]
    [InlineData("usmca", "98230310", "$1.865/kg + 8.5%")]
    [InlineData("panama", "04032050", "13.8 cents/kg + 2.2%")]
    [InlineData("australia", "02011050", "See 9822.04.01-9822.04.03")]
    public static void ReaderFor_RealFile_ReadsTheSpecialText(string programme, string code, string duty)
    {
        (string file, _) = RealFile();
        ImportResult<UsitcTariffLine> result = UsitcTariffDatabase.ReaderFor(programme).ReadFile(file);
        Assert.Empty(result.Failures);
        Assert.Equal(duty, result.Rows.Single(row => row.Code.ToString() == code).Preferential[programme].ToString());
    }

    // The numbers of the MFN duties of 2024 are whole: each agrees with its text.
    [Fact]
    public static void Read_RealFile_HasNoWarning()
    {
        (string file, _) = RealFile();
        Assert.Empty(UsitcTariffDatabase.Reader.ReadFile(file).Warnings);
    }

    [Fact]
    public static void LastDayOf_RealFile_IsTheEndOf2024AndLeavesNoLineOut()
    {
        (string file, JsonElement oracle) = RealFile();
        ValueList<UsitcTariffLine> rows = UsitcTariffDatabase.Reader.ReadFile(file).Rows;
        Assert.Equal(new LocalDate(2024, 12, 31), UsitcTariffDatabase.LastDayOf(rows));
        Assert.Equal(
            oracle.GetProperty("rowsWithoutChapters98and99").GetInt32(),
            UsitcTariffDatabase.InForce(rows, UsitcTariffDatabase.LastDayOf(rows)).Count(row => !row.IsSpecialProvision));
    }

    [Fact]
    public static async Task StreamAsync_RealFile_GivesTheSameRecords()
    {
        (string file, _) = RealFile();
        ImportResult<UsitcTariffLine> whole = UsitcTariffDatabase.Reader.ReadFile(file);
        await using FileStream stream = File.OpenRead(file);
        var rows = new List<UsitcTariffLine>();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        IAsyncEnumerable<ImportRecord<UsitcTariffLine>> records = UsitcTariffDatabase.Reader.StreamAsync(
            stream, cancellationToken: cancellation);
        await foreach (ImportRecord<UsitcTariffLine> record in records)
            rows.Add(record.Row!);
        Assert.Equal(whole.Rows, rows.ToValueList());
    }

    private static (string File, JsonElement Oracle) RealFile()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (string.IsNullOrEmpty(data)) Assert.Skip("TRADEMODEL_DATA is not set");
        return (Path.Combine(data, "usitc-tariff-database-2024.zip"),
            JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("usitc-2024.json"))).RootElement);
    }
}
