using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Many points can tie: they are counted and enumerated, and only the first are listed.</summary>
public class TiedSolutionTests
{
    // One unit to divide on each issue, worth 1, 2, 4, …: every outcome is efficient, and all sums of utilities are equal.
    private static Scenario Pie(int issues)
        => new(
            ["A", "B"],
            Enumerable.Range(0, issues).Select(i => new ScenarioIssue($"issue {i}", [new("to A", 1L << i, 0), new("to B", 0, 1L << i)]))
                .ToValueList());

    [Fact]
    public void Utilitarian_ThousandsTie_AreCountedAndTheFirstListed()
    {
        ParetoFrontier frontier = Pie(12).ParetoFrontier();
        BargainingSolution all = frontier.Utilitarian;

        Assert.Equal(4_096, all.Count);
        Assert.Equal(Enumerable.Range(0, 4_096), all.Indices);
        Assert.Equal(Enumerable.Range(0, 1_000), all.Points.Select(p => p.Index));
        Assert.Equal(frontier, all.AllPoints());
        Assert.Equal("4,096 outcomes tie exactly", all.Explanation);
        Assert.StartsWith("(0, 4095) or (1, 4094) or ", all.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" or (9, 4086) or 4,086 more", all.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Utilitarian_SameScenario_IsEqualByValue()
    {
        Assert.Equal(Pie(11).ParetoFrontier().Utilitarian, Pie(11).ParetoFrontier().Utilitarian);
        Assert.Equal(Pie(11).ParetoFrontier().Utilitarian.GetHashCode(), Pie(11).ParetoFrontier().Utilitarian.GetHashCode());
        Assert.NotEqual(Pie(11).ParetoFrontier().Utilitarian, Pie(10).ParetoFrontier().Utilitarian);
    }

    [Fact]
    public void Points_ManyIssues_HoldNoOutcomeEach()
    {
        // 2,000 issues on which both agree, and ten to divide: 1,024 points.
        var scenario = new Scenario(
            ["A", "B"],
            [
                .. Enumerable.Range(0, 2_000).Select(i => new ScenarioIssue($"agreed {i}", [new("yes", 1, 1), new("no", 0, 0)])),
                .. Pie(10).Issues,
            ]);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        _ = frontier.ToList();
        long before = GC.GetAllocatedBytesForCurrentThread();
        List<FrontierPoint> points = [.. frontier];
        long held = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(1_024, points.Count);
        // An outcome takes 8,040 bytes; a point without one takes a few hundred.
        Assert.InRange(held / points.Count, 1, 1_000);
        Assert.All(points[1023].Outcome.Choices, choice => Assert.Equal(0, choice));
    }
}
