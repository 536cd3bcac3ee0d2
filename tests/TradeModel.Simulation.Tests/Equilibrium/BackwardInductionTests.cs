using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class BackwardInductionTests
{
    [Fact]
    public void Solve_Pie_GivesTheFirstMoverTheClosedForm()
    {
        // Rubinstein's pie with a last round: (1 − (−δ)^T) / (1 + δ). With δ = 1/2 and 1024 pieces every share up to T = 10 is a piece;
        // with δ = 2/3 and 3^7 pieces, up to T = 7.
        foreach ((Rational discount, int pieces, int most) in new[] { (new Rational(1, 2), 1024, 10), (new Rational(2, 3), 2187, 7) })
        {
            for (int steps = 1; steps <= most; steps++)
            {
                Rational power = Rational.One;
                for (int s = 0; s < steps; s++) power *= -discount;
                Rational share = (Rational.One - power) / (Rational.One + discount);
                ValueList<EquilibriumStep> solved = BackwardInduction.Solve(Pie.Of(pieces), steps, [discount, discount]);
                Assert.Equal(steps, solved.Count);
                Assert.Equal([share, Rational.One - share], solved[0].Utilities);
                Assert.Equal(share * pieces, solved[0].Agreed!.Piece());
            }
        }
    }

    [Fact]
    public void Solve_PatientOther_WaitsUntilItMakesTheLastOffer()
    {
        // Nothing is lost by waiting, so B, who makes the last offer, gets all; A's offers concede that at once.
        ValueList<EquilibriumStep> solved = BackwardInduction.Solve(Pie.Of(10), 4, [1, 1]);
        Assert.All(solved, step => Assert.Equal([0, 1], step.Utilities));
    }

    [Fact]
    public void Solve_NothingForBoth_EndsAtTheReservations()
    {
        ValueList<EquilibriumStep> solved = BackwardInduction.Solve(Pie.Of(10, 0.6, 0.6), 3, [1, 0.5]);
        Assert.All(solved, step => Assert.Null(step.Agreed));
        Assert.Equal([0.6, 0.15], solved[0].Utilities);
    }

    [FsCheck.Xunit.Property(MaxTest = 200)]
    public void Solve_AnyScenario_EqualsTheRecursionOverAllOutcomes(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        Scenario scenario = SmallScenarios.Draw(random);
        if (scenario.Parties.Count > 2 || scenario.OutcomeCount > 500) return;
        Rational[] discounts = [new(1 + random.Next(4), 4), new(1 + random.Next(4), 4)];
        int steps = 1 + random.Next(5);
        IEnumerable<int[]> all = [[]];
        foreach (ScenarioIssue issue in scenario.Issues)
            all = all.SelectMany(c => Enumerable.Range(0, issue.Options.Count).Select(o => c.Append(o).ToArray())).ToArray();
        Rational[][] outcomes =
            [.. all.Select(c => new Outcome(c.ToValueList())).Select(o => new[] { scenario.Utility(o, 0), scenario.Utility(o, 1) })];

        (Rational[] Worths, bool Agreed) Worth(int step)
        {
            if (step == steps) return ([.. scenario.Parties.Select(p => p.Reservation)], false);
            Rational[] wait = [.. Worth(step + 1).Worths];
            if (step + 1 < steps) wait = [wait[0] * discounts[0], wait[1] * discounts[1]];
            int a = step % 2, b = 1 - a;
            Rational[][] possible =
            [
                .. outcomes.Where(o => o[0] >= wait[0] && o[1] >= wait[1])
                    .Where(o => o[0] >= scenario.Parties[0].Reservation && o[1] >= scenario.Parties[1].Reservation),
            ];
            return possible.Length == 0 ? (wait, false) : (possible.OrderByDescending(o => o[a]).ThenByDescending(o => o[b]).First(), true);
        }
        EquilibriumStep first = BackwardInduction.Solve(scenario, steps, discounts.ToValueList())[0];
        (Rational[] worths, bool agreed) = Worth(0);
        Assert.Equal(worths, first.Utilities);
        Assert.Equal(agreed, first.Agreed is not null);
        if (first.Agreed is { } outcome) Assert.Equal((worths[0], worths[1]), (scenario.Utility(outcome, 0), scenario.Utility(outcome, 1)));
    }
}
