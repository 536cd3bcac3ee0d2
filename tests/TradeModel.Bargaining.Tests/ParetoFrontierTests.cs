using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

[Properties(Arbitrary = [typeof(SmallScenarios)], MaxTest = 300)]
public class ParetoFrontierTests
{
    [Property]
    public void ParetoFrontier_SmallScenario_IsThatOfAllOutcomes(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(FrontierKind.Exact, frontier.Kind);
        Assert.Equal(0, frontier.Gap);
        Assert.Equal(
            oracle.Frontier.Select(f => $"{string.Join(' ', f.Point)} x{f.Count}"),
            Enumerable.Range(0, frontier.Count).Select(i => $"{string.Join(' ', Exact(frontier, i))} x{frontier.Multiplicity(i)}"));
    }

    [Property]
    public void OutcomeAt_EveryPoint_GivesItsUtilities(Scenario scenario)
    {
        ParetoFrontier frontier = scenario.ParetoFrontier();
        for (int i = 0; i < frontier.Count; i++)
            Assert.Equal(Exact(frontier, i), scenario.Parties.Select((_, p) => scenario.Utility(frontier.OutcomeAt(i), p)));
    }

    [Property]
    public void Solutions_SmallScenario_AreTheirDefinitions(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        AssertSame(oracle.RationalPoints, frontier.RationalPoints.Select(i => Exact(frontier, i)));
        AssertSame(oracle.Nash(), frontier.Nash, frontier);
        AssertSame(oracle.Egalitarian(), frontier.Egalitarian, frontier);
        AssertSame(oracle.Utilitarian(), frontier.Utilitarian, frontier);
        AssertSame(oracle.KalaiSmorodinsky(), frontier.KalaiSmorodinsky, frontier);
        int[] powers = [.. scenario.Parties.Select((_, p) => p + 1)];
        AssertSame(oracle.Nash(powers), frontier.WeightedNash(powers.Select(p => new Rational(p, 10)).ToValueList()), frontier);
        Assert.Equal(oracle.RationalPoints.Count == 0, frontier.Nash.IsEmpty);
    }

