using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Goods;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>Codes whose leading zero a spreadsheet dropped are never another chapter without a word.</summary>
public static class CodeColumnTests
{
    private const string Lost = "so a leading zero may be lost";

    private static readonly TableReader<TradeFlow> Flows = TradeFlows.Reader(new("code", "value"));

    private static ImportResult<TradeFlow> Read(IEnumerable<string> codes, ImportOptions? options = null)
        => Flows.Read(Bytes.Utf8("code;value\n" + string.Concat(codes.Select(c => $"{c};1\n"))), options);

    private static string Answers(ImportResult<TradeFlow> read)
    {
        string rows = string.Join(' ', read.Rows.Select(r => r.Code));
        int warned = read.Warnings.Where(w => w.Kind == ImportWarningKind.LeadingZeroRestored).Sum(w => w.Count);
        int cut = read.Warnings.Where(w => w.Kind == ImportWarningKind.CodeTruncated).Sum(w => w.Count);
        return string.Create(CultureInfo.InvariantCulture, $"{rows}, {warned} restored, {cut} cut, {read.Failures.Count} failures");
    }

    // Columns as found; codes of chapters 01 to 09 lost their zero if the others have one digit more.
    [Theory]
    [InlineData("1011000 1019010 84713000", "01011000 01019010 84713000, 2 restored, 0 cut, 0 failures")]
    [InlineData("10121 10129 120791 100199 20110", "010121 010129 120791 100199 020110, 3 restored, 0 cut, 0 failures")]
    [InlineData("101210000 8471300000", "0101210000 8471300000, 1 restored, 0 cut, 0 failures")]
    [InlineData("101 8471", "0101 8471, 1 restored, 0 cut, 0 failures")]
    [InlineData("1 2 84", "01 02 84, 2 restored, 0 cut, 0 failures")]
    [InlineData("01011000 84713000", "01011000 84713000, 0 restored, 0 cut, 0 failures")]
    [InlineData("84713000 85176200", "84713000 85176200, 0 restored, 0 cut, 0 failures")]
    [InlineData("84 8471 847130 84713000", "84 8471 847130 84713000, 0 restored, 0 cut, 0 failures")]
    [InlineData("010121000 847130000", "010121000 847130000, 0 restored, 0 cut, 0 failures")]
    [InlineData("01012 0101 87032", "01012 0101 87032, 0 restored, 0 cut, 0 failures")]
    [InlineData("0101.21.00 8471.30.00", "01012100 84713000, 0 restored, 0 cut, 0 failures")]
    [InlineData("101.21.00 8471.30.00", "01012100 84713000, 1 restored, 0 cut, 0 failures")]
    [InlineData("101.21 8471.30", "010121 847130, 1 restored, 0 cut, 0 failures")]
    [InlineData("1.01 84.71", "0101 8471, 1 restored, 0 cut, 0 failures")]
    [InlineData("10121.0 847130.0", "010121 847130, 2 restored, 0 cut, 0 failures")]
    [InlineData("1011000.0 84713000.0", "01011000 84713000, 2 restored, 0 cut, 0 failures")]
    [InlineData("'01011000 ’84713000", "01011000 84713000, 0 restored, 0 cut, 0 failures")]
    [InlineData("=\"01011000\" =\"84713000\"", "01011000 84713000, 0 restored, 0 cut, 0 failures")]
    [InlineData("0102_29_90 8471_30_00", "01022990 84713000, 0 restored, 0 cut, 0 failures")]
    [InlineData("0101.2 8703.1", "01012 87031, 0 restored, 0 cut, 0 failures")]
    [InlineData("8703.2.1 8703.10", "870321 870310, 0 restored, 0 cut, 0 failures")]
    [InlineData("8703.23.01 870323", "87032301 870323, 0 restored, 0 cut, 0 failures")]
    [InlineData("0101.21.000 8471.30.000", "010121000 847130000, 0 restored, 0 cut, 0 failures")]
    public static void Codes_TheColumnShows_AreRead(string codes, string expected)
        => Assert.Equal(expected, Answers(Read(codes.Split(' ').Select(c => c.Replace('_', ' ')))));

