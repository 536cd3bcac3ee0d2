using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

[Properties(Arbitrary = [typeof(SmallScenarios)], MaxTest = 200)]
public class LogRollTests
{
    [Property]
    public void LogRolls_SmallScenario_AreAllIrreducibleTradesByJointGain(Scenario scenario)
    {
        var current = new Outcome(ValueList.Create<int>(new int[scenario.Issues.Count]));
        LogRolls rolls = scenario.LogRolls(current, new LogRollOptions { MaxIssues = 4, MaxTrades = 10_000 });
        Assert.True(rolls.IsComplete);
        (string Name, Rational Joint)[] expected = Ranked(scenario, current);
        Assert.Equal(expected.Select(e => e.Name), rolls.Select(Name));
        Assert.Equal(expected.Select(e => e.Joint.ToDouble()), rolls.Select(r => r.JointGain));
        // Of trades that gain the same, the first in this order are kept.
        foreach (int most in (int[])[1, 2, 3])
        {
            LogRolls few = scenario.LogRolls(current, new LogRollOptions { MaxIssues = 4, MaxTrades = most });
            Assert.Equal(expected.Take(most).Select(e => e.Name), few.Select(Name));
        }
    }

    // A gains 2 and B 1 by each of these: one trade of one issue, and two of two, which differ in their second issue or in its option.
    [Fact]
    public void LogRolls_EqualGains_AreThoseOfFewerThenOfEarlierIssuesThenOfEarlierOptions()
    {
        Scenario scenario = new(["A", "B"],
        [
            new("w", [new("now", 0, 0), new("x", 3, -1)]),
            new("x", [new("now", 0, 0), new("y", -1, 2), new("z", -1, 2)]),
            new("y", [new("now", 0, 0), new("z", -1, 2)]),
            new("z", [new("now", 0, 0), new("x", 2, 1)]),
        ]);
        string[] expected = ["3:1", "0:1 1:1", "0:1 1:2", "0:1 2:1"];
        Outcome now = scenario.Choose("now", "now", "now", "now");
        for (int most = 1; most <= expected.Length; most++)
            Assert.Equal(
                expected.Take(most), scenario.LogRolls(now, new LogRollOptions { MaxIssues = 2, MaxTrades = most }).Select(Name));
    }

    [Property]
    public Property LogRolls_NearlyTied_AreRankedExactly() => Prop.ForAll(SmallScenarios.NearlyTied().ToArbitrary(), scenario =>
    {
        var current = new Outcome(ValueList.Create<int>(new int[scenario.Issues.Count]));
        string[] expected = [.. Ranked(scenario, current).Select(e => e.Name)];
        foreach (int most in (int[])[1, 2, 3, 10_000])
        {
            LogRolls rolls = scenario.LogRolls(current, new LogRollOptions { MaxIssues = 4, MaxTrades = most });
            Assert.Equal(expected.Take(most), rolls.Select(Name));
        }
    });

    [Property]
    public void LogRolls_EfficientOutcome_AreNone(Scenario scenario)
        => Assert.Empty(scenario.LogRolls(scenario.ParetoFrontier().OutcomeAt(0)));

    [Fact]
    public void LogRolls_OneTrade_IsToldInWords()
    {
        Scenario scenario = new(["India", "the United States"],
        [
            new("steel", [new("50 %", 0, 0.1), new("25 %", 0.3, 0)]),
            new("pulses", [new("30 %", 0.1, 0), new("10 %", 0, 0.4)]),
        ]);
        LogRoll roll = Assert.Single(scenario.LogRolls(scenario.Choose("50 %", "30 %")));
        Assert.Equal("the United States moves on steel from 50 % to 25 %, India moves on pulses from 30 % to 10 %: India +0.2, the "
            + "United States +0.3", roll.Words);
        Assert.Equal(0.5, roll.JointGain);
    }

    [Fact]
    public void LogRolls_TooFewTrials_AreNotComplete()
    {
        Scenario scenario = new(["A", "B"],
            Enumerable.Range(0, 30).Select(i => new ScenarioIssue($"{i}", [new("a", 0, 1), new("b", 1, 0)])).ToValueList());
        LogRolls rolls = scenario.LogRolls(new Outcome(ValueList.Create<int>(new int[30])), new LogRollOptions { MaxTrials = 5 });
        Assert.False(rolls.IsComplete);
    }

    private static string Name(LogRoll roll) => string.Join(' ', roll.Moves.Select(m => $"{m.Issue}:{m.To}"));

    private static (string Name, Rational Joint)[] Ranked(Scenario scenario, Outcome current)
        =>
        [
            .. Expected(scenario, current).OrderByDescending(e => e.Joint).ThenBy(e => e.Name.Split(' ').Length)
                .ThenBy(e => e.Name, StringComparer.Ordinal),
        ];

    private static IEnumerable<(string Name, Rational Joint)> Expected(Scenario scenario, Outcome current)
    {
        // Every outcome that betters all by changing at most four issues, unless part of its changes does so too.
        foreach (int[] choices in All(scenario))
        {
            int[] changed = [.. Enumerable.Range(0, choices.Length).Where(i => choices[i] != current.Choices[i])];
            if (changed.Length is 0 or > 4 || !BettersAll(scenario, current, choices, changed)) continue;
            bool reducible = Enumerable.Range(1, (1 << changed.Length) - 2)
                .Any(part => BettersAll(scenario, current, choices, [.. changed.Where((_, c) => (part >> c & 1) == 1)]));
            if (reducible) continue;
            Rational joint = scenario.Parties.Select((_, p) => Change(scenario, current, choices, changed, p)).Aggregate(Rational.Zero,
                (a, b) => a + b);
            yield return (string.Join(' ', changed.Select(i => $"{i}:{choices[i]}")), joint);
        }
    }

    private static bool BettersAll(Scenario scenario, Outcome current, int[] choices, int[] changed)
        => scenario.Parties.Select((_, p) => Change(scenario, current, choices, changed, p)).All(c => c.Sign > 0);

    private static Rational Change(Scenario scenario, Outcome current, int[] choices, int[] changed, int party)
        => changed.Aggregate(Rational.Zero,
            (sum, i) => sum + scenario.Issues[i].Worth(party, choices[i]) - scenario.Issues[i].Worth(party, current.Choices[i]));

    private static IEnumerable<int[]> All(Scenario scenario)
        => scenario.Issues.Aggregate<ScenarioIssue,
            IEnumerable<int[]>>([[]], (heads,
            issue) => heads.SelectMany(h => Enumerable.Range(0, issue.Options.Count).Select(o => h.Append(o).ToArray())));
}
