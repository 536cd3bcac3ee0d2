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

    [Property(MaxTest = 60)]
    public void DistanceFrom_AnyKindOfFrontier_IsThatOfItsListedPoints(Scenario scenario)
    {
        ParetoFrontier[] frontiers = scenario.Parties.Count == 2
            ? [scenario.ParetoFrontier(), scenario.ConvexFrontier()]
            : [scenario.ParetoFrontier(), scenario.ParetoFrontier(new() { MaxPoints = 2 })];
        Outcome[] outcomes =
        [
            new(scenario.Issues.Select(_ => 0).ToValueList()), new(scenario.Issues.Select(i => i.Options.Count - 1).ToValueList()),
        ];
        foreach (ParetoFrontier frontier in frontiers)
            foreach (Outcome outcome in outcomes) AssertDistance(frontier, outcome);
    }

    private static void AssertDistance(ParetoFrontier frontier, Outcome outcome)
    {
        Scenario scenario = frontier.Scenario;
        Rational[][] gains = [.. Enumerable.Range(0, frontier.Count).Select(i => scenario.Parties
            .Select((_, p) => frontier.ExactUtility(i, p) - scenario.Utility(outcome, p)).ToArray())];
        int[] better = [.. Enumerable.Range(0, frontier.Count).Where(i => gains[i].All(g => g.Sign >= 0) && Sum(gains[i]).Sign > 0)];
        OutcomeDistance at = frontier.DistanceFrom(outcome);
        Assert.Equal(
            better.OrderByDescending(i => Sum(gains[i])).ThenByDescending(i => gains[i].Min()).ThenBy(i => i).Cast<int?>().FirstOrDefault(),
            at.BestForAll?.Index);
        Assert.Equal(better.Length > 0 ? false : frontier.Kind == FrontierKind.Exact ? true : null, at.IsEfficient);
        Assert.Equal(
            scenario.Parties.Select((_, p) => better.Select(i => gains[i][p]).Append(Rational.Zero).Max().ToDouble()), at.LeftOnTable);
        Assert.Equal(scenario.Parties.Select((_, p) => scenario.Utility(outcome, p).ToDouble()), at.Utilities);
        Assert.Equal(
            Math.Sqrt(gains.Min(g => g.Aggregate(Rational.Zero, (sum, x) => sum + x * x)).ToDouble()), at.Distance, 1e-12);
        Assert.Equal((frontier.Gap, outcome), (at.Gap, at.Outcome));
    }

    // From (1, 1), the points (2, 3) and (3, 2) offer the same sum and the same least gain: the earlier is named. (1, 4) offers the same
    // sum too, but nothing to A. (1, 9) offers a greater sum.
    [Fact]
    public void DistanceFrom_SumsThatTie_GoesToTheGreaterLeastGainThenTheEarlierPoint()
    {
        Scenario Of(params (int A, int B)[] points) => new(
            ["A", "B"], [new("x", [.. points.Select((p, n) => new ScenarioOption($"{n}", p.A, p.B))])]);
        Assert.Equal([2.0, 3], Of((1, 1), (3, 2), (2, 3)).ParetoFrontier().DistanceFrom(new([0])).BestForAll!.Utilities);
        Assert.Equal([3.0, 2], Of((1, 1), (3, 2), (1, 4)).ParetoFrontier().DistanceFrom(new([0])).BestForAll!.Utilities);
        Assert.Equal([1.0, 9], Of((1, 1), (3, 2), (1, 9)).ParetoFrontier().DistanceFrom(new([0])).BestForAll!.Utilities);
        Assert.Equal(
            "[1, 1], left on the table [2, 8]", Of((1, 1), (3, 2), (1, 9)).ParetoFrontier().DistanceFrom(new([0])).ToString());
    }

    [Fact]
    public void StillApart_OwnIsWorstOrBest_IsWhatItWouldGiveUp()
    {
        // A's own outcome is worth 0.3 to it and B's 0.9: it would lose nothing. B's own is worth 0 to B.
        TablePositions table = Trade.ParetoFrontier().OnTheTable(Trade.Choose("50 %", "30 %"), Trade.Choose("0 %", "30 %"));
        Assert.Equal([0.0, 0], table.StillApart);
        Assert.Equal("still apart by 0, 0", table.ToString());
        Assert.Equal(
            "still apart by 0.9, 1",
            Trade.ParetoFrontier().OnTheTable(Trade.Choose("0 %", "30 %"), Trade.Choose("50 %", "0 %")).ToString());
        Assert.Equal([false, true], table.Tabled.Select(t => t.IsEfficient!.Value));
        Assert.StartsWith(
            "1 outcomes for 2 parties",
            Assert.Throws<ArgumentException>("tabled", () => Trade.ParetoFrontier().OnTheTable(Trade.Choose("0 %", "30 %"))).Message,
            StringComparison.Ordinal);
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
    public void OnTheTable_Nothing_IsRefused()
        => Assert.Throws<ArgumentNullException>("tabled", () => Trade.ParetoFrontier().OnTheTable(null!));

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
