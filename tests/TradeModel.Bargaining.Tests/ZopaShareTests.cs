using System.Numerics;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

[Properties(Arbitrary = [typeof(SmallScenarios)], MaxTest = 300)]
public class ZopaShareTests
{
    [Property]
    public void ZopaShare_SmallScenario_CountsAcceptableOutcomes(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        int acceptable = oracle.All.Count(point => oracle.Gains(point).All(g => g.Sign >= 0));
        ZopaShare share = scenario.ZopaShare();
        Assert.True(share.IsExact);
        Assert.Equal(acceptable, share.AcceptableOutcomes);
        Assert.Equal(acceptable / (double)oracle.All.Count, share.Share);
    }

    [Fact]
    public void ZopaShare_PastTheBound_IsAnEstimateAroundTheCount()
    {
        // 16 coins: A needs 5 heads, B needs 5 tails; the count is a sum of binomials.
        Scenario scenario = Coins(16, 5);
        BigInteger expected = Enumerable.Range(5, 7).Aggregate(BigInteger.Zero, (sum, k) => sum + Choose(16, k));
        Assert.Equal(expected, scenario.ZopaShare().AcceptableOutcomes);
        ZopaShare estimate = scenario.ZopaShare(new ZopaOptions { MaxStates = 0, Samples = 20_000, Seed = 3 });
        Assert.False(estimate.IsExact);
        Assert.InRange((double)expected / 65536, estimate.Low, estimate.High);
        Assert.Equal(estimate, scenario.ZopaShare(new ZopaOptions { MaxStates = 0, Samples = 20_000, Seed = 3 }));
        Assert.NotEqual(estimate.Share, scenario.ZopaShare(new ZopaOptions { MaxStates = 0, Samples = 20_000, Seed = 4 }).Share);
    }

    [Fact]
    public void ZopaShare_EightOfTenDrawn_HasWilsonsInterval()
    {
        // Wilson's 95 % interval of 8 successes in 10 trials, as published tables give it: 0.490 to 0.943.
        var estimate = new ZopaShare(8, 10, 1);
        Assert.Equal((0.490, 0.8, 0.943), (Math.Round(estimate.Low, 3), estimate.Share, Math.Round(estimate.High, 3)));
    }

    [Fact]
    public void ZopaShare_TwoHundredCoins_IsCountedWithoutEnumeration()
    {
        BigInteger expected = Enumerable.Range(90, 21).Aggregate(BigInteger.Zero, (sum, k) => sum + Choose(200, k));
        Assert.Equal(expected, Coins(200, 90).ZopaShare().AcceptableOutcomes);
    }

    [Fact]
    public void ZopaShare_NobodyNeedsAnything_IsAll()
        => Assert.Equal(1, Coins(50, 0).ZopaShare().Share);

    [Fact]
    public void ZopaShare_NeedBeyondTheBest_IsNone()
        => Assert.Equal(BigInteger.Zero, Coins(5, 6).ZopaShare().AcceptableOutcomes);

    private static Scenario Coins(int coins, int need) => new(
        [new("A", need), new("B", need)],
            Enumerable.Range(0, coins).Select(i => new ScenarioIssue($"{i}", [new("heads", 1, 0), new("tails", 0, 1)])).ToValueList());

    private static BigInteger Choose(int n, int k)
        => Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - k + i) / i);
}
