using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Solutions of frontiers on which doubles tie and exact numbers do not, and what a solution says about itself.</summary>
public class SolutionLawTests
{
    private static readonly Rational Grain = new Rational(1) * 1e-25m;

    [Property(MaxTest = 60)]
    public FsCheck.Property Solutions_NearlyTied_AreTheirDefinitions()
        => Prop.ForAll(NearlyTied(1, 1, 1, 1e-100, 1e-150, 1e-281, 1e-310, 1e-320, 1e100).ToArbitrary(), AssertDefinitions);

    // The grains lie below the smallest normal double, so the double of a unit has few digits.
    [Property(MaxTest = 60)]
    public FsCheck.Property Solutions_UnitsBelowNormalDoubles_AreTheirDefinitions()
        => Prop.ForAll(NearlyTied(1e-285, 1e-290, 1e-295).ToArbitrary(), AssertDefinitions);

    private static void AssertDefinitions(Scenario scenario)
    {
        var oracle = new BruteForce(scenario);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        Assert.Equal(Words(oracle.RationalPoints), frontier.RationalPoints.Select(i => Word(Exact(frontier, i))));
        Assert.Equal(Words(oracle.Nash()), Words(frontier, frontier.Nash));
        Assert.Equal(Words(oracle.Egalitarian()), Words(frontier, frontier.Egalitarian));
        Assert.Equal(Words(oracle.Utilitarian()), Words(frontier, frontier.Utilitarian));
        Assert.Equal(Words(oracle.KalaiSmorodinsky()), Words(frontier, frontier.KalaiSmorodinsky));
        int[] powers = [.. scenario.Parties.Select((_, p) => 3 - p)];
        Assert.Equal(
            Words(oracle.Nash(powers)),
            Words(frontier, frontier.WeightedNash(powers.Select(p => new Rational(p, 4)).ToValueList())));
    }