    [Fact]
    public static void Codes_LikeNumbers_MayHaveLostTheirLastZero()
    {
        ImportResult<TradeFlow> read = Read(["8703.21", "8703.1", "870321.9"]);
        Assert.Equal("870321, 0 restored, 0 cut, 2 failures", Answers(read));
        Assert.Equal(
            "'8703.1' may have lost its last zero, like 8703.1 for 8703.10; if it has not, set LeadingZeros in ImportOptions to Kept",
            read.Failures[0].Reason);
        Assert.Equal("87031, 0 restored, 0 cut, 0 failures", Answers(Read(["8703.1"], new() { LeadingZeros = LeadingZeros.Kept })));
    }

    [Theory]
    [InlineData("1011000 1019010", 2, Lost)]
    [InlineData("10121", 1, Lost)]
    [InlineData("1011000 847130 84713000", 1, Lost)]
    [InlineData("1011000 01011000 84713000", 1, Lost)]
    [InlineData("10121 0101 010129", 1, Lost)]
    [InlineData("10121000 847130000", 2, Lost)]
    [InlineData("1011000 8471.30.00", 1, Lost)]
    [InlineData("101210 1012100 10121", 2, Lost)]
    [InlineData("87032 870321 870322", 1, Lost)]
    [InlineData("870321 870322 87032", 1, Lost)]
    [InlineData("8471300 84713000 85176200", 1, Lost)]
    [InlineData("10121.00", 1, "is not an HS code")]
    [InlineData("0402_0403", 1, "is not an HS code")]
    [InlineData("1.01E+07", 1, "is not an HS code")]
    [InlineData("1,011,000", 1, "is not an HS code")]
    [InlineData("8703-8705", 1, "is not an HS code")]
    [InlineData("TOTAL", 1, "is not an HS code")]
    [InlineData("01SSS999", 1, "is not an HS code")]
    [InlineData("8471..30", 1, "is not an HS code")]
    [InlineData(".8471", 1, "is not an HS code")]
    [InlineData("101.2100", 1, "is not an HS code")]
    [InlineData("010121000012", 1, "set TruncateCodesTo in ImportOptions")]
    [InlineData("123456789012345678901", 1, "is not an HS code")]
    public static void Codes_TheColumnDoesNotShow_AreRefused(string codes, int failures, string reason)
    {
        ImportResult<TradeFlow> read = Read(codes.Split(' ').Select(c => c.Replace('_', ' ')));
        Assert.Equal(failures, read.Failures.Count);
        Assert.All(read.Failures, failure => Assert.Contains(reason, failure.Reason, StringComparison.Ordinal));
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("1011000 1019010", 8, LeadingZeros.Find, "01011000 01019010, 2 restored, 0 cut, 0 failures")]
    [InlineData("10121000 847130000", 9, LeadingZeros.Find, "010121000 847130000, 1 restored, 0 cut, 0 failures")]
    [InlineData("1011000 847130 84713000 10121", 8, LeadingZeros.Find, "01011000 847130 84713000, 1 restored, 0 cut, 1 failures")]
    [InlineData("01012100 1012100", 8, LeadingZeros.Find, "01012100 01012100, 1 restored, 0 cut, 0 failures")]
    [InlineData("847130000", null, LeadingZeros.Kept, "847130000, 0 restored, 0 cut, 0 failures")]
    [InlineData("1011000", null, LeadingZeros.Kept, "1011000, 0 restored, 0 cut, 0 failures")]
    [InlineData("1 101 10121 847130", null, LeadingZeros.Lost, "01 0101 010121 847130, 3 restored, 0 cut, 0 failures")]
    [InlineData("1011000 10121", 8, LeadingZeros.Lost, "01011000 010121, 2 restored, 0 cut, 0 failures")]
    public static void Codes_AnOptionDecides_AreRead(string codes, int? length, LeadingZeros zeros, string expected)
        => Assert.Equal(expected, Answers(Read(codes.Split(' '), new() { CodeLength = length, LeadingZeros = zeros })));

