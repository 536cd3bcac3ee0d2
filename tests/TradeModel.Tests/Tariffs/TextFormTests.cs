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
}
