using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Thinned;

/// <summary>The oracle of the thinned frontier against the enumeration of all outcomes.</summary>
public class OutcomeOracleTests
{
    [Property(MaxTest = 60)]
    public FsCheck.Property Best_AnyDirection_IsTheGreatestWeightedSum() => Prop.ForAll(Directed().ToArbitrary(), a =>
    {
        (Scenario scenario, double[] weights, _) = a;
        (UnitTable table, List<(int[] Choices, double[] Utilities)> all) = Enumerate(scenario);
        var oracle = new OutcomeOracle(table) { Budget = 1_000 };
        ThinnedOutcome best = oracle.Best(weights, out double most);
        double[] sums = [.. all.Select(o => Weigh(weights, o.Utilities))];
        Assert.Equal(sums.Max(), most, 1e-12);
        Assert.Equal(most, Weigh(weights, best.Utilities), 1e-12);
        // Of those that tie, the one with the greatest sum.
        Assert.Equal(all.Where((_, o) => sums[o] > most - 1e-12).Max(o => o.Utilities.Sum()), best.Utilities.Sum(), 1e-9);
        Assert.Equal(all.Single(o => o.Choices.SequenceEqual(best.Choices)).Utilities, best.Utilities, (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(1_000 - scenario.Issues.Sum(i => i.Options.Count), oracle.Budget);
    });

    [Property(MaxTest = 60)]
    public FsCheck.Property Reach_AnyNeeds_FindsAnOutcomeIfThereIsOne() => Prop.ForAll(Directed().ToArbitrary(), a =>
    {
        (Scenario scenario, double[] weights, (int pick, double[] more)) = a;
        (UnitTable table, List<(int[] Choices, double[] Utilities)> all) = Enumerate(scenario);
        var oracle = new OutcomeOracle(table) { Budget = 1_000_000 };
        // What one outcome gives, and for some parties more.
        double[] needs = [.. all[pick % all.Count].Utilities.Select((u, p) => u + more[p])];
        bool exists = all.Any(o => o.Utilities.Zip(needs).All(x => x.First >= x.Second - 1e-13));
        ThinnedOutcome? found = oracle.Reach(needs, weights, out bool isKnown);
        Assert.True(isKnown);
        Assert.Equal(exists, found is not null);
        // An option looked at costs 1; all are sorted, and each is tried at most once for each choice before it.
        int options = scenario.Issues.Sum(i => i.Options.Count);
        Assert.InRange(1_000_000 - oracle.Budget, options, options + 3 + 9 + 27 + 81);
        if (found is null) return;
        Assert.All(found.Utilities.Zip(needs), x => Assert.True(x.First >= x.Second - 1e-11, $"{x.First} is below {x.Second}"));
        Assert.Equal(
            all.Single(o => o.Choices.SequenceEqual(found.Choices)).Utilities, found.Utilities, (x, y) => Math.Abs(x - y) < 1e-12);
    });

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void Reach_MoreThan500Issues_IsNotTried(int issues, bool isTried)
    {
        var scenario = new Scenario(
            ["A", "B", "C"],
            [.. Enumerable.Range(0, issues).Select(i => new ScenarioIssue($"{i}", [new("a", 1, 1, 0), new("b", 0, 0, 1)]))]);
        var oracle = new OutcomeOracle(scenario.ToArrays().Narrow) { Budget = 10_000 };
        ThinnedOutcome? found = oracle.Reach([1, 1, 0], [0.5, 0.5, 0], out bool isKnown);
        Assert.Equal((isTried, isTried), (isKnown, found is not null));
        Assert.Equal(isTried ? 10_000 - issues - 2 * issues : 10_000, oracle.Budget);
    }

    [Fact]
    public void Reach_TooManyTrials_GivesUp()
    {
        // A, B and C need half of the 24 issues each, and each issue goes to one of them: no price of the weights shows that they cannot.
        var scenario = new Scenario(
            ["A", "B", "C"],
            [.. Enumerable.Range(0, 24).Select(i => new ScenarioIssue($"{i}", [new("a", 1, 0, 0), new("b", 0, 1, 0), new("c", 0, 0, 1)]))]);
        var oracle = new OutcomeOracle(scenario.ToArrays().Narrow) { Budget = 1_000_000 };
        Assert.Null(oracle.Reach([0.5, 0.5, 0.5], [0, 0, 0], out bool isKnown));
        Assert.False(isKnown);
        // One trial too many ends it, and each of the issues chosen by then counts one more.
        long left = oracle.Budget;
        Assert.InRange(1_000_000 - left, 100_001 + 72, 100_001 + 72 + 24);
        // The weights show at once that three halves are more than there is.
        Assert.Null(oracle.Reach([0.5, 0.5, 0.5], [1, 1, 1], out isKnown));
        Assert.True(isKnown);
        Assert.Equal(left - 72, oracle.Budget);
    }

    internal static double Weigh(double[] weights, double[] utilities) => weights.Zip(utilities, (w, u) => w * u).Sum();

    /// <summary>Every outcome, with each party's utility from 0 for its worst outcome to 1 for its best.</summary>
    internal static (UnitTable Table, List<(int[] Choices, double[] Utilities)> All) Enumerate(Scenario scenario)
    {
        IEnumerable<int[]> choices = scenario.Issues.Aggregate<ScenarioIssue, IEnumerable<int[]>>(
            [[]], (heads, issue) => heads.SelectMany(h => issue.Options.Select((_, o) => h.Append(o).ToArray())));
        List<(int[] Choices, Rational[] Worth)> all =
            [.. choices.Select(c => (c, scenario.Parties.Select((_, p) => scenario.Utility(new([.. c]), p)).ToArray()))];
        Rational[] least = [.. scenario.Parties.Select((_, p) => all.Min(o => o.Worth[p]))],
            most = [.. scenario.Parties.Select((_, p) => all.Max(o => o.Worth[p]))];
        return (
            scenario.ToArrays().Narrow,
            [.. all.Select(o => (
                o.Choices,
                o.Worth.Select((w, p) => most[p] == least[p] ? 0 : ((w - least[p]) / (most[p] - least[p])).ToDouble()).ToArray()))]);
    }

    /// <summary>Three or four parties and up to four issues of three options, coarse so that sums tie.</summary>
    internal static Gen<Scenario> Scenarios()
        => from parties in Gen.Choose(3, 4)
           from count in Gen.Choose(1, 4)
           from values in Gen.Choose(-1, 4).ListOf(parties).ListOf(3).ListOf(count)
           select new Scenario(
               Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}")).ToValueList(),
               values.Select((issue, i) => new ScenarioIssue(
                   $"issue {i}",
                   issue.Select((option, o) => new ScenarioOption($"{o}", option.Select((v, p) => (Rational)(v * (p + 1))).ToValueList()))
                       .ToValueList())).ToValueList());

    private static Gen<(Scenario Scenario, double[] Weights, (int Outcome, double[] More) Needs)> Directed()
        => from scenario in Scenarios()
           from weights in Gen.Choose(0, 3).ListOf(scenario.Parties.Count)
           from outcome in Gen.Choose(0, 80)
           from more in Gen.Elements(0, 0, 0, 0.01, 0.2, -0.3).ListOf(scenario.Parties.Count)
           select (scenario, weights.Select(w => w / 4.0).ToArray(), (outcome, more.ToArray()));
}
