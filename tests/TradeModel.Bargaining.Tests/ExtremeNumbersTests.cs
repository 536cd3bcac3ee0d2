using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Penalties and values near the ends of the range of doubles give right figures, or are refused: never wrong ones.</summary>
public class ExtremeNumbersTests
{
    private static readonly double[] Extremes =
        [1e39, -1e39, double.MinValue, double.MaxValue, 1e200, -1e200, 1e-310, 1e-320, 5e-324, -1e15, 1e15, 0, 1, 0.1, 0.3];

    [Property(MaxTest = 400)]
    public FsCheck.Property Analysis_ExtremeValues_IsThatOfAllOutcomes()
        => Prop.ForAll(Drawn().ToArbitrary(), CheckAgainstAllOutcomes);

    private static void CheckAgainstAllOutcomes(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(FrontierKind.Exact, frontier.Kind);
        Assert.Equal(
            oracle.Frontier.Select(f => $"{string.Join(' ', f.Point)} x{f.Count}"),
            Enumerable.Range(0, frontier.Count).Select(i => $"{string.Join(' ', Exact(frontier, i))} x{frontier.Multiplicity(i)}"));
        AssertSame(oracle.Nash(), frontier.Nash, frontier);
        AssertSame(oracle.Nash([.. scenario.Parties.Select((_, p) => p + 1)]),
            frontier.WeightedNash(scenario.Parties.Select((_, p) => (Rational)(p + 1)).ToValueList()), frontier);
        AssertSame(oracle.KalaiSmorodinsky(), frontier.KalaiSmorodinsky, frontier);
        AssertSame(oracle.Egalitarian(), frontier.Egalitarian, frontier);
        AssertSame(oracle.Utilitarian(), frontier.Utilitarian, frontier);

        // The least squared distance from (1, …, 1), exactly.
        Rational least = oracle.Frontier.Min(f => f.Point.Aggregate(Rational.Zero, (sum, u) => sum + (1 - u) * (1 - u)));
        AssertClose(least, frontier.Opposition);
        Outcome first = new(ValueList.Create<int>([.. scenario.Issues.Select(_ => 0)]));
        Rational[] here = [.. scenario.Parties.Select((_, p) => scenario.Utility(first, p))];
        Rational nearest = oracle.Frontier.Min(
            f => f.Point.Zip(here).Aggregate(Rational.Zero, (sum, u) => sum + (u.First - u.Second) * (u.First - u.Second)));
        OutcomeDistance at = frontier.DistanceFrom(first);
        AssertClose(at.IsEfficient == true ? 0 : nearest, at.Distance);
        Assert.InRange(frontier.RescaledOpposition, 0, 2);
        Assert.Equal(
            oracle.All.Count(u => u.Zip(scenario.Parties, (worth, party) => worth >= party.Reservation).All(enough => enough)),
            scenario.ZopaShare().AcceptableOutcomes);
    }

    [Fact]
    public void Opposition_DominatedPenaltyBesideIt_KeepsItsDigits()
    {
        ValueList<ScenarioIssue> issues =
        [
            new("Steel", [new("high", 0.7m, 0.1m), new("low", 0.2m, 0.6m), new("war", -1e15, -1e15)]),
            new("Pulses", [new("high", 0.1m, 0.3m), new("low", 0.2m, 0.1m)]),
        ];
        var scenario = new Scenario(["A", "B"], issues);
        var plain = new Scenario(
            ["A", "B"], issues.Select(i => new ScenarioIssue(i.Name, i.Options.Take(2).ToValueList())).ToValueList());
        Outcome apart = scenario.Choose("high", "low");

        Assert.Equal(plain.ParetoFrontier().Opposition, scenario.ParetoFrontier().Opposition, 12);
        Assert.Equal(plain.ParetoFrontier().DistanceFrom(apart).Distance, scenario.ParetoFrontier().DistanceFrom(apart).Distance, 12);
    }

    // 0.1 + 0.2 + 0.7 in doubles is not 1.
    [Fact]
    public void Opposition_OneOutcomeSatisfiesAllInFull_IsZero()
    {
        ValueList<ScenarioIssue> issues =
        [
            new("Steel", [new("high", 0.1m, 0.7m)]), new("Pulses", [new("high", 0.2m, 0.1m)]), new("Autos", [new("high", 0.7m, 0.2m)]),
        ];
        Assert.Equal(0, new Scenario(["A", "B"], issues).ParetoFrontier().Opposition);
    }

    [Theory]
    [InlineData(double.MinValue, "worst")]
    [InlineData(double.MaxValue, "best")]
    public void Scenario_UtilitiesBeyondTheRangeOfDoubles_AreRefused(double value, string which)
    {
        ScenarioIssue Issue(string name) => new(name, [new("x", value, 0), new("y", 0, 1)]);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Scenario(["A", "B"], [Issue("Steel"), Issue("Pulses")]));
        Assert.Equal(
            $"the {which} outcome is worth more than ±1.79E+308 to party 'A', the range of doubles; "
                + "give what must not happen a smaller penalty (Parameter 'issues')",
            refused.Message);
        Assert.Equal(2, new Scenario(["A", "B"], [Issue("Steel")]).ParetoFrontier().Count + (value < 0 ? 1 : 0));
    }

    private static Gen<Scenario> Drawn()
        => from parties in Gen.Choose(2, 3)
           from count in Gen.Choose(1, 4)
           from reservation in Gen.Elements(0.0, 0, -1e15, 1e-310, double.MinValue).ListOf(parties)
           from values in Gen.Elements(Extremes).ListOf(parties).ListOf(3).ListOf(count)
           where Enumerable.Range(0, parties).All(p => double.IsFinite(values.Sum(i => i.Max(o => o[p])))
               && double.IsFinite(values.Sum(i => i.Min(o => o[p]))))
           select new Scenario(
               Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}", reservation[p])).ToValueList(),
               values.Select((issue, n) => new ScenarioIssue(
                   $"issue {n}",
                   issue.Select((option, o) => new ScenarioOption($"option {o}", option.Select(v => (Rational)v).ToValueList()))
                       .ToValueList())).ToValueList());

    // The root of an exact square, to 9 digits; what passes the range of doubles is infinite.
    private static void AssertClose(Rational square, double root)
    {
        Assert.False(double.IsNaN(root), "the distance is no number");
        if (double.IsInfinity(root))
        {
            Assert.True(square > (Rational)double.MaxValue * double.MaxValue / 1_000_000, $"{square.ToDouble()} is not infinite");
            return;
        }
        Rational found = root;
        // The least doubles have few digits: 2e-323 is four steps between them.
        Rational low = found * (1 - 1e-9) - 2e-323, high = found * (1 + 1e-9) + 1e-160;
        Assert.True((low <= 0 || low * low <= square) && square <= high * high, $"the square of {root:R} is not {square.ToDouble():R}");
    }

    private static void AssertSame(List<Rational[]> expected, BargainingSolution solution, ParetoFrontier frontier)
        => Assert.Equal(expected, solution.Points.Select(p => Exact(frontier, p.Index)));

    private static Rational[] Exact(ParetoFrontier frontier, int point)
        => [.. frontier.Scenario.Parties.Select((_, p) => frontier.ExactUtility(point, p))];
}
