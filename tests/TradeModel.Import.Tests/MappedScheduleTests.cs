using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>Schedules that list a code twice, spread a duty over columns or list the duty of every year.</summary>
public static class MappedScheduleTests
{
    private const string Several = """
        Reporter,Year,Code,Rate
        840,2000,010121,10
        840,2001,010121,12.5
        840,2000,010129,3
        124,2000,010121,7
        840,2000,010129,3
        840,2000,010130,2.4 cents/kg
        840,2001,010130,5
        """;

    private static ImportResult<MappedScheduleLine> Read(RepeatedCodes repeated, ImportOptions? options = null)
        => MappedSchedule.Reader(new("code") { Applied = "rate", RepeatedCodes = repeated }).Read(Bytes.Utf8(Several), options);

    private static string Lines(ImportResult<MappedScheduleLine> read) => string.Join("; ", read.Rows.Select(r => r.Line));

    // A column of fractions that is read as percent would make every rate a hundred times too small.
    [Theory]
    [InlineData("0.05 0.1 0", RateForm.Percent, "rate may be fraction (2): line 2, rate: '0.05' was read as 0.05%; "
        + "if the rates are fractions, set Form in MappedScheduleColumns")]
    [InlineData("0 0,05 1", RateForm.Percent, "rate may be fraction (1): line 3, rate: '0,05' was read as 0.05%; "
        + "if the rates are fractions, set Form in MappedScheduleColumns")]
    [InlineData("0.05 0.1 12", RateForm.Percent)]
    [InlineData("0.5% 0 1", RateForm.Percent)]
    [InlineData("0.05 0.1 0", RateForm.Fraction)]
    public static void RatesOfWhichNoneIsAboveOne_AreWarnedOf(string rates, RateForm form, string? warning = null)
    {
        string[] each = rates.Split(' ');
        string text = "code;rate\n" + string.Concat(each.Select((rate, i) => $"0101{i + 21};{rate}\n"));
        ImportResult<MappedScheduleLine> read
            = MappedSchedule.Reader(new("code") { Applied = "rate", Form = form }).Read(Bytes.Utf8(text));
        Assert.Empty(read.Failures);
        Assert.Equal(each.Length, read.Rows.Count);
        Assert.Equal(warning is null ? [] : [warning], read.Warnings.Select(w => w.ToString()));
    }

    [Theory]
    [InlineData("5%,,", "010121 Horses: 5%")]
    [InlineData("5%,8%,9%", "010121 Horses: 5%")]
    [InlineData(",8%,9%", "010121 Horses: base 8%")]
    [InlineData(",,9%", "010121 Horses: bound 9%")]
    [InlineData(",,", "010121 Horses")]
    public static void ToString_NamesTheCodeTheGoodsAndTheDuty(string duties, string expected)
    {
        var columns = new MappedScheduleColumns("code") { Description = "goods", Applied = "mfn", Base = "base", Bound = "bound" };
        ImportResult<MappedScheduleLine> read = MappedSchedule.Reader(columns)
            .Read(Bytes.Utf8($"code,goods,mfn,base,bound\n010121,Horses,{duties}\n"));
        Assert.Equal(expected, Assert.Single(read.Rows).ToString());
    }

    [Fact]
    public static void Code_GivenTwice_IsRefusedWithTheDifferingColumns()
    {
        ImportResult<MappedScheduleLine> read = Read(RepeatedCodes.Refuse);
        Assert.Equal("010121: 10%; 010129: 3%; 010130: 2.4 cents/kg", Lines(read));
        const string Options = "; set Filters in ImportOptions, or RepeatedCodes";
        Assert.Equal(
        [
            $"line 3, Code: 010121 is also on line 2, and the lines differ in Year, Rate{Options}",
            $"line 5, Code: 010121 is also on line 2, and the lines differ in Reporter, Rate{Options}",
            $"line 6, Code: 010129 is also on line 4, and the lines are equal{Options}",
            $"line 8, Code: 010130 is also on line 7, and the lines differ in Year, Rate{Options}",
        ], read.Failures.Select(f => f.ToString()));
    }

    [Fact]
    public static void Code_GivenTwice_IsOneAfterFilters()
    {
        var options = new ImportOptions { Filters = [ColumnFilter.Only("Reporter", "840"), ColumnFilter.Only("Year", "2001")] };
        ImportResult<MappedScheduleLine> read = Read(RepeatedCodes.Refuse, options);
        Assert.Equal(("010121: 12.5%; 010130: 5%", 0, 5), (Lines(read), read.Failures.Count, read.Filtered));
    }

