using Xunit;

namespace TradeModel.Tests.Quantities;

public class CurrencyTests
{
    [Theory]
    [InlineData("USD", "USD")]
    [InlineData("EUR", "EUR")]
    [InlineData("XDR", "XDR")]
    // The usual abbreviation of special drawing rights.
    [InlineData("SDR", "XDR")]
    // The first and the last code, in use and withdrawn.
    [InlineData("AED", "AED")]
    [InlineData("ZWG", "ZWG")]
    [InlineData("ADP", "ADP")]
    [InlineData("ZWR", "ZWR")]
    public void Parse_Code_IsACurrency(string text, string code)
    {
        Assert.Equal(code, Currency.Parse(text).Value);
        Assert.Equal(new Currency(text), Currency.Parse(text));
        Assert.True(Currency.TryParse(text, out Currency read), $"'{text}' is refused");
        Assert.Equal((code, false), (read.ToString(), read.IsDefault));
    }

    [Theory]
    [InlineData("usd", "a currency is written with three capital letters")]
    [InlineData("US", "a currency is written with three capital letters")]
    [InlineData("USDD", "a currency is written with three capital letters")]
    [InlineData("", "a currency is written with three capital letters")]
    [InlineData("US1", "a currency is written with three capital letters")]
    [InlineData("QQQ", "'QQQ' is not a currency of ISO 4217, in use or withdrawn")]
    public void New_NoCode_IsRefused(string text, string reason)
    {
        Assert.StartsWith(reason, Assert.Throws<ArgumentException>("code", () => new Currency(text)).Message);
        Assert.False(Currency.TryParse(text, out Currency none), $"'{text}' is read as {none}");
        Assert.True(none.IsDefault, $"'{text}' left {none}");
        Assert.Throws<FormatException>(() => Currency.Parse(text));
    }

    [Fact]
    public void Currency_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Currency(null!));
        Assert.False(Currency.TryParse(null, out _), "null is read");
    }

    [Fact]
    public void CompareTo_Codes_OrdersByTheirLetters()
    {
        Currency[] shuffled = [Currency.UsDollar, default, Currency.Euro, Currency.SpecialDrawingRight];
        Assert.Equal(["", "EUR", "USD", "XDR"], shuffled.Order().Select(c => c.ToString()));
        IComparable dollar = Currency.UsDollar;
        Assert.Equal((1, 0, true), (dollar.CompareTo(null), dollar.CompareTo(Currency.UsDollar), dollar.CompareTo(Currency.Euro) > 0));
        Assert.Throws<ArgumentException>(() => dollar.CompareTo("USD"));
    }

    [Fact]
    public void ExchangeRates_Find_GoesThroughTheQuotedCurrency()
    {
        ExchangeRates rates = new(Currency.UsDollar, [new(new("INR"), 80m), new(Currency.Euro, 0.8m)], "mean of 2024");
        Assert.Equal((1m, 80m, 0.0125m, 100m),
            (rates.Find(Currency.UsDollar, Currency.UsDollar), rates.Find(Currency.UsDollar, new("INR")),
                rates.Find(new("INR"), Currency.UsDollar), rates.Find(Currency.Euro, new("INR"))));
        // Also of a currency that the table does not hold.
        Assert.Equal(1m, rates.Find(new("JPY"), new("JPY")));
        Assert.Null(rates.Find(new("JPY"), Currency.UsDollar));
        Assert.Null(rates.Find(Currency.UsDollar, new("JPY")));
        Assert.Throws<ArgumentException>("from", () => rates.Find(default, Currency.Euro));
        Assert.Throws<ArgumentException>("to", () => rates.Find(Currency.Euro, default));
        Assert.Equal("1 USD = 0.8 EUR, 80 INR (mean of 2024)", rates.ToString());
        Assert.Equal("1 USD =  (none)", new ExchangeRates(Currency.UsDollar, [], "none").ToString());
    }

    [Theory]
    [InlineData("0.000000001", true)]
    [InlineData("0.0000000009999", false)]
    [InlineData("1000000000", true)]
    [InlineData("1000000000.1", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    public void ExchangeRates_Rate_LiesBetweenItsBounds(string text, bool allowed)
    {
        decimal rate = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        ExchangeRates Make() => new(Currency.UsDollar, [new(Currency.Euro, rate)], "a day");
        if (allowed) Assert.Equal(rate, Make().Find(Currency.UsDollar, Currency.Euro));
        else Assert.Throws<ArgumentOutOfRangeException>("perUnit", Make);
    }

    [Fact]
    public void ExchangeRates_Malformed_AreRefused()
    {
        Assert.StartsWith("'USD' has no rate with itself", Assert.Throws<ArgumentException>(
            () => new ExchangeRates(Currency.UsDollar, [new(Currency.UsDollar, 1m)], "a day")).Message);
        Assert.Throws<ArgumentException>("quoted", () => new ExchangeRates(default, [], "a day"));
        Assert.Throws<ArgumentException>("perUnit", () => new ExchangeRates(Currency.UsDollar, [new(default, 1m)], "a day"));
        Assert.Throws<ArgumentNullException>("perUnit", () => new ExchangeRates(Currency.UsDollar, null!, "a day"));
        Assert.Throws<ArgumentException>("basis", () => new ExchangeRates(Currency.UsDollar, [], " "));
    }
}
