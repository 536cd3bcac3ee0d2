using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

public class ScenarioTests
{
    [Fact]
    public void Scenario_ByHand_TakesThreeLines()
    {
        Scenario negotiation = new(["India", "the United States"],
            [new("Steel", [0.6, 0.3], [new("50 %", 0, 1), new("25 %", 0.6, 0.7), new("0 %", 1, 0)]),
             new("Pulses", [0.4, 0.7], [new("30 %", 1, 0), new("0 %", 0, 1)])]);
        Assert.Equal(6, negotiation.OutcomeCount);
        Assert.Equal(new Rational(36, 100) + new Rational(4, 10), negotiation.Utility(negotiation.Choose("25 %", "30 %"), 0));
        Assert.Equal("Steel: 25 %; Pulses: 30 %", negotiation.Describe(negotiation.Choose("25 %", "30 %")));
        Assert.Equal([0, 0.36, 0.6, 0.4, 0], negotiation.ToArrays().Worths(0).ToArray());
        Assert.Equal(0.76, negotiation.ToArrays().Utility(0, [1, 0]), 15);
    }

    [Fact]
    public void Equals_SameNumbersWrittenOtherwise_IsTrue()
    {
        Scenario one = new(["A", "B"], [new("x", [1, 2], [new("a", 0.5, 1)])]),
            two = new(["A", "B"], [new("x", [1.0m, 2.00m], [new("a", new Rational(1, 2), 1)])]);
        one.ToArrays();
        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, new Scenario(["A", "B"], [new("x", [1, 2], [new("a", 0.5, 2)])]));
    }

    [Fact]
    public void Constructor_BadParts_AreRefused()
    {
        ValueList<ScenarioIssue> issues = [new("x", [new("a", 0, 1)])];
        Assert.Throws<ArgumentException>(() => new Scenario(["A"], issues));
        Assert.Throws<ArgumentException>(() => new Scenario(["A", "A"], issues));
        Assert.Throws<ArgumentException>(() => new Scenario(["A", "B"], []));
        Assert.Throws<ArgumentException>(() => new Scenario(["A", "B"], [issues[0], issues[0]]));
        Assert.Throws<ArgumentException>(() => new Scenario(["A", "B", "C"], issues));
        Assert.Throws<ArgumentException>(() => new Scenario(["A", "B"], [new("x", [1], [new("a", 0, 1)])]));
        Assert.Throws<ArgumentException>(() => new ScenarioIssue("x", []));
        Assert.Throws<ArgumentException>(() => new ScenarioIssue("x", [new("a", 0), new("a", 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScenarioIssue("x", [-1, 1], [new("a", 0, 1)]));
        Assert.Throws<ArgumentException>(() => new ScenarioOption("", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScenarioParty("A", 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScenarioParty("A", 0, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Outcome([-1]));
    }

    [Fact]
    public void Choose_UnknownLabel_SaysWhichIssue()
    {
        Scenario scenario = new(["A", "B"], [new("x", [new("a", 0, 1)])]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => scenario.Choose("b"));
        Assert.Contains("issue 'x' has no option 'b'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => scenario.Utility(new Outcome([1]), 0));
        Assert.Throws<ArgumentException>(() => scenario.Utility(new Outcome([0, 0]), 0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void IndexOutsideItsRange_IsRefusedByName(int index)
    {
        // Two parties, two options, two points and two issues: -1 and 2 are outside of all.
        Scenario scenario = new(["A", "B"], [new("x", [new("a", 0, 1), new("b", 1, 0)]), new("y", [new("c", 0, 0)])]);
        ScenarioArrays arrays = scenario.ToArrays();
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(2, frontier.Count);

        ArgumentOutOfRangeException refused =
            Assert.Throws<ArgumentOutOfRangeException>("party", () => scenario.Utility(new Outcome([0, 0]), index));
        Assert.StartsWith("there are 2 parties, counted from 0", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("party", () => scenario.Issues[0].Worth(index, 0));
        Assert.Throws<ArgumentOutOfRangeException>("option", () => scenario.Issues[0].Worth(0, index));
        Assert.Throws<ArgumentOutOfRangeException>("party", () => arrays.Worths(index).Length);
        Assert.Throws<ArgumentOutOfRangeException>("party", () => arrays.Reservation(index));
        Assert.Throws<ArgumentOutOfRangeException>("party", () => arrays.Utility(index, [0, 0]));
        // A choice beyond its issue's options would be one of the next issue's.
        Assert.Throws<ArgumentOutOfRangeException>("choices", () => arrays.Utility(0, [index, 0]));
        Assert.Throws<ArgumentException>("choices", () => arrays.Utility(0, [0]));
        Assert.Throws<ArgumentOutOfRangeException>("party", () => frontier.Utility(0, index));
        Assert.Throws<ArgumentOutOfRangeException>("party", () => frontier.ExactUtility(0, index));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => frontier.Utility(index, 0));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => frontier.ExactUtility(index, 0));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => frontier.Multiplicity(index));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => frontier.OutcomeAt(index));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => frontier[index]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => scenario.LogRolls(new Outcome([0, 0]))[index]);
    }

    [Fact]
    public void ToString_OfWhatIsComputed_IsShort()
    {
        Scenario scenario = new(["A", "B"], [new("x", [new("a", 0, 1), new("b", 3, 0)]), new("y", [new("c", 0, 3), new("d", 1, 0)])]);
        Assert.Equal("A – B, 2 issues", scenario.ToArrays().ToString());
        LogRolls rolls = scenario.LogRolls(scenario.Choose("a", "d"));
        Assert.Equal("1 trade", rolls.ToString());
        Assert.Equal("0 trades, the search ended at its bound",
            scenario.LogRolls(scenario.Choose("a", "d"), new() { MaxTrials = 1 }).ToString());
        Assert.Equal("still apart by 4, 4",
            scenario.ParetoFrontier().OnTheTable(scenario.Choose("b", "d"), scenario.Choose("a", "c")).ToString());
    }

    /// <summary>A pie of ten pieces: k for A and 10 − k for B, where the greatest k^a (10 − k)^b is found by hand.</summary>
    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(2, 1, 7)] // 49 × 3 = 147; 36 × 4 = 144; 64 × 2 = 128
    [InlineData(3, 1, 7)] // 343 × 3 = 1,029; 512 × 2 = 1,024
    [InlineData(4, 1, 8)] // 4,096 × 2 = 8,192; 2,401 × 3 = 7,203
    [InlineData(1, 4, 2)]
    [InlineData(0.5, 0.25, 7)] // as 2 to 1
    public void WeightedNash_OfAPie_IsThatByHand(double ofA, double ofB, int pieces)
    {
        ValueList<ScenarioOption> options = [.. Enumerable.Range(0, 11).Select(k => new ScenarioOption($"{k}", k, 10 - k))];
        ParetoFrontier frontier = new Scenario(["A", "B"], [new("pie", options)]).ParetoFrontier();
        FrontierPoint point = Assert.Single(frontier.WeightedNash(ofA, ofB).Points);
        Assert.Equal([pieces, 10.0 - pieces], point.Utilities);
    }

    [Fact]
    public void WeightedNash_BadWeights_AreRefused()
    {
        ParetoFrontier frontier = new Scenario(["A", "B"], [new("x", [new("a", 0, 1), new("b", 1, 0)])]).ParetoFrontier();
        Assert.Throws<ArgumentException>(() => frontier.WeightedNash(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => frontier.WeightedNash(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => frontier.WeightedNash(1, 0.123456789));
    }

    [Fact]
    public void Nash_NothingRational_IsEmptyAndSaysSo()
    {
        Scenario scenario = new([new("A", 0.8), new("B", 0.8)], [new("pie", [new("a", 0.5, 0.5), new("b", 1, 0)])]);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Empty(frontier.RationalPoints);
        Assert.All(
            [frontier.Nash, frontier.KalaiSmorodinsky, frontier.Egalitarian, frontier.Utilitarian],
            solution => Assert.Empty(solution.Points));
        Assert.Equal("no outcome gives every party at least its reservation value", frontier.Nash.ToString());
    }

    // Few names are compared in another way than many.
    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Names_ThatOccurTwice_AreRefusedAndNamed(int count)
    {
        string Refused(Action<string[]> make)
        {
            string[] names = [.. Enumerable.Range(0, count).Select(k => $"n{k}")];
            make(names);
            names[^1] = "n0";
            return Assert.Throws<ArgumentException>(() => make(names)).Message;
        }
        ValueList<Rational> values = [.. Enumerable.Repeat(Rational.One, count)];
        Assert.StartsWith(
            "option 'n0' occurs twice in issue 'x'",
            Refused(names => _ = new ScenarioIssue("x", names.Select(n => new ScenarioOption(n, 0, 1)).ToValueList())));
        Assert.StartsWith(
            "party 'n0' occurs twice",
            Refused(names => _ = new Scenario(
                names.Select(n => new ScenarioParty(n)).ToValueList(), [new("x", [new ScenarioOption("a", values)])])));
        Assert.StartsWith(
            "issue 'n0' occurs twice",
            Refused(names => _ = new Scenario(
                ["A", "B"], names.Select(n => new ScenarioIssue(n, [new("a", 0, 1)])).ToValueList())));
    }
}
