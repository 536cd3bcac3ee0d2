using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>Finds the best package of a scenario under constraints between issues.</summary>
public static class PackageSearch
{
    /// <summary>
    /// The package with the greatest objective among those that keep to all constraints, with a proof that none is better or the gap that is left.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="objective">What makes a package better.</param>
    /// <param name="constraints">What it must keep to; empty for nothing.</param>
    /// <param name="options">How long to search; the defaults where null.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">A constraint names an issue or option the scenario does not have, or the objective's weights do not fit its parties.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <remarks>
    /// The solver counts in whole numbers. Where the scenario's numbers do not fit its 64 bits exactly, it works on a relaxation rounded so that no package is lost and
    /// no bound is too low; packages it finds are checked on exact numbers, and the gap that rounding leaves is stated.
    /// </remarks>
    public static BestPackage FindBestPackage(
        this Scenario scenario, PackageObjective objective, ValueList<PackageConstraint>? constraints = null, SearchOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(objective);
        cancellation.ThrowIfCancellationRequested();
        options ??= new();
        var columns = new ScenarioColumns(scenario);
        var rows = new List<LinearRow>();
        foreach (PackageConstraint constraint in constraints ?? []) rows.AddRange(constraint.Rows(columns));
        if (options.IndividuallyRational || objective is GainProduct)
            for (int p = 0; p < scenario.Parties.Count; p++)
                rows.Add(new([.. columns.Worths(p).Select((w, c) => KeyValuePair.Create(c, w)).Where(t => t.Value.Sign != 0)], scenario.Parties[p].Reservation));
        return new PackageModel(columns, objective, [.. rows]).Solve(options, cancellation);
    }
}
