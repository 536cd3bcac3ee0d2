using TradeModel.Bargaining;

namespace TradeModel.Economics.Tests;

public class StakesTests
{
    private static readonly TradeEconomy Economy = RandomEconomies.Draw(11, 3, 2).Build();

    private static readonly TariffIssue North = new("North", "region 0", "region 1", ["sector 0"]);
    private static readonly TariffIssue South = new("South", "region 1", "region 0", [], [1, 0]);

    private static MeasuredStakes Measure(params ValueList<TariffIssue> issues)
        => MeasuredStakes.Of(Economy, ["region 0", "region 1"], issues);

    // The worth of an option is the change of real income, in money of the baseline.
    [Fact]
    public void Of_OneOption_IsTheRealIncomeOfItsTariffs()
    {
        MeasuredStakes stakes = Measure(North, South);
        StructuralEffects effects = Economy.Compare(Economy.Tariffs.With("sector 0", "region 1", "region 0", 0));
        StructuralEquilibrium before = new StructuralSolver(Economy, new()).Solve(Economy.Tariffs, null);
        for (int p = 0; p < 2; p++)
        {
            double worth = stakes.Scenario.Issues[0].Options[2].Values[p].ToDouble();
            Assert.Equal(effects.Regions[p].RealIncome / 100, worth / before.Incomes[p], 1e-7);
            Assert.Equal(0, stakes.Scenario.Issues[0].Options[0].Values[p].ToDouble());
        }
        Assert.Equal(["as they are", "50% of the rates", "free"], stakes.Scenario.Issues[0].Options.Select(o => o.Label));
        Assert.Equal(["as they are", "free"], stakes.Scenario.Issues[1].Options.Select(o => o.Label));
    }

    [Fact]
    public void Of_OneIssueAlone_HasNoInteractionAndTwoHaveTheirError()
    {
        Assert.All(Measure(North).Interactions, i => Assert.Equal((0.0, 0.0, 3), (i.Error, i.Share, i.Simulated)));
        MeasuredStakes both = Measure(North, South);
        var last = new Outcome([2, 1]);
        for (int p = 0; p < 2; p++)
        {
            double apart = Math.Abs(both.Simulate(last)[p] - both.Scenario.Utility(last, p).ToDouble());
            Assert.True(apart > 0, "two cuts together are worth their sum");
            Assert.True(both.Interactions[p].Error >= apart, $"{both.Interactions[p]} is below {apart}");
            Assert.Equal(6, both.Interactions[p].Simulated);
        }
        Assert.StartsWith(
            "utilities add what each issue is worth alone; on 6 outcomes simulated jointly the sum differs by up to ",
            both.Scenario.Assumptions[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ShareFreed_OfTheTradeCovered_CountsWhatIsFree()
    {
        MeasuredStakes stakes = Measure(North, South);
        double north = Economy.TradeOf("sector 0", "region 1", "region 0");
        double south = Economy.TradeOf("sector 0", "region 0", "region 1") + Economy.TradeOf("sector 1", "region 0", "region 1");
        OutcomeConstraint justNorth = stakes.ShareFreed((Rational)(north / (north + south) - 1e-9));
        Assert.True(justNorth.Allows(stakes.Scenario, new Outcome([2, 0])));
        Assert.False(justNorth.Allows(stakes.Scenario, new Outcome([1, 0])));
        Assert.False(stakes.ShareFreed((Rational)(north / (north + south) + 1e-9)).Allows(stakes.Scenario, new Outcome([2, 0])));
    }

    [Fact]
    public void Of_OneTariffInTwoIssues_IsRefused()
        => Assert.Contains(
            "the tariff of region 0 on 'sector 0' of region 1 is part of two issues: 'North' and 'All'",
            Assert.Throws<ArgumentException>(() => Measure(North, new TariffIssue("All", "region 0", "region 1", []))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Issue_OptionsWithoutThePresentRates_AreRefused()
    {
        Assert.Equal("kept", Assert.Throws<ArgumentException>(() => new TariffIssue("A", "x", "y", [], [0, 1])).ParamName);
        Assert.Equal("kept", Assert.Throws<ArgumentException>(() => new TariffIssue("A", "x", "y", [], [1, -0.5])).ParamName);
        Assert.Equal("kept", Assert.Throws<ArgumentException>(() => new TariffIssue("A", "x", "y", [], [1, 0, 0])).ParamName);
        Assert.Throws<KeyNotFoundException>(() => Measure(new TariffIssue("A", "region 0", "region 9", [])));
    }
}
