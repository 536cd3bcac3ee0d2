using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>Where a table begins, which columns it names, and which of its records are read.</summary>
public static class HeaderTests
{
    private const string Titled = """
        "Customs value by line","","",""
        "and country; all countries","","",""
        "","","",""
        "HTS Number","Country","2023","2024"
        "01012100","Canada","5","7"
        "01012900","Mexico","12","0"
        "Total","","17","7"
        """;

    private static readonly TableReader<TradeFlow> Flows = TradeFlows.Reader(new("hts number", "2023") { Partner = "country" });

    private static string Refused(string text, ImportOptions? options = null, TableReader<TradeFlow>? reader = null)
        => Assert.Throws<ImportException>(() => (reader ?? Flows).Read(Bytes.Utf8(text), options)).Message;

    [Fact]
    public static void SkipLines_AndFindHeader_ReadTheSameTable()
    {
        Assert.Contains("no column 'hts number'", Refused(Titled), StringComparison.Ordinal);
        var found = new ImportOptions { FindHeader = true };
        foreach (ImportOptions options in (ImportOptions[])[new() { SkipLines = 3 }, found, found with { SkipLines = 2 }])
        {
            ImportResult<TradeFlow> read = Flows.Read(Bytes.Utf8(Titled), options);
            Assert.Equal(["01012100: 5", "01012900: 12"], read.Rows.Select(r => r.ToString()));
            Assert.Equal(["line 7, HTS Number: 'Total' is not an HS code"], read.Failures.Select(f => f.ToString()));
            ImportOptions filtered = options with { Filters = [ColumnFilter.Except("HTS Number", "total")] };
            ImportResult<TradeFlow> body = Flows.Read(Bytes.Utf8(Titled), filtered);
            Assert.Equal((2, 0, 1), (body.Rows.Count, body.Failures.Count, body.Filtered));
        }
    }

    [Theory]
    [InlineData("Tariff of Ruritania\n\nhts number,2023,country\n01012100,5,IND\n", true)]
    [InlineData("Tariff; of Ruritania\nhts number;2023;country\n01012100;5;IND\n", true)]
    [InlineData("Tariff of Ruritania\nhts number,2024,country\n01012100,5,IND\n", false)]
    [InlineData("Tariff of Ruritania\n", false)]
    public static void TitlesAboveTheHeader_AreRefusedWithTheOptionThatFindsIt(string text, bool hasHeader)
    {
        string message = Refused(text);
        Assert.Contains("no column 'hts number' (its columns are Tariff", message, StringComparison.Ordinal);
        Assert.Equal(
            hasHeader, message.EndsWith("; a later line names the columns, so set FindHeader in ImportOptions.", StringComparison.Ordinal));
        if (hasHeader) Assert.Single(Flows.Read(Bytes.Utf8(text), new() { FindHeader = true }).Rows);
        ImportException streamed = Assert.Throws<ImportException>(() => Flows.ReadAsync(Bytes.Utf8(text)).GetAwaiter().GetResult());
        Assert.Equal(message, streamed.Message);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public static void SkipLines_AnyLineBreak_CountsLinesAsEditorsDo(string lineBreak)
    {
        string text = string.Join(lineBreak, "Title; with, other | marks", "", "hts number,2023", "01012100,x", "");
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("hts number", "2023")).Read(Bytes.Utf8(text), new() { SkipLines = 2 });
        Assert.Equal(["line 4, 2023: 'x' is not a number"], read.Failures.Select(f => f.ToString()));
        Assert.Equal(',', read.Table.Delimiter);
    }

    [Fact]
    public static void SkipLines_ManyLongLines_AreSkippedInPieces()
    {
        string titles = string.Concat(Enumerable.Range(0, 50).Select(i => new string('t', 997) + "\r\n"));
        var stream = new Bytes.Forward(Bytes.Utf8(titles + "hts number,2023\r\n01012100,5\r\n"));
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("hts number", "2023")).Read(stream, new() { SkipLines = 50 });
        Assert.Equal(["01012100: 5"], read.Rows.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData(3, "no column 'hts number' (its columns are 01012100, 5)")]
    [InlineData(9, "no header")]
    public static void SkipLines_TooMany_RefusesTheFile(int lines, string reason)
        => Assert.Contains(
            reason, Refused("a\nb\nhts number,2023\n01012100,5\n", new() { SkipLines = lines }), StringComparison.Ordinal);

    [Fact]
    public static void FindHeader_NoLineNamesTheColumns_SaysWhatTheFirstLineLacks()
    {
        string message = Refused("Title\ncode,value\n01012100,5\n", new() { FindHeader = true });
        Assert.Contains("no column 'hts number' (its columns are Title)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code,rate,rate", "rate", "'rate' twice, as columns 2 and 3")]
    [InlineData("code,Rate, RATE ", "rate", "'rate' twice, as columns 2 and 3")]
    [InlineData("rate,code,rate,rate", "rate", "'rate' twice, as columns 1 and 3")]
    [InlineData("code,base rate,base_rate", "Base-Rate", "'Base-Rate' twice, as columns 2 and 3")]
    [InlineData("code,code,rate", "rate", "'code' twice, as columns 1 and 2")]
    public static void Name_ThatStandsTwice_IsRefusedWithBothPositions(string header, string rate, string reason)
        => Assert.Contains(
            reason, Refused(header + "\n01012100,5,9,9\n", null, TradeFlows.Reader(new("code", rate))), StringComparison.Ordinal);

