using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>No text is read as a number of another size than it states.</summary>
public static class NumberFormatTests
{
    private static ImportResult<TradeFlow> Value(string text, DecimalMark? mark)
        => TradeFlows.Reader(new("code", "value")).Read(Bytes.Utf8($"code\tvalue\n010121\t{text}\n"), new() { DecimalMark = mark });

    private static string Answer(ImportResult<TradeFlow> read)
        => read.Failures.Count > 0 ? "refused" : read.Rows[0].Value.ToString(CultureInfo.InvariantCulture);

    // Text; read without an option, with a decimal point, with a decimal comma.
    [Theory]
    [InlineData("5", "5", "5", "5")]
    [InlineData("0.5", "0.5", "0.5", "refused")]
    [InlineData("0,5", "refused", "refused", "0.5")]
    [InlineData("0,128", "refused", "refused", "0.128")]
    [InlineData("0.128", "0.128", "0.128", "refused")]
    [InlineData("12,800", "refused", "12800", "12.8")]
    [InlineData("12.800", "12.8", "12.8", "12800")]
    [InlineData("1234,56", "refused", "refused", "1234.56")]
    [InlineData("1234.56", "1234.56", "1234.56", "refused")]
    [InlineData("1,234,567", "refused", "1234567", "refused")]
    [InlineData("1.234.567", "refused", "refused", "1234567")]
    [InlineData("1,234,567.8", "refused", "1234567.8", "refused")]
    [InlineData("1.234.567,8", "refused", "refused", "1234567.8")]
    [InlineData("1 234 567", "refused", "1234567", "1234567")]
    [InlineData("1 234,5", "refused", "refused", "1234.5")]
    [InlineData("1'234.5", "refused", "1234.5", "refused")]
    [InlineData("1\u00a0234,5", "refused", "refused", "1234.5")]
    [InlineData("12,34,567", "refused", "1234567", "refused")]
    [InlineData("12,34,567.5", "refused", "1234567.5", "refused")]
    [InlineData("1,23", "refused", "refused", "1.23")]
    [InlineData("1,2345", "refused", "refused", "1.2345")]
    [InlineData("1,23,45", "refused", "refused", "refused")]
    [InlineData("1,,234", "refused", "refused", "refused")]
    [InlineData("1.2.3", "refused", "refused", "refused")]
    [InlineData(",5", "refused", "refused", "0.5")]
    [InlineData(".5", "0.5", "0.5", "refused")]
    [InlineData("1.5e3", "1500", "1500", "refused")]
    [InlineData("1,5e3", "refused", "refused", "1500")]
    [InlineData("2E+2", "200", "200", "200")]
    [InlineData("$5", "refused", "refused", "refused")]
    [InlineData("5%", "refused", "refused", "refused")]
    [InlineData("5 6", "refused", "refused", "refused")]
    [InlineData("12 34", "refused", "refused", "refused")]
    [InlineData("1,234-", "refused", "refused", "refused")]
    [InlineData("(1,234)", "refused", "refused", "refused")]
    public static void Value_ByTheMark_IsReadOrRefused(string text, string plain, string point, string comma)
        => Assert.Equal(
            [plain, point, comma],
            new DecimalMark?[] { null, DecimalMark.Point, DecimalMark.Comma }.Select(mark => Answer(Value(text, mark))));

    [Theory]
    [InlineData("1,234,567", null, "'1,234,567' is not a number with a decimal point and no separators; set DecimalMark in ImportOptions")]
    [InlineData("1.5", DecimalMark.Comma, "'1.5' is not a number with a decimal comma")]
    [InlineData("1,5", DecimalMark.Point, "'1,5' is not a number with a decimal point")]
    [InlineData("x", DecimalMark.Point, "'x' is not a number")]
    [InlineData("0,12345678901234567890123456789", DecimalMark.Comma,
        "'0,12345678901234567890123456789' has more digits than can be held exactly (28)")]
    public static void Value_Refused_SaysWhichOptionDecides(string text, DecimalMark? mark, string reason)
        => Assert.Equal($"line 2, value: {reason}", Assert.Single(Value(text, mark).Failures).ToString());

