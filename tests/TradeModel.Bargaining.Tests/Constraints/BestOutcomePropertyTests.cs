using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>The search against every outcome of small scenarios of two to four parties.</summary>
[Properties(Arbitrary = [typeof(ConstrainedCases), typeof(SmallScenarios)], MaxTest = 150)]
public class BestOutcomePropertyTests
{
    private static readonly BestOutcomeOptions Plain = new() { Explain = false };

    [Property]
    public void BestOutcome_SmallScenario_IsTheBestOfAll(ConstrainedCase small)
    {
        Outcome[] kept = ConstrainedCases.Kept(small.Scenario, small.Constraints);
        foreach (OutcomeObjective objective in Objectives(small.Scenario))
        {
            BestOutcome best = small.Scenario.BestOutcome(objective, small.Constraints, Plain,
                cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(kept.Length == 0 ? BestOutcomeStatus.Infeasible : BestOutcomeStatus.Optimal, best.Status);
            if (kept.Length == 0)
            {
                Assert.Equal((null, null, null), (best.Outcome, best.Value, best.Bound));
                continue;
            }
            Assert.Contains(best.Outcome, kept);
            Assert.Equal(kept.Max(o => ConstrainedCases.Value(small.Scenario, o, objective)), best.Value);
            Assert.Equal((best.Value, Rational.Zero), (best.Bound, best.Gap));
            Assert.Equal(small.Scenario.Parties.Select((_, p) => small.Scenario.Utility(best.Outcome!, p)), best.Utilities);
        }
    }

    [Property(MaxTest = 60)]
    public void BestOutcome_StoppedEarly_StatesABoundThatHolds(ConstrainedCase small)
    {
        Outcome[] kept = ConstrainedCases.Kept(small.Scenario, small.Constraints);
        foreach (OutcomeObjective objective in Objectives(small.Scenario))
            foreach (int most in new[] { 1, 30, 300 })
            {
                BestOutcome best = small.Scenario.BestOutcome(objective, small.Constraints,
                    new() { MaxEvaluations = most, Explain = false }, cancellation: TestContext.Current.CancellationToken);
                if (best.Status == BestOutcomeStatus.Infeasible) Assert.Empty(kept);
                foreach (Outcome outcome in kept) Assert.True(ConstrainedCases.Value(small.Scenario, outcome, objective) <= best.Bound);
                if (best.Outcome is null) continue;
                Assert.Contains(best.Outcome, kept);
                Assert.Equal(best.Status == BestOutcomeStatus.Optimal, best.Gap == Rational.Zero);
            }
    }

    [Property]
    public void BestOutcome_WithoutConstraints_IsWhatTheFrontierSelects(Scenario scenario)
    {
        ParetoFrontier frontier = scenario.ParetoFrontier();
        foreach ((OutcomeObjective objective, BargainingSolution solution) in new[]
        {
            (OutcomeObjective.Utilitarian, frontier.Utilitarian), (OutcomeObjective.Egalitarian, frontier.Egalitarian),
                (OutcomeObjective.Nash, frontier.Nash),
        })
        {
            BestOutcome best = scenario.BestOutcome(objective, options: Plain, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal(solution.IsEmpty, best.Outcome is null);
            foreach (FrontierPoint point in solution.Points)
                Assert.Equal(ConstrainedCases.Value(scenario, point.Outcome, objective), best.Value);
        }
    }

    [Property(MaxTest = 60)]
    public void BestOutcome_Explained_NamesWhatBindsOrConflicts(ConstrainedCase small)
    {
        Scenario scenario = small.Scenario;
        OutcomeConstraint[] all = [.. small.Constraints,
            .. scenario.Parties.Select(p => OutcomeConstraint.UtilityAtLeast(p.Name, p.Reservation))];
        BestOutcome best = scenario.BestOutcome(OutcomeObjective.Utilitarian, small.Constraints,
            cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(best.Undecided);
        Outcome[] Without(int left)
            => [.. ConstrainedCases.Outcomes(scenario).Where(o => all.Where((_, c) => c != left).All(c => ConstrainedCases.Keeps(scenario,
                o, c)))];
        if (best.Outcome is null)
        {
            Outcome[] Keeping(IEnumerable<OutcomeConstraint> some)
                => [.. ConstrainedCases.Outcomes(scenario).Where(o => some.All(c => ConstrainedCases.Keeps(scenario, o, c)))];
            Assert.Empty(Keeping(best.Conflict));
            for (int c = 0; c < best.Conflict.Count; c++) Assert.NotEmpty(Keeping(best.Conflict.Where((_, k) => k != c)));
            return;
        }
        Assert.Empty(best.Conflict);
        Assert.Equal(all.Where((_, c) => Without(c).Any(o => ConstrainedCases.Value(scenario, o,
            OutcomeObjective.Utilitarian) > best.Value)), best.Binding);
    }

    [Property(MaxTest = 60)]
    public void Allows_AnyOutcome_IsWhatTheWordsSay(ConstrainedCase small)
    {
        foreach (Outcome outcome in ConstrainedCases.Outcomes(small.Scenario))
            foreach (OutcomeConstraint constraint in small.Constraints)
                Assert.Equal(ConstrainedCases.Keeps(small.Scenario, outcome, constraint), constraint.Allows(small.Scenario, outcome));
    }

    [Property(MaxTest = 60)]
    public void BestOutcome_ConstraintsInAnotherOrder_IsAsGood(ConstrainedCase small)
    {
        foreach (OutcomeObjective objective in Objectives(small.Scenario))
            Assert.Equal(
                small.Scenario.BestOutcome(objective, small.Constraints, Plain, cancellation: TestContext.Current.CancellationToken).Value,
                small.Scenario.BestOutcome(objective, small.Constraints.Reverse().ToValueList(), Plain,
                    cancellation: TestContext.Current.CancellationToken).Value);
    }

    private static OutcomeObjective[] Objectives(Scenario scenario) =>
    [
        OutcomeObjective.Utilitarian, OutcomeObjective.Egalitarian, OutcomeObjective.Nash,
            OutcomeObjective.UtilityOf(scenario.Parties[^1].Name),
        OutcomeObjective.Weighted(scenario.Parties.Select((_, p) => new Rational(p, 3)).ToValueList()),
    ];
}
