using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>The questions one can ask of a scenario.</summary>
public static class BargainingAnalysis
{
    /// <summary>
    /// The Pareto frontier: exact and without enumerating outcomes, within stated bounds; beyond them the convex frontier (two parties) or a thinned
    /// one (three and more), whose <see cref="ParetoFrontier.Gap"/> says how far the true one can lie beyond it.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">The bounds; <see cref="FrontierOptions.Default"/> unless given.</param>
    public static ParetoFrontier ParetoFrontier(this Scenario scenario, FrontierOptions? options = null)
    {
        ScenarioArrays arrays = Guard.NotNull(scenario).ToArrays();
        FrontierOptions bounds = options ?? FrontierOptions.Default;
        if (ExactFrontier.Of(arrays, bounds) is { } exact) return new(arrays, exact, FrontierKind.Exact, 0, "exact");
        string passed = string.Create(
            CultureInfo.InvariantCulture, $"the exact frontier passes the bound of {bounds.MaxPoints:N0} points or {bounds.MaxCandidates:N0} candidates");
        if (arrays.PartyCount == 2) return Convex(arrays, $"{passed}; ");
        FrontierPoints thinned = ExactFrontier.Thinned(arrays, bounds, out double gap);
        return new(arrays, thinned, FrontierKind.Thinned, gap, string.Create(CultureInfo.InvariantCulture, $"{passed}; thinned, no deal offers every party more than {gap:0.####} beyond a listed one"));
    }

    /// <summary>
    /// The convex frontier of two parties: the efficient points on the upper hull, in a time that grows with the number of options alone.
    /// </summary>
    /// <exception cref="ArgumentException">The scenario has more than two parties.</exception>
    public static ParetoFrontier ConvexFrontier(this Scenario scenario)
    {
        if (Guard.NotNull(scenario).Parties.Count != 2)
            throw new ArgumentException("the convex frontier is made for two parties; for more, ParetoFrontier thins beyond its bounds", nameof(scenario));
        return Convex(scenario.ToArrays(), "");
    }

    /// <summary>
    /// The share of all outcomes that give every party at least its reservation value: counted where the stated bound allows, else estimated from a
    /// stated seed with its interval.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">The bounds; <see cref="ZopaOptions.Default"/> unless given.</param>
    public static ZopaShare ZopaShare(this Scenario scenario, ZopaOptions? options = null)
    {
        ScenarioArrays arrays = Guard.NotNull(scenario).ToArrays();
        ZopaOptions bounds = options ?? ZopaOptions.Default;
        return ZopaCount.Of(arrays, bounds.MaxStates) is { } count ? new(count, scenario.OutcomeCount) : ZopaEstimate.Of(arrays, bounds);
    }

    /// <summary>
    /// The trades between issues that make every party better off than a current deal, none of which contains a smaller one that does, by joint gain.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="current">The deal to start from.</param>
    /// <param name="options">The bounds; <see cref="LogRollOptions.Default"/> unless given.</param>
    /// <exception cref="ArgumentException">The deal is not an outcome of the scenario.</exception>
    public static LogRolls LogRolls(this Scenario scenario, Outcome current, LogRollOptions? options = null)
    {
        Guard.NotNull(scenario).Check(current);
        return LogRollSearch.Run(scenario, current, options ?? LogRollOptions.Default);
    }

    private static ParetoFrontier Convex(ScenarioArrays arrays, string reason)
    {
        UnitTable table = arrays.Narrow.IsExact ? arrays.Narrow : arrays.Wide ?? arrays.Narrow;
        FrontierPoints points = ConvexHull.OfTwo(table, out double gap);
        gap += 2 * table.Error;
        string rounded = table.IsExact ? "" : string.Create(CultureInfo.InvariantCulture, $"on sums rounded by less than {table.Error:0.#E+0}, ");
        return new(arrays, points, FrontierKind.Convex, gap, string.Create(CultureInfo.InvariantCulture, $"{reason}convex, {rounded}no deal offers every party more than {gap:0.######} beyond a listed one"));
    }
}
