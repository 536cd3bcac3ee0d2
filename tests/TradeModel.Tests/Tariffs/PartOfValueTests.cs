using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>Duties on a part of the value, and duties that cover only some goods of a code.</summary>
public class PartOfValueTests
{
    private static readonly PartyId Usa = new("USA");
    private static readonly PartyId India = new("IND");
    private static readonly LocalDate Begun = new(2025, 8, 7);
    private static readonly LocalDate Day = new(2025, 10, 27);
    private static readonly HsCode Fridge = new("8418.10");

    private static Percentage P(decimal value) => new(value);

    private static AdditionalDuty Duty(string id, decimal rate, ProductScope? scope = null, params string[] givesWayTo)
        => new(new(id), Usa, null, scope ?? ProductScope.AllGoods, P(rate), "law", Begun,
            stacking: givesWayTo.Length == 0 ? null : StackingRule.NotWith([.. givesWayTo.Select(d => new DutyId(d))]));

    private static AdditionalDuty Metal(decimal? share = null, string name = "steel content")
        => Duty("metal", 50m, ProductScope.Of("8418")) with { ChargedOn = new(name, share is { } s ? P(s) : null) };

    private static readonly AdditionalDuty Reciprocal = Duty("reciprocal", 25m, null, "metal");

    private static AdditionalDutyCharge Ask(params AdditionalDuty[] duties) => AdditionalDuties.Resolve(duties, Usa, India, Fridge, Day);

    [Fact]
    public void Resolve_MetalContent_IsChargedOnTheContentAndTheOtherDutyOnTheRest()
    {
        AdditionalDutyCharge charge = Ask(Metal(40m), Reciprocal);
        // 50 % on 40 % of the value and 25 % on the other 60 %: 20 + 15.
        Assert.Equal(P(35m), charge.Total);
        Assert.Equal(["metal 50% on 40% of the value", "reciprocal 25% on 60% of the value"], charge.Parts.Select(p => p.ToString()));
        Assert.Equal((P(25m), P(60m), P(15m), new DutyId("metal")),
            (charge.Parts[1].Rate, charge.Parts[1].Share, charge.Parts[1].Percent, charge.Parts[1].Because));
        Assert.False(charge.IsUpperBound);
        Assert.False(charge.IsRange);
    }

    [Fact]
    public void DutyBill_MetalContentWorkedOut_IsExact()
    {
        // A refrigerator of USD 1,234.56, MFN 1 %: 12.35; metal 50 % on 493.824: 246.912, so 246.91; reciprocal 25 % on 740.736: 185.184,
        // so 185.18. Together 444.44, at 1 + 20 + 15 = 36 % before rounding.
        DutyBill bill = DutyBill.For(1234.56m, P(1m), Ask(Metal(40m), Reciprocal));
        Assert.Equal([12.35m, 246.91m, 185.18m], bill.Duties);
        Assert.Equal([P(100m), P(40m), P(60m)], bill.Shares);
        Assert.Equal((444.44m, P(36m), false), (bill.Total, bill.TotalRate, bill.IsUpperBound));
        Assert.Equal("444.44 (36% of 1234.56)", bill.ToString());
    }

    [Fact]
    public void Resolve_UnknownShare_IsAnUpperBoundThatSaysSo()
    {
        AdditionalDutyCharge charge = Ask(Metal(), Reciprocal);
        Assert.Equal((P(50m), P(25m), P(50m), true), (charge.Total, charge.Lowest, charge.Highest, charge.IsUpperBound));
        Assert.Equal(["steel content"], charge.UnknownShares);
        Assert.Equal("at most 50%; 25% to 50%, because the share of the steel content in the value is not known", charge.ToString());
        Assert.Equal("at most 510 (51% of 1000)", DutyBill.For(1000m, P(1m), charge).ToString());
    }

