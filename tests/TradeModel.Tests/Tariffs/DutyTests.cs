using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class DutyTests
{
    private static Percentage P(decimal value) => new(value);

    [Theory]
    [InlineData("Free", DutyKind.Free)]
    [InlineData("free", DutyKind.Free)]
    [InlineData("0%", DutyKind.Free)]
    [InlineData("6.8%", DutyKind.AdValorem)]
    [InlineData("6.5% on the entire set", DutyKind.AdValorem)]
    [InlineData("2.5% on the value of the lead content", DutyKind.AdValoremOnPart)]
    [InlineData("4.4 cents/kg", DutyKind.Specific)]
    [InlineData("$1.104/kg + 14.9%", DutyKind.Compound)]
    [InlineData("$1.035/kg +13.6%", DutyKind.Compound)]
    [InlineData("44 cents each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery", DutyKind.Compound)]
    [InlineData("238% but not less than $1.67/kg", DutyKind.Mixed)]
    [InlineData("5% but not less than 4.74 cents/kg or more than 9.48 cents/kg", DutyKind.Mixed)]
    [InlineData("243% or 1,864 won/kg, whichever is the greater", DutyKind.Mixed)]
    [InlineData("3.6606 cents/kg less 0.020668 cents/kg for each degree under 100 degrees (and fractions of a degree in proportion) but "
        + "not less than 3.143854 cents/kg", DutyKind.NotComputable)]
    [InlineData("", DutyKind.NotComputable)]
    public void Parse_ScheduleText_IsOfItsKindAndReadsBack(string text, DutyKind kind)
    {
        Duty duty = Duty.Parse(text);
        Assert.Equal(kind, duty.Kind);
        Assert.Equal(duty, Duty.Parse(duty.ToString()));
    }

    [Theory]
    [InlineData("6.80 %", "6.8%")]
    [InlineData("4.5 cents/ liter", "4.5 cents/liter")]
    [InlineData("$0.724/kg + 10.4%", "72.4 cents/kg + 10.4%")]
    [InlineData("3.1 cents/liter + 22.1 cents/pf. liter on ethyl alcohol content",
        "3.1 cents/liter + 22.1 cents/pf.liter on ethyl alcohol content")]
    [InlineData("0.3 cents/line/ gross + 4.6%", "0.3 cents/line/gross + 4.6%")]
    [InlineData("1 cents each + 2.8%", "1 cents each + 2.8%")]
    [InlineData("89.6 cents/1000", "89.6 cents/1000")]
    [InlineData("89.6 cents/1,000", "89.6 cents/1000")]
    [InlineData("89.6 cents/thousand", "89.6 cents/1000")]
    [InlineData("3.3 cents/lin. m", "3.3 cents/m")]
    [InlineData("10 cents/1,000 pins + 3.5%", "10 cents/1000 pins + 3.5%")]
    [InlineData("1,864 won/kg", "1864 won/kg")]
    [InlineData("9.3 EUR/100 kg/net", "EUR 9.3/100 kg/net")]
    [InlineData("5% but not more than $2 each", "5% but not more than $2 each")]
    [InlineData("0% + 4 cents/kg", "4 cents/kg")]
    public void ToString_Parsed_IsTheScheduleForm(string text, string printed) => Assert.Equal(printed, Duty.Parse(text).ToString());

    [Theory]
    [InlineData("1.0000000000000000000000000001%", DutyKind.AdValorem)]
    [InlineData("7.9228162514264337593543950336%", DutyKind.NotComputable)]
    [InlineData("0.00000000000000000000000000001%", DutyKind.NotComputable)]
    [InlineData("1,234.1234567890123456789012345 won/kg", DutyKind.Specific)]
    [InlineData("1,234.12345678901234567890123456 won/kg", DutyKind.NotComputable)]
    public void Parse_ANumberOf29Digits_IsADutyOnlyIfDecimalHoldsIt(string text, DutyKind kind)
        => Assert.Equal((kind, text.Replace(",", "", StringComparison.Ordinal)),
            (Duty.Parse(text).Kind, Duty.Parse(text).ToString().Replace(",", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", NotComputable.NoText)]
    [InlineData("The duty provided in the applicable subheading + 25%", NotComputable.RefersElsewhere)]
    [InlineData("See additional U.S. note 1", NotComputable.RefersElsewhere)]
    [InlineData("3 percent of the fair retail value", NotComputable.OtherBase)]
    [InlineData("Free, under bond", NotComputable.Conditional)]
    [InlineData("33 1/3%", NotComputable.NotExact)]
    [InlineData("5% less 2 cents/kg for each degree", NotComputable.DependsOnQuality)]
    [InlineData("a trifle", NotComputable.Unrecognised)]
    [InlineData("99999999999999999999999999999%", NotComputable.Unrecognised)]
    [InlineData("-5%", NotComputable.Unrecognised)]
    [InlineData("5% + ", NotComputable.Unrecognised)]
    public void Parse_NoFormula_KeepsTextAndSaysWhy(string text, NotComputable reason)
    {
        var duty = Assert.IsType<TextDuty>(Duty.Parse(text));
        Assert.Equal(reason, duty.Reason);
        Assert.Equal(text.Trim(), duty.Text);
        Assert.Equal(duty, new TextDuty(text.Trim()));
        Assert.Null(duty.AdValoremEquivalent(new(2m, Currency.UsDollar, "kg")));
    }

    [Theory]
    [InlineData("Free", 0)]
    [InlineData("6.8%", 6.8)]
    [InlineData("4.4 cents/kg", 2.2)]
    [InlineData("$1.10/kg + 14.9%", 69.9)]
    [InlineData("5% but not less than 4.74 cents/kg or more than 9.48 cents/kg", 4.74)]
    [InlineData("2% but not less than 4.74 cents/kg or more than 9.48 cents/kg", 2.37)]
    [InlineData("3% but not less than 4.74 cents/kg or more than 9.48 cents/kg", 3)]
    [InlineData("3% or 8 cents/kg, whichever is the greater", 4)]
    public void AdValoremEquivalent_UnitValueOfTwoDollars_IsThePercentage(string text, decimal percent)
        => Assert.Equal(P(percent), Duty.Parse(text).AdValoremEquivalent(new(2m, Currency.UsDollar, "kg")));

    [Theory]
    [InlineData("4.4 cents/liter")]
    [InlineData("4.4 EUR/kg")]
    [InlineData("5.3% on the battery")]
    [InlineData("2% + 1 cents/jewel")]
    [InlineData("4 cents/kg on lead content")]
    public void AdValoremEquivalent_OtherUnitCurrencyOrPart_IsNotKnown(string text)
    {
        Assert.Null(Duty.Parse(text).AdValoremEquivalent(new(2m, Currency.UsDollar, "kg")));
        Assert.Null(Duty.Parse(text).AdValoremEquivalent());
    }

    [Fact]
    public void Constructors_BadArguments_AreRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new AdValoremDuty(P(0)));
        Assert.ThrowsAny<ArgumentException>(() => new AdValoremDuty(P(-1)));
        Assert.ThrowsAny<ArgumentException>(() => new AdValoremDuty(P(1), "a + b"));
        Assert.ThrowsAny<ArgumentException>(() => new SpecificDuty(1, default, "kg"));
        Assert.ThrowsAny<ArgumentException>(() => new SpecificDuty(1, Currency.UsDollar, " kg"));
        Assert.ThrowsAny<ArgumentException>(() => new SpecificDuty(1, Currency.UsDollar, "kg on lead"));
        Assert.ThrowsAny<ArgumentException>(() => new SpecificDuty(0, Currency.UsDollar, "kg"));
        Assert.ThrowsAny<ArgumentException>(() => new CompoundDuty([new AdValoremDuty(P(1))]));
        Assert.ThrowsAny<ArgumentException>(() => new CompoundDuty([Duty.Free, Duty.Free]));
        Assert.ThrowsAny<ArgumentException>(() => new MixedDuty(new AdValoremDuty(P(1)), null, null));
        Assert.ThrowsAny<ArgumentException>(() => new TextDuty("5%"));
        Assert.ThrowsAny<ArgumentException>(() => new TextDuty(" words"));
        Assert.ThrowsAny<ArgumentException>(() => new UnitValue(0, Currency.UsDollar, "kg"));
        Assert.ThrowsAny<ArgumentException>(() => Duty.Parse("\ud800"));
        Assert.Throws<ArgumentNullException>(() => Duty.Parse(null!));
    }

    [Theory]
    [InlineData("tin MIN")]
    [InlineData("max. tin")]
    [InlineData("tin plus")]
    [InlineData("less tin")]
    [InlineData("each")]
    public void Part_BeginsOrEndsWithAWordThatPartsDuties_IsRefused(string part)
        => Assert.Throws<ArgumentException>(() => new AdValoremDuty(P(1), part));

    // In the sum that is printed, a space follows each part, and the part would end at a bound.
    [Theory]
    [InlineData("8% on tin+5.1% on 140 MIN+3% on lead")]
    [InlineData("8% on tin PLUS+3% on lead")]
    public void Parse_PartThatEndsWithAWordThatPartsDuties_IsTextThatReadsBack(string text)
    {
        Duty duty = Duty.Parse(text);
        Assert.IsType<TextDuty>(duty);
        Assert.Equal(duty, Duty.Parse(duty.ToString()));
    }

    [Property(Arbitrary = [typeof(DutyArbitraries)], MaxTest = 500)]
    public bool Parse_Printed_IsTheDuty(Duty duty) => Duty.Parse(duty.ToString()).Equals(duty);

    [Property(MaxTest = 500)]
    public bool Parse_AnyText_ReadsBack(NonNull<string> text)
    {
        string clean = string.Concat(text.Get.Where(c => !char.IsSurrogate(c)));
        Duty duty = Duty.Parse(clean);
        return Duty.Parse(duty.ToString()).Equals(duty);
    }

    [Property(Arbitrary = [typeof(DutyArbitraries)])]
    public bool AdValoremEquivalent_DoubleTheValue_NeverCostsMore(Duty duty)
    {
        Percentage? once = duty.AdValoremEquivalent(new(2m, Currency.UsDollar, "kg"));
        Percentage? twice = duty.AdValoremEquivalent(new(4m, Currency.UsDollar, "kg"));
        return once is null ? twice is null : twice <= once && once >= Percentage.Zero;
    }
}

public static class DutyArbitraries
{
    private static readonly Gen<decimal> Amounts =
        from digits in Gen.Choose(1, 99_999)
        from places in Gen.Choose(0, 5)
        select digits / (decimal)Math.Pow(10, places);

    private static readonly Gen<string?> Parts =
        Gen.Elements<string?>(null, null, "the battery", "the strap, band or bracelet", "lead content", "the entire set");

    private static readonly Gen<Duty> Simple = Gen.OneOf(
        from rate in Amounts from part in Parts select (Duty)new AdValoremDuty(new(rate), part),
        from amount in Amounts
        from currency in Gen.Elements<Currency>(Currency.UsDollar, new("KRW"), Currency.Euro, new("INR"))
        from unit in Gen.Elements("kg", "each", "1000", "pf.liter", "1000 pins", "jewel over 7", "100 kg", "liter pure alcohol", "doz. pr.",
            "kg of total sugars", "100 kg/net", "line/gross",
            "t, including weight of container")
        from part in Parts
        select (Duty)new SpecificDuty(amount, currency, unit, part));

    private static readonly Gen<Duty> Plain = Gen.Frequency(
        (3, Simple),
        (1, from count in Gen.Choose(2, 4) from parts in Simple.ListOf(count) select (Duty)new CompoundDuty(parts.ToValueList())));

    public static Gen<Duty> Any { get; } = Gen.Frequency(
        (1, Gen.Constant(Duty.Free)),
        (6, Plain),
        (2, from main in Plain from low in Plain select (Duty)new MixedDuty(main, low, null)),
        (2, from main in Plain from high in Plain select (Duty)new MixedDuty(main, null, high)),
        (2, from main in Plain from low in Plain from high in Plain select (Duty)new MixedDuty(main, low, high)),
        (2, from count in Gen.Choose(2, 3) from choices in Plain.ListOf(count) select (Duty)new GreaterOfDuty(choices.ToValueList())),
        (2, from count in Gen.Choose(2, 3) from choices in Plain.ListOf(count) select (Duty)new LesserOfDuty(choices.ToValueList())),
        (2, Seasonal()),
        (1, Gen.Elements("", "The rate applicable to each garment", "33 1/3%", "5% less 1%").Select(t => (Duty)new TextDuty(t))));

    private static Gen<Duty> Seasonal()
        => from cuts in Gen.Choose(1, 3)
           from months in Gen.Shuffle(Enumerable.Range(1, 12)).Select(m => m.Take(cuts).Order().ToArray())
           from duties in Gen.Frequency((1, Gen.Constant(Duty.Free)), (4, Plain),
               (1, from main in Plain from high in Plain select (Duty)new MixedDuty(main, null, high))).ListOf(cuts)
           from wholeYear in Gen.Elements(true, false)
           select (Duty)new SeasonalDuty(months.Select((month, i) => new DutySeason(
               new(month, 1), Before(months[(i + 1) % cuts], wholeYear || cuts == 1 ? 1 : 3), duties[i])).ToValueList());

    private static AnnualDate Before(int month, int days)
    {
        LocalDate day = new LocalDate(2023, month, 1).PlusDays(-days);
        return new(day.Month, day.Day);
    }

    public static Arbitrary<Duty> Duties() => Any.ToArbitrary();
}
