using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>Rounding rules: which step a rate takes, the bounds of a step, and the rule in words.</summary>
public class RoundingRuleTests
{
    private static readonly Currency Dollar = new("USD");
    private static readonly Currency Euro = new("EUR");
    private static readonly Currency Rupee = new("INR");

    private static readonly RoundingRule ThreeSteps = new(RoundingMode.Down, 0.1m, 0.05m, [new(Dollar, 0.001m), new(Rupee, 1m)]);

    [Fact]
    public void Round_RatesOfEachUnit_TakeTheirOwnStep()
    {
        Assert.Equal(7.1m, ThreeSteps.Round(7.19m));
        Assert.Equal(0.044m, ThreeSteps.Round(0.0449m, new RateUnit(Dollar, "kg")));
        Assert.Equal(12m, ThreeSteps.Round(12.9m, new RateUnit(Rupee, "kg")));
        Assert.Equal(0.4m, ThreeSteps.Round(0.449m, new RateUnit(Euro, "kg")));
    }

    [Fact]
    public void Round_WithoutAStep_LeavesTheRate()
    {
        Assert.Equal(7.19m, RoundingRule.Exact.Round(7.19m));
        Assert.Equal(0.0449m, RoundingRule.DownToTenth.Round(0.0449m, new RateUnit(Dollar, "kg")));
        var dollarsOnly = new RoundingRule(RoundingMode.Down, null, null, [new(Dollar, 0.01m)]);
        Assert.Equal(7.19m, dollarsOnly.Round(7.19m));
        Assert.Equal(0.0449m, dollarsOnly.Round(0.0449m, new RateUnit(Euro, "kg")));
        Assert.Equal(0.04m, dollarsOnly.Round(0.0449m, new RateUnit(Dollar, "kg")));
    }

    [Theory]
    [InlineData("7.14", "7.1", "7.1")]
    [InlineData("7.15", "7.1", "7.2")]
    [InlineData("7.25", "7.2", "7.3")]
    [InlineData("7.2", "7.2", "7.2")]
    [InlineData("0", "0", "0")]
    public void Round_BetweenTwoSteps_FollowsTheMode(string rate, string down, string nearest)
    {
        Assert.Equal(Number(down), RoundingRule.DownToTenth.Round(Number(rate)));
        Assert.Equal(Number(nearest), RoundingRule.NearestTenth.Round(Number(rate)));
    }

    [Fact]
    public void Constructor_StepsAtTheBounds_AreTakenAndThoseBeyondRefused()
    {
        foreach (decimal step in (decimal[])[1e-9m, 1e9m])
        {
            Assert.Equal(step, new RoundingRule(RoundingMode.Down, step).PercentStep);
            Assert.Equal(step, new RoundingRule(RoundingMode.Down, null, step).MoneyStep);
            Assert.Equal(step, new RoundingRule(RoundingMode.Down, null, null, [new(Dollar, step)]).MoneySteps[Dollar]);
        }
        foreach (decimal step in (decimal[])[-1m, 0m, 0.9e-9m, 1e9m + 1m])
        {
            Assert.Throws<ArgumentOutOfRangeException>("percentStep", () => new RoundingRule(RoundingMode.Down, step));
            Assert.Throws<ArgumentOutOfRangeException>("moneyStep", () => new RoundingRule(RoundingMode.Down, null, step));
            Assert.Throws<ArgumentOutOfRangeException>(
                "moneySteps", () => new RoundingRule(RoundingMode.Down, null, null, [new(Dollar, step)]));
        }
        Assert.Throws<ArgumentException>("moneySteps", () => new RoundingRule(RoundingMode.Down, null, null, [new(default(Currency), 1m)]));
    }

    [Fact]
    public void ToString_EachRule_SaysItsModeAndSteps()
    {
        Assert.Equal("not rounded", RoundingRule.Exact.ToString());
        Assert.Equal("down to 0.1 points", RoundingRule.DownToTenth.ToString());
        Assert.Equal("to the nearest 0.1 points", RoundingRule.NearestTenth.ToString());
        Assert.Equal("down to 0.1 points, INR 1, USD 0.001, 0.05 of other money", ThreeSteps.ToString());
        Assert.Equal("down to 0.01 of other money", new RoundingRule(RoundingMode.Down, null, 0.01m).ToString());
        Assert.Equal("to the nearest USD 0.1", new RoundingRule(RoundingMode.Nearest, null, null, [new(Dollar, 0.1m)]).ToString());
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
