using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Import.Tests;

public static class SpecialRatesTests
{
    private static readonly Currency Usd = new("USD");

    [Theory]
    [InlineData("", "")]
    [InlineData("Free (A+,AU,BH)", "Free (A+,AU,BH)")]
    [InlineData("Free(A+, AU, BH ,CL)", "Free (A+,AU,BH,CL)")]
    [InlineData("Free (A*,D,E IL,JO)", "Free (A*,D,E,IL,JO)")]
    [InlineData("Free (AU)25% (KR)", "Free (AU) 25% (KR)")]
    [InlineData("Free (AU)\n 5.2% (KR)", "Free (AU) 5.2% (KR)")]
    [InlineData("Free (BH,CL) 10.2 cents/liter (PA), 7.7¢/liter (P), See 9822.04.05 (AU)",
        "Free (BH,CL) 10.2 cents/liter (PA) 7.7 cents/liter (P) See 9822.04.05 (AU)")]
    [InlineData("3.1¢/kg +1.9% (CO)", "3.1 cents/kg + 1.9% (CO)")]
    [InlineData("$1,104/kg (KR)", "$1104/kg (KR)")]
    [InlineData("$1,104/kg + 6,85% (KR)", "$1.104/kg + 6.85% (KR)")]
    [InlineData("$1,104/kg + 6,85% + 7.5% (KR)", "$1,104/kg + 6,85% + 7.5% (KR)")]
    [InlineData("Free (A) (B)", "Free (A,B)")]
    [InlineData("(KR)", " (KR)")]
    [InlineData("Free", "Free")]
    [InlineData("No change", "No change")]
    [InlineData("A duty upon the value (see U.S. note 4 of this subchapter) (B,C)",
        "A duty upon the value (see U.S. note 4 of this subchapter) (B,C)")]
    [InlineData("Free, under U.S. note 1(b) to this subchapter", "Free, under U.S. note 1(b) to this subchapter")]
    [InlineData("11.2 /kg (P)", "11.2 /kg (P)")]
    [InlineData("Free (A,AU", "Free (A,AU")]
    [InlineData("Free (A)) 5% (KR)", "Free (A) ) 5% (KR)")]
    [InlineData("5% (KR\v) 3% (A\u2003AU)", "5% (KR) 3% (A,AU)")]
    [InlineData("The duty in the applicable subheading + 25% (KR)", "The duty in the applicable subheading + 25% (KR)")]
    public static void Parse_AnyText_PrintsAsTheSchedule(string text, string printed)
    {
        SpecialRates rates = SpecialRates.Parse(text);
        Assert.Equal(printed, rates.ToString());
        Assert.Equal(rates, SpecialRates.Parse(rates.ToString()));
    }

    [Fact]
    public static void Find_Programme_GivesItsDuty()
    {
        var rates = SpecialRates.Parse("Free (A+,S) 5.2% (KR) 6 cents/kg (P) See 9908.04.01 (IL) 2% (PA) 3% (PA) 4% (E) 4% (E)");
        Assert.Equal(Duty.Free, rates.Find("S"));
        Assert.Null(rates.Find("A"));
        Assert.Null(rates.Find("S+"));
        Assert.Equal(Duty.AdValorem(new(5.2m)), rates.Find("KR"));
        Assert.Equal(Duty.Specific(0.06m, Usd, "kg"), rates.Find("P"));
        Assert.Equal(NotComputable.RefersElsewhere, ((TextDuty)rates.Find("IL")!).Reason);
        Assert.Null(rates.Find("PA"));
        Assert.Equal(Duty.AdValorem(new(4m)), rates.Find("E"));
        Assert.Same(SpecialRates.None, SpecialRates.Parse("  "));
    }

    // "11.2 /kg" states no currency: neither dollars nor cents may be assumed.
    [Theory]
    [InlineData("11.2 /kg")]
    [InlineData("11.2/kg + 4%")]
    [InlineData("4% + 1,000 /kg")]
    public static void Parse_AmountWithoutMoney_IsNotComputable(string amount)
        => Assert.Equal(DutyKind.NotComputable, SpecialRates.Parse($"{amount} (KR)").Find("KR")!.Kind);

    [Fact]
    public static void Rates_Invalid_AreRefused()
    {
        foreach (string code in (string[])["", "kr", "KRW", "+", "K-", "A++", "1"])
            Assert.Throws<ArgumentException>(() => new SpecialRate(Duty.Free, [code]));
        Assert.Throws<ArgumentException>(() => new SpecialRate(Duty.Free, ["KR", "KR"]));
        Assert.Throws<ArgumentNullException>(() => new SpecialRate(null!, []));
        Assert.Throws<ArgumentException>(() => new SpecialRates([new(Duty.Free, []), new(Duty.Free, ["KR"])]));
        Assert.Throws<ArgumentException>(() => new SpecialRates([new(new TextDuty("See note (KR)"), ["AU"])]));
    }

    private static Gen<Duty> Duties => Gen.OneOf(
        Gen.Constant(Duty.Free),
        from tenths in Gen.Choose(1, 9999) select Duty.AdValorem(new(tenths / 10m)),
        from cents in Gen.Choose(1, 9999) select Duty.Specific(cents / 1000m, Usd, "kg"),
        from cents in Gen.Choose(1, 999)
        from tenths in Gen.Choose(1, 999)
        select Duty.Parse(FormattableString.Invariant($"{cents} cents/pf.liter + {tenths / 10m}%")),
        Gen.Elements("See 9908.04.01", "See 9915.04.05, 9915.04.06", "The rate applicable (see note 4) in heading 2009", "No change")
            .Select(Duty.Parse));

    private static Gen<string> Codes => Gen.Elements("A", "A+", "A*", "AU", "B", "E", "E*", "IL", "KR", "P", "P+", "S", "S+");

    private static Gen<SpecialRates> Rates =>
        from rates in Gen.ListOf(
            from duty in Duties
            from codes in Gen.NonEmptyListOf(Codes)
            select new SpecialRate(duty, codes.Distinct().ToValueList()))
        from rest in Gen.Elements<Duty?>(null, Duty.Free, Duty.Parse("No change"))
        select new SpecialRates(rest is null ? rates.ToValueList() : [.. rates, new(rest, [])]);

    [Property]
    public static Property Parse_PrintedRates_GivesThem()
        => Prop.ForAll(Rates.ToArbitrary(), rates => SpecialRates.Parse(rates.ToString()).Equals(rates));

    [Property]
    public static Property Parse_RatesWithOtherSpacing_GivesThem()
        => Prop.ForAll(Rates.ToArbitrary(), rates =>
            SpecialRates.Parse(Regex.Replace(rates.ToString(), " [(](?=[A-Z])", "(").Replace(",", " ,  ", StringComparison.Ordinal)
                .Replace(" ,   ", ", ", StringComparison.Ordinal)).Equals(rates));

    // Any text at all is read without an exception, and what it prints is read the same.
    [Property(MaxTest = 500)]
    public static Property Parse_AnyWords_IsStable()
        => Prop.ForAll(Gen.ListOf(
            Gen.Elements("Free", "5%", "(KR)", "(A,", "B)", "(", ")", ",", " ", "1/", "¢/kg", "7", "+", "\n", "See 99"))
            .Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            SpecialRates rates = SpecialRates.Parse(text);
            return SpecialRates.Parse(rates.ToString()).Equals(rates);
        });
}