    private static ImportResult<MappedScheduleLine> Duties(IEnumerable<string> texts, ImportOptions? options = null)
        => MappedSchedule.Reader(new("code") { Applied = "duty", RepeatedCodes = RepeatedCodes.Keep })
            .Read(Bytes.Utf8("code\tduty\n" + string.Concat(texts.Select(t => $"01012100\t{t}\n"))), options);

    // Columns of duties, separated by bars, and what the decisive ones make of the others.
    [Theory]
    [InlineData("12,800|0,128", "12.8%|0.128%")]
    [InlineData("12,800|7,5", "12.8%|7.5%")]
    [InlineData("12,800|1.234,5", "12.8%|1234.5%")]
    [InlineData("12.800|0.5", "12.8%|0.5%")]
    [InlineData("1,125 EUR/t|12.5", "EUR 1125/t|12.5%")]
    [InlineData("1.125 EUR/t|12,5", "EUR 1125/t|12.5%")]
    [InlineData("1 000|12.5", "1000%|12.5%")]
    [InlineData("1,234.5|12.5", "1234.5%|12.5%")]
    [InlineData("12.800|23685.927", "12.8%|23685.927%")]
    [InlineData("7|5|Free", "7%|5%|Free")]
    [InlineData("6.8%|4.4 cents/kg", "6.8%|4.4 cents/kg")]
    [InlineData("$1.104/kg + 14.9%", "$1.104/kg + 14.9%")]
    [InlineData("2.64e1|12.800", "26.4%|12.8%")]
    public static void Duties_ADecisiveOne_ShowsTheMarkOfTheColumn(string column, string expected)
    {
        ImportResult<MappedScheduleLine> read = Duties(column.Split('|'));
        Assert.Empty(read.Failures);
        Assert.Equal(expected, string.Join('|', read.Rows.Select(r => r.Line.Applied)));
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("12,800 %", "the comma in '12,800 %' may be decimal or separate thousands; set DecimalMark in ImportOptions")]
    [InlineData("12,800", "the comma in '12,800' may be decimal or separate thousands; set DecimalMark in ImportOptions")]
    [InlineData("1,125 EUR/l", "the comma in '1,125 EUR/l' may be decimal or separate thousands; set DecimalMark in ImportOptions")]
    [InlineData("12.5|7,5", "'7,5' is not written with the decimal point that the column shows; set DecimalMark in ImportOptions")]
    [InlineData("7,5|12.5", "'12.5' is not written with the decimal comma that the column shows; set DecimalMark in ImportOptions")]
    [InlineData("7,5|12.800 %",
        "'12.800 %' states thousands of percent, or has another decimal mark than its column; set DecimalMark in ImportOptions")]
    [InlineData("12.800|7,5",
        "'12.800' states thousands of percent, or has another decimal mark than its column; set DecimalMark in ImportOptions")]
    [InlineData("7.5|3,500 % + 5.5 EUR/kg",
        "'3,500 % + 5.5 EUR/kg' states thousands of percent, or has another decimal mark than its column; set DecimalMark in "
            + "ImportOptions")]
    [InlineData("7,5|5 EUR/1,000 p/st",
        "'5 EUR/1,000 p/st' is a duty, but not with the options 'decimal comma': '1,000 p/st' is not a known unit of quantity")]
    [InlineData("5,5% + 3.5%", "'5,5% + 3.5%' is not written with one decimal mark")]
    public static void Duties_ThatMayBeOfAnotherSize_AreRefused(string column, string reason)
        => Assert.Equal(reason, Assert.Single(Duties(column.Split('|')).Failures).Reason);

