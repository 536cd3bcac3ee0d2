namespace TradeModel.Bargaining;

/// <summary>Finds the best outcome of a scenario under constraints between its issues.</summary>
public static class ConstrainedBargaining
{
    /// <summary>
    /// The outcome with the greatest objective among those that keep to all constraints and give every party at least its reservation value, with
    /// the proof that none is better or the gap that is left.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="objective">What makes an outcome better.</param>
    /// <param name="constraints">What it must keep to; empty for nothing but the reservation values.</param>
    /// <param name="options">How far to search; <see cref="BestOutcomeOptions.Default"/> unless given.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">A constraint or the objective names a party, issue or option the scenario does not have, or its weights do not fit the parties.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <remarks>
    /// Branch and bound on a Lagrangian relaxation (Geoffrion 1974), in doubles with a bound on their error: a part of the outcomes is given up only
    /// where no rounding could hide a better one, and what is found is verified on exact numbers.
    /// </remarks>
    public static BestOutcome BestOutcome(
        this Scenario scenario, OutcomeObjective objective, ValueList<OutcomeConstraint>? constraints = null, BestOutcomeOptions? options = null,
        CancellationToken cancellation = default)
    {
        Guard.NotNull(objective).CheckFits(Guard.NotNull(scenario));
        return new ConstrainedSearch(scenario, objective, constraints ?? [], cancellation).Run(options ?? BestOutcomeOptions.Default);
    }
}
