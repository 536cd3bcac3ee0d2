using FsCheck.Xunit;
using NodaTime;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public sealed class AdValoremEquivalentTests
{
    private static readonly ExchangeRates Rates
        = new(Currency.Euro, [new(Currency.UsDollar, 1.25m), new(new("INR"), 100m)], "rates of no day, for tests");

    [Theory]
    [InlineData("176.8 EUR/100 kg", 5, "EUR", "kg", 35.36)]
    [InlineData("176.8 EUR/100 kg", 5000, "EUR", "t", 35.36)]
    [InlineData("$345/MT", 0.5, "USD", "kg", 69)]
    [InlineData("2 cents/g", 20, "USD", "kg", 100)]
    [InlineData("5 EUR/hl", 1, "EUR", "liter", 5)]
    [InlineData("1 EUR/liter", 200, "EUR", "hl", 50)]
    [InlineData("50 cents/bbl", 0.1, "USD", "US gallon", 11.904761904761904761904761905)]
    [InlineData("$1.2/doz.", 2, "USD", "each", 5)]
    [InlineData("$1.2/1000", 0.12, "USD", "head", 1)]
    [InlineData("$6/doz. pr.", 10, "USD", "pr.", 5)]
    [InlineData("$0.5/lb", 1, "USD", "kg", 110.23113109243879036144622477)]
    [InlineData("1 EUR/ct", 100, "EUR", "g", 5)]
    [InlineData("2 EUR/m2", 0.001, "EUR", "cm2", 20)]
    [InlineData("0.9 EUR/% vol/hl", 900, "EUR", "hl pure alcohol", 10)]
    [InlineData("10% MIN 5 EUR/100 kg", 100, "EUR", "t", 50)]
    [InlineData("1 EUR/kg", 5, "USD", "kg", 25)]
    [InlineData("Rs. 115 per kg", 5, "EUR", "kg", 23)]
    [InlineData("Rs. 115 per kg", 5, "USD", "kg", 28.75)]
    [InlineData("10% or $1/t, whichever is the lesser", 2, "USD", "kg", 0.05)]
    public void FindAdValoremEquivalent_UnitsAndCurrenciesThatConvert_IsThePercentage(
        string text, decimal amount, string currency, string unit, decimal percent)
    {
        AdValoremResult result = Duty.Parse(text).FindAdValoremEquivalent(new(amount, new(currency), unit), Rates);
        Assert.Equal((null, null), (result.Reason, result.Explanation));
        Assert.Equal(percent, result.Rate!.Value.Value, 12);
    }

    /// <summary>The case of the folder `india`: 20 % or Rs. 115 a kilogram, at Rs. 500 a kilogram.</summary>
    [Fact]
    public void AdValoremEquivalent_IndianFabric_Is23Percent()
        => Assert.Equal(
            new Percentage(23m),
            Duty.Parse("20% or Rs.115 per kg., whichever is higher").AdValoremEquivalent(new(500m, new("INR"), "kg")));

    [Theory]
    [InlineData("4.4 cents/kg", NoEquivalent.NoUnitValue, null)]
    [InlineData("4.4 cents/liter", NoEquivalent.OtherDimension, "kg")]
    [InlineData("4.4 cents/kg net eda", NoEquivalent.OtherDimension, "kg")]
    [InlineData("$2/pr.", NoEquivalent.OtherDimension, "each")]
    [InlineData("5% + JPY 4/kg", NoEquivalent.OtherCurrency, "kg")]
    [InlineData("5.3% on the battery", NoEquivalent.PartUnknown, "kg")]
    [InlineData("4 cents/kg on lead content", NoEquivalent.PartUnknown, "kg")]
    [InlineData("5% from 1 May to 31 May", NoEquivalent.Seasonal, "kg")]
    [InlineData("See note 3", NoEquivalent.NotComputable, "kg")]
    [InlineData("", NoEquivalent.NotComputable, "kg")]
    public void FindAdValoremEquivalent_WithoutOne_SaysWhy(string text, NoEquivalent reason, string? unit)
    {
        UnitValue? value = unit is null ? null : new(2m, Currency.UsDollar, unit);
        AdValoremResult result = Duty.Parse(text).FindAdValoremEquivalent(value, Rates);
        Assert.Equal((null, reason), (result.Rate, result.Reason));
        Assert.False(string.IsNullOrWhiteSpace(result.Explanation), "a missing equivalent is explained");
        Assert.Null(Duty.Parse(text).AdValoremEquivalent(value));
    }

    [Fact]
    public void FindAdValoremEquivalent_MorePercentThanDecimalHolds_IsTooLarge()
        => Assert.Equal(
            NoEquivalent.TooLarge,
            Duty.Parse("$1000000000000/g").FindAdValoremEquivalent(new(0.000000001m, Currency.UsDollar, "1000000 t")).Reason);

    [Property(Arbitrary = [typeof(DutyArbitraries)], MaxTest = 300)]
    public bool FindAdValoremEquivalent_OfAnyDuty_IsARateOrAReason(Duty duty)
    {
        foreach (UnitValue? value in (UnitValue?[])[null, new(2m, Currency.UsDollar, "kg"), new(3m, new("KRW"), "each")])
        {
            AdValoremResult result = duty.FindAdValoremEquivalent(value);
            if (result.Rate is null == result.Reason is null) return false;
            if (result.Rate != duty.AdValoremEquivalent(value)) return false;
        }
        return true;
    }

    [Property(Arbitrary = [typeof(DutyArbitraries)], MaxTest = 300)]
    public bool FindAdValoremEquivalent_InTonnes_IsThatInKilograms(Duty duty)
    {
        Percentage? perKilogram = duty.AdValoremEquivalent(new(2m, Currency.UsDollar, "kg"));
        Percentage? perTonne = duty.AdValoremEquivalent(new(2000m, Currency.UsDollar, "t"));
        return perKilogram is null ? perTonne is null
            : Math.Abs(perKilogram.Value.Value - perTonne!.Value.Value) <= 1e-15m * perKilogram.Value.Value;
    }

    [Fact]
    public void ExchangeRates_OfPairs_AreInverseAndCross()
    {
        Assert.Equal(1.25m, Rates.Find(Currency.Euro, Currency.UsDollar));
        Assert.Equal(0.8m, Rates.Find(Currency.UsDollar, Currency.Euro));
        Assert.Equal(80m, Rates.Find(Currency.UsDollar, new("INR")));
        Assert.Equal(1m, Rates.Find(new("JPY"), new("JPY")));
        Assert.Null(Rates.Find(Currency.Euro, new("JPY")));
        Assert.Equal("1 EUR = 100 INR, 1.25 USD (rates of no day, for tests)", Rates.ToString());
    }

    [Fact]
    public void ExchangeRates_BadValues_AreRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new ExchangeRates(default, [], "x"));
        Assert.ThrowsAny<ArgumentException>(() => new ExchangeRates(Currency.Euro, [new(Currency.Euro, 1m)], "x"));
        Assert.ThrowsAny<ArgumentException>(() => new ExchangeRates(Currency.Euro, [new(Currency.UsDollar, 0m)], "x"));
        Assert.ThrowsAny<ArgumentException>(() => new ExchangeRates(Currency.Euro, [], " "));
    }

    [Theory]
    [InlineData("kilogram", "kg", "KGM", "mass", 1)]
    [InlineData("KGM", "kg", "KGM", "mass", 1)]
    [InlineData("100KG", "100 kg", "DTN", "mass", 100)]
    [InlineData("quintal", "100 kg", "DTN", "mass", 100)]
    [InlineData("1,000 pins", "1000 pins", null, "pins", 1000)]
    [InlineData("12 pieces", "12", null, "items", 12)]
    [InlineData("1 kg", "kg", "KGM", "mass", 1)]
    [InlineData("PFL", "pf.liter", null, "pure alcohol", 0.5)]
    [InlineData("kg of Total Sugars", "kg of total sugars", null, "mass of total sugars", 1)]
    [InlineData("t, including weight of container", "t, including weight of container", null,
        "mass including weight of container", 1000)]
    public void QuantityUnit_OfASpelling_IsTheUnit(string spelling, string symbol, string? code, string dimension, decimal factor)
    {
        QuantityUnit unit = Assert.IsType<QuantityUnit>(QuantityUnit.Find(spelling));
        Assert.Equal((symbol, code, dimension, factor), (unit.Symbol, unit.Code, unit.Dimension, unit.Factor));
        Assert.Equal(unit, QuantityUnit.Find(unit.Symbol));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("smoot")]
    [InlineData("kg MAX 30 EUR/kg")]
    [InlineData("kg from 1 January to 31 May")]
    [InlineData("kg in quota")]
    [InlineData("100 000 t of goods in quota")]
    [InlineData("0 kg")]
    [InlineData("100,000 kg")]
    [InlineData("1.000 kg")]
    [InlineData("10000000 kg")]
    [InlineData("2 1000")]
    [InlineData("kg of")]
    public void QuantityUnit_OfOtherWords_IsNone(string text) => Assert.Null(QuantityUnit.Find(text));

    [Fact]
    public void SeasonalDuty_OnADay_IsThatOfTheSeason()
    {
        var duty = (SeasonalDuty)Duty.Parse("10% from 1 November to 15 February; 5 EUR/kg from 16 February to 31 May");
        Assert.Equal("10%", duty.FindOn(new(12, 31))?.ToString());
        Assert.Equal("10%", duty.FindOn(new(2, 15))?.ToString());
        Assert.Equal("EUR 5/kg", duty.FindOn(new(2, 29))?.ToString());
        Assert.Null(duty.FindOn(new(6, 1)));
    }

    [Fact]
    public void SeasonalDuty_BadSeasons_AreRefused()
    {
        Duty five = Duty.AdValorem(new(5m));
        DutySeason may = new(new AnnualDate(5, 1), new AnnualDate(5, 31), five);
        Assert.ThrowsAny<ArgumentException>(() => new SeasonalDuty([]));
        Assert.ThrowsAny<ArgumentException>(() => new SeasonalDuty([may, may with { From = new(5, 31), To = new(6, 1) }]));
        Assert.ThrowsAny<ArgumentException>(() => may with { Duty = new TextDuty("words") });
        Assert.ThrowsAny<ArgumentException>(() => may with { Duty = new SeasonalDuty([may]) });
        Assert.ThrowsAny<ArgumentException>(() => new LesserOfDuty([five]));
        Assert.ThrowsAny<ArgumentException>(() => new LesserOfDuty([five, Duty.Free]));
    }
}