    [Theory]
    [InlineData(RepeatedCodes.Keep,
        "010121: 10%; 010121: 12.5%; 010129: 3%; 010121: 7%; 010129: 3%; 010130: 2.4 cents/kg; 010130: 5%", 0, "")]
    [InlineData(RepeatedCodes.First, "010121: 10%; 010129: 3%; 010130: 2.4 cents/kg", 4, "line 3, code: 010121 was taken from line 2")]
    [InlineData(RepeatedCodes.Last, "010121: 7%; 010129: 3%; 010130: 5%", 4, "line 2, code: 010121 was taken from line 5")]
    [InlineData(RepeatedCodes.Highest, "010121: 12.5%; 010129: 3%", 3, "line 2, code: 010121 was taken from line 3")]
    public static async Task Code_GivenTwice_IsChosenAndCounted(RepeatedCodes repeated, string lines, int leftOut, string example)
    {
        ImportResult<MappedScheduleLine> read = Read(repeated);
        Assert.Equal(lines, Lines(read));
        Assert.Equal(leftOut, read.Warnings.Sum(w => w.Count));
        if (leftOut > 0)
            Assert.Equal($"repeated code left out ({leftOut}): {example}", Assert.Single(read.Warnings).ToString());
        string[] failures = repeated == RepeatedCodes.Highest
            ? ["line 7, code: the duties of 010130 on this line and line 8 cannot be compared in percent"]
            : [];
        Assert.Equal(failures, read.Failures.Select(f => f.ToString()));
        TableReader<MappedScheduleLine> reader = MappedSchedule.Reader(new("code") { Applied = "rate", RepeatedCodes = repeated });
        Assert.Equal(read, await reader.ReadAsync(Bytes.Utf8(Several), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public static void Code_GivenTwiceInLinesOfQuotes_NamesTheColumns()
    {
        ImportResult<MappedScheduleLine> read = MappedSchedule.Reader(new("code") { Applied = "rate" })
            .Read(Bytes.Utf8("code,text,rate\n0101,\"a, \"\"b\"\"\nc\",5\n0101,\"a, \"\"b\"\"\nc\",6\n"));
        Assert.Contains("the lines differ in rate;", Assert.Single(read.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void RepeatedCodes_Unknown_AreRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new MappedScheduleColumns("code") { RepeatedCodes = (RepeatedCodes)9 });

    private static readonly MappedScheduleColumns Spread = new("code")
    {
        Texts = new() { Dollar = new("CAD"), Signs = new Dictionary<string, Currency> { ["pesos"] = new("MXN") }.ToValueMap() },
        AppliedParts = new()
        {
            AdValorem = "percent",
            Specific = "amount",
            Maximum = "ceiling",
            MaximumSpecific = "amount 2",
            Minimum = "minimum",
            Currency = "money",
            Unit = "unit",
        },
    };

    private static ImportResult<MappedScheduleLine> ReadSpread(string fields)
        => MappedSchedule.Reader(Spread)
            .Read(Bytes.Utf8($"code;percent;amount;ceiling;minimum;amount 2;money;unit\n2105001000;{fields}\n"));

    // percent; amount; ceiling; minimum; amount of the ceiling; currency; unit
    [Theory]
    [InlineData("0;20.2 EUR / 100 kg;MAX 19.40%;;9.400 EUR / 100 kg;;", "EUR 20.2/100 kg but not more than 19.4% + EUR 9.4/100 kg")]
    [InlineData("12.8;176.8 EUR/100 kg;;;;;", "12.8% + EUR 176.8/100 kg")]
    [InlineData("12.8;176.8;;;;EUR;100 kg", "12.8% + EUR 176.8/100 kg")]
    [InlineData("12.8%;;;;;;", "12.8%")]
    [InlineData("12.8;0;;;;;", "12.8%")]
    [InlineData("0;0;;;;;", "Free")]
    [InlineData("0;;;;;;", "Free")]
    [InlineData("Free;;;;;;", "Free")]
    [InlineData("5;;15;2;;;", "5% but not less than 2% or more than 15%")]
    [InlineData("5;;MAX 15%;MIN 2%;;;", "5% but not less than 2% or more than 15%")]
    [InlineData("5;;max. 15 %;min: 2 %;;;", "5% but not less than 2% or more than 15%")]
    [InlineData("5;;;0;;;", "5%")]
    [InlineData("0;;;2;;;", "2%")]
    [InlineData(";;;2;;;", "2%")]
    [InlineData("0;;10;2;;;", "2% but not more than 10%")]
    [InlineData("NA;3.1 EUR/kg;;;;;", "EUR 3.1/kg")]
    [InlineData("5% + 1.5 EUR/kg;;;;;;", "5% + EUR 1.5/kg")]
    [InlineData("5% + 1.5 EUR/kg;2.5 EUR/l;;;;;", "5% + EUR 1.5/kg + EUR 2.5/liter")]
    [InlineData(";2.5;;;;USD;kg", "$2.5/kg")]
    [InlineData(";2.5;;;;$;kg", "CAD 2.5/kg")]
    [InlineData(";2.5;;;;pesos;kg", "MXN 2.5/kg")]
    [InlineData("see note;;;;;;", "see note")]
    [InlineData("see note;0;;;;;", "see note")]
    [InlineData("5% or 1.5 EUR/kg, whichever is the greater;;;;;;", "5% or EUR 1.5/kg, whichever is the greater")]
    [InlineData("5;;;;1.5 EUR/kg;;", "5% but not more than EUR 1.5/kg")]
    public static void Duty_SpreadOverColumns_IsOne(string fields, string expected)
        => Assert.Equal(expected, Assert.Single(ReadSpread(fields).Rows).Line.Applied!.ToString());

    [Theory]
    [InlineData(";2.5;;;;;kg", "money: the currency is missing")]
    [InlineData(";2.5;;;;crowns;kg", "money: 'crowns' is not a known currency")]
    [InlineData(";2.5;;;;EUR;whim", "'whim' is not a known unit of quantity")]
    [InlineData(";2.5;;;;EUR;", "unit: the unit is missing")]
    [InlineData("5;;0;;;;", "ceiling: a maximum of 0 leaves no duty")]
    [InlineData(";;10;;;;", "ceiling: there is no duty to bound")]
    [InlineData("see note;5 EUR/kg;;;;;", "percent: 'see note' is not part of a duty")]
    [InlineData("-5;;;;;;", "percent: a rate must lie between 0 and 1000000")]
    [InlineData("5;x;;;;;", "amount: 'x' is not part of a duty")]
    [InlineData("see note;;10;;;;", "'see note' is neither ad valorem, specific nor compound")]
    public static void Duty_SpreadOverColumnsThatDoNotFit_IsRefused(string fields, string reason)
    {
        ImportFailure failure = Assert.Single(ReadSpread(fields).Failures);
        Assert.Equal(2, failure.Line);
        string said = failure.Column is null ? failure.Reason : $"{failure.Column}: {failure.Reason}";
        Assert.StartsWith(reason, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20% or Rs.115 per kg., whichever is higher", "20% or INR 115/kg, whichever is the greater")]
    [InlineData("10 per cent", "10%")]
    [InlineData("35/kg", "INR 35/kg")]
    [InlineData("$0.40/kg", "SGD 0.4/kg")]
    [InlineData("5 EUR/kg from 1 January to 31 May", "EUR 5/kg from 1 January to 31 May")]
    [InlineData("20 EUR/kg MAX 30 EUR/kg", "EUR 20/kg but not more than EUR 30/kg")]
    public static void Duty_InWordsAndMoneyOfTheSchedule_IsRead(string text, string expected)
    {
        var columns = new MappedScheduleColumns("code")
        {
            Applied = "duty",
            Texts = new() { Dollar = new("SGD"), BareCurrency = new("INR") },
        };
        ImportResult<MappedScheduleLine> read = MappedSchedule.Reader(columns).Read(Bytes.Utf8($"code;duty\n0101;{text}\n"));
        Assert.Equal(expected, Assert.Single(read.Rows).Line.Applied!.ToString());
        Assert.Throws<ArgumentNullException>(() => columns with { Texts = null! });
    }

    [Fact]
    public static void Duty_SpreadOverEmptyColumns_IsUnknown()
        => Assert.Null(Assert.Single(ReadSpread(";;;;;;").Rows).Line.Applied);

    [Fact]
    public static void Parts_BesideAWholeColumnOrWithoutMoney_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => MappedSchedule.Reader(Spread with { Applied = "percent" }));
        Assert.Throws<ArgumentException>(() => MappedSchedule.Reader(new("code") { Base = "a", BaseParts = new() }));
        Assert.Throws<ArgumentException>(() => MappedSchedule.Reader(new("code") { Bound = "a", BoundParts = new() }));
        Assert.Contains(
            "no column 'money'",
            Assert.Throws<ImportException>(() => MappedSchedule.Reader(Spread).Read(Bytes.Utf8(
                "code;percent;amount;ceiling;minimum;amount 2;unit\n"))).Message,
            StringComparison.Ordinal);
        ImportResult<MappedScheduleLine> read = MappedSchedule.Reader(new("code") { AppliedParts = new() { Specific = "amount" } })
            .Read(Bytes.Utf8("code,amount\n0101,2.5\n"));
        Assert.Equal(
            "line 2, amount: '2.5' has no currency and unit; name their columns in DutyPartColumns",
            Assert.Single(read.Failures).ToString());
    }

    private static readonly MappedScheduleColumns Years = new("code")
    {
        Base = "base",
        Yearly = new Dictionary<int, string> { [1] = "y1", [2] = "y2", [3] = "y3" }.ToValueMap(),
    };

    [Theory]
    [InlineData("8,6.4,3.2,0", "listed rates by year: 6.4% 3.2% 0%", "8% → 6.4%; 3.2%; Free")]
    [InlineData("8,8,8,8", "listed rates by year: 8% 8% 8%", "8% → 8%")]
    [InlineData("4.4 cents/kg,3.5 cents/kg,1.7 cents/kg,Free", "none", "4.4 cents/kg → 3.5 cents/kg; 1.7 cents/kg; Free")]
    [InlineData("8,6.4,,0", "none", "none")]
    [InlineData("8,6.4,3.2,", "listed rates by year: 6.4% 3.2%", "8% → 6.4%; 3.2%")]
    [InlineData("8,,,", "none", "none")]
    [InlineData("8,6.4,see note,0", "none", "none")]
    [InlineData(",6.4,3.2,0", "listed rates by year: 6.4% 3.2% 0%", "none")]
    public static void Years_OfATable_AreAPlanAndAPath(string fields, string plan, string path)
    {
        MappedScheduleLine line = Assert.Single(MappedSchedule.Reader(Years).Read(Bytes.Utf8($"code,base,y1,y2,y3\n0101,{fields}\n")).Rows);
        Assert.Equal((plan, path), (line.FindPlan()?.ToString() ?? "none", line.FindPath()?.ToString() ?? "none"));
    }

    [Fact]
    public static void Years_OfATable_StageTheSchedule()
    {
        ImportResult<MappedScheduleLine> file = MappedSchedule.Reader(Years)
            .Read(Bytes.Utf8("code,base,y1,y2,y3\n010121,8,6.43,3,0\n010129,20,20,10,10\n"));
        var plans = file.Rows.ToDictionary(r => r.Line.Code, r => (StagingPlan)r.FindPlan()!);
        var schedule = new TariffSchedule(new("KOR"), Goods.HsEdition.Hs2022, file.Rows.Select(r => r.Line));
        StagedSchedule staged = StagedSchedule.Resolve(schedule, code => plans[code], RoundingRule.DownToTenth, StageDates.FirstOfJanuary);
        Assert.Equal([[6.43, 20], [3, 10], [0, 10], [0, 10]], Enumerable.Range(1, 4).Select(staged.RatesIn));
    }

    [Fact]
    public static void Years_WithAGapOrBeyondAHundred_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Years with { Yearly = new Dictionary<int, string> { [2] = "a" }.ToValueMap() });
        Assert.Throws<ArgumentException>(() => Years with { Yearly = new Dictionary<int, string> { [1] = "a", [3] = "b" }.ToValueMap() });
        Assert.Throws<ArgumentException>(() => Years with { Yearly = new Dictionary<int, string> { [1] = " " }.ToValueMap() });
        Assert.Throws<ArgumentException>(
            () => Years with { Yearly = Enumerable.Range(1, 101).ToDictionary(y => y, y => $"y{y}").ToValueMap() });
    }

    [Fact]
    public static void Bound_OutsideItsColumn_IsNotADutyOfItsOwn()
    {
        ImportResult<MappedScheduleLine> whole = MappedSchedule.Reader(new("code") { Applied = "duty" })
            .Read(Bytes.Utf8("code\tduty\n870310\tMIN 3 EUR/t\n870321\tMAX 10%\n"));
        Assert.All(whole.Rows, row => Assert.IsType<TextDuty>(row.Line.Applied));
        ImportResult<MappedScheduleLine> parts = MappedSchedule
            .Reader(new("code") { AppliedParts = new() { AdValorem = "percent", Maximum = "most" } })
            .Read(Bytes.Utf8("code\tpercent\tmost\n870310\t5\tMIN 10%\n870321\t5\tMAX 10%\n"));
        Assert.Equal(2, Assert.Single(parts.Failures).Line);
        Assert.Equal("5% but not more than 10%", parts.Rows.Single().Line.Applied!.ToString());
    }
}
