using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Economics.Tests;

public class SmartTests
{
    private static readonly TariffSchedule Schedule = new(
        new PartyId("USA"), HsEdition.Hs2022,
        [new(new HsCode("72081000"), Duty.AdValorem(new(25m))), new(new HsCode("87032300"), Duty.AdValorem(new(10m)))]);

    private static SmartMarket Market(double inside = 100, double outside = 300)
        => new(Schedule,
        [
            new(new HsCode("72081000"), "India", inside), new(new HsCode("72081000"), "Korea", outside),
            new(new HsCode("87032300"), "Korea", 50),
        ]);

    private static readonly SmartElasticities Given = new() { ImportDemand = -2, Substitution = 1.5 };

    // By hand: the cut makes 1.25 into 1, so the price falls by 20 %.
    [Fact]
    public void Compare_OneLineCutToFree_IsTheSumDoneByHand()
    {
        SmartEffects effects = Market().Compare([25, 10], [0, 0], ["India"], Given);
        SmartLineEffects line = Assert.Single(effects.Lines);
        Assert.Equal(40, line.Creation, 1e-9);
        Assert.Equal(100 * 300 * 0.3 / (100 * 1.3 + 300), line.Diversion, 1e-9);
        Assert.Equal(-0.25 * (100 + line.Diversion), line.Revenue, 1e-9);
        Assert.Equal(30, line.ConsumerSurplus, 1e-9);
        Assert.Equal(5, line.Triangle, 1e-9);
        Assert.Equal(line.ConsumerSurplus + line.Revenue, effects.Welfare, 1e-9);
        Assert.Equal(-line.Diversion, effects.ByPartner["Korea"], 1e-9);
        Assert.Equal(40 + line.Diversion, effects.ByPartner["India"], 1e-9);
    }

    // Supply of elasticity 2: the world price rises by 10 %, so the importer's price falls by 10 % and it buys 20 % more.
    [Fact]
    public void Compare_FiniteSupply_RaisesTheWorldPrice()
    {
        SmartLineEffects line = Assert.Single(
            Market(outside: 0).Compare([25, 10], [0, 10], ["India"], Given with { ExportSupply = 2 }).Lines);
        Assert.Equal(100 * (1.2 * 1.1 - 1), line.Creation, 1e-9);
        Assert.Equal((0.25 - 0.1) * (100 + line.Creation / 2), line.ConsumerSurplus, 1e-9);
    }

    [Fact]
    public void Compare_ElasticityByPrefix_TheLongestDecides()
    {
        SmartElasticities byCode = Given with
        {
            ImportDemandByCode = [new(new HsCode("72"), -1), new(new HsCode("720810"), -3)],
        };
        SmartEffects effects = Market().Compare([25, 10], [0, 0], ["India"], byCode);
        Assert.Equal(60, effects.Creation, 1e-9);
        Assert.Equal(0, effects.AssumedElasticityImports);
        Assert.Equal(100, Market().Compare([25, 10], [0, 0], ["India"], Given).AssumedElasticityImports);
    }

    [Fact]
    public void Compare_OfferOverTenYears_FollowsItsStages()
    {
        var scale = new ScheduleScale(Schedule, horizon: 12);
        var offer = new ScheduleOffer(TariffOffer.Eliminate(10));
        SmartMarket market = Market();
        SmartEffects fifth = market.Compare(scale, offer, 5, ["India"], Given), tenth = market.Compare(scale, offer, 10, ["India"], Given);
        Assert.Equal(12.5, Assert.Single(fifth.Lines).After, 1e-9);
        Assert.Equal(100 * 2 * 0.1, fifth.Creation, 1e-9);
        Assert.Equal(40, tenth.Creation, 1e-9);
    }

    [Fact]
    public void Compare_LineWithoutComputableRate_IsCountedApart()
    {
        SmartEffects effects = Market().Compare([double.NaN, 10], [double.NaN, 0], ["India"], Given);
        Assert.Empty(effects.Lines);
        Assert.Equal(100, effects.NotComputableImports);
    }

    [Fact]
    public void Compare_RiseThatEndsTrade_StopsAtNothing()
    {
        SmartEffects effects = Market(outside: 0).Compare([25, 10], [150, 10], ["India"], Given);
        Assert.Equal(-100, effects.Creation, 1e-9);
        Assert.Equal(100, effects.CappedImports);
    }

    // Creation takes 68 and diversion would take 34 of 100.
    [Fact]
    public void Compare_RiseThatLosesBuyersTwice_LosesNoMoreThanAll()
    {
        SmartEffects effects = Market(outside: 100).Compare([0, 10], [34, 10], ["India"], Given);
        Assert.Equal(-68, effects.Creation, 1e-9);
        Assert.Equal(-32, effects.Diversion, 1e-9);
        Assert.Equal(100, effects.CappedImports);
    }

    [Property(MaxTest = 300)]
    public void Compare_AnyCut_PartnersAddUpAndNobodySellsLessThanNothing(uint inside, uint outside, byte before, byte after)
    {
        double favoured = 1 + inside % 1000, other = outside % 1000;
        SmartEffects effects = Market(favoured, other).Compare([before, 10], [after, 10], ["India"], Given);
        Assert.Equal(effects.Creation, effects.ByPartner.Sum(p => p.Value), 1e-7);
        Assert.True(effects.ByPartner.All(p => p.Value >= (p.Key == "India" ? -favoured : -other) - 1e-9));
        Assert.Equal(Math.Sign(before - after), Math.Sign(effects.ConsumerSurplus));
        Assert.Equal(
            10 * effects.Welfare, Market(10 * favoured, 10 * other).Compare([before, 10], [after, 10], ["India"], Given).Welfare, 1e-5);
    }

    [Fact]
    public void Market_CodesOfAnotherSchedule_AreCountedOrRefused()
    {
        var market = new SmartMarket(
            Schedule, [new(new HsCode("72081000"), "India", 5), new(new HsCode("01012100"), "India", 7)]);
        Assert.Equal((7, 1), (market.UnmatchedValue, market.UnmatchedFlows));
        Assert.Throws<ArgumentException>(() => new SmartMarket(Schedule, [new(new HsCode("01012100"), "India", 7)]));
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => Market().Compare([25, 10], [0, 0], ["Peru"]));
        Assert.Contains("the importer buys nothing from 'Peru'; the partners are: India, Korea", unknown.Message, StringComparison.Ordinal);
    }
}