    /// <summary>Outcomes whose utilities round to the same doubles, although they differ: exact numbers decide.</summary>
    [Property]
    public Property Solutions_NearlyTied_AreDecidedExactly() => Prop.ForAll(SmallScenarios.NearlyTied().ToArbitrary(), scenario =>
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(
            oracle.Frontier.Select(f => $"{string.Join(' ', f.Point)} x{f.Count}"),
            Enumerable.Range(0, frontier.Count).Select(i => $"{string.Join(' ', Exact(frontier, i))} x{frontier.Multiplicity(i)}"));
        AssertSame(oracle.RationalPoints, frontier.RationalPoints.Select(i => Exact(frontier, i)));
        AssertSame(oracle.Nash(), frontier.Nash, frontier);
        AssertSame(oracle.Egalitarian(), frontier.Egalitarian, frontier);
        AssertSame(oracle.Utilitarian(), frontier.Utilitarian, frontier);
        AssertSame(oracle.KalaiSmorodinsky(), frontier.KalaiSmorodinsky, frontier);
        int[] powers = [.. scenario.Parties.Select((_, p) => p + 1)];
        AssertSame(oracle.Nash(powers), frontier.WeightedNash(powers.Select(p => new Rational(p, 10)).ToValueList()), frontier);
    });

    [Property]
    public void ParetoFrontier_IssuesInAnotherOrder_IsTheSame(Scenario scenario)
    {
        var turned = new Scenario(scenario.Parties, scenario.Issues.Reverse().ToValueList());
        Assert.Equal(All(scenario.ParetoFrontier()), All(turned.ParetoFrontier()));
        if (scenario.Parties.Count == 2) Assert.Equal(All(scenario.ConvexFrontier()), All(turned.ConvexFrontier()));
    }

    [Property]
    public void Solutions_IssuesAndOptionsInAnotherOrder_AreTheSame(Scenario scenario)
    {
        var turned = new Scenario(
            scenario.Parties,
            scenario.Issues.Reverse().Select(i => new ScenarioIssue(i.Name, i.Weights, i.Options.Reverse().ToValueList())).ToValueList());
        ParetoFrontier before = scenario.ParetoFrontier(), after = turned.ParetoFrontier();
        Assert.Equal(All(before), All(after));
        Assert.Equal(Enumerable.Range(0, before.Count).Select(before.Multiplicity),
            Enumerable.Range(0, after.Count).Select(after.Multiplicity));
        Assert.Equal(Chosen(before), Chosen(after));
    }

    [Property]
    public void Solutions_AllRescaledAlike_ChooseTheSame(Scenario scenario)
    {
        Rational factor = new(3, 7);
        var rescaled = new Scenario(
            scenario.Parties.Select(p => new ScenarioParty(p.Name, p.Reservation * factor)).ToValueList(),
            scenario.Issues.Select(i => new ScenarioIssue(i.Name, i.Weights.Select(w => w * factor).ToValueList(),
                i.Options)).ToValueList());
        Assert.Equal(Chosen(scenario.ParetoFrontier()), Chosen(rescaled.ParetoFrontier()));
    }

    [Property]
    public void ParetoFrontier_AnyBounds_KeepWhatTheyState(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        foreach (FrontierOptions bounds in new[] { new FrontierOptions { MaxPoints = 5 }, new FrontierOptions { MaxCandidates = 60 },
            new FrontierOptions { MaxPoints = 1 } })
        {
            ParetoFrontier frontier = scenario.ParetoFrontier(bounds);
            if (frontier.Kind == FrontierKind.Exact) Assert.InRange(frontier.Count, 1, bounds.MaxPoints);
            AssertWithinGap(oracle, [.. Enumerable.Range(0, frontier.Count).Select(i => Exact(frontier, i))], frontier.Gap);
            AssertOutcomes(scenario, frontier);
        }
    }

    [Property]
    public void Solutions_OnePartyRescaled_NashAndKalaiSmorodinskyChooseTheSame(Scenario scenario)
    {
        Rational factor = new(7, 3), shift = new(5, 2);
        Scenario rescaled = Map(scenario, (p, value, weight) => p == 1 ? value * factor : value, extra: shift, factor);
        ParetoFrontier before = scenario.ParetoFrontier(), after = rescaled.ParetoFrontier();
        Assert.Equal(before.Nash.Points.Select(p => p.Index), after.Nash.Points.Select(p => p.Index));
        Assert.Equal(before.KalaiSmorodinsky.Points.Select(p => p.Index), after.KalaiSmorodinsky.Points.Select(p => p.Index));
        Assert.Equal(before.WeightedNash(Weights(scenario)).Points.Select(p => p.Index),
            after.WeightedNash(Weights(scenario)).Points.Select(p => p.Index));
    }

    [Property]
    public void Solutions_PartiesSwapped_SwapTheirUtilities(Scenario scenario)
    {
        var swapped = new Scenario(
            scenario.Parties.Reverse().ToValueList(),
            scenario.Issues.Select(i => new ScenarioIssue(
                i.Name, i.Weights.Reverse().ToValueList(),
                    i.Options.Select(o => new ScenarioOption(o.Label, o.Values.Reverse().ToValueList())).ToValueList())).ToValueList());
        ParetoFrontier before = scenario.ParetoFrontier(), after = swapped.ParetoFrontier();
        AssertSame(All(before.Nash), All(after.Nash).Select(Turn));
        AssertSame(All(before.KalaiSmorodinsky), All(after.KalaiSmorodinsky).Select(Turn));
        AssertSame(All(before.Egalitarian), All(after.Egalitarian).Select(Turn));
        AssertSame(All(before.Utilitarian), All(after.Utilitarian).Select(Turn));

        static string Turn(string point) => string.Join(' ', point.Split(' ').Reverse());
    }

    [Property]
    public Property ConvexFrontier_TwoParties_IsEfficientAndWithinItsGap()
        => Prop.ForAll(SmallScenarios.Of(2, 2, 5).ToArbitrary(), scenario =>
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier convex = scenario.ConvexFrontier();
        Rational[][] listed = [.. Enumerable.Range(0, convex.Count).Select(i => Exact(convex, i))];
        Assert.All(listed, point => Assert.Contains(oracle.Frontier, f => BruteForce.Compare(f.Point, point) == 0));
        AssertWithinGap(oracle, listed, convex.Gap);
        AssertOutcomes(scenario, convex);
    });

    [Property]
    public Property ParetoFrontier_BeyondTheBound_IsWithinItsGap() => Prop.ForAll(SmallScenarios.Of(2, 4, 5).ToArbitrary(), scenario =>
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier(new FrontierOptions { MaxPoints = 2 });
        Assert.Equal(frontier.Kind == FrontierKind.Exact, frontier.Gap == 0 && frontier.Explanation == "exact");
        AssertWithinGap(oracle, [.. Enumerable.Range(0, frontier.Count).Select(i => Exact(frontier, i))], frontier.Gap);
        AssertOutcomes(scenario, frontier);
    });

    [Fact]
    public void ParetoFrontier_MoreTiesThan64BitsHold_CountsThemAll()
    {
        // 40 issues of 4 options that are all alike, and one that parts the sides.
        ValueList<ScenarioIssue> issues = Enumerable.Range(0, 40)
            .Select(i => new ScenarioIssue($"{i}", Enumerable.Range(0, 4).Select(o => new ScenarioOption($"{o}", 1, 1)).ToValueList()))
            .Append(new ScenarioIssue("pie", [new("a", 0, 1), new("b", 1, 0)])).ToValueList();
        ParetoFrontier frontier = new Scenario(["A", "B"], issues).ParetoFrontier();
        Assert.Equal(2, frontier.Count);
        Assert.Equal(BigInteger.Pow(4, 40), frontier.Multiplicity(0));
        Assert.Equal(BigInteger.Pow(4, 40), frontier.Multiplicity(1));
    }

    [Fact]
    public void ParetoFrontier_ThreePartiesAndMoreTiesThan64BitsHold_CountsThemAll()
    {
        ValueList<ScenarioIssue> issues = Enumerable.Range(0, 33)
            .Select(i => new ScenarioIssue($"{i}", Enumerable.Range(0, 4).Select(o => new ScenarioOption($"{o}", 1, 1, 1)).ToValueList()))
            .Append(new ScenarioIssue("pie", [new("a", 1, 0, 0), new("b", 0, 1, 0), new("c", 0, 0, 1)])).ToValueList();
        ParetoFrontier frontier = new Scenario(["A", "B", "C"], issues).ParetoFrontier();
        Assert.Equal(
            Enumerable.Repeat((BigInteger?)BigInteger.Pow(4, 33), 3), Enumerable.Range(0, frontier.Count).Select(frontier.Multiplicity));
    }

    // 1 + 2^-53 lies in the middle between 1 and the next double. A grain of 2^-200 decides.
    [Theory]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    public void Utility_GrainBelowTheMiddleOfTwoDoubles_IsTheNearest(int grains, double nearest)
    {
        Rational middle = 1 + new Rational(1, BigInteger.One << 53), grain = new(grains, BigInteger.One << 200);
        ParetoFrontier frontier = new Scenario(
            ["A", "B"],
            [
                new("x", [new("a", middle, 1)]), new("y", [new("a", grain, 0)]),
                // What A wants least makes the sums too wide.
                new("z", [new("a", 0, 1), new("b", new Rational(-1, BigInteger.One << 200) - 1, 0)]),
            ]).ParetoFrontier();
        Assert.Equal(nearest, frontier.Utility(0, 0));
        Assert.Equal(middle + grain, frontier.ExactUtility(0, 0));
    }

    [Fact]
    public void ParetoFrontier_EqualShares_HasBinomialMultiplicities()
    {
        // Twelve alike issues, each won by one side or the other: who wins k of them does so in C(12, k) ways.
        Scenario scenario = new(["A", "B"],
            Enumerable.Range(0, 12).Select(i => new ScenarioIssue($"{i}", [new("a", 0.1, 0), new("b", 0, 0.1)])).ToValueList());
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal([1, 12, 66, 220, 495, 792, 924, 792, 495, 220, 66, 12, 1],
            Enumerable.Range(0, frontier.Count).Select(i => (int)frontier.Multiplicity(i)!.Value));
        Assert.Equal(13, frontier.Utilitarian.Points.Count);
        Assert.Equal([0.6, 0.6], Assert.Single(frontier.Nash.Points).Utilities);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(70)]
    [InlineData(400)]
    public void ParetoFrontier_WidestNumbers_AreTheSameInEveryType(int bits)
    {
        // A grain of 2^-bits under one option forces 64, 128 or unbounded numbers; it must not blur the tie of the coarse ones.
        Rational grain = new(1, BigInteger.One << bits);
        Scenario scenario = new(["A", "B"],
        [
            new("x", [new("0", 0, 1), new("1", 0.3, 0.7), new("2", 1, 0)]),
            new("y", [new("0", 0, 1), new("1", 0.7, 0.3), new("2", 1, 0)]),
            new("z", [new("0", 0, grain), new("1", grain, 0), new("2", 0, 0)]),
        ]);
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(oracle.Frontier.Select(f => string.Join(' ', f.Point)), All(frontier));
        Assert.Equal(oracle.Frontier.Select(f => (BigInteger)f.Count),
            Enumerable.Range(0, frontier.Count).Select(i => frontier.Multiplicity(i)!.Value));
        AssertSame(oracle.Nash(), frontier.Nash, frontier);
        AssertSame(oracle.Utilitarian(), frontier.Utilitarian, frontier);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ParetoFrontier_NoCommonDenominator_IsExact(bool tied)
    {
        // Each number brings a prime denominator of its own: 128 bits do not hold the exact sums, rounded ones decide where they can.
        // Two issues with values permuted make exact ties, which rounded sums cannot prove.
        int[] primes = [1000003, 1000033, 1000037, 1000039, 1000081, 1000099, 1000117, 1000121, 1000133, 1000151, 1000159, 1000171, 1000183,
            1000187, 1000193, 1000199];
        var sequence = new Xoshiro256(11);
        int at = 0;
        Rational Draw() => new(sequence.Next(1_000_000), primes[at++ % primes.Length] * (long)primes[(at * 7) % primes.Length]);
        List<ScenarioIssue> issues = [.. Enumerable.Range(0,
            6).Select(i
            => new ScenarioIssue($"{i}", Enumerable.Range(0, 3).Select(o => new ScenarioOption($"{o}", Draw(), Draw())).ToValueList()))];
        ValueList<ScenarioOption> opposed = [new("a", Draw(), 0), new("b", 0, Draw())];
        if (tied) issues.AddRange([new("once", opposed), new("again", opposed)]);
        Scenario scenario = new(["A", "B"], issues.ToValueList());
        Assert.False(scenario.ToArrays().Narrow.IsExact);
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(tied, frontier.Listed.Points.Table.IsExact);
        Assert.Equal(FrontierKind.Exact, frontier.Kind);
        Assert.Equal(oracle.Frontier.Select(f => string.Join(' ', f.Point)), All(frontier));
        Assert.Equal(oracle.Frontier.Select(f => (BigInteger)f.Count),
            Enumerable.Range(0, frontier.Count).Select(i => frontier.Multiplicity(i)!.Value));
        Assert.Equal(oracle.Frontier.Select(f => f.Point[0].ToDouble()),
            Enumerable.Range(0, frontier.Count).Select(i => frontier.Utility(i, 0)));
        AssertSame(oracle.Nash(), frontier.Nash, frontier);
        AssertSame(oracle.Utilitarian(), frontier.Utilitarian, frontier);
        AssertSame(oracle.Egalitarian(), frontier.Egalitarian, frontier);
        AssertSame(oracle.KalaiSmorodinsky(), frontier.KalaiSmorodinsky, frontier);
        Assert.All(
            Enumerable.Range(0, frontier.Count),
            i => Assert.True(frontier.DistanceFrom(frontier.OutcomeAt(i)).IsEfficient));
    }

    [Fact]
    public void ParetoFrontier_ConstantSumPastTheBound_IsConvexWithASmallGap()
    {
        var sequence = new Xoshiro256(7);
        Scenario scenario = new(["A", "B"],
            Enumerable.Range(0, 20).Select(i => new ScenarioIssue($"{i}", Enumerable.Range(0, 10).Select(o =>
        {
            Rational share = new((long)(sequence.Next() >> 20), 1L << 44);
            return new ScenarioOption($"{o}", share, Rational.One - share);
        }).ToValueList())).ToValueList());
        ParetoFrontier frontier = scenario.ParetoFrontier(new FrontierOptions { MaxPoints = 50_000 });
        Assert.Equal(FrontierKind.Convex, frontier.Kind);
        Assert.Equal(181, frontier.Count);
        Assert.InRange(frontier.Gap, 1e-6, 0.5);
        Assert.Null(frontier.Multiplicity(0));
    }

    private static void AssertWithinGap(BruteForce oracle, Rational[][] listed, double gap)
    {
        // Each efficient outcome is worth to everyone at most the gap more than some listed point; the gap is a double rounded up.
        Rational most = Rational.Exactly(gap);
        Assert.All(oracle.Frontier, f => Assert.Contains(listed, point => f.Point.Zip(point).All(p => p.First - p.Second <= most)));
    }

    private static void AssertOutcomes(Scenario scenario, ParetoFrontier frontier)
    {
        for (int i = 0; i < frontier.Count; i++)
            Assert.Equal(Exact(frontier, i), scenario.Parties.Select((_, p) => scenario.Utility(frontier.OutcomeAt(i), p)));
    }

    private static string[] Chosen(ParetoFrontier frontier)
        => [.. new[] { frontier.Nash, frontier.KalaiSmorodinsky, frontier.Egalitarian, frontier.Utilitarian,
            frontier.WeightedNash(Weights(frontier.Scenario)) }
            .Select(s => string.Join(' ', s.Points.Select(p => p.Index)))];

    private static ValueList<Rational> Weights(Scenario scenario) => scenario.Parties.Select((_, p) => new Rational(p + 2)).ToValueList();

    private static Scenario Map(Scenario scenario, Func<int, Rational, Rational, Rational> value, Rational extra, Rational factor)
    {
        // Party 1 in other units: its values and reservation times the factor, and a shift given by an issue that is settled anyway.
        ValueList<ScenarioIssue> issues = scenario.Issues.Select(i => new ScenarioIssue(i.Name, i.Weights, i.Options.Select(o =>
            new ScenarioOption(o.Label, o.Values.Select((v, p) => value(p, v, i.Weights[p])).ToValueList())).ToValueList()))
            .Append(new ScenarioIssue("settled",
                [new("so", scenario.Parties.Select((_, p) => p == 1 ? extra : Rational.Zero).ToValueList())])).ToValueList();
        return new(scenario.Parties.Select((p, n) => n == 1 ? new ScenarioParty(p.Name, p.Reservation * factor + extra) : p).ToValueList(),
            issues);
    }

    private static Rational[] Exact(ParetoFrontier frontier, int point)
        => [.. Enumerable.Range(0, frontier.Scenario.Parties.Count).Select(p => frontier.ExactUtility(point, p))];

    private static IEnumerable<string> All(ParetoFrontier frontier)
        => Enumerable.Range(0, frontier.Count).Select(i => string.Join(' ', Exact(frontier, i)));

    private static IEnumerable<string> All(BargainingSolution solution)
        => solution.Points.Select(p => string.Join(' ',
            p.Utilities.Select(u => u.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));

    private static void AssertSame(IEnumerable<Rational[]> expected, BargainingSolution actual, ParetoFrontier frontier)
        => AssertSame(expected, actual.Points.Select(p => Exact(frontier, p.Index)));

    private static void AssertSame(IEnumerable<Rational[]> expected, IEnumerable<Rational[]> actual)
        => Assert.Equal(expected.Select(p => string.Join(' ', p)), actual.Select(p => string.Join(' ', p)));

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual)
        => Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}
