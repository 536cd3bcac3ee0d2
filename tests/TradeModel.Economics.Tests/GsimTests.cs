namespace TradeModel.Economics.Tests;

public class GsimTests
{
    // Francois and Hall (2003): rows sell, columns buy.
    private static readonly ValueList<ValueList<double>> Trade =
        [[0, 50, 200, 300], [500, 0, 150, 200], [300, 100, 200, 200], [50, 100, 110, 20]];

    private static readonly ValueList<ValueList<double>> Tariffs =
        [[0, 0.21, 0.41, 0.22], [0.37, 0, 0.31, 0.23], [0.32, 0.36, 0, 0.18], [0.57, 0.41, 0.25, 0.15]];

    private static readonly ValueList<ValueList<double>> AfterTheDeal =
        [[0, 0.21, 0, 0.22], [0.37, 0, 0.31, 0.23], [0, 0.36, 0, 0.18], [0.57, 0.41, 0.25, 0.15]];

    private static GsimMarket Paper() => new([new("US"), new("JP"), new("EU"), new("RW")], Trade, Tariffs);

    [Fact]
    public void Compare_TheFourRegionsOfThePaper_HasItsWorldPrices()
    {
        GsimEffects effects = Paper().Compare(AfterTheDeal);
        double[] expected = [0.079181, -0.031621, 0.048049, -0.018372];
        for (int i = 0; i < 4; i++) Assert.InRange(effects.Regions[i].WorldPriceChange - expected[i], -5e-7, 5e-7);
    }

    // Each sells to the other alone: demand ε·(p + T) meets supply μ·p.
    [Fact]
    public void Compare_TwoRegionsThatOnlyTradeWithEachOther_IsTheClosedForm()
    {
        var market = new GsimMarket(
            [new("A", importDemand: -2, exportSupply: 3, substitution: 4), new("B", importDemand: -1, exportSupply: 1, substitution: 7)],
            [[0, 100], [40, 0]], [[0, 0.25], [0.1, 0]]);
        GsimEffects effects = market.Compare([[0, 0], [0.1, 0]]);
        double cut = 1 / 1.25 - 1, price = -1 * cut / (3 - -1), consumer = price + cut;
        Assert.Equal(price, effects.Regions[0].WorldPriceChange, 1e-11);
        Assert.Equal(0, effects.Regions[1].WorldPriceChange, 1e-11);
        Assert.Equal(100 * price * (1 + 3 * price / 2), effects.Regions[0].ProducerSurplus, 1e-11);
        Assert.Equal(-125 * consumer * (1 - consumer / 2), effects.Regions[1].ConsumerSurplus, 1e-11);
        Assert.Equal(-25, effects.Regions[1].Revenue, 1e-11);
        Assert.Equal(100 * (1 + price) * (1 - consumer), effects.Trade[0][1], 1e-11);
    }

    [Fact]
    public void Compare_SameTariffs_ChangesNothing()
        => Assert.All(
            Paper().Compare(Tariffs).Regions,
            r => Assert.Equal((0, 0, 0, 0), (r.WorldPriceChange, r.ProducerSurplus, r.ConsumerSurplus, r.Revenue)));

    [Fact]
    public void Compare_RegionsInAnotherOrder_SameEffects()
    {
        int[] order = [2, 0, 3, 1];
        ValueList<ValueList<double>> Turned(ValueList<ValueList<double>> matrix)
            => order.Select(r => order.Select(c => matrix[r][c]).ToValueList()).ToValueList();
        string[] names = ["US", "JP", "EU", "RW"];
        var turned = new GsimMarket(order.Select(o => new GsimRegion(names[o])).ToValueList(), Turned(Trade), Turned(Tariffs));
        GsimEffects other = turned.Compare(Turned(AfterTheDeal)), one = Paper().Compare(AfterTheDeal);
        for (int i = 0; i < 4; i++) Assert.Equal(one.Regions[order[i]].Welfare, other.Regions[i].Welfare, 1e-8);
    }

    [Fact]
    public void Market_BadMatrix_IsRefusedWithTheRegions()
    {
        Assert.Contains("from 'B' to 'A' it is -1", Assert.Throws<ArgumentException>(
            () => new GsimMarket([new("A"), new("B")], [[0, 1], [-1, 0]], [[0, 0], [0, 0]])).Message, StringComparison.Ordinal);
        Assert.Contains("a tariff must be above −100 %", Assert.Throws<ArgumentException>(
            () => new GsimMarket([new("A"), new("B")], [[0, 1], [1, 0]], [[0, -1], [0, 0]])).Message, StringComparison.Ordinal);
        Assert.Contains("region 'B' sells nothing", Assert.Throws<ArgumentException>(
            () => new GsimMarket([new("A"), new("B")], [[1, 1], [0, 0]], [[0, 0], [0, 0]])).Message, StringComparison.Ordinal);
        Assert.Equal("importDemand", Assert.Throws<ArgumentOutOfRangeException>(() => new GsimRegion("A", importDemand: 1)).ParamName);
    }

    [Theory]
    [InlineData("""{"regions":["\ud800","B"],"trade":[]}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("{\"\u00ff\":1}")]
    public void Read_TextThatIsNotUnicode_IsRefused(string json)
        => Assert.Contains("is not well-formed Unicode", Assert.Throws<FormatException>(
            () => GsimFile.Read(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(json)))).Message, StringComparison.Ordinal);
}
