using System.Globalization;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>The search on instances whose optimum COIN-OR CBC proved independently: see benchmarks/results/constrained-cbc.md.</summary>
public class CommittedInstancesTests
{
    // For each shape the optimum of each objective: utilitarian, egalitarian, Nash.
    private static readonly string[][] Optima =
    [
        ["2364", "523.8", "285351.12"],
        ["1959", "260.4", "108274.32"],
        ["2155", "226.4", "160427.04"],
        ["3205", "647.2", "422337.52"],
        ["2926", "343.2", "232552.32"],
        ["4264", "868.2", "756712.32"],
        ["5450", "1131.2", "1315896.96"],
        ["5443", "1118.2", "1275576.96"],
        ["6174", "1184.4", "1727328.96"],
        ["11469", "2564.6", "6617658.04"],
        ["16897", "3945.6", "15599627.04"],
        ["23549", "5363.4", "28771212.96"],
    ];

    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, CommittedInstances.Shapes.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void BestOutcome_FewEvaluations_FindsAnOutcomeThatMeetsAll(int shape)
    {
        (Scenario scenario, ValueList<OutcomeConstraint> constraints) = CommittedInstances.Create(CommittedInstances.Shapes[shape]);
        for (int k = 0; k < 3; k++)
        {
            BestOutcome best = scenario.BestOutcome(CommittedInstances.Objective(CommittedInstances.Objectives[k]), constraints,
                new() { MaxEvaluations = 2_000_000, Explain = false }, cancellation: TestContext.Current.CancellationToken);
            Assert.NotNull(best.Outcome);
            Assert.All(constraints, c => Assert.True(ConstrainedCases.Keeps(scenario, best.Outcome, c)));
            Assert.True(ConstrainedCases.IsRational(scenario, best.Outcome));
            Rational optimum = Optimum(shape, k);
            Assert.True(best.Value <= optimum && optimum <= best.Bound);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void BestOutcome_Instance_IsTheOptimumOfCbc(int shape)
    {
        (Scenario scenario, ValueList<OutcomeConstraint> constraints) = CommittedInstances.Create(CommittedInstances.Shapes[shape]);
        for (int k = 0; k < 3; k++)
        {
            BestOutcome best = scenario.BestOutcome(CommittedInstances.Objective(CommittedInstances.Objectives[k]), constraints,
                new() { Explain = false }, cancellation: TestContext.Current.CancellationToken);
            Assert.Equal((BestOutcomeStatus.Optimal, Optimum(shape, k)), (best.Status, best.Value));
        }
    }

    private static Rational Optimum(int shape, int objective)
        => (Rational)decimal.Parse(Optima[shape][objective], CultureInfo.InvariantCulture);
}
