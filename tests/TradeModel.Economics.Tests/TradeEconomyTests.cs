namespace TradeModel.Economics.Tests;

/// <summary>Contradictory data are refused with the region and the sector named.</summary>
public class TradeEconomyTests
{
    private static string Refusal(Action<TradeEconomyBuilder> change)
    {
        TradeEconomyBuilder builder = RandomEconomies.Draw(7, 3, 2);
        change(builder);
        return Assert.Throws<InvalidOperationException>(builder.Build).Message;
    }

    [Fact]
    public void Build_SectorSellsAndPaysNobody_IsRefused()
        => Assert.Equal(
            "sector 'sector 1' of region 2 sells, but pays neither value added nor inputs",
            Refusal(b => b.SetValueAdded("sector 1", "region 2", 0).SetInput("sector 0", "sector 1", "region 2", 0)
                .SetInput("sector 1", "sector 1", "region 2", 0)));

    [Fact]
    public void Build_UsesWhatItDoesNotBuy_IsRefused()
        => Assert.Equal(
            "region 1 uses goods of sector 'sector 0', but buys none from any region",
            Refusal(b =>
            {
                foreach (int from in (int[])[0, 1, 2]) b.SetTrade("sector 0", $"region {from}", "region 1", 0);
            }));

    [Fact]
    public void Build_DeficitsThatDoNotSumToZero_AreRefused()
        => Assert.StartsWith("the deficits sum to ", Refusal(b => b.SetDeficit("region 2", 1000)), StringComparison.Ordinal);

    [Fact]
    public void Build_LargeNegativeUse_IsRefused()
        => Assert.Contains("uses -50 of 'sector 0'", Refusal(b => b.SetInput("sector 0", "sector 1", "region 2", -50)),
            StringComparison.Ordinal);

    [Fact]
    public void Build_RegionWithoutTrade_IsRefused()
        => Assert.Equal(
            "no trade links region 2 with region 0; leave the regions out, or solve them apart",
            Refusal(b =>
            {
                foreach (string sector in (string[])["sector 0", "sector 1"])
                    foreach (int other in (int[])[0, 1])
                        b.SetTrade(sector, "region 2", $"region {other}", 0).SetTrade(sector, $"region {other}", "region 2", 0);
            }));

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Sector_ElasticityNotAboveZero_IsRefused(double elasticity)
        => Assert.Equal(
            "tradeElasticity", Assert.Throws<ArgumentOutOfRangeException>(() => new EconomySector("Steel", elasticity)).ParamName);

    [Fact]
    public void SetTrade_NegativeFlowOrTariffOfMinusHundredPercent_IsRefused()
    {
        TradeEconomyBuilder builder = RandomEconomies.Draw(7, 3, 2);
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(
            () => builder.SetTrade("sector 0", "region 0", "region 1", -1)).ParamName);
        Assert.Equal("tariff", Assert.Throws<ArgumentOutOfRangeException>(
            () => builder.SetTrade("sector 0", "region 0", "region 1", 1, -1)).ParamName);
    }

    [Fact]
    public void Builder_MoreThanTenMillionFlows_IsRefused()
    {
        ValueList<string> regions = Enumerable.Range(0, 1_000).Select(r => $"region {r}").ToValueList();
        ValueList<EconomySector> sectors = Enumerable.Range(0, 11).Select(s => new EconomySector($"sector {s}", 4)).ToValueList();
        Assert.Contains("more than 10,000,000 flows", Assert.Throws<ArgumentException>(
            () => new TradeEconomyBuilder(regions, sectors)).Message, StringComparison.Ordinal);
        _ = new TradeEconomyBuilder(regions, sectors.Take(10).ToValueList());
    }

    [Theory]
    [InlineData("region\nA\n \n", "sector,tradeElasticity\nSteel,4\n", "regions.csv, line 3: must not be blank")]
    [InlineData("region\nA\na\u007fb\n", "sector,tradeElasticity\nSteel,4\n", "regions.csv, line 3: must be one line")]
    [InlineData("region\nA\n", "sector,tradeElasticity\nSteel,4\n", "regions.csv: an economy has at least two regions")]
    [InlineData("region\nA\nB\n", "sector,tradeElasticity\n", "sectors.csv: an economy has at least one sector")]
    [InlineData("re\"gion\nA\nB\n", "", "regions.csv, line 1: ")]
    public void Read_BadNames_SaysInWhichFileAndLine(string regions, string sectors, string why)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "regions.csv"), regions);
            File.WriteAllText(Path.Combine(folder, "sectors.csv"), sectors);
            string message = Assert.Throws<FormatException>(() => TradeEconomyFiles.Read(folder)).Message;
            Assert.StartsWith(why, message, StringComparison.Ordinal);
            Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Compare_TooFewIterations_NamesTheRegion()
    {
        TradeEconomy economy = RandomEconomies.Draw(7, 3, 2).Build();
        NoEquilibriumException fault = Assert.Throws<NoEquilibriumException>(
            () => economy.Compare(RandomEconomies.Changed(economy, 7), new StructuralOptions { MostIterations = 1 }));
        Assert.Matches("wages did not settle after 1 iterations: the trade balance of region [012] is off by", fault.Message);
    }

    [Fact]
    public void Equals_SameData_IsTrueAndOneOtherFlow_IsFalse()
    {
        TradeEconomy one = RandomEconomies.Draw(7, 3, 2).Build();
        Assert.Equal(one, RandomEconomies.Draw(7, 3, 2).Build());
        Assert.NotEqual(one, RandomEconomies.Draw(7, 3, 2).SetTrade("sector 0", "region 0", "region 1", 1).Build());
    }
}
