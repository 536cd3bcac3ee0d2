namespace TradeModel.Bargaining;

/// <summary>What makes one outcome better than another.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record OutcomeObjective
{
    private protected OutcomeObjective()
    {
    }

    /// <summary>The sum of utilities: Myerson (1981).</summary>
    public static OutcomeObjective Utilitarian { get; } = new WeightedSum([]);

    /// <summary>The least gain over the reservation values: Kalai (1977).</summary>
    public static OutcomeObjective Egalitarian { get; } = new LeastGain();

    /// <summary>The product of the gains over the reservation values: Nash (1950).</summary>
    public static OutcomeObjective Nash { get; } = new GainProduct();

    /// <summary>The utility of one party, the others kept at their floors.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static OutcomeObjective UtilityOf(string party) => new PartyUtility(party);

    /// <summary>The weighted sum of utilities.</summary>
    /// <param name="weights">The weight of each party, in the scenario's order of parties; none negative, not all 0.</param>
    /// <exception cref="ArgumentException">There is no weight, one is negative, or all are 0.</exception>
    public static OutcomeObjective Weighted(params ValueList<Rational> weights)
        => Guard.NotNull(weights).Count > 0
            ? new WeightedSum(weights)
            : throw new ArgumentException("there must be a weight for each party", nameof(weights));

    /// <summary>The objective of an outcome, exactly.</summary>
    /// <exception cref="ArgumentException">The outcome is not one of the scenario, or the objective does not fit its parties.</exception>
    public Rational Value(Scenario scenario, Outcome outcome)
    {
        CheckFits(Guard.NotNull(scenario));
        Rational[] utilities = new Rational[scenario.Parties.Count];
        for (int p = 0; p < utilities.Length; p++) utilities[p] = scenario.Utility(outcome, p);
        return Value(scenario, utilities);
    }

    internal abstract Rational Value(Scenario scenario, Rational[] utilities);

    /// <exception cref="ArgumentException">
    /// The scenario does not have the objective's party, or the number of weights is not the number of parties.
    /// </exception>
    internal virtual void CheckFits(Scenario scenario)
    {
    }
}
