using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>What two parties would do in alternating offers if each knew the other's utilities and both looked ahead to the end.</summary>
public static class BackwardInduction
{
    /// <summary>The largest number of steps that <see cref="Solve"/> takes.</summary>
    public const int MaxSteps = 10_000;

    /// <summary>The subgame-perfect equilibrium of alternating offers with a last step.</summary>
    /// <param name="scenario">A scenario of two parties. The first makes the offers of even steps.</param>
    /// <param name="steps">How many offers there are, 1 to <see cref="MaxSteps"/>.</param>
    /// <param name="discounts">
    /// The value to each party of a unit of utility one step later: above 0, at most 1. <see cref="ScenarioParty.Discount"/>, which is per
    /// year, is not used.
    /// </param>
    /// <returns>The steps in order; the first says how the negotiation as a whole would end.</returns>
    /// <remarks>
    /// After the last step there is no agreement, and each party gets its reservation value. At an earlier step, the value of waiting is
    /// the discount times the value of the next step. A party accepts an outcome that is worth at least as much to it as waiting, and as
    /// its reservation value. The offerer chooses the outcome that is best for itself among those that the other accepts; of equal ones,
    /// the best for the other. All results are exact. I. Ståhl, Bargaining Theory, 1972; A. Rubinstein, "Perfect equilibrium in a
    /// bargaining model", Econometrica 50, 1982.
    /// </remarks>
    /// <exception cref="ArgumentException">The scenario has other than two parties, or there are other than two discounts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps or a discount is out of range.</exception>
    /// <exception cref="InvalidOperationException">The scenario's Pareto frontier is too large to be exact.</exception>
    public static ValueList<EquilibriumStep> Solve(Scenario scenario, int steps, ValueList<Rational> discounts)
    {
        if (Guard.NotNull(scenario).Parties.Count != 2)
            throw new ArgumentException("alternating offers are solved for two parties", nameof(scenario));
        if (steps is < 1 or > MaxSteps)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"must lie between 1 and {InvariantText.Of(MaxSteps)}");
        if (Guard.NotNull(discounts).Count != 2) throw new ArgumentException("there must be a discount for each party", nameof(discounts));
        foreach (Rational discount in discounts)
        {
            if (discount.Sign <= 0 || discount > Rational.One)
                throw new ArgumentOutOfRangeException(nameof(discounts), $"a discount must be above 0 and at most 1, not {discount}");
        }
        ParetoFrontier frontier = scenario.ParetoFrontier();
        if (frontier.Kind != FrontierKind.Exact)
        {
            throw new InvalidOperationException(
                $"the frontier is not exact ({frontier.Explanation}), so the equilibrium would not be either");
        }

        Rational[] reservations = [.. scenario.Parties.Select(p => p.Reservation)];
        Rational[] waiting = reservations;
        var solved = new EquilibriumStep[steps];
        for (int step = steps - 1; step >= 0; step--)
        {
            int offerer = step % 2;
            Rational[] least = [.. waiting.Select((worth, p) => worth > reservations[p] ? worth : reservations[p])];
            Rational[] worths = waiting;
            Outcome? agreed = null;
            if (BestFor(offerer, frontier, least[1 - offerer]) is { } point && frontier.ExactUtility(point, offerer) >= least[offerer])
            {
                worths = [frontier.ExactUtility(point, 0), frontier.ExactUtility(point, 1)];
                agreed = frontier.OutcomeAt(point);
            }
            solved[step] = new(step, offerer, agreed, worths.ToValueList());
            waiting = [.. worths.Select((worth, p) => worth * discounts[p])];
        }
        return solved.ToValueList();
    }

    /// <summary>The point that is best for one party among those worth at least so much to the other; null if there is none.</summary>
    private static int? BestFor(int party, ParetoFrontier frontier, Rational leastOfOther)
    {
        // Along the frontier the first party's utility rises and the second's falls.
        int low = 0, high = frontier.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            bool enough = frontier.ExactUtility(middle, 1 - party) >= leastOfOther;
            if (enough == (party == 0)) low = middle + 1;
            else high = middle;
        }
        int found = party == 0 ? low - 1 : low;
        return found >= 0 && found < frontier.Count ? found : null;
    }
}
