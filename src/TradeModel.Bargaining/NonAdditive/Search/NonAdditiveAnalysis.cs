using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The questions a non-additive scenario answers.</summary>
public static class NonAdditiveAnalysis
{
    /// <summary>
    /// The efficient outcomes, found by branch and bound over the issues: exact within the limit of <paramref name="options"/>. Beyond it,
    /// <see cref="NonAdditiveFrontier.Gap"/> says how far the true frontier can lie beyond the points found.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">The limit; <see cref="NonAdditiveOptions.Default"/> if null.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <remarks>
    /// Options of an issue that lie in the same regions are one choice. A set of outcomes is left out only if an outcome found gives every
    /// party at least as much as the regions that can still hold could give, and one party more. Whole numbers, so rounding never decides.
    /// </remarks>
    public static NonAdditiveFrontier ParetoFrontier(
        this NonAdditiveScenario scenario, NonAdditiveOptions? options = null, CancellationToken cancellation = default)
    {
        var units = new RegionUnits(Guard.NotNull(scenario));
        long limit = (options ?? NonAdditiveOptions.Default).MaxSteps;
        return units.FitLong
            ? new RegionSearch<long>(units, u => (long)u).Run(limit, cancellation)
            : new RegionSearch<BigInteger>(units, u => u).Run(limit, cancellation);
    }

    /// <summary>
    /// The same outcomes as the options of one issue. Its utilities add, so every analysis of a <see cref="Scenario"/> serves it.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="maxOutcomes">The most outcomes that are listed, 1 or more.</param>
    /// <exception cref="ArgumentException">The scenario has more outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public static Scenario ListOutcomes(this NonAdditiveScenario scenario, int maxOutcomes = 100_000)
    {
        BigInteger count = Guard.NotNull(scenario).OutcomeCount;
        RangeCheck.AtLeastOne(maxOutcomes, nameof(maxOutcomes));
        if (count > maxOutcomes)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"the utilities do not add, and {count} outcomes are more than the {maxOutcomes} that may be listed as one issue; ")
                    + "raise maxOutcomes, or ask for ParetoFrontier, which searches",
                nameof(scenario));
        }
        var options = new List<ScenarioOption>((int)count);
        int[] choices = new int[scenario.Issues.Count];
        do
        {
            var outcome = new Outcome(choices.ToValueList());
            options.Add(new(
                scenario.Describe(outcome),
                Enumerable.Range(0, scenario.Parties.Count).Select(p => scenario.Utility(outcome, p)).ToValueList()));
        }
        while (Next());
        return new(
            scenario.Parties.Select(p => new ScenarioParty(p.Name, p.Reservation, p.Discount)).ToValueList(),
            [new("outcome", options.ToValueList())],
            scenario.Assumptions);

        bool Next()
        {
            for (int i = choices.Length - 1; i >= 0; i--)
            {
                if (++choices[i] < scenario.Issues[i].Options.Count) return true;
                choices[i] = 0;
            }
            return false;
        }
    }
}
