using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;
using Outcome = TradeModel.Bargaining.Outcome;

namespace TradeModel.Bargaining.Tests;

/// <summary>
/// Log-rolls from any outcome against the enumeration of all outcomes: which, in which order, up to which bound, in which words.
/// </summary>
public class LogRollLawTests
{
    [Property(MaxTest = 60)]
    public FsCheck.Property LogRolls_AnyStartAndBound_AreTheFirstOfAll() => Prop.ForAll(Cases().ToArbitrary(), a =>
    {
        (Scenario scenario, Outcome current, int issues, int most) = a;
        LogRolls rolls = scenario.LogRolls(current, new() { MaxIssues = issues, MaxTrades = most });
        string[] expected =
        [
            .. Trades(scenario, current, issues).OrderByDescending(t => t.Joint).ThenBy(t => t.Moves.Length)
                .ThenBy(t => string.Join(' ', t.Moves.Select(m => $"{m.Issue} {m.To}")), StringComparer.Ordinal)
                .Select(t => Told(t.Moves, t.Gains.Select(g => g.ToDouble()), t.Joint.ToDouble())).Take(most),
        ];
        Assert.Equal(expected, rolls.Select(r => Told([.. r.Moves.Select(m => (m.Issue, m.From, m.To))], r.Gains, r.JointGain)));
        Assert.True(rolls.IsComplete);
        Assert.Equal(expected.Length, rolls.Count);
        foreach (LogRollMove move in rolls.SelectMany(r => r.Moves))
        {
            ScenarioIssue issue = scenario.Issues[move.Issue];
            Assert.Equal(
                scenario.Parties.Select((_, p) => (issue.Worth(p, move.To) - issue.Worth(p, move.From)).ToDouble()), move.Changes);
        }
    });