    [Theory]
    [InlineData("1.234|12.345|999", "1.234|12.345|999", 2, 0)]
    [InlineData("1.234|23685.927", "1.234|23685.927", 0, 0)]
    [InlineData("999|1.234|12.5", "999|1.234|12.5", 0, 0)]
    [InlineData("1.234|12.345.678|999", "999", 0, 2)]
    [InlineData("12,5|1.234", "", 0, 2)]
    [InlineData("1|2", "1|2", 0, 0)]
    public static void Values_WithAPointBeforeThreeDigits_AreReadByTheColumnOrWithAWarning(
        string column, string expected, int warned, int failures)
    {
        ImportResult<TradeFlow> read = TradeFlows.Reader(new("code", "value"))
            .Read(Bytes.Utf8("code\tvalue\n" + string.Concat(column.Split('|').Select(v => $"010121\t{v}\n"))));
        Assert.Equal(expected, string.Join('|', read.Rows.Select(r => r.Value.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(warned, read.Warnings.Where(w => w.Kind == ImportWarningKind.DecimalPointAssumed).Sum(w => w.Count));
        Assert.Equal(failures, read.Failures.Count);
    }

    [Fact]
    public static void Duties_WithPointsAlone_AreReadWithAWarning()
    {
        ImportResult<MappedScheduleLine> read = Duties(["12.800 %", "17.300 %", "5 %"]);
        Assert.Equal(["12.8%", "17.3%", "5%"], read.Rows.Select(r => r.Line.Applied!.ToString()));
        Assert.Equal(
            ["decimal point assumed (2): line 2, duty: the point in '12.800 %' was read as a decimal mark"],
            read.Warnings.Select(w => w.ToString()));
    }

    [Fact]
    public static void Duties_WithTheOption_AreReadByIt()
    {
        var comma = new ImportOptions { DecimalMark = DecimalMark.Comma };
        Assert.Equal(["12.8%", "12800%", "7%"], Duties(["12,800", "12.800", "7"], comma).Rows.Select(r => r.Line.Applied!.ToString()));
        Assert.Equal("'12.5' is not written with a decimal comma", Assert.Single(Duties(["12.5"], comma).Failures).Reason);
        var point = new ImportOptions { DecimalMark = DecimalMark.Point };
        Assert.Equal(["12800%", "12.8%"], Duties(["12,800", "12.800"], point).Rows.Select(r => r.Line.Applied!.ToString()));
        Assert.Empty(Duties(["12.800"], point).Warnings);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportOptions { DecimalMark = (DecimalMark)5 });
    }

    private static Gen<(decimal[] Rates, int Form)> Columns =>
        from form in Gen.Choose(0, 5)
        from rates in Gen.NonEmptyListOf(Gen.Choose(0, 999_999_999))
        select (rates.Select(r => r / 1000m).ToArray(), form);

    private static string Written(decimal rate, int form)
    {
        string text = rate.ToString(form % 2 == 0 ? "#,##0.000" : "0.###", CultureInfo.InvariantCulture);
        return (form / 2) switch
        {
            0 => text,
            1 => text.Replace(',', '_').Replace('.', ',').Replace('_', '.'),
            _ => text.Replace(',', ' ').Replace('.', ','),
        };
    }

    [Property(MaxTest = 300)]
    public static Property Duties_InAnyLocale_AreReadRightOrRefused()
        => Prop.ForAll(Columns.ToArbitrary(), column =>
        {
            ImportResult<MappedScheduleLine> read = Duties(column.Rates.Select(r => Written(r, column.Form)));
            decimal[] rates = [.. read.Rows.Select(r => r.Line.Applied!.AdValoremRate!.Value.Value)];
            // Point-separated thousands alone look like decimals; the warning says so.
            bool assumed = read.Warnings.Any(w => w.Kind == ImportWarningKind.DecimalPointAssumed);
            return assumed || rates.All(column.Rates.Contains);
        });

    [Property(MaxTest = 300)]
    public static Property Duties_InAnyLocaleThatIsStated_AreRead()
        => Prop.ForAll(Columns.ToArbitrary(), column =>
        {
            var options = new ImportOptions { DecimalMark = column.Form < 2 ? DecimalMark.Point : DecimalMark.Comma };
            ImportResult<MappedScheduleLine> read = Duties(column.Rates.Select(r => Written(r, column.Form)), options);
            return read.Rows.Select(r => r.Line.Applied!.AdValoremRate!.Value.Value).SequenceEqual(column.Rates);
        });
}
