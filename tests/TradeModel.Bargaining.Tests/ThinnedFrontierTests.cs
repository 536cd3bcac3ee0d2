using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Beyond the bound, the stated gap holds and is not far above the true one, which the exact frontier tells.</summary>
public class ThinnedFrontierTests
{
    [Theory]
    [InlineData(3, 20, 1, 1_000)]
    [InlineData(3, 30, 2, 30)]
    [InlineData(4, 12, 1, 300)]
    [InlineData(4, 11, 2, 700)]
    [InlineData(5, 9, 1, 300)]
    [InlineData(6, 7, 1, 100)]
    public void Gap_WhereTheExactFrontierIsKnown_IsAtMostTwiceTheTrueOne(int parties, int issues, ulong seed, int points)
    {
        Scenario scenario = Random(seed, parties, issues, _ => 1);
        AssertTwice(scenario, points);
    }

    [Fact]
    public void Gap_RangesThatDiffer_IsAtMostTwiceTheTrueOne() => AssertTwice(Random(1, 3, 16, party => party == 1 ? 20 : 1), 300);

    [Fact]
    public void ParetoFrontier_ThreePartiesAnd250Issues_IsOfUse()
    {
        ParetoFrontier frontier = Random(5, 3, 250, _ => 1).ParetoFrontier(
            new() { MaxCandidates = 20_000_000 }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(FrontierKind.Thinned, frontier.Kind);
        // Utilities run over some 20,000.
        Assert.InRange(frontier.Gap, 1, 200);
        Assert.InRange(frontier.Count, 1_000, 2_000);
        Scenario scenario = frontier.Scenario;
        BestOutcome best = scenario.BestOutcome(
            OutcomeObjective.Egalitarian, options: new() { Explain = false }, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(best.Value!.Value.ToDouble() - frontier.Egalitarian.Points[0].Utilities.Min(), 0, frontier.Gap);
    }

    private static void AssertTwice(Scenario scenario, int points)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        ParetoFrontier exact = scenario.ParetoFrontier(cancellation: cancellation);
        Assert.Equal(FrontierKind.Exact, exact.Kind);
        ParetoFrontier thinned = scenario.ParetoFrontier(new() { MaxPoints = points }, cancellation: cancellation);
        Assert.Equal(FrontierKind.Thinned, thinned.Kind);
        Assert.InRange(thinned.Count, 1, points);
        double[][] listed = [.. thinned.Select(p => p.Utilities.ToArray())];
        double gap = exact.Max(p => Beyond([.. p.Utilities], listed));
        Assert.InRange(thinned.Gap, gap, 2 * gap);
    }

    // How far a point lies beyond the listed ones: the least over them of the greatest excess of a party.
    private static double Beyond(double[] point, double[][] listed)
    {
        double least = double.PositiveInfinity;
        foreach (double[] one in listed)
        {
            double most = double.NegativeInfinity;
            for (int p = 0; p < point.Length; p++) most = Math.Max(most, point[p] - one[p]);
            least = Math.Min(least, most);
        }
        return least;
    }

    private static Scenario Random(ulong seed, int parties, int issues, Func<int, int> scale)
    {
        var random = new Xoshiro256(seed);
        ScenarioOption Option(int number)
            => new($"{number}", Enumerable.Range(0, parties).Select(p => (Rational)(scale(p) * random.Next(101))).ToValueList());
        return new(
            Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}")).ToValueList(),
            Enumerable.Range(0, issues).Select(i => new ScenarioIssue($"issue {i}", Enumerable.Range(0, 4).Select(Option).ToValueList()))
                .ToValueList());
    }
}
