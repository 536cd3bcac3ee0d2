using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Thinned;

/// <summary>The thinned frontier of scenarios small enough to enumerate.</summary>
public class ThinnedLawTests
{
    // Within the budget, always the same cases.
    [Property(MaxTest = 60, Replay = "20260101,1618033989")]
    public FsCheck.Property Of_AnyNumberOfPoints_StatesTheGapWithinItsFactor() => Prop.ForAll(Cases().ToArbitrary(), a =>
    {
        (Scenario scenario, int most) = a;
        UnitTable table = scenario.ToArrays().Narrow;
        FrontierOptions bounds = new() { MaxPoints = most, MaxCandidates = 1_000_000 };
        FrontierPoints points = ThinnedFrontier.Of(table, bounds, Watch.None, out double gap);
        Rational[][] listed = [.. Enumerable.Range(0, points.Count).Select(i => Exact(table, points, i))];
        Assert.InRange(listed.Length, 1, most);
        Rational[][] frontier = [.. new BruteForce(scenario).Frontier.Select(f => f.Point)];
        double apart = frontier
            .Max(f => listed.Min(l => f.Zip(l, (x, y) => x - y).Max())).ToDouble();
        // An outcome was found that goes at least 0.6 as far as the bound says. Utilities are whole numbers.
        Assert.InRange(gap, apart, apart / 0.6 * (1 + 1e-8) + 0.01);

        Assert.Equal(listed.OrderBy(l => l, Comparer<Rational[]>.Create(BruteForce.Compare)), listed);
        foreach (Rational[] one in listed)
            Assert.Single(listed, other => other.Zip(one).All(x => x.First >= x.Second));
        for (int i = 0; i < points.Count; i++)
        {
            int[] choices = new int[scenario.Issues.Count];
            points.Choices(i, choices);
            Assert.Equal(listed[i], scenario.Parties.Select((_, p) => scenario.Utility(new([.. choices]), p)));
            Assert.Equal(BigInteger.Zero, points.Multiplicity(i));
            Assert.Equal(
                scenario.Parties.Select((_, p) => (double)points.Units(p, i)),
                scenario.Parties.Select((_, p) => points.RoundedUnits(p, i)));
        }
    });

    [Property(MaxTest = 60)]
    public FsCheck.Property ThinnedPoints_AnyOutcomes_KeepsThoseThatNoneReaches() => Prop.ForAll(
        (from scenario in OutcomeOracleTests.Scenarios()
         from drawn in Gen.Choose(0, 80).NonEmptyListOf()
         select (scenario, drawn)).ToArbitrary(),
        a =>
        {
            (UnitTable table, List<(int[] Choices, double[] Utilities)> all) = OutcomeOracleTests.Enumerate(a.scenario);
            List<ThinnedOutcome> outcomes =
                [.. a.drawn.Select(d => all[d % all.Count]).Select(o => new ThinnedOutcome(o.Choices, o.Utilities))];
            FrontierPoints points = ThinnedPoints.Of(table, outcomes, Watch.None);
            Rational[][] given =
                [.. outcomes.Select(o => a.scenario.Parties.Select((_, p) => a.scenario.Utility(new([.. o.Choices]), p)).ToArray())];
            Assert.Equal(
                given.Where(one => !given.Any(other => BruteForce.Dominates(other, one)))
                    .OrderBy(one => one, Comparer<Rational[]>.Create(BruteForce.Compare)).Select(one => string.Join(' ', one)).Distinct(),
                Enumerable.Range(0, points.Count).Select(i => string.Join(' ', Exact(table, points, i))));
        });

    [Fact]
    public void ParetoFrontier_ThinnedThreeParties_SaysHowFarItLies()
    {
        // Each of three parties wins an issue of 1: eight outcomes are worth 0 or 1 to each, and (1, 1, 1) is the only efficient one. With
        // a fourth option that gives one party 1.5 and costs another 1, more are.
        Scenario scenario = new(
            ["A", "B", "C"],
            [new("x", [new("all", 1, 1, 1), new("a", 4, 0, 0), new("b", 0, 4, 0), new("c", 0, 0, 4)])]);
        ParetoFrontier thinned = scenario.ParetoFrontier(new() { MaxPoints = 3 });
        Assert.Equal((FrontierKind.Thinned, 3), (thinned.Kind, thinned.Count));
        Assert.StartsWith(
            "the exact frontier passes the bound of 3 points or 100,000,000 candidates; thinned, no outcome offers every party more than ",
            thinned.Explanation, StringComparison.Ordinal);
        Assert.Equal("exact", scenario.ParetoFrontier(new() { MaxPoints = 4 }).Explanation);
    }

    private static Rational[] Exact(UnitTable table, FrontierPoints points, int point)
        => [.. Enumerable.Range(0, table.PartyCount).Select(p => table[p].Utility(points.Units(p, point)))];

    private static Gen<(Scenario Scenario, int Most)> Cases()
        => from scenario in OutcomeOracleTests.Scenarios()
           from most in Gen.Elements(1, 2, 3, 5, 100)
           select (scenario, most);
}