    // Three issues on which both gain 1, alone: a combination of one issue each, and no larger one is a trade.
    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(2, 2, false)]
    [InlineData(1, 1, false)]
    public void LogRolls_TrialsAtTheBound_AreComplete(long trials, int found, bool complete)
    {
        Scenario scenario = new(
            ["A", "B"],
            [.. Enumerable.Range(0, 3).Select(i => new ScenarioIssue($"{i}", [new("a", 0, 0), new("b", 1, 1)]))]);
        LogRolls rolls = scenario.LogRolls(new Outcome([0, 0, 0]), new() { MaxIssues = 1, MaxTrials = trials });
        Assert.Equal((found, complete), (rolls.Count, rolls.IsComplete));
        Assert.Equal(Enumerable.Range(0, found), rolls.Select(r => Assert.Single(r.Moves).Issue));
    }

    // One trade of two moves. Tried are each alone, the first, the first with the second, and the second, after which none is left.
    [Theory]
    [InlineData(5, 1, "1 trade")]
    [InlineData(4, 1, "1 trade, the search ended at its bound")]
    [InlineData(3, 0, "0 trades, the search ended at its bound")]
    public void LogRolls_TradeOfTwo_IsFoundAtItsTrial(long trials, int found, string words)
    {
        LogRolls rolls = Swap(2, 1).LogRolls(new Outcome([0, 0]), new() { MaxIssues = 2, MaxTrials = trials });
        Assert.Equal((found, words), (rolls.Count, rolls.ToString()));
    }

    // The two trades with a joint gain of 3 move the same issues. The better move on X is tried first, but the earlier option ranks first.
    [Theory]
    [InlineData(4, "1:2 2:2 = 4", "1:1 2:2 = 3", "1:2 2:1 = 3", "1:1 2:1 = 2")]
    [InlineData(2, "1:2 2:2 = 4", "1:1 2:2 = 3")]
    public void LogRolls_EqualJointGains_AreRankedByOption(int most, params string[] expected)
    {
        Scenario scenario = new(
            ["A", "B"],
            [
                new("agreed", [new("0", 5, 5)]), new("X", [new("0", 0, 0), new("1", -1, 2), new("2", -1, 3)]),
                new("Y", [new("0", 0, 0), new("1", 2, -1), new("2", 3, -1)]),
            ]);
        LogRolls rolls = scenario.LogRolls(new Outcome([0, 0, 0]), new() { MaxTrades = most });
        Assert.Equal(
            expected,
            rolls.Select(r => string.Create(
                CultureInfo.InvariantCulture, $"{string.Join(' ', r.Moves.Select(m => $"{m.Issue}:{m.To}"))} = {r.JointGain}")));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void LogRolls_MaxIssues_IsTheLargestTrade(int issues, int found)
        => Assert.Equal(found, Swap(2, 1).LogRolls(new Outcome([0, 0]), new() { MaxIssues = issues }).Count);

    [Fact]
    public void LogRolls_FourMovesNeeded_AreOneTrade()
    {
        // D gives 2 on each of three issues and gains 7 on the fourth, where the others give 1 each.
        Scenario scenario = new(
            ["A", "B", "C", "D"],
            [
                new("w", [new("0", 0, 0, 0, 0), new("1", 3, 0, 0, -2)]), new("x", [new("0", 0, 0, 0, 0), new("1", 0, 3, 0, -2)]),
                new("y", [new("0", 0, 0, 0, 0), new("1", 0, 0, 3, -2)]), new("z", [new("0", 0, 0, 0, 0), new("1", -1, -1, -1, 7)]),
            ]);
        Assert.Empty(scenario.LogRolls(new Outcome([0, 0, 0, 0])));
        LogRoll roll = Assert.Single(scenario.LogRolls(new Outcome([0, 0, 0, 0]), new() { MaxIssues = 4 }));
        Assert.Equal([2.0, 2, 2, 1], roll.Gains);
        Assert.Equal(7, roll.JointGain);
        Assert.Equal(
            "D moves on w from 0 to 1 and on x from 0 to 1 and on y from 0 to 1, A and B and C move on z from 0 to 1: "
                + "A +2, B +2, C +2, D +1",
            roll.ToString());
    }

    [Fact]
    public void Words_MoveThatHarmsNobody_IsAgreedByAll()
    {
        // Moving on X alone leaves B where it was; moving on Y alone costs A.
        Scenario scenario = new(
            ["A", "B"], [new("X", [new("a", 0, 0), new("b", 1, 0)]), new("Y", [new("c", 0.5, 0), new("d", 0, 1.25)])]);
        LogRoll roll = Assert.Single(scenario.LogRolls(scenario.Choose("a", "c")));
        Assert.Equal("all agree to go on X from a to b, A moves on Y from c to d: A +0.5, B +1.25", roll.Words);
        Assert.Equal([1.0, 0], roll.Moves[0].Changes);
        Assert.Equal((1, 0, 1), (roll.Moves[1].Issue, roll.Moves[1].From, roll.Moves[1].To));
    }

    [Theory]
    [InlineData("0.0004", "+0.0004")]
    [InlineData("0.000999", "+0.000999")]
    [InlineData("0.001", "+0.001")]
    [InlineData("0.0014", "+0.001")]
    [InlineData("0.25", "+0.25")]
    [InlineData("1234.5678", "+1234.568")]
    public void Words_Gains_HaveThreePlacesUnlessTheyHideThem(string gain, string told)
    {
        Scenario scenario = new(["A", "B"], [new("X", [new("a", 0, 0), new("b", 1, Rational.Parse(gain))])]);
        Assert.Equal(
            $"all agree to go on X from a to b: A +1, B {told}", Assert.Single(scenario.LogRolls(new Outcome([0]))).Words);
    }

    [Fact]
    public void LogRolls_Index_IsCheckedAndEnumerationIsTheSame()
    {
        LogRolls rolls = Swap(2, 1).LogRolls(new Outcome([0, 0]));
        Assert.Same(rolls[0], rolls.Single());
        Assert.Same(rolls[0], ((System.Collections.IEnumerable)rolls).Cast<LogRoll>().Single());
        Assert.Throws<ArgumentOutOfRangeException>("index", () => rolls[1]);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => rolls[-1]);
    }

    // A gives on X what B wants, and B on Y what A wants.
    private static Scenario Swap(int gain, int loss)
        => new(
            ["A", "B"],
            [new("X", [new("0", 0, 0), new("1", -loss, gain)]), new("Y", [new("0", 0, 0), new("1", gain, -loss)])]);

    private static string Told((int Issue, int From, int To)[] moves, IEnumerable<double> gains, double joint)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', moves)}: {string.Join(' ', gains.Select(g => g.ToString("R", CultureInfo.InvariantCulture)))} = {joint:R}");

    // From values on a coarse grid, so that joint gains tie, with grains that no double sees.
    private static Gen<(Scenario Scenario, Outcome Current, int Issues, int Most)> Cases()
        => from parties in Gen.Choose(2, 3)
           from count in Gen.Choose(1, 4)
           from values in Gen.Choose(0, 3).ListOf(parties).ListOf(3).ListOf(count)
           from grains in Gen.Elements(0, 0, 0, 1, 2).ListOf(parties).ListOf(3).ListOf(count)
           from start in Gen.Choose(0, 2).ListOf(count)
           from issues in Gen.Choose(1, 4)
           from most in Gen.Elements(1, 2, 3, 5, 1_000)
           let grain = Rational.Parse("1e-25")
           select (
               new Scenario(
                   Enumerable.Range(0, parties).Select(p => new ScenarioParty($"party {p}")).ToValueList(),
                   values.Select((issue, i) => new ScenarioIssue(
                       $"issue {i}",
                       issue.Select((option, o) => new ScenarioOption(
                           $"{o}", option.Select((v, p) => v + grains[i][o][p] * grain).ToValueList())).ToValueList()))
                       .ToValueList()),
               new Outcome(start.ToValueList()), issues, most);

    // Every outcome that betters all, by changing at most so many issues, unless a part of its changes does so too.
    private static IEnumerable<((int Issue, int From, int To)[] Moves, Rational[] Gains, Rational Joint)> Trades(
        Scenario scenario, Outcome current, int issues)
    {
        Rational[] Gains((int Issue, int From, int To)[] moves)
            => [.. scenario.Parties.Select((_, p) => moves.Aggregate(
                Rational.Zero,
                (sum, m) => sum + scenario.Issues[m.Issue].Worth(p, m.To) - scenario.Issues[m.Issue].Worth(p, m.From)))];
        bool BettersAll((int Issue, int From, int To)[] moves) => moves.Length > 0 && Gains(moves).All(g => g.Sign > 0);

        for (int code = 0; code < Math.Pow(3, scenario.Issues.Count); code++)
        {
            var moves = new List<(int Issue, int From, int To)>();
            for (int i = 0, rest = code; i < scenario.Issues.Count; i++, rest /= 3)
                if (rest % 3 != current.Choices[i]) moves.Add((i, current.Choices[i], rest % 3));
            (int Issue, int From, int To)[] all = [.. moves];
            if (all.Length > issues || !BettersAll(all)) continue;
            bool reducible = Enumerable.Range(1, (1 << all.Length) - 2)
                .Any(part => BettersAll([.. all.Where((_, m) => (part >> m & 1) == 1)]));
            if (!reducible) yield return (all, Gains(all), Gains(all).Aggregate(Rational.Zero, (sum, g) => sum + g));
        }
    }
}
