using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>The convex frontier against the upper hull of all outcomes, and the bounds at which it takes over.</summary>
public class ConvexFrontierTests
{
    [Property(MaxTest = 60)]
    public FsCheck.Property ConvexFrontier_TwoParties_IsTheUpperHullOfAllOutcomes() => Prop.ForAll(Pairs().ToArbitrary(), scenario =>
    {
        ParetoFrontier convex = scenario.ConvexFrontier();
        Rational[][] listed = [.. Enumerable.Range(0, convex.Count).Select(i => Exact(convex, i))];
        Rational[][] efficient = [.. new BruteForce(scenario).Frontier.Select(f => f.Point)];
        Assert.Equal((FrontierKind.Convex, null), (convex.Kind, convex.Multiplicity(0)));

        // From the best for B to the best for A, and each corner of the hull between them.
        Assert.Equal((Word(efficient[0]), Word(efficient[^1])), (Word(listed[0]), Word(listed[^1])));
        Assert.Subset(listed.Select(Word).ToHashSet(), Corners(efficient).Select(Word).ToHashSet());
        for (int i = 1; i < listed.Length; i++)
        {
            // Each point lies on an edge: no outcome lies above the line through two neighbours.
            Assert.True(listed[i - 1][0] < listed[i][0] && listed[i - 1][1] > listed[i][1], "the points do not ascend");
            Assert.All(efficient, e => Assert.False(Turn(listed[i - 1], listed[i], e).Sign > 0, $"{Word(e)} lies above"));
        }
        // One step for each option after the first on the hull of its issue.
        Assert.Equal(1 + scenario.Issues.Sum(OnHull), convex.Count);
        // The outcomes farthest beyond an edge of gain g and loss c would lie at its corner: the least of both excesses is g c / (g + c).
        double gap = listed.Zip(listed.Skip(1), (a, b) => (b[0] - a[0]) * (a[1] - b[1]) / (b[0] - a[0] + a[1] - b[1]))
            .Append(Rational.Zero).Max().ToDouble();
        Assert.InRange(convex.Gap, gap, gap * (1 + 1e-9));
        for (int i = 0; i < convex.Count; i++)
            Assert.Equal(Exact(convex, i), scenario.Parties.Select((_, p) => scenario.Utility(convex.OutcomeAt(i), p)));
    });

    // Steps of the same price: those of the issue with the smaller steps come first, then the issue with fewer steps.
    [Fact]
    public void ConvexFrontier_StepsOfOnePrice_GoFromSmallToLarge()
    {
        ScenarioIssue small = new("small", [new("0", 0, 1), new("1", 1, 0)]), large = new("large", [new("0", 0, 3), new("1", 3, 0)]),
            two = new("two", [new("0", 0, 5), new("1", 1, 4), new("2", 5, 0)]);
        foreach (ScenarioIssue[] order in new ScenarioIssue[][] { [small, large], [large, small] })
            Assert.Equal(["0 4", "1 3", "4 0"], Words(new Scenario(["A", "B"], order.ToValueList()).ConvexFrontier()));
        foreach (ScenarioIssue[] order in new ScenarioIssue[][] { [small, two], [two, small] })
            Assert.Equal(["0 6", "1 5", "2 4", "6 0"], Words(new Scenario(["A", "B"], order.ToValueList()).ConvexFrontier()));
        foreach (ScenarioIssue[] order in new ScenarioIssue[][] { [large, two, small], [small, two, large] })
        {
            ParetoFrontier convex = new Scenario(["A", "B"], order.ToValueList()).ConvexFrontier();
            Assert.Equal(["0 9", "1 8", "2 7", "6 3", "9 0"], Words(convex));
            // The first step is the issue with one step, not the first of two.
            Assert.Equal(1, convex.OutcomeAt(1).Choices[order.ToList().IndexOf(small)]);
            Assert.Equal(0, convex.OutcomeAt(1).Choices[1]);
        }
    }

    // Two alike issues: the earlier is stepped first.
    [Fact]
    public void ConvexFrontier_AlikeIssues_GoInTheirOrder()
    {
        ParetoFrontier convex = new Scenario(
            ["A", "B"], [.. Enumerable.Range(0, 3).Select(i => new ScenarioIssue($"{i}", [new("b", 0, 1), new("a", 1, 0)]))])
            .ConvexFrontier();
        Assert.Equal(["0 3", "1 2", "2 1", "3 0"], Words(convex));
        Assert.Equal(
            ["[0, 0, 0]", "[1, 0, 0]", "[1, 1, 0]", "[1, 1, 1]"],
            Enumerable.Range(0, 4).Select(i => convex.OutcomeAt(i).Choices.ToString()));
        Assert.Equal(0.5, convex.Gap, 1e-9);
        Assert.Equal("convex, no outcome offers every party more than 0.5 beyond a listed one", convex.Explanation);
        Assert.Equal("4 points, convex, no outcome offers every party more than 0.5 beyond a listed one", convex.ToString());
    }

    [Fact]
    public void ConvexFrontier_ThreeParties_IsRefused()
        => Assert.Throws<ArgumentException>(
            "scenario", () => new Scenario(["A", "B", "C"], [new("x", [new("a", 0, 0, 0)])]).ConvexFrontier());

