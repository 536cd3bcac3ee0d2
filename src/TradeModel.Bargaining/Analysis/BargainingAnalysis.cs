using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The questions a scenario answers.</summary>
public static class BargainingAnalysis
{
    /// <summary>
    /// The Pareto frontier, exact within the bounds of <paramref name="options"/>. Beyond them: the convex frontier for two parties, a
    /// thinned one for more; <see cref="ParetoFrontier.Gap"/> then says how far the true frontier can lie beyond it.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">The bounds; <see cref="FrontierOptions.Default"/> if null.</param>
    /// <param name="progress">Receives the progress; nothing if null.</param>
    /// <param name="cancellation">Cancels the computation.</param>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static ParetoFrontier ParetoFrontier(
        this Scenario scenario,
        FrontierOptions? options = null,
        IProgress<AnalysisProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ScenarioArrays arrays = Guard.NotNull(scenario).ToArrays();
        var watch = new Watch(progress, cancellation);
        ParetoFrontier frontier = Frontier(arrays, options ?? FrontierOptions.Default, watch);
        watch.Finish();
        return frontier;
    }

    /// <summary>
    /// The convex frontier of two parties: the efficient points on the upper hull. The time grows with the number of options only.
    /// </summary>
    /// <exception cref="ArgumentException">The scenario has more than two parties.</exception>
    public static ParetoFrontier ConvexFrontier(this Scenario scenario)
    {
        if (Guard.NotNull(scenario).Parties.Count != 2)
        {
            throw new ArgumentException(
                "the convex frontier needs exactly two parties; with more, ParetoFrontier thins beyond its bounds", nameof(scenario));
        }
        return Convex(scenario.ToArrays(), "");
    }

    /// <summary>
    /// The share of all outcomes that give every party at least its reservation value: counted within the bound of
    /// <paramref name="options"/>, otherwise estimated from their seed with a confidence interval.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">The bounds; <see cref="ZopaOptions.Default"/> if null.</param>
    /// <param name="progress">Receives the progress; nothing if null.</param>
    /// <param name="cancellation">Cancels the computation.</param>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public static ZopaShare ZopaShare(
        this Scenario scenario,
        ZopaOptions? options = null,
        IProgress<AnalysisProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ScenarioArrays arrays = Guard.NotNull(scenario).ToArrays();
        ZopaOptions bounds = options ?? ZopaOptions.Default;
        var watch = new Watch(progress, cancellation);
        watch.Part(0, 0.5);
        BigInteger? count = ZopaCount.Of(arrays, bounds.MaxStates, watch);
        watch.Part(0.5, 1);
        ZopaShare share = count is { } counted ? new(counted, scenario.OutcomeCount) : ZopaEstimate.Of(arrays, bounds, watch);
        watch.Finish();
        return share;
    }

    /// <summary>
    /// The trades between issues that leave every party better off than an outcome, ranked by joint gain. A trade that contains a
    /// smaller such trade is not listed.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="current">The outcome to start from.</param>
    /// <param name="options">The bounds; <see cref="LogRollOptions.Default"/> if null.</param>
    /// <param name="progress">Receives the progress; nothing if null.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="ArgumentException">
    /// The scenario has no such outcome, or a party's cap is below its best outcome, so that gains on issues do not add.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static LogRolls LogRolls(
        this Scenario scenario,
        Outcome current,
        LogRollOptions? options = null,
        IProgress<AnalysisProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Guard.NotNull(scenario).Check(current);
        RefuseCaps(scenario);
        var watch = new Watch(progress, cancellation);
        LogRolls found = LogRollSearch.Run(scenario, current, options ?? LogRollOptions.Default, watch);
        watch.Finish();
        return found;
    }

    /// <summary>
    /// The outcome with the greatest objective that satisfies all constraints and gives every party at least its reservation value,
    /// with a proof that none is better or the remaining gap.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="objective">What to maximise.</param>
    /// <param name="constraints">The constraints in addition to the reservation values; none if null.</param>
    /// <param name="options">The limits of the search; <see cref="BestOutcomeOptions.Default"/> if null.</param>
    /// <param name="progress">
    /// Receives each better outcome, and a report at least every few million evaluations; null for no reports.
    /// </param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <exception cref="ArgumentException">
    /// A constraint or the objective names a party, issue or option that the scenario does not have, or the number of weights is not
    /// the number of parties. Or a party's cap is below its best outcome, so that its utility is not a sum over the issues.
    /// </exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <remarks>
    /// A local search finds outcomes that meet the constraints. Branch and bound proves: on a Lagrangian relaxation (Geoffrion 1974) whose
    /// prices come from the dual simplex method, computed in doubles with a bound on their error. A set of outcomes is discarded only if no
    /// rounding error can hide a better one. Each outcome found is verified in exact numbers.
    /// </remarks>
    public static BestOutcome BestOutcome(
        this Scenario scenario,
        OutcomeObjective objective,
        ValueList<OutcomeConstraint>? constraints = null,
        BestOutcomeOptions? options = null,
        IProgress<BestOutcomeProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Guard.NotNull(objective).CheckFits(Guard.NotNull(scenario));
        RefuseCaps(scenario);
        options ??= BestOutcomeOptions.Default;
        return new ConstrainedSearch(scenario, objective, constraints ?? [], new(options.TimeLimit, progress, cancellation)).Run(options);
    }

    private static ParetoFrontier Frontier(ScenarioArrays arrays, FrontierOptions bounds, Watch watch)
    {
        watch.Part(0, 0.5);
        if (ExactFrontier.Of(arrays, bounds, watch) is { } exact)
            return new(arrays, CappedPoints.Of(exact, watch), FrontierKind.Exact, 0, "exact");
        watch.Part(0.5, 1);
        string passed = string.Create(
            CultureInfo.InvariantCulture,
            $"the exact frontier passes the bound of {bounds.MaxPoints:N0} points or {bounds.MaxCandidates:N0} candidates");
        if (arrays.PartyCount == 2) return Convex(arrays, $"{passed}; ");
        FrontierPoints thinned = ThinnedFrontier.Of(arrays.Narrow, bounds, watch, out double gap);
        string explanation = string.Create(
            CultureInfo.InvariantCulture, $"{passed}; thinned, no outcome offers every party more than {gap:0.####} beyond a listed one");
        return new(arrays, CappedPoints.Of(thinned, watch), FrontierKind.Thinned, gap, explanation);
    }

    private static void RefuseCaps(Scenario scenario)
    {
        if (scenario.Capped() is not { } party) return;
        throw new ArgumentException(
            $"the cap of {party.Name}, {party.Cap}, is below its best outcome, so its utility is not a sum over the issues; "
                + "leave out the cap, or use ParetoFrontier, which allows for it",
            nameof(scenario));
    }

    private static ParetoFrontier Convex(ScenarioArrays arrays, string reason)
    {
        UnitTable table = arrays.Narrow.IsExact ? arrays.Narrow : arrays.Wide ?? arrays.Narrow;
        FrontierPoints points = ConvexHull.OfTwo(table, out double gap);
        gap += 2 * table.Error;
        string rounded = table.IsExact
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"on sums rounded by less than {table.Error:0.#E+0}, ");
        string explanation = string.Create(
            CultureInfo.InvariantCulture,
            $"{reason}convex, {rounded}no outcome offers every party more than {gap:0.######} beyond a listed one");
        return new(arrays, CappedPoints.Of(points, Watch.None), FrontierKind.Convex, gap, explanation);
    }
}