    [Theory]
    [InlineData("010121000012 847130000019", 10, "0101210000 8471300000, 0 restored, 2 cut, 0 failures")]
    [InlineData("10121000012 847130000019", 8, "01012100 84713000, 1 restored, 2 cut, 0 failures")]
    [InlineData("0101210000123 8471.30.00.00.19", 10, "0101210000 8471300000, 0 restored, 2 cut, 0 failures")]
    [InlineData("01012100001", 6, "010121, 0 restored, 1 cut, 0 failures")]
    [InlineData("0101 010121 01012100", 6, "0101 010121 010121, 0 restored, 1 cut, 0 failures")]
    public static void Codes_LongerThanAsked_AreCutAndCounted(string codes, int digits, string expected)
        => Assert.Equal(expected, Answers(Read(codes.Split(' '), new() { TruncateCodesTo = digits })));

    [Fact]
    public static void Restored_FirstCode_IsTheExampleOfTheWarning()
    {
        ImportWarning warning = Assert.Single(Read(["1011000", "1019010", "84713000"]).Warnings);
        Assert.Equal("leading zero restored (2): line 2, code: '1011000' was read as 01011000", warning.ToString());
    }

    [Fact]
    public static void Column_OpenToItsEnd_IsHeldBackUpToALimit()
    {
        // Far more codes than are held back; all have lost their zero, and the one that shows it comes too late.
        IEnumerable<string> codes = Enumerable.Repeat("1011000", 30_000).Append("84713000").Concat(Enumerable.Repeat("1011000", 2));
        ImportRecord<TradeFlow>[] records = [.. TradeFlows.Reader(new("code", "value"))
            .Stream(Bytes.Utf8("code;value\n" + string.Concat(codes.Select(c => $"{c};1\n"))))];
        Assert.Equal(30_003, records.Length);
        Assert.Equal(Enumerable.Range(2, 30_003), records.Select(r => (int)r.Line));
        Assert.All(records.Take(20_000), record => Assert.False(record.IsRow));
        Assert.Equal("01011000", records[^1].Row!.Code.ToString());
    }

    [Fact]
    public static void Fault_AfterHeldRecords_IsThrownAfterThem()
    {
        var records = new List<ImportRecord<TradeFlow>>();
        string text = "code;value\n84713000;1\n85176200;2\n" + new string('9', 5000);
        var options = new ImportOptions { MaxLineLength = 4000 };
        ImportException fault = Assert.Throws<ImportException>(() =>
        {
            foreach (ImportRecord<TradeFlow> record in Flows.Stream(Bytes.Utf8(text), options)) records.Add(record);
        });
        Assert.Contains("Line 4", fault.Message, StringComparison.Ordinal);
        Assert.Equal(records.Count, records.Count(r => r.IsRow));
    }

    private static Gen<(HsCode[] Codes, int Digits)> Columns =>
        from digits in Gen.Elements(6, 8, 10)
        from chapters in Gen.ListOf(Gen.Choose(1, 97))
        from rest in Gen.Choose(0, 9999)
        select (chapters.Select(c => new HsCode($"{Digits(c, 2)}{Digits(rest, 4)}0000"[..digits])).ToArray(), digits);

    private static string Digits(int number, int count) => number.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');

