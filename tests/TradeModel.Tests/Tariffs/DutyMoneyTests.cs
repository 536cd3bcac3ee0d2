using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>Every sign and word of money that the parser of duties knows, with its currency and its share of a whole unit.</summary>
public class DutyMoneyTests
{
    [Theory]
    [InlineData("USD", "$", "dollar", "dollars", "us$", "us $", "u.s.$", "us dollar", "us dollars")]
    [InlineData("CAD", "c$", "ca$", "can$", "cad$")]
    [InlineData("AUD", "a$", "au$")]
    [InlineData("NZD", "nz$")]
    [InlineData("HKD", "hk$")]
    [InlineData("SGD", "s$")]
    [InlineData("TWD", "nt$")]
    [InlineData("MXN", "mx$")]
    [InlineData("BRL", "r$")]
    [InlineData("JMD", "j$")]
    [InlineData("TTD", "tt$")]
    [InlineData("XCD", "ec$")]
    [InlineData("EUR", "€", "euro", "euros")]
    [InlineData("GBP", "£")]
    [InlineData("JPY", "¥", "￥", "yen")]
    [InlineData("CNY", "cn¥", "rmb", "yuan")]
    [InlineData("INR", "₹", "rs.", "rs", "rupees", "rupee")]
    [InlineData("KRW", "₩", "won")]
    [InlineData("RUB", "₽")]
    [InlineData("TRY", "₺")]
    [InlineData("THB", "฿", "baht")]
    [InlineData("VND", "₫")]
    [InlineData("PHP", "₱")]
    [InlineData("ILS", "₪")]
    [InlineData("NGN", "₦")]
    [InlineData("UAH", "₴")]
    [InlineData("MYR", "rm")]
    [InlineData("IDR", "rp", "rp.")]
    [InlineData("CHF", "sfr.", "sfr")]
    [InlineData("CZK", "kč")]
    [InlineData("PLN", "zł")]
    public void Parse_SignsOfWholeMoney_AreTheirCurrency(string currency, params string[] signs)
        => Assert.All(signs, sign => Assert.Equal(new SpecificDuty(35m, new(currency), "kg"), Duty.Parse($"35 {sign}/kg")));

    [Theory]
    [InlineData("USD", "¢", "c", "cent", "cents", "us cents", "us¢")]
    [InlineData("EUR", "euro cent", "euro cents", "eurocent", "eurocents", "euc")]
    [InlineData("GBP", "pence", "p")]
    public void Parse_SignsOfHundredths_AreAHundredthOfTheirCurrency(string currency, params string[] signs)
        => Assert.All(signs, sign => Assert.Equal(new SpecificDuty(0.35m, new(currency), "kg"), Duty.Parse($"35 {sign}/kg")));
}
