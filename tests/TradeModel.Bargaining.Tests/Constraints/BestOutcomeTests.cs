using System.Numerics;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

public class BestOutcomeTests
{
    // The Jobs scenario of the GENIUS collection, weight times evaluation in thousandths, work from home rounded to whole thirds.
    private static readonly Scenario Jobs = new(["employee", "employer"],
    [
        new("salary", [new("2000", 0, 200), new("2500", 60, 150), new("3000", 120, 100), new("3500", 180, 50), new("4000", 240, 0)]),
        new("fte", [new("0.6", 80, 60), new("0.8", 160, 82.5), new("1.0", 240, 105)]),
        new("work from home", [new("0", 60, 245), new("1", 90, 122.5), new("2", 120, 0)]),
        new("lease car", [new("yes", 60, 0), new("no", 0, 80)]),
        new("permanent contract", [new("yes", 160, 50), new("no", 0, 160)]),
        new("career", [new("low", 0, 100), new("medium", 20, 50), new("high", 40, 0)]),
    ]);

    private static BestOutcome Best(Scenario scenario, OutcomeObjective objective, params ValueList<OutcomeConstraint> constraints)
        => scenario.BestOutcome(objective, constraints, cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void BestOutcome_JobsByHand_GivesUpWhatCostsLeast()
    {
        // Alone every issue takes its greatest sum: 240 + 345 + 305 + 80 + 210 + 100.
        Assert.Equal(1280, Best(Jobs, OutcomeObjective.Utilitarian).Value);

        // Salary 3500 costs 10, no permanent contract 50: the salary gives way.
        OutcomeConstraint budget = OutcomeConstraint.NotBoth(new("salary", "4000"), new("permanent contract", "yes"));
        BestOutcome one = Best(Jobs, OutcomeObjective.Utilitarian, budget);
        Assert.Equal("salary: 3500; fte: 1.0; work from home: 0; lease car: no; permanent contract: yes; career: low",
            Jobs.Describe(one.Outcome!));
        Assert.Equal([640, 630], one.Utilities);
        Assert.Equal([budget], one.Binding);

        // A lease car for full time costs 20 more; four days instead would cost 102.5.
        OutcomeConstraint car = OutcomeConstraint.IfThen(new("fte", "1.0"), new("lease car", "yes"));
        BestOutcome two = Best(Jobs, OutcomeObjective.Utilitarian, budget, car);
        Assert.Equal((BestOutcomeStatus.Optimal, 1250), (two.Status, two.Value));
        Assert.Equal([budget, car], two.Binding);
        Assert.Equal(
            "sum of utilities: 1250, proven to be the best\n"
            + "salary: 3500; fte: 1.0; work from home: 0; lease car: yes; permanent contract: yes; career: low\n"
            + "employee: 700, no agreement 0\nemployer: 550, no agreement 0\n"
            + "binds: not both permanent contract: yes and salary: 4000\nbinds: if fte: 1.0 then lease car: yes",
            two.Describe());
    }

    [Fact]
    public void BestOutcome_OnePartyAboveTheOthersFloor_TakesTheRest()
    {
        // The employee's best is 860, which leaves the employer 155. To bring that to 300, a day at home costs 30 and brings 122.5, a
        // medium career costs 20 and brings 50; no time at home alone would cost 60.
        BestOutcome best = Best(Jobs, OutcomeObjective.UtilityOf("employee"), OutcomeConstraint.UtilityAtLeast("employer", 300));
        Assert.Equal([810, 327.5], best.Utilities);
        Assert.Equal([OutcomeConstraint.UtilityAtLeast("employer", 300)], best.Binding);
    }

    [Fact]
    public void BestOutcome_SubstantiallyAllTrade_CountsTheTradeFreed()
    {
        Scenario negotiation = new(["India", "United States"],
            [new("Steel", [new("25 %", 0, 10), new("0 %", 8, 0)]), new("Pulses", [new("30 %", 7, 0), new("0 %", 0, 9)]),
                new("Wine", [new("150 %", 3, 0), new("0 %", 0, 1)])]);
        var article24 = new CoveredShare(0.9, "trade", [new("Steel", 60), new("Pulses", 30), new("Wine", 10)],
            negotiation.Issues.Select(i => new IssueChoice(i.Name, "0 %")).ToValueSet());
        BestOutcome best = Best(negotiation, OutcomeObjective.Utilitarian, article24);
        Assert.Equal("Steel: 0 %; Pulses: 0 %; Wine: 150 %", negotiation.Describe(best.Outcome!));
        Assert.Equal(0.9, article24.ShareOf(negotiation, best.Outcome!));
        Assert.Equal("at least 90% of trade", Assert.Single(best.Binding).ToString());
        Assert.Equal("Steel: 0 %; Pulses: 0 %; Wine: 0 %",
            negotiation.Describe(Best(negotiation, OutcomeObjective.Utilitarian,
            new CoveredShare(0.901, "trade", article24.Sizes, article24.Counted)).Outcome!));
    }

    [Fact]
    public void BestOutcome_NothingKeepsToAll_NamesTheFewThatConflict()
    {
        IssueChoice steel = new("salary", "4000"), home = new("work from home", "2");
        OutcomeConstraint both = OutcomeConstraint.AtLeast(2, steel, home), notBoth = OutcomeConstraint.NotBoth(steel, home);
        BestOutcome best = Best(Jobs, OutcomeObjective.Nash,
            OutcomeConstraint.AtMost(3, Jobs.Issues.Select(i => new IssueChoice(i.Name, i.Options[0].Label)).ToValueSet()), both, notBoth);
        Assert.Equal(BestOutcomeStatus.Infeasible, best.Status);
        Assert.Equal([both, notBoth], best.Conflict);
        Assert.Equal((null, null, null, 0), (best.Outcome, best.Value, best.Gap, best.Utilities.Count));
        Assert.Equal("no outcome meets all constraints", best.ToString());
        Assert.EndsWith("not together: exactly 2 of salary: 4000, work from home: 2\nnot together: not both salary: 4000 and work from "
            + "home: 2", best.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void BestOutcome_ReservationsOutOfReach_AreTheConflict()
    {
        Scenario poor = new([new("A", 5), new("B", 6)], [new("X", [new("a", 5, 5), new("b", 4, 6)])]);
        BestOutcome best = Best(poor, OutcomeObjective.Nash);
        Assert.Equal([OutcomeConstraint.UtilityAtLeast("A", 5), OutcomeConstraint.UtilityAtLeast("B", 6)], best.Conflict);
    }

    [Fact]
    public void BestOutcome_NoProductAboveZero_IsZeroAndProven()
    {
        Scenario bare = new([new("A", 1), new("B", 1)], [new("X", [new("a", 1, 3), new("b", 2, 1), new("c", 0, 9)])]);
        BestOutcome best = Best(bare, OutcomeObjective.Nash);
        Assert.Equal((BestOutcomeStatus.Optimal, Rational.Zero, Rational.Zero), (best.Status, best.Value, best.Gap));
    }

    [Fact]
    public void BestOutcome_BoundMissedByLessThanADoubleCanTell_IsDecidedExactly()
    {
        Rational tiny = new(1, BigInteger.Pow(10, 40)), third = new(1, 3);
        Scenario scenario = new(["A", "B"], [new("X", [new("more", Rational.One + tiny, 2), new("less", 1, third)])]);
        BestOutcome best = Best(scenario, OutcomeObjective.Utilitarian, OutcomeConstraint.UtilityAtMost("A", 1));
        Assert.Equal("X: less", scenario.Describe(best.Outcome!));
        Assert.Equal(BestOutcomeStatus.Optimal, best.Status);
        Assert.Equal("X: more", scenario.Describe(Best(scenario, OutcomeObjective.Utilitarian,
            OutcomeConstraint.UtilityAtMost("A", Rational.One + tiny)).Outcome!));
    }

    [Fact]
    public void BestOutcome_ValuesThatDifferByLessThanADoubleCanTell_TakesTheGreater()
    {
        // Denominators that have no common multiple of bearable width: the terms are rounded, the answer is not.
        Rational tiny = new(1, BigInteger.Pow(7, 60)), odd = new(1, BigInteger.Pow(11, 300));
        Scenario scenario = new(["A", "B"], [new("X", [new("less", 1, odd), new("more", Rational.One + tiny, odd), new("none", 0, 0)])]);
        foreach (OutcomeObjective objective in new[] { OutcomeObjective.UtilityOf("A"), OutcomeObjective.Utilitarian,
            OutcomeObjective.Nash })
        {
            BestOutcome best = Best(scenario, objective);
            Assert.True(best.Value <= best.Bound);
            Assert.True(objective.Value(scenario, scenario.Choose("more")) <= best.Bound);
            if (best.Status == BestOutcomeStatus.Optimal) Assert.Equal("X: more", scenario.Describe(best.Outcome!));
        }
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void BestOutcome_SixtyIssuesTwentyConstraints_IsProven(ulong seed)
    {
        (Scenario scenario, ValueList<OutcomeConstraint> constraints) = Large.SixtyIssues(seed);
        foreach (OutcomeObjective objective in new[] { OutcomeObjective.Utilitarian, OutcomeObjective.Egalitarian, OutcomeObjective.Nash,
            OutcomeObjective.UtilityOf("A") })
        {
            BestOutcome best = scenario.BestOutcome(objective, constraints, new() { Explain = false },
                cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(BestOutcomeStatus.Optimal, best.Status);
            Assert.All(constraints, c => Assert.True(ConstrainedCases.Keeps(scenario, best.Outcome!, c)));
            Assert.True(ConstrainedCases.IsRational(scenario, best.Outcome!));
            Assert.Equal(best, scenario.BestOutcome(objective, constraints, new() { Explain = false },
                cancellation: TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(1UL, 1)]
    [InlineData(2UL, 2)]
    [InlineData(3UL, 2)]
    [InlineData(4UL, 15)]
    public void BestOutcome_FortyIssues_IsWhatTheFrontierOfTheMergedIssuesSelects(ulong seed, int digits)
    {
        (Scenario pairs, ValueList<OutcomeConstraint> constraints, Scenario merged) = Large.Pairs(seed, digits);
        ParetoFrontier frontier = merged.ParetoFrontier();
        Assert.Equal(FrontierKind.Exact, frontier.Kind);
        foreach ((OutcomeObjective objective, BargainingSolution solution) in new[]
        {
            (OutcomeObjective.Utilitarian, frontier.Utilitarian), (OutcomeObjective.Egalitarian, frontier.Egalitarian),
                (OutcomeObjective.Nash, frontier.Nash),
        })
        {
            BestOutcome best = pairs.BestOutcome(objective, constraints, new() { Explain = false },
                cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(BestOutcomeStatus.Optimal, best.Status);
            Assert.Equal(ConstrainedCases.Value(merged, solution.Points[0].Outcome, objective), best.Value);
        }
    }

    [Fact]
    public void BestOutcome_TenThousandLines_FreesNineTenthsOfLinesAndTrade()
    {
        (Scenario schedule, ValueList<OutcomeConstraint> constraints) = Large.Schedule(10_000, seed: 1);
        BestOutcome best = schedule.BestOutcome(OutcomeObjective.UtilityOf("importer"), constraints, new() { Explain = false },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(BestOutcomeStatus.Optimal, best.Status);
        Assert.All(constraints.OfType<CoveredShare>(), s => Assert.True(s.ShareOf(schedule, best.Outcome!) >= s.Least));
        Assert.All(constraints.OfType<IssueChoiceCount>(), c => Assert.True(c.Allows(schedule, best.Outcome!)));
    }

    [Fact]
    public void BestOutcome_AlikeLines_AreCountedNotSearched()
    {
        // Each line freed costs 0.37 of 1: nine tenths of 1,001 lines are 901.
        Scenario schedule = new(["importer", "exporter"],
            Enumerable.Range(0, 1_001).Select(i => new ScenarioIssue($"{i}", [new("kept", 0.37, 0), new("free", 0, 0.1)])).ToValueList());
        OutcomeConstraint lines = OutcomeConstraint.ShareAtLeast(0.9, "lines",
            schedule.Issues.Select(i => new IssueSize(i.Name, 1)).ToValueList(),
            schedule.Issues.Select(i => new IssueChoice(i.Name, "free")).ToValueSet());
        BestOutcome best = Best(schedule, OutcomeObjective.UtilityOf("importer"), lines);
        Assert.Equal((BestOutcomeStatus.Optimal, new Rational(37, 100) * 100), (best.Status, best.Value));
        Assert.Equal([lines], best.Binding);
    }

    [Fact]
    public void BestOutcome_LimitReached_StatesTheGap()
    {
        (Scenario scenario, ValueList<OutcomeConstraint> constraints) = Large.SixtyIssues(1);
        BestOutcome full = scenario.BestOutcome(OutcomeObjective.Egalitarian, constraints, new() { Explain = false },
            cancellation: TestContext.Current.CancellationToken);
        BestOutcome part = scenario.BestOutcome(OutcomeObjective.Egalitarian, constraints,
            new() { MaxEvaluations = 20_000, Explain = false }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(part.Status is BestOutcomeStatus.WithinGap or BestOutcomeStatus.NotFound);
        Assert.True(full.Value <= part.Bound);
        Assert.Matches("^(.* at most .* from the best|none found within the limit)$", part.ToString());
    }

    [Fact]
    public void BestOutcome_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Jobs.BestOutcome(OutcomeObjective.Nash, cancellation: source.Token));
    }

    [Fact]
    public void BestOutcome_NamesNotInTheScenario_Throw()
    {
        IssueChoice rice = new("rice", "0 %"), fifty = new("salary", "5000"), salary = new("salary", "4000");
        Assert.Equal("the scenario has no issue 'rice'",
            Assert.Throws<ArgumentException>(() => Best(Jobs, OutcomeObjective.Nash, OutcomeConstraint.NotBoth(rice, salary))).Message);
        Assert.Equal("issue 'salary' has no option '5000'",
            Assert.Throws<ArgumentException>(() => Best(Jobs, OutcomeObjective.Nash, OutcomeConstraint.IfThen(fifty, salary))).Message);
        Assert.Equal("the scenario has no party 'union'",
            Assert.Throws<ArgumentException>(() => Best(Jobs, OutcomeObjective.UtilityOf("union"))).Message);
        Assert.Equal("the scenario has no party 'union'",
            Assert.Throws<ArgumentException>(() => Best(Jobs, OutcomeObjective.Nash,
            OutcomeConstraint.UtilityAtLeast("union", 1))).Message);
        Assert.Equal("3 weights for 2 parties",
            Assert.Throws<ArgumentException>(() => Best(Jobs, OutcomeObjective.Weighted(1, 2, 3))).Message);
    }
}