    [Property]
    public static Property Codes_WhoseZerosWereDropped_AreReadRightOrRefused()
        => Prop.ForAll(Columns.ToArbitrary(), column =>
        {
            string[] lines = [.. column.Codes.Select(c => $"{c.ToString().TrimStart('0')};1\n")];
            ImportRecord<TradeFlow>[] records = [.. Flows.Stream(Bytes.Utf8("code;value\n" + string.Concat(lines)))];
            // A code without its zero may happen to be the beginning of another.
            bool showsLength = column.Codes.Any(c => c.Chapter >= 10)
                && !column.Codes.Any(c => column.Codes.Any(o => o.ToString().StartsWith(c.ToString()[1..], StringComparison.Ordinal)));
            return records.Length == column.Codes.Length
                && records.Zip(column.Codes).All(r => r.First.IsRow ? r.First.Row.Code == r.Second : !showsLength);
        });

    [Property]
    public static Property Codes_AsWritten_AreRead()
        => Prop.ForAll(Columns.ToArbitrary(), column =>
        {
            ImportResult<TradeFlow> read = Read(column.Codes.Select(c => c.ToString()));
            return read.Rows.Select(r => r.Code).SequenceEqual(column.Codes) && read.Warnings.Count == 0;
        });

    [Fact]
    public static void Schedules_NomenclaturesAndFlows_RestoreTheSameCodes()
    {
        var schedule = MappedSchedule.Reader(new("code") { Applied = "rate" })
            .Read(Bytes.Utf8("code,rate\n1011000,5\n84713000,0\n"));
        Assert.Equal(["01011000", "84713000"], schedule.Rows.Select(r => r.Line.Code.ToString()));
        var names = HsNomenclature.Reader.Read(Bytes.Utf8("hscode,description\n101,Horses\n8471,Computers\n"));
        Assert.Equal(["0101", "8471"], names.Rows.Select(r => r.Code.ToString()));
        Assert.Equal((1, 1), (schedule.Warnings[0].Count, names.Warnings[0].Count));
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("  n/a ")]
    [InlineData("N.A.")]
    [InlineData("#N/A")]
    [InlineData("nan")]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("…")]
    [InlineData(".")]
    [InlineData(":")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("–")]
    [InlineData("—")]
    [InlineData("")]
    [InlineData("   ")]
    public static void MissingMark_CostsOnlyItsCell(string mark)
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("code", "value") { Quantity = "qty" })
            .Read(Bytes.Utf8($"code;value;qty\n010121;10;{mark}\n010129;{mark};3\n"));
        Assert.Equal((10m, null), (read.Rows[0].Value, read.Rows[0].Quantity));
        Assert.Equal(["line 3, value: the value is missing"], read.Failures.Select(f => f.ToString()));
        ImportResult<MappedScheduleLine> schedule = MappedSchedule.Reader(new("code") { Applied = "rate", Base = "base" })
            .Read(Bytes.Utf8($"code;rate;base\n010121;{mark};7\n"));
        Assert.Equal((null, "7%"), (schedule.Rows[0].Line.Applied, schedule.Rows[0].Line.Base!.ToString()));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("unknown")]
    [InlineData("n")]
    [InlineData("---")]
    [InlineData("NA%")]
    public static void OtherWord_InANumber_IsAFailure(string text)
        => Assert.Single(TradeFlows.Reader(new("code", "value")).Read(Bytes.Utf8($"code;value\n010121;{text}\n")).Failures);

    [Fact]
    public static void MissingValues_Given_ReplaceTheDefaults()
    {
        var options = new ImportOptions { MissingValues = ["99999", "secret"] };
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("code", "value") { Quantity = "qty" })
            .Read(Bytes.Utf8("code;value;qty\n010121;10;99999\n010121;10;Secret\n010121;10;NA\n"), options);
        Assert.Equal([null, null], read.Rows.Select(r => r.Quantity));
        Assert.Equal(["line 4, qty: 'NA' is not a number"], read.Failures.Select(f => f.ToString()));
    }

    [Fact]
    public static void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { CodeLength = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { CodeLength = 14 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { TruncateCodesTo = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { TruncateCodesTo = 11 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { LeadingZeros = (LeadingZeros)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { DateOrder = (DateOrder)9 });
    }
}
