using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

[Properties(Arbitrary = [typeof(SmallScenarios)], MaxTest = 200)]
public class OutcomeDistanceTests
{
    private static readonly Scenario Trade = new(["India", "United States"],
    [
        new("Steel", [new("50 %", 0, 0.2), new("25 %", 0.4, 0.1), new("0 %", 0.6, 0)]),
        new("Pulses", [new("30 %", 0.3, 0), new("10 %", 0.2, 0.5), new("0 %", 0, 0.8)]),
    ]);

    [Property]
    public void DistanceFrom_FirstOutcome_IsWhatDominatingOutcomesOffer(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        var outcome = new Outcome(ValueList.Create<int>(new int[scenario.Issues.Count]));
        Rational[] here = [.. scenario.Parties.Select((_, p) => scenario.Utility(outcome, p))];
        List<Rational[]> better = [.. oracle.All.Where(point => BruteForce.Dominates(point, here))];
        OutcomeDistance distance = scenario.ParetoFrontier().DistanceFrom(outcome);
        Assert.Equal(better.Count == 0, distance.IsEfficient);
        Assert.Equal(better.Count == 0, distance.BestForAll is null);
        double nearest = oracle.Frontier.Min(f => Math.Sqrt(f.Point.Select((u, p) => Math.Pow((u - here[p]).ToDouble(), 2)).Sum()));
        Assert.Equal(nearest, distance.Distance, 1e-9);
        for (int p = 0; p < here.Length; p++)
        {
            Rational most = better.Select(point => point[p] - here[p]).Append(Rational.Zero).Max();
            Assert.Equal(most.ToDouble(), distance.LeftOnTable[p]);
            Assert.Equal(here[p].ToDouble(), distance.Utilities[p]);
        }
        if (distance.BestForAll is { } best)
        {
            Rational sum = better.Max(point => Sum(point));
            Assert.Equal(sum, Sum([.. here.Select((_, p) => scenario.Utility(best.Outcome, p))]));
        }
    }

    [Fact]
    public void DistanceFrom_StatusQuo_SaysWhatIsLeftForEach()
    {
        // From (0.3, 0.2): India can reach 0.8 with steel at 0 % and pulses at 10 %, the United States 0.9 with steel at 25 % and pulses at
        // 0 %.
        OutcomeDistance distance = Trade.ParetoFrontier().DistanceFrom(Trade.Choose("50 %", "30 %"));
        Assert.Equal([0.3, 0.2], distance.Utilities);
        Assert.False(distance.IsEfficient);
        Assert.Equal([0.5, 0.7], distance.LeftOnTable);
    }

    [Fact]
    public void OnTheTable_TwoDemands_SaysHowFarApart()
    {
        TablePositions table = Trade.ParetoFrontier().OnTheTable(Trade.Choose("0 %", "30 %"), Trade.Choose("50 %", "0 %"));
        Assert.Equal([0.9, 1], Round(table.StillApart));
        Assert.Equal([0.9, 0], Round(table.Tabled[0].Utilities));
        Assert.True(table.Tabled[0].IsEfficient);
    }

    [Fact]
    public void OnTheTable_OneOutcomeForTwo_IsRefused()
        => Assert.Throws<ArgumentException>(() => Trade.ParetoFrontier().OnTheTable(Trade.Choose("0 %", "30 %")));

    [Fact]
    public void Opposition_OneIssuePie_IsTheDistanceFromTheMiddle()
    {
        Scenario pie = new(["A", "B"], [new("pie",
            Enumerable.Range(0, 11).Select(i => new ScenarioOption($"{i}", i, 10 - i)).ToValueList())]);
        Assert.Equal(Math.Sqrt(0.5), pie.ParetoFrontier().RescaledOpposition, 1e-12);
        // On utilities as they stand, (5, 5) overshoots (1, 1) by 4 each; (1, 9) is farther.
        Assert.Equal(Math.Sqrt(32), pie.ParetoFrontier().Opposition, 1e-12);
    }

    private static Rational Sum(Rational[] point) => point.Aggregate(Rational.Zero, (a, b) => a + b);

    private static IEnumerable<double> Round(IEnumerable<double> values) => values.Select(v => Math.Round(v, 12));
}