    [Theory]
    [InlineData("#2", "01012100: 5")]
    [InlineData("#3", "01012100: 9")]
    [InlineData("#04", "01012100: 7")]
    public static void Position_OfAColumn_NamesIt(string rate, string row)
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("code", rate)).Read(Bytes.Utf8("code,rate,rate,other\n01012100,5,9,7\n"));
        Assert.Equal([row], read.Rows.Select(r => r.ToString()));
    }

    [Theory]
    [InlineData("#0")]
    [InlineData("#5")]
    [InlineData("#-1")]
    [InlineData("#x")]
    [InlineData("#")]
    public static void Position_OutsideTheHeader_IsRefused(string rate)
        => Assert.Contains(
            $"no column '{rate}'",
            Refused("code,rate,rate,other\n01012100,5,9,7\n", null, TradeFlows.Reader(new("code", rate))),
            StringComparison.Ordinal);

    [Fact]
    public static void Header_WithAnUnclosedQuote_IsRefusedInOneSentence()
    {
        string text = "\"code,value\n" + string.Concat(Enumerable.Repeat("01012100,5\n", 20));
        Assert.DoesNotContain("\n", Refused(text, null, TradeFlows.Reader(new("code", "value"))), StringComparison.Ordinal);
        Assert.Equal(
            "A field at or after line 1 is longer than the limit of 60 characters; a quote may be unclosed.",
            Refused(text, new() { MaxLineLength = 60 }, TradeFlows.Reader(new("code", "value"))));
    }

    [Fact]
    public static void Names_ThatNobodyAsksFor_MayStandTwice()
        => Assert.Single(TradeFlows.Reader(new("code", "value")).Read(Bytes.Utf8("code,note,note,value\n01012100,,,5\n")).Rows);

    private const string Years = """
        Reporter,Year,Code,Value
        840,2000,010121,10
        840,2001,010121,9
        124,2000,010121,8
        124,2001,010121,7
        124,2001
        """;

    [Theory]
    [InlineData("Year", "2000", false, "10 8", 2)]
    [InlineData("year", " 2001 ", false, "9 7", 2)]
    [InlineData("#1", "124", false, "8 7", 2)]
    [InlineData("Reporter", "124", true, "10 9", 2)]
    [InlineData("Reporter", "0840", false, "", 4)]
    public static void Filter_ByValue_KeepsTheChosenRecords(string column, string value, bool excludes, string rows, int filtered)
    {
        var options = new ImportOptions { Filters = [ColumnFilter.Only(column, value) with { Excludes = excludes }] };
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("code", "value")).Read(Bytes.Utf8(Years), options);
        Assert.Equal(rows, string.Join(' ', read.Rows.Select(r => FormattableString.Invariant($"{r.Value}"))));
        Assert.Equal(filtered, read.Filtered);
        Assert.Equal(["line 6: the record has 2 fields, the header has 4"], read.Failures.Select(f => f.ToString()));
        Assert.EndsWith(FormattableString.Invariant($", {filtered} left out"), read.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Filters_SeveralColumns_AllHold()
    {
        ColumnFilter notNine = ColumnFilter.Except("Value", "9");
        ColumnFilter years = ColumnFilter.Only("Year", "2000", "2001"), reporter = ColumnFilter.Only("Reporter", "840");
        var options = new ImportOptions { Filters = [years, reporter, notNine] };
        TableReader<TradeFlow> reader = TradeFlows.Reader(new("code", "value"));
        ImportResult<TradeFlow> read = reader.Read(Bytes.Utf8(Years), options);
        Assert.Equal("1 rows, 1 failures, 3 left out", read.ToString());
        Assert.Equal(read, await reader.ReadAsync(Bytes.Utf8(Years), options, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(2, reader.Stream(Bytes.Utf8(Years), options).Count());
        Assert.Contains(
            "no column 'Partner'",
            Refused(Years, new() { Filters = [ColumnFilter.Only("Partner", "1")] }, reader),
            StringComparison.Ordinal);
        Assert.Equal("Year is 2000 or 2001", options.Filters[0].ToString());
        Assert.Equal("Value is not 9", options.Filters[2].ToString());
    }

    [Fact]
    public static void Filter_WithoutAColumnOrValue_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ColumnFilter.Only(" ", "1"));
        Assert.Throws<ArgumentException>(() => ColumnFilter.Only("a"));
        Assert.Throws<ArgumentException>(() => new ImportOptions { Filters = [null!] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { SkipLines = -1 });
    }
}
