using NodaTime;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>The texts of small values: options of the duty parser, parts of a value.</summary>
public class TextFormTests
{
    [Fact]
    public void DutyParseOptions_ToString_NamesWhatDiffersFromTheDefaults()
    {
        Assert.Equal("defaults", new DutyParseOptions().ToString());
        Assert.Equal("decimal point", new DutyParseOptions { DecimalMark = DecimalMark.Point }.ToString());
        Assert.Equal("decimal comma, $ is AUD", new DutyParseOptions { DecimalMark = DecimalMark.Comma, Dollar = new("AUD") }.ToString());
        Assert.Equal("bare amounts are EUR", new DutyParseOptions { BareCurrency = new Currency("EUR") }.ToString());
    }

    [Fact]
    public void ValuePart_ToString_IsItsShareOrItsName()
    {
        Assert.Equal("40% of the value (steel content)", new ValuePart("steel content", new Percentage(40m)).ToString());
        Assert.Equal("the steel content", new ValuePart("steel content").ToString());
    }

    [Theory]
    [InlineData("1 March to 31 May", "1 March – 31 May")]
    [InlineData("March 1st until May 2nd", "1 March – 2 May")]
    [InlineData("3rd Mar. through 29 February", "3 March – 29 February")]
    [InlineData("1 Jan - 2 Feb", "1 January – 2 February")]
    [InlineData("0 March to 1 May", null)]
    [InlineData("30 February to 1 May", null)]
    [InlineData("31 April to 1 May", null)]
    [InlineData("123 March to 1 May", null)]
    [InlineData("March to 1 May", null)]
    [InlineData("1 Marches to 1 May", null)]
    [InlineData("1 March and 1 May", null)]
    [InlineData("1 March to", null)]
    public void TrySeason_Text_IsTwoDaysOfTheYear(string text, string? season)
    {
        ReadOnlySpan<char> rest = text;
        bool read = DutyDates.TrySeason(ref rest, out AnnualDate from, out AnnualDate to);
        Assert.Equal(season is not null, read);
        if (season is not null) Assert.Equal(season, $"{Words(from)} – {Words(to)}");

        static string Words(AnnualDate day)
            => $"{day.Day} {System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[day.Month - 1]}";
    }

    [Theory]
    [InlineData("5*", "5", "*")]
    [InlineData("5% 1/", "5%", "1/")]
    [InlineData("5% 12/", "5%", "12/")]
    [InlineData("5% 123/", "5% 123/", "")]
    [InlineData("5% /", "5% /", "")]
    [InlineData("5%²", "5%", "²")]
    [InlineData("5% ¹, †", "5%", "¹ †")]
    [InlineData("m²", "m²", "")]
    [InlineData("*", "*", "")]
    [InlineData("", "", "")]
    public void Strip_Footnotes_LeavesTheRate(string text, string rate, string notes)
        => Assert.Equal((rate, notes), (DutyNotes.Strip(text, out ValueList<string> found), string.Join(' ', found)));

    [Theory]
    [InlineData("model 123", true)]
    [InlineData("the strap, band or bracelet", true)]
    [InlineData("1,5 parts", false)]
    [InlineData("the case or 5 cents each", false)]
    [InlineData("a  b", false)]
    [InlineData("", false)]
    public void IsPart_Text_NamesAPartOfTheGood(string text, bool part) => Assert.Equal(part, DutyText.IsPart(text));

    [Theory]
    [InlineData("$kg", "USD", "1", "kg")]
    [InlineData("cents/kg", "USD", "0.01", "/kg")]
    [InlineData("EUR 5", "EUR", "1", " 5")]
    [InlineData("c", "USD", "0.01", "")]
    [InlineData("case", null, "0", "case")]
    [InlineData("", null, "0", "")]
    public void TrySkip_Money_IsTheLongestSignThatEnds(string text, string? currency, string share, string rest)
    {
        ReadOnlySpan<char> left = text;
        bool read = DutyMoney.TrySkip(ref left, DutyParseOptions.Default, out Currency found, out decimal part);
        Assert.Equal((currency is not null, currency ?? "", share, rest),
            (read, found.ToString(), part.ToString(System.Globalization.CultureInfo.InvariantCulture), left.ToString()));
        Assert.ThrowsAny<ArgumentException>(() => DutyParseOptions.Default with { Signs = [new("Fr", default)] });
    }
}
