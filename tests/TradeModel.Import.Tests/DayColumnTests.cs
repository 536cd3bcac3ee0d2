using NodaTime;
using TradeModel.NonTariffMeasures;
using Xunit;

namespace TradeModel.Import.Tests;

/// <summary>01/04/2019 is a day of April or of January: the column or an option decides, and no other.</summary>
public static class DayColumnTests
{
    private static ImportResult<NonTariffMeasure> Read(IEnumerable<string> days, ImportOptions? options = null)
        => NtmList.Reader(new("ntm", "hs") { From = "since" }, new PartyId("IND"))
            .Read(Bytes.Utf8("ntm;hs;since\n" + string.Concat(days.Select(d => $"B31;0402;{d}\n"))), options);

    private static string Answer(ImportResult<NonTariffMeasure> read)
        => string.Join(' ', read.Rows.Select(r => r.From is { } day ? day.ToString("uuuu-MM-dd", null) : "none"));

    [Theory]
    [InlineData("01/04/2019,13/04/2019", "2019-04-01 2019-04-13")]
    [InlineData("01/04/2019,04/13/2019", "2019-01-04 2019-04-13")]
    [InlineData("04/04/2019", "2019-04-04")]
    [InlineData("13/04/2019", "2019-04-13")]
    [InlineData("04/13/2019", "2019-04-13")]
    [InlineData("1/4/2019,31/12/2019", "2019-04-01 2019-12-31")]
    [InlineData("01-04-2019,13-04-2019", "2019-04-01 2019-04-13")]
    [InlineData("1.4.2019", "2019-04-01")]
    [InlineData("01.04.2019,13.04.2019", "2019-04-01 2019-04-13")]
    [InlineData("2019-04-01", "2019-04-01")]
    [InlineData("2019/04/01", "2019-04-01")]
    [InlineData("2019.04.01", "2019-04-01")]
    [InlineData("20190401", "2019-04-01")]
    [InlineData("2019-04-01T00:00:00", "2019-04-01")]
    [InlineData("2019-04-01 00:00", "2019-04-01")]
    [InlineData("01-APR-2019", "2019-04-01")]
    [InlineData("Apr 1 2019", "2019-04-01")]
    [InlineData("01/04/2019 0:00:00,13/04/2019 0:00:00", "2019-04-01 2019-04-13")]
    [InlineData("01/04/2019,2019-04-02,13/04/2019", "2019-04-01 2019-04-02 2019-04-13")]
    [InlineData("01/04/2019,01/05/2019,NA,,13/04/2019", "2019-04-01 2019-05-01 none none 2019-04-13")]
    [InlineData("01/04/2019,1.4.2019,13/04/2019", "2019-04-01 2019-04-01 2019-04-13")]
    public static void Days_TheColumnShows_AreRead(string days, string expected)
    {
        ImportResult<NonTariffMeasure> read = Read(days.Split(','));
        Assert.Empty(read.Failures);
        Assert.Equal(expected, Answer(read));
    }

    [Theory]
    [InlineData("01/04/2019", "'01/04/2019' may be written day or month first; set DateOrder in ImportOptions")]
    [InlineData("01/04/2019,2019-04-13", "'01/04/2019' may be written day or month first; set DateOrder in ImportOptions")]
    [InlineData("01/04/2019,13.04.2019", "'01/04/2019' may be written day or month first; set DateOrder in ImportOptions")]
    [InlineData("01-04-2019", "'01-04-2019' may be written day or month first; set DateOrder in ImportOptions")]
    [InlineData("13/04/2019,04/13/2019", "'04/13/2019' is not a date written day first")]
    [InlineData("04/13/2019,13/04/2019", "'13/04/2019' is not a date written month first")]
    [InlineData("32/13/2019", "'32/13/2019' is not a date written day first")]
    [InlineData("31/02/2019", "'31/02/2019' is not a date written day first")]
    [InlineData("2019", "'2019' is not a date, because it names no day")]
    [InlineData("2019-04", "'2019-04' is not a date, because it names no day")]
    [InlineData("201904", "'201904' is not a date, because it names no day")]
    [InlineData("04/2019", "'04/2019' is not a date, because it names no day")]
    [InlineData("13/04/19", "'13/04/19' has a year of two digits; set DateOrder in ImportOptions")]
    [InlineData("19-04-01", "'19-04-01' has a year of two digits; set DateOrder in ImportOptions")]
    [InlineData("43556", "'43556' is not a date")]
    [InlineData("01042019", "'01042019' is not a date")]
    [InlineData("1-2-3", "'1-2-3' is not a date")]
    [InlineData("2019-13-01", "'2019-13-01' is not a date")]
    [InlineData("2019-02-29", "'2019-02-29' is not a date")]
    [InlineData("0001-01-01", "'0001-01-01' is not a date")]
    [InlineData("spring 2019", "'spring 2019' is not a date")]
    public static void Days_TheColumnDoesNotShow_AreRefused(string days, string reason)
        => Assert.Equal(reason, Assert.Single(Read(days.Split(',')).Failures).Reason);

    [Theory]
    [InlineData(DateOrder.DayFirst, "01/04/2019,1.4.2019,01-04-19", "2019-04-01 2019-04-01 2019-04-01")]
    [InlineData(DateOrder.MonthFirst, "01/04/2019,1.4.2019,01-04-19", "2019-01-04 2019-01-04 2019-01-04")]
    [InlineData(DateOrder.DayFirst, "31/12/97,2019-04-01", "1997-12-31 2019-04-01")]
    public static void Days_AnOptionDecides_AreRead(DateOrder order, string days, string expected)
        => Assert.Equal(expected, Answer(Read(days.Split(','), new() { DateOrder = order })));

    [Fact]
    public static void Days_AfterAColumnShowedBothOrders_AreRefusedUnlessTheyAreCertain()
    {
        ImportResult<NonTariffMeasure> read = Read(["13/04/2019", "01/02/2019", "04/13/2019", "01/02/2019", "14/04/2019", "2019-05-01"]);
        Assert.Equal("2019-04-13 2019-02-01 2019-04-14 2019-05-01", Answer(read));
        Assert.Equal(
            [
                "line 4, since: '04/13/2019' is not a date written day first",
                "line 5, since: '01/02/2019' may be written day or month first; set DateOrder in ImportOptions",
            ],
            read.Failures.Select(failure => failure.ToString()));
    }

    [Fact]
    public static void Days_BothWays_AgreeWithTheOptionForEveryDay()
    {
        LocalDate[] days = [.. Enumerable.Range(0, 366).Select(i => new LocalDate(2024, 1, 1).PlusDays(i))];
        string[] written = [.. days.Select(day => FormattableString.Invariant($"{day.Day}/{day.Month}/{day.Year}"))];
        Assert.Equal(days, Read(written).Rows.Select(r => r.From!.Value));
        written = [.. days.Select(day => FormattableString.Invariant($"{day.Month:D2}/{day.Day:D2}/{day.Year}"))];
        Assert.Equal(days, Read(written).Rows.Select(r => r.From!.Value));
    }
}