    [Fact]
    public void WeightedNash_WeightsThatSumToTenThousand_AreTheMost()
    {
        ParetoFrontier frontier = Pie(11).ParetoFrontier();
        // A has all the weight but one part in 10,000: 10 for A leaves nothing for B, so 9 is the most with a product above 0.
        Assert.Equal([9.0, 1], Assert.Single(frontier.WeightedNash(9_999, 1).Points).Utilities);
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => frontier.WeightedNash(10_000, 1));
        // 19,998 and 2 are 9,999 and 1 without the common divisor, and so are fractions.
        Assert.Equal(frontier.WeightedNash(9_999, 1), frontier.WeightedNash(19_998, 2));
        Assert.Equal(frontier.WeightedNash(9_999, 1), frontier.WeightedNash(new Rational(9_999, 7), new Rational(1, 7)));
    }

    [Theory]
    [InlineData("1", "1", 5)]
    [InlineData("1/3", "1/2", 4)]
    [InlineData("1/4", "1/6", 6)]
    [InlineData("0.9", "0.1", 9)]
    [InlineData("1", "4", 2)]
    [InlineData("7", "3", 7)]
    public void WeightedNash_OnePieOfTen_IsDividedByTheWeights(string first, string second, int expected)
    {
        // The product x^a (10 − x)^b is greatest at x = 10 a / (a + b), a whole number here.
        BargainingSolution solution = Pie(11).ParetoFrontier().WeightedNash(Rational.Parse(first), Rational.Parse(second));
        Assert.Equal([expected, 10.0 - expected], Assert.Single(solution.Points).Utilities);
        Assert.Equal("the one best outcome", solution.Explanation);
    }

    [Fact]
    public void WeightedNash_NoWeightOrOneMissing_IsRefused()
    {
        ParetoFrontier frontier = Pie(3).ParetoFrontier();
        Assert.StartsWith(
            "3 weights for 2 parties",
            Assert.Throws<ArgumentException>("weights", () => frontier.WeightedNash(1, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => frontier.WeightedNash(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => frontier.WeightedNash(-1, 1));
    }

    [Fact]
    public void Explanation_EveryKindOfFrontier_NamesItsScope()
    {
        // 0 to 10 is divided in steps of 1: the product is greatest at 5, and every sum is 10.
        ParetoFrontier exact = Pie(11).ParetoFrontier(), convex = Pie(11).ConvexFrontier();
        Assert.Equal(
            ["the one best outcome", "11 outcomes tie exactly"], new[] { exact.Nash.Explanation, exact.Utilitarian.Explanation });
        Assert.Equal(
            [
                "the one best outcome among the listed points of the convex frontier",
                "11 outcomes among the listed points of the convex frontier tie exactly",
            ],
            new[] { convex.Nash.Explanation, convex.Utilitarian.Explanation });

        ParetoFrontier thinned = Triple(0).ParetoFrontier(new() { MaxPoints = 2 });
        Assert.Equal(FrontierKind.Thinned, thinned.Kind);
        Assert.EndsWith(
            " among the listed points of the thinned frontier", thinned.Egalitarian.Explanation.Replace(" tie exactly", ""),
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "no outcome gives every party at least its reservation value",
                "no outcome among the listed points of the convex frontier gives every party at least its reservation value",
                "no outcome among the listed points of the thinned frontier gives every party at least its reservation value",
            ],
            new[]
            {
                Pie(11, 6).ParetoFrontier().Nash, Pie(11, 6).ConvexFrontier().Egalitarian,
                Triple(2).ParetoFrontier(new() { MaxPoints = 2 }).KalaiSmorodinsky,
            }.Select(s => s.ToString()));
    }

    [Fact]
    public void ToString_TenOrElevenThatTie_ListsTen()
    {
        Assert.Equal(
            "(0, 9) or (1, 8) or (2, 7) or (3, 6) or (4, 5) or (5, 4) or (6, 3) or (7, 2) or (8, 1) or (9, 0)",
            Pie(10).ParetoFrontier().Utilitarian.ToString());
        Assert.Equal(
            "(0, 10) or (1, 9) or (2, 8) or (3, 7) or (4, 6) or (5, 5) or (6, 4) or (7, 3) or (8, 2) or (9, 1) or 1 more",
            Pie(11).ParetoFrontier().Utilitarian.ToString());
        Assert.Equal((1_001, 1_000), (Pie(1_001).ParetoFrontier().Utilitarian.Count, Pie(1_001).ParetoFrontier().Utilitarian.Points.Count));
    }

    [Fact]
    public void Equals_OtherPointsUnderTheSameIndices_IsFalse()
    {
        BargainingSolution one = Pie(3).ParetoFrontier().Nash;
        // The same index and the same words, but every utility is doubled.
        BargainingSolution doubled = new Scenario(
            ["A", "B"], [new("pie", [.. Enumerable.Range(0, 3).Select(i => new ScenarioOption($"{i}", 2 * i, 4 - 2 * i))])])
            .ParetoFrontier().Nash;
        Assert.Equal((one.Indices, one.Explanation), (doubled.Indices, doubled.Explanation));
        Assert.False(one.Equals(doubled));
        Assert.True(one.Equals(Pie(3).ParetoFrontier().Nash));
        Assert.True(one.Equals(one));
        Assert.False(one.Equals(null));
        // The same point of a convex frontier, in other words.
        Assert.False(one.Equals(Pie(3).ConvexFrontier().Nash));
        Assert.False(Pie(11).ParetoFrontier().WeightedNash(7, 3).Equals(Pie(11).ParetoFrontier().WeightedNash(3, 7)));
        Assert.Equal((false, true), (one.IsEmpty, Pie(11, 6).ParetoFrontier().Nash.IsEmpty));
    }

    [Fact]
    public void Solutions_OnlyPointIsTheReservation_ChooseIt()
    {
        // Nobody can gain: (1, 1) is the only efficient outcome, and both need 1.
        Scenario scenario = new([new("A", 1), new("B", 1)], [new("x", [new("a", 1, 1), new("b", 0, 0)])]);
        ParetoFrontier frontier = scenario.ParetoFrontier();
        BargainingSolution[] solutions = [frontier.Nash, frontier.KalaiSmorodinsky, frontier.Egalitarian, frontier.Utilitarian];
        Assert.All(solutions, solution => Assert.Equal([0], solution.Indices));
        Assert.Equal([0], frontier.RationalPoints);
    }

    // The doubles of A's and B's gains of 0 may be a little below 0. Their product times 100 must not pass for more than 1e-40.
    [Fact]
    public void Nash_GainsOfZeroBesideALargeOne_AreNoProduct()
    {
        Rational tiny = Rational.Parse("1e-20");
        Scenario scenario = new(
            [new("A", 0.3), new("B", 0.7), new("C", 0.1)],
            [new("x", [new("a", 0.3, 0.7, 100), new("b", 0.3 + tiny, 0.7 + tiny, 1.1), new("c", 1, 0, 0), new("d", 0, 1, 0)])]);
        Assert.Equal([1], Assert.Single(scenario.ParetoFrontier().Nash.Points).Outcome.Choices);
        Assert.Equal([1], Assert.Single(scenario.ParetoFrontier().WeightedNash(1, 2, 1).Points).Outcome.Choices);
    }

    // A's values have prime denominators, so its sums are rounded; B's are whole numbers and exact.
    [Fact]
    public void Solutions_SumsOfOnePartyRounded_AreTheirDefinitions()
    {
        int[] primes = [1000003, 1000033, 1000037, 1000039, 1000081, 1000099, 1000117, 1000121, 1000133, 1000151, 1000159, 1000171];
        var random = new Xoshiro256(3);
        int at = 0;
        Rational Draw() => new(random.Next(1_000_000), primes[at++ % primes.Length] * (long)primes[(at * 7) % primes.Length]);
        Scenario scenario = new(
            ["A", "B"],
            [.. Enumerable.Range(0, 6).Select(i => new ScenarioIssue(
                $"{i}", [new("0", Draw(), random.Next(1000)), new("1", Draw(), random.Next(1000)), new("2", Draw(), random.Next(1000))]))]);
        UnitTable table = scenario.ToArrays().Narrow;
        Assert.Equal((false, true), (table[0].Slack == 0, table[1].Slack == 0));
        AssertDefinitions(scenario);

        // Each sum is off by less than half of the slack, and a unit is a small part of the range.
        ReadOnlySpan<int> offsets = table.Arrays.Offsets;
        for (int code = 0; code < 729; code++)
        {
            int[] choices = new int[6];
            BigInteger units = BigInteger.Zero;
            for (int i = 0, rest = code; i < 6; i++, rest /= 3)
            {
                choices[i] = rest % 3;
                units += table[0].Units[offsets[i] + choices[i]];
            }
            Rational off = scenario.Utility(new([.. choices]), 0) - table[0].Utility(units);
            Rational half = table[0].Unit * new Rational(table[0].Slack, 2);
            Assert.True(off < half && -off < half, $"outcome {code} is off by {off.ToDouble()}");
        }
        Assert.InRange(table[0].Bits, 80, 126);
        Assert.Equal(table.Error, table[0].Slack * table[0].RoundedUnit);
        // What is not rounded must have a common denominator that is narrow enough.
        Assert.Null(PartyUnits.Of(scenario, 0, offsets, widest: 400, widestSum: 126, round: false));
        Assert.Null(PartyUnits.Of(scenario, 0, offsets, widest: 10_000, widestSum: 126, round: false));
        Assert.Equal(0, PartyUnits.Of(scenario, 0, offsets, widest: 10_000, widestSum: 10_000, round: false)!.Slack);
    }

    [Fact]
    public void Solve_ThenAsk_AnswersTheSame()
    {
        ParetoFrontier asked = Pie(11).ParetoFrontier(), solved = Pie(11).ParetoFrontier();
        solved.Solve(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(
            new[] { asked.Nash, asked.KalaiSmorodinsky, asked.Egalitarian, asked.Utilitarian },
            new[] { solved.Nash, solved.KalaiSmorodinsky, solved.Egalitarian, solved.Utilitarian });
        // By hand: (5, 5) has the greatest product, the greatest least gain and the greatest least share.
        Assert.Equal([5], solved.Nash.Indices);
        Assert.Equal([5], solved.KalaiSmorodinsky.Indices);
        Assert.Equal([5], solved.Egalitarian.Indices);
    }

    // Values on a coarse grid and of every size, with grains that no double sees. A reservation lies a grain below, at or above the utility
    // of an outcome.
    private static Gen<Scenario> NearlyTied(params double[] sizes)
        => from parties in Gen.Choose(2, 3)
           from count in Gen.Choose(1, 3)
           from size in Gen.Elements(sizes)
           from values in Gen.Choose(0, 3).ListOf(parties).ListOf(3).ListOf(count)
           from grains in Gen.Choose(0, 2).ListOf(parties).ListOf(3).ListOf(count)
           from needs in Gen.Choose(-1, 2 * count).ListOf(parties)
           from off in Gen.Choose(-1, 1).ListOf(parties)
           select new Scenario(
               Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}", (needs[p] + off[p] * Grain) * size)).ToValueList(),
               values.Select((issue, i) => new ScenarioIssue(
                   $"issue {i}",
                   issue.Select((option, o) => new ScenarioOption(
                       $"{o}", option.Select((v, p) => (v + grains[i][o][p] * Grain) * size).ToValueList())).ToValueList()))
                   .ToValueList());

    private static Scenario Pie(int options, int need = 0)
        => new(
            [new("A", need), new("B", need)],
            [new("pie", [.. Enumerable.Range(0, options).Select(i => new ScenarioOption($"{i}", i, options - 1 - i))])]);

    // Three ways to please one of three parties, and one that pleases all a little: four efficient outcomes.
    private static Scenario Triple(int need)
        => new(
            [new("A", need), new("B", need), new("C", need)],
            [new("x", [new("a", 9, 0, 0), new("b", 0, 9, 0), new("c", 0, 0, 9), new("all", 1, 1, 1)])]);

    private static IEnumerable<string> Words(IEnumerable<Rational[]> points) => points.Select(Word);

    private static IEnumerable<string> Words(ParetoFrontier frontier, BargainingSolution solution)
        => solution.Points.Select(p => Word(Exact(frontier, p.Index)));

    private static string Word(Rational[] point) => string.Join(' ', point);

    private static Rational[] Exact(ParetoFrontier frontier, int point)
        => [.. frontier.Scenario.Parties.Select((_, p) => frontier.ExactUtility(point, p))];
}
