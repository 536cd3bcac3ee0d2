namespace TradeModel.Bargaining;

/// <summary>The weighted sum of the parties' utilities. It compares their units with one another.</summary>
internal sealed record WeightedSum : OutcomeObjective
{
    /// <summary>Creates the objective.</summary>
    /// <param name="weights">
    /// The weight of each party, in the scenario's order, 0 or more and not all 0. If empty, each weight is 1.
    /// </param>
    /// <exception cref="ArgumentException">A weight is negative, or all are 0.</exception>
    public WeightedSum(ValueList<Rational> weights) => Weights = weights;

    /// <summary>The weight of each party; empty if every weight is 1.</summary>
    public ValueList<Rational> Weights
    {
        get;
        init
        {
            foreach (Rational weight in Guard.NotNull(value))
                if (weight.Sign < 0)
                    throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Weights)), "a weight must not be negative");
            if (value.Count > 0 && value.All(w => w.Sign == 0))
                throw new ArgumentException("a weight must be above 0", Guard.Parameter(nameof(Weights)));
            field = value;
        }
    }

    /// <summary>The objective in words.</summary>
    public override string ToString()
        => Weights.Count == 0 ? "sum of utilities" : $"sum of utilities weighted {string.Join(" : ", Weights)}";

    internal Rational Weight(int party) => Weights.Count == 0 ? Rational.One : Weights[party];

    internal override Rational Value(Scenario scenario, Rational[] utilities)
    {
        Rational sum = Rational.Zero;
        for (int p = 0; p < utilities.Length; p++) sum += Weight(p) * utilities[p];
        return sum;
    }

    internal override void CheckFits(Scenario scenario)
    {
        if (Weights.Count != 0 && Weights.Count != scenario.Parties.Count)
            throw new ArgumentException($"{Weights.Count} weights for {scenario.Parties.Count} parties");
    }
}
