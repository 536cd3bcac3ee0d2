using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>The search is compared with the enumeration of every outcome.</summary>
public class NonAdditiveScenarioTests
{
    [Property(MaxTest = 300)]
    public Property ParetoFrontier_OfEveryScenario_IsThatOfTheEnumeration()
        => Prop.ForAll(Scenarios().ToArbitrary(), scenario =>
        {
            var expected = Efficient(scenario);
            NonAdditiveFrontier found = scenario.ParetoFrontier();
            Assert.True(found.IsExact);
            Assert.Equal(0, found.Gap);
            Assert.Equal(expected.Select(e => e.Utilities), found.Select(p => p.Utilities));
            Assert.Equal(expected.Select(e => (BigInteger?)e.Count), found.Select(p => p.Multiplicity));
            Assert.All(found, p => Assert.Equal(p.Utilities, Utilities(scenario, p.Outcome)));
        });

    [Property(MaxTest = 100)]
    public Property Solutions_OfEveryScenario_AreThoseOfTheListedOutcomes()
        => Prop.ForAll(Scenarios().ToArbitrary(), scenario =>
        {
            NonAdditiveFrontier found = scenario.ParetoFrontier();
            ParetoFrontier listed = scenario.ListOutcomes().ParetoFrontier();
            Assert.Equal(Exact(listed, listed.Nash.Indices), found.Nash.Select(p => p.Utilities));
            Assert.Equal(Exact(listed, listed.KalaiSmorodinsky.Indices), found.KalaiSmorodinsky.Select(p => p.Utilities));
            Assert.Equal(Exact(listed, listed.Egalitarian.Indices), found.Egalitarian.Select(p => p.Utilities));
            Assert.Equal(Exact(listed, listed.Utilitarian.Indices), found.Utilitarian.Select(p => p.Utilities));
            Assert.Equal(Exact(listed, listed.RationalPoints), found.RationalPoints.Select(p => p.Utilities));
        });

    // Whatever the limit, no outcome gives every party more than the gap beyond some point listed.
    [Property(MaxTest = 200)]
    public Property ParetoFrontier_Stopped_KeepsItsGap()
        => Prop.ForAll(Scenarios().ToArbitrary(), Gen.Choose(1, 120).ToArbitrary(), (scenario, steps) =>
        {
            NonAdditiveFrontier stopped = scenario.ParetoFrontier(new() { MaxSteps = steps });
            Assert.Equal(stopped.IsExact, stopped.All(p => p.Multiplicity is not null));
            Assert.All(Efficient(scenario), efficient => Assert.Contains(stopped, p => efficient.Utilities
                .Zip(p.Utilities).All(u => (u.First - u.Second).ToDouble() <= stopped.Gap + 1e-12)));
            Assert.Equal(stopped.IsExact, stopped.ToString().EndsWith("exact", StringComparison.Ordinal));
        });

    [Fact]
    public void ParetoFrontier_WorthsBeyondLong_AreExact()
    {
        // 1/3 and 1/7^25 have a common unit of more than 62 bits, and the second decides.
        Rational tiny = new(1, BigInteger.Pow(7, 25));
        var scenario = new NonAdditiveScenario(["a", "b"], [new("i", ["x", "y"]), new("j", ["x", "y"])],
            [new([Region(new Rational(1, 3), (0, 0)), Region(new Rational(1, 3), (0, 1)), Region(tiny, (0, 0), (1, 1))]), new([])]);
        NonAdditivePoint best = Assert.Single(scenario.ParetoFrontier());
        Assert.Equal([0, 1], best.Outcome.Choices);
        Assert.Equal(new Rational(1, 3) + tiny, best.Utilities[0]);
    }