    [Fact]
    public void Resolve_ShareGivenWithTheQuestion_PrevailsOverThatOfTheDuty()
    {
        AdditionalDutyCharge charge = AdditionalDuties.Resolve(
            [Metal(40m), Reciprocal], Usa, India, Fridge, Day, shares: [new("steel content", P(10m))]);
        Assert.Equal(P(27.5m), charge.Total);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AdditionalDuties.Resolve([Reciprocal], Usa, India, Fridge, Day, shares: [new("steel content", P(101m))]));
    }

    [Fact]
    public void Resolve_ContentOfTheImporter_IsFree()
    {
        AdditionalDuty onForeign = Duty("reciprocal", 25m) with { ChargedOn = new("content from outside the United States", P(70m)) };
        Assert.Equal(P(17.5m), Ask(onForeign).Total);
        Assert.False(Ask(onForeign).IsRange);
    }

    [Fact]
    public void Resolve_PartsThatMayOverlap_AreARange()
    {
        // Metal is 30 % of the value, foreign content 80 %. If all metal is foreign, 50 % of the value pays the reciprocal duty; if as
        // little of it as possible is, 70 % does.
        AdditionalDuty reciprocal = Reciprocal with { ChargedOn = new("content from outside the United States", P(80m)) };
        AdditionalDutyCharge charge = Ask(Metal(30m), reciprocal);
        Assert.Equal((P(15m + 17.5m), P(15m + 12.5m), true), (charge.Total, charge.Lowest, charge.IsUpperBound));
    }

    [Theory]
    [InlineData("8517.13", 0, 0, 0)]
    [InlineData("8517.62", 50, 0, 50)]
    [InlineData("8517", 50, 0, 50)]
    [InlineData("3004.90", 0, 0, 0)]
    [InlineData("3005", 50, 0, 50)]
    [InlineData("30", 50, 0, 50)]
    [InlineData("6109", 50, 50, 50)]
    public void Resolve_ExemptionsBeneathACode_AreSaid(string good, int total, int lowest, int highest)
    {
        AdditionalDuty duty = Duty("general", 50m, ProductScope.AllGoods.Except("3004", "8517.13")) with
        {
            PartlyCovered = [new("30"), new("851762")],
        };
        AdditionalDutyCharge charge = AdditionalDuties.Resolve([duty], Usa, India, new HsCode(good), Day);
        Assert.Equal((P(total), P(lowest), P(highest)), (charge.Total, charge.Lowest, charge.Highest));
        Assert.Equal(lowest != highest, charge.PartlyCovering.Contains(duty.Id));
        Assert.Equal(
            lowest == highest ? $"{total}%" : $"{total}%; {lowest}% to {highest}%, because general covers only some goods of this code",
            charge.ToString());
    }

    [Fact]
    public void Resolve_SectoralDutyOnSomeGoodsOfACode_IsARangeOfBoth()
    {
        AdditionalDuty parts = Duty("metal", 10m, ProductScope.Of("8708.30")) with { PartlyCovered = [new("8511")] };
        AdditionalDutyCharge Of(string good) => AdditionalDuties.Resolve([parts, Reciprocal], Usa, India, new HsCode(good), Day);
        Assert.Equal("10%", Of("8708.30").ToString());
        Assert.Equal("25%; 10% to 25%, because metal covers only some goods of this code", Of("8511.10").ToString());
        Assert.Equal("25%; 10% to 25%, because metal covers only some goods of this code", Of("8708").ToString());
        Assert.Equal("25%", Of("8709").ToString());
    }

    [Fact]
    public void Resolve_ManyOpenQuestions_AreBoundedByAllRates()
    {
        AdditionalDuty[] duties = [.. Enumerable.Range(10, 12).Select(i => Duty($"d{i}", 1m) with { PartlyCovered = [new("84")] })];
        AdditionalDutyCharge charge = Ask(duties);
        Assert.Equal((P(12m), P(0m), P(12m), 12), (charge.Total, charge.Lowest, charge.Highest, charge.PartlyCovering.Count));
    }

    [Fact]
    public void ValuePart_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValuePart("steel", P(100.1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValuePart("steel") with { Share = P(-1m) });
        Assert.Throws<ArgumentException>(() => new ValuePart(" "));
        Assert.Throws<ArgumentException>(() => Metal() with { PartlyCovered = [default] });
        Assert.Throws<ArgumentException>(() => DutyBill.For(1m, [P(1m)], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => DutyBill.For(1m, [P(1m)], [P(101m)]));
    }

    /// <summary>Whatever the share is, the charge lies within the range that is given while it is unknown.</summary>
    [Property]
    public Property Resolve_AnyShare_LiesWithinTheRange()
        => Prop.ForAll(Gen.Choose(0, 100).Three().ToArbitrary(), t =>
        {
            AdditionalDuty metal = Metal();
            AdditionalDuty reciprocal = Duty("reciprocal", t.Item2, null, "metal");
            AdditionalDuty beside = Duty("oil", t.Item3, null, "metal");
            AdditionalDutyCharge open = Ask(metal, reciprocal, beside);
            AdditionalDutyCharge known = Ask(Metal(t.Item1), reciprocal, beside);
            return (open.Lowest <= known.Total && known.Total <= open.Total && open.Total == open.Highest)
                .Label($"{known} outside {open.Lowest} to {open.Highest}");
        });

    /// <summary>A duty and those that give way to it are charged on the whole value together: no part of it twice, none left out.</summary>
    [Property]
    public Property Resolve_AnyShare_LeavesTheRestToTheOther()
        => Prop.ForAll(Gen.Choose(0, 100).ToArbitrary(), share =>
            Ask(Metal(share), Reciprocal).Parts.Sum(p => p.Share.Value) == 100m);
}