    // k issues of two options have k + 1 points. Merging the issue number n compares two candidates for each of n points.
    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(2, 3, 6)]
    [InlineData(4, 5, 20)]
    public void ParetoFrontier_TwoOptionsAtTheBounds_IsExact(int issues, int points, int candidates)
    {
        Scenario coins = new(
            ["A", "B"],
            [.. Enumerable.Range(0, issues).Select(i => new ScenarioIssue($"{i}", [new("heads", 1, 0), new("tails", 0, 1)]))]);
        AssertBounds(coins, points, candidates);
    }

    // One issue of k options has k points and k candidates; a second, of m, gives k × m candidates, here all of different worth.
    [Theory]
    [InlineData(3, 1, 3, 3)]
    [InlineData(5, 1, 5, 5)]
    [InlineData(3, 3, 9, 12)]
    [InlineData(3, 4, 12, 15)]
    public void ParetoFrontier_ManyOptionsAtTheBounds_IsExact(int first, int second, int points, int candidates)
    {
        ScenarioIssue Pie(string name, int options, int unit) => new(
            name, [.. Enumerable.Range(0, options).Select(i => new ScenarioOption($"{i}", i * unit, (options - 1 - i) * unit))]);
        // The issue with fewer options is merged first.
        Scenario scenario = second == 1
            ? new(["A", "B"], [Pie("x", first, 1)])
            : new(["A", "B"], [Pie("y", second, first), Pie("x", first, 1)]);
        AssertBounds(scenario, points, candidates);
    }

    private static void AssertBounds(Scenario scenario, int points, int candidates)
    {
        FrontierOptions enough = new() { MaxPoints = points, MaxCandidates = candidates };
        ParetoFrontier exact = scenario.ParetoFrontier(enough);
        Assert.Equal((FrontierKind.Exact, points, "exact"), (exact.Kind, exact.Count, exact.Explanation));
        Assert.Equal(scenario.ParetoFrontier().ToList(), exact);
        ParetoFrontier fewer = scenario.ParetoFrontier(enough with { MaxPoints = points - 1 });
        Assert.Equal(FrontierKind.Convex, fewer.Kind);
        Assert.StartsWith(
            $"the exact frontier passes the bound of {points - 1} points or {candidates} candidates; convex, no outcome offers every party "
                + "more than ",
            fewer.Explanation, StringComparison.Ordinal);
        Assert.Equal(FrontierKind.Convex, scenario.ParetoFrontier(enough with { MaxCandidates = candidates - 1 }).Kind);
    }

    // How many steps the hull of an issue's options has, points on straight pieces included.
    private static int OnHull(ScenarioIssue issue)
    {
        Rational[][] options = [.. issue.Options.Select((_, o) => new[] { issue.Worth(0, o), issue.Worth(1, o) })];
        Rational[][] efficient =
        [
            .. options.Where(o => !options.Any(other => BruteForce.Dominates(other, o))).DistinctBy(Word).OrderBy(o => o[0]),
        ];
        return efficient.Count(o => !efficient.Any(a => efficient.Any(b => a[0] < o[0] && o[0] < b[0] && Turn(a, b, o).Sign < 0))) - 1;
    }

    // The points that no line between two others reaches.
    private static IEnumerable<Rational[]> Corners(Rational[][] efficient)
        => efficient.Where(o => !efficient.Any(a => efficient.Any(b => a[0] < o[0] && o[0] < b[0] && Turn(a, b, o).Sign <= 0)));

    // Above 0 if a point lies above the line from a to b.
    private static Rational Turn(Rational[] a, Rational[] b, Rational[] point)
        => (point[1] - a[1]) * (b[0] - a[0]) - (b[1] - a[1]) * (point[0] - a[0]);

    // Coarse values, so that prices tie; with grains, so that they nearly do; and so wide that sums need 64, 128 or more bits.
    private static Gen<Scenario> Pairs()
        => from count in Gen.Choose(1, 4)
           from values in Gen.Choose(0, 4).ListOf(2).ListOf(4).ListOf(count)
           from grains in Gen.Elements(0, 0, 1, 2).ListOf(2).ListOf(4).ListOf(count)
           from bits in Gen.Elements(0, 0, 40, 65, 100, 200)
           let grain = bits == 0 ? Rational.Zero : new Rational(1, BigInteger.One << bits)
           select new Scenario(
               ["A", "B"],
               values.Select((issue, i) => new ScenarioIssue(
                   $"issue {i}",
                   issue.Select((option, o) => new ScenarioOption(
                       $"{o}", option.Select((v, p) => v + grains[i][o][p] * grain).ToValueList())).ToValueList())).ToValueList());

    private static IEnumerable<string> Words(ParetoFrontier frontier)
        => Enumerable.Range(0, frontier.Count).Select(i => Word(Exact(frontier, i)));

    private static string Word(Rational[] point) => string.Join(' ', point);

    private static Rational[] Exact(ParetoFrontier frontier, int point)
        => [.. frontier.Scenario.Parties.Select((_, p) => frontier.ExactUtility(point, p))];
}