    [Fact]
    public void ParetoFrontier_ThirtyFreeIssues_CountsThemAtOnce()
    {
        ValueList<string> options = Enumerable.Range(0, 10).Select(o => $"{o}").ToValueList();
        var issues = Enumerable.Range(0, 30).Select(i => new NonAdditiveIssue($"{i}", options));
        var scenario = new NonAdditiveScenario(["a", "b"], issues.ToValueList(),
            [new([new(1, [new(3, [0, 1]), new(7, [5])])]), new([new(2, [new(7, [4, 5, 6])])])]);
        NonAdditivePoint best = Assert.Single(scenario.ParetoFrontier());
        Assert.Equal([1, 2], best.Utilities);
        Assert.Equal(2 * BigInteger.Pow(10, 28), best.Multiplicity);
        Assert.InRange(scenario.ParetoFrontier().Steps, 1, 10_000);
    }

    [Fact]
    public void ParetoFrontier_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var scenario = new NonAdditiveScenario(["a", "b"], [new("i", ["x", "y"])], [new([Region(1, (0, 0))]), new([Region(1, (0, 1))])]);
        Assert.Throws<OperationCanceledException>(() => scenario.ParetoFrontier(null, cancelled.Token));
    }

    [Fact]
    public void ListOutcomes_BeyondTheLimit_SaysWhatToDo()
    {
        var scenario = new NonAdditiveScenario(["a", "b"], [new("i", ["x", "y"]), new("j", ["x", "y", "z"])], [new([]), new([])]);
        Assert.Equal(6, scenario.ListOutcomes(6).Issues[0].Options.Count);
        Assert.Equal("i: x; j: z", scenario.ListOutcomes(6).Issues[0].Options[2].Label);
        Assert.StartsWith(
            "the utilities do not add, and 6 outcomes are more than the 5 that may be listed as one issue; raise maxOutcomes, or ask for "
                + "ParetoFrontier, which searches",
            Assert.Throws<ArgumentException>("scenario", () => scenario.ListOutcomes(5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("maxOutcomes", () => scenario.ListOutcomes(0));
    }

    [Fact]
    public void Scenario_Faulty_IsRefused()
    {
        ValueList<NonAdditiveIssue> issues = [new("i", ["x", "y"])];
        Refused("parties", () => new(["a"], issues, [new([])]));
        Refused("parties", () => new(["a", "a"], issues, [new([]), new([])]));
        Refused("issues", () => new(["a", "b"], [], [new([]), new([])]));
        Refused("issues", () => new(["a", "b"], [.. issues, .. issues], [new([]), new([])]));
        Refused("utilities", () => new(["a", "b"], issues, [new([])]));
        Refused("utilities", () => new(["a", "b"], issues, [new([Region(1, (1, 0))]), new([])]));
        Refused("utilities", () => new(["a", "b"], issues, [new([Region(1, (0, 2))]), new([])]));
        Refused("utilities", () => new(
            ["a", "b"], issues, [new([Region(double.MaxValue, (0, 0)), Region(double.MinValue, (0, 1))]), new([])]));
        Assert.Throws<ArgumentException>("conditions", () => new OutcomeRegion(1, []));
        Assert.Throws<ArgumentException>("conditions", () => Region(1, (0, 0), (0, 1)));
        Assert.Throws<ArgumentException>("options", () => new IssueOptions(0, []));
        Assert.Throws<ArgumentException>("options", () => new IssueOptions(0, [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => new IssueOptions(0, [-1]));
        Assert.Throws<ArgumentOutOfRangeException>("issue", () => new IssueOptions(-1, [0]));
        Assert.Throws<ArgumentException>("options", () => new NonAdditiveIssue("i", []));
        Assert.Throws<ArgumentException>("options", () => new NonAdditiveIssue("i", ["x", "x"]));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(NonAdditiveOptions.MaxSteps), () => new NonAdditiveOptions { MaxSteps = 0 });
        Assert.Equal(new IssueOptions(0, [2, 1]), new IssueOptions(0, [1, 2]));
        Assert.Equal(new NonAdditiveOptions { MaxSteps = 20_000_000 }, NonAdditiveOptions.Default);

        static void Refused(string parameter, Func<NonAdditiveScenario> make) => Assert.Throws<ArgumentException>(parameter, make);
    }

    [Fact]
    public void ToString_RegionsAndParts_SayWhatTheyHold()
    {
        var region = new OutcomeRegion(0.25m, [new(0, [1]), new(1, [2, 0])]);
        Assert.Equal("0.25 if 0 in [1] and 1 in [0, 2]", region.ToString());
        Assert.Equal("1 in [0, 2]", region.Conditions[1].ToString());
        Assert.Equal("2 regions from 0.5", new RegionUtility([region, Region(1, (0, 0))], 0.5m).ToString());
        Assert.Equal("i", new NonAdditiveIssue("i", ["x", "y"]).ToString());
        var scenario = new NonAdditiveScenario(["a", "b"], [new("i", ["x", "y"]), new("j", ["u", "v", "w"])], [new([region]), new([])]);
        Assert.Equal("a – b, 2 issues", scenario.ToString());
        Assert.Equal("i: y; j: w", scenario.Describe(new([1, 2])));
        Assert.Equal(6, scenario.OutcomeCount);
        var worthless = new NonAdditiveScenario(["a", "b"], scenario.Issues, [new([]), new([])]);
        Assert.Equal("1 points, exact", worthless.ParetoFrontier().ToString());
    }

    [Fact]
    public void OutcomeOfAnotherScenario_IsRefused()
    {
        var region = new OutcomeRegion(0.25m, [new(0, [1]), new(1, [2, 0])]);
        var scenario = new NonAdditiveScenario(["a", "b"], [new("i", ["x", "y"]), new("j", ["u", "v", "w"])], [new([region]), new([])]);
        string[] refusals =
        [
            .. new ValueList<int>[] { [1], [1, 2, 0], [2, 0], [0, 3] }.Select(choices => new Outcome(choices)).SelectMany(outcome => new[]
            {
                Assert.Throws<ArgumentException>("outcome", () => scenario.Describe(outcome)).Message,
                Assert.Throws<ArgumentException>("outcome", () => scenario.Utility(outcome, 0)).Message,
            }),
        ];
        Assert.Equal(
            new[]
            {
                "the outcome chooses for 1 issues, the scenario has 2", "the outcome chooses for 3 issues, the scenario has 2",
                "issue 'i' has no option number 2", "issue 'j' has no option number 3",
            }.SelectMany(words => Enumerable.Repeat($"{words} (Parameter 'outcome')", 2)),
            refusals);
        Assert.Equal(
            "has 1 choices, and a condition is on issue 1 (Parameter 'outcome')",
            Assert.Throws<ArgumentException>("outcome", () => region.Contains(new([1]))).Message);
        Assert.False(region.Contains(new([0])));
        Assert.True(region.Contains(new([1, 0])));
        Assert.False(region.Contains(new([1, 1])));
        Assert.Throws<ArgumentOutOfRangeException>("party", () => scenario.Utility(new([1, 2]), 2));
    }

    // Stopped at once, the search has climbed in 32 directions between two parties and in each party's own. If utilities add, a climb ends
    // at the best outcome of its direction.
    [Property(MaxTest = 40)]
    public Property ParetoFrontier_StoppedAtOnce_HasTheBestOfEachDirection() => Prop.ForAll(
        (from worths in Gen.Choose(0, 12).ListOf(2).ListOf(3).ListOf(3) select worths).ToArbitrary(),
        worths =>
        {
            RegionUtility Of(int party) => new([.. worths.SelectMany((issue, i) => issue
                .Select((option, o) => Region(option[party], (i, o)))).Where(r => r.Worth.Sign != 0)]);
            var scenario = new NonAdditiveScenario(
                ["a", "b"], [.. Enumerable.Range(0, 3).Select(i => new NonAdditiveIssue($"{i}", ["x", "y", "z"]))], [Of(0), Of(1)]);
            NonAdditiveFrontier stopped = scenario.ParetoFrontier(new() { MaxSteps = 1 });
            List<ValueList<Rational>> all = [.. Efficient(scenario).Select(e => e.Utilities)];
            foreach ((int a, int b) in Enumerable.Range(1, 31).Select(k => (k, 32 - k)).Append((1024, 1)).Append((1, 1024)))
                Assert.Equal(all.Max(u => a * u[0] + b * u[1]), stopped.Max(p => a * p.Utilities[0] + b * p.Utilities[1]));
            // Beyond them, the bound holds, and none listed reaches another.
            Assert.All(
                all,
                u => Assert.Contains(stopped, p => u.Zip(p.Utilities).All(x => (x.First - x.Second).ToDouble() <= stopped.Gap)));
            Assert.All(stopped, p => Assert.Single(stopped, other => other.Utilities.Zip(p.Utilities).All(x => x.First >= x.Second)));
            Assert.All(stopped, p => Assert.Equal(p.Utilities, Utilities(scenario, p.Outcome)));
        });

    private static OutcomeRegion Region(Rational worth, params (int Issue, int Option)[] conditions)
        => new(worth, conditions.Select(c => new IssueOptions(c.Issue, [c.Option])).ToValueList());

    private static IEnumerable<ValueList<Rational>> Exact(ParetoFrontier frontier, ValueList<int> indices)
        => indices.Select(i => Enumerable.Range(0, frontier.Scenario.Parties.Count).Select(p => frontier.ExactUtility(i, p)).ToValueList());

    private static ValueList<Rational> Utilities(NonAdditiveScenario scenario, Outcome outcome)
        => Enumerable.Range(0, scenario.Parties.Count).Select(p => scenario.Utility(outcome, p)).ToValueList();

    private static List<(ValueList<Rational> Utilities, int Count)> Efficient(NonAdditiveScenario scenario)
    {
        var all = scenario.Issues.Aggregate(
            (IEnumerable<ValueList<int>>)[[]],
            (heads, issue) => heads.SelectMany(head => Enumerable.Range(0, issue.Options.Count).Select(o => (ValueList<int>)[.. head, o])))
            .Select(choices => Utilities(scenario, new Outcome(choices)))
            .GroupBy(u => u).Select(same => (Utilities: same.Key, Count: same.Count())).ToList();
        return [.. all.Where(one => !all.Any(other => other.Utilities != one.Utilities
                && other.Utilities.Zip(one.Utilities).All(u => u.First >= u.Second)))
            .OrderBy(e => e.Utilities, Comparer<ValueList<Rational>>.Create((a, b) => a.Zip(b).Select(u => u.First.CompareTo(u.Second))
                .FirstOrDefault(order => order != 0)))];
    }

    private static Gen<NonAdditiveScenario> Scenarios()
        => from parties in Gen.Choose(2, 3)
           from sizes in Gen.Choose(1, 4).ArrayOf(4)
           from issues in Gen.Choose(1, 4)
           from regions in Region(sizes[..issues]).ListOf(6).ListOf(parties)
           from starts in Gen.Choose(-2, 2).ListOf(parties)
           from caps in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 4).Select(c => (int?)c)).ListOf(parties)
           select new NonAdditiveScenario(
               caps.Select((cap, p) => new ScenarioParty($"party {p}", new Rational(p, 2), cap: cap is { } c ? new Rational(c, 2) : null))
                   .ToValueList(),
               sizes[..issues].Select((size, i) => new NonAdditiveIssue(
                   $"issue {i}", Enumerable.Range(0, size).Select(o => $"option {o}").ToValueList())).ToValueList(),
               regions.Select((own, p) => new RegionUtility(own.ToValueList(), new Rational(starts[p], 3))).ToValueList());

    private static Gen<OutcomeRegion> Region(int[] sizes)
        => from worth in Gen.Choose(-3, 6)
           from fits in Gen.Choose(1, 15).ArrayOf(sizes.Length)
           from bounds in Gen.Elements(true, false).ArrayOf(sizes.Length)
           let conditions = sizes.Select((size, i) => (Issue: i, Options: Enumerable.Range(0, size).Where(o => (fits[i] >> o & 1) == 1)))
               .Where(c => (bounds[c.Issue] || c.Issue == 0) && c.Options.Any())
               .Select(c => new IssueOptions(c.Issue, c.Options.ToValueList())).ToValueList()
           select new OutcomeRegion(new Rational(worth, 4), conditions.Count > 0 ? conditions : [new(0, [0])]);
}
