using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>The sum of the utilities, each times its party's weight.</summary>
public sealed record WeightedSum : PackageObjective
{
    /// <summary>Creates the objective.</summary>
    /// <param name="weights">For each party, in the scenario's order, none negative and not all 0; empty: 1 for each.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are 0.</exception>
    public WeightedSum(ValueList<Rational> weights) => Weights = weights;

    /// <summary>For each party, in the scenario's order; empty: 1 for each.</summary>
    public ValueList<Rational> Weights
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Weights));
            foreach (Rational weight in value)
                if (weight.Sign < 0) throw new ArgumentOutOfRangeException(nameof(Weights), $"a weight must not be negative, as {weight} is");
            if (value.Count > 0 && value.All(w => w.Sign == 0)) throw new ArgumentException("one weight must be above 0", nameof(Weights));
            field = value;
        }
    }

    /// <summary>The objective in words.</summary>
    public override string ToString() => Weights.Count == 0 ? "sum of utilities" : $"sum of utilities weighted {Weights}";

    internal override LinearFunction[] Functions(ScenarioColumns columns)
    {
        int parties = columns.Scenario.Parties.Count;
        if (Weights.Count > 0 && Weights.Count != parties) throw new ArgumentException($"the objective has {Weights.Count} weights, the scenario {parties} parties");
        var worths = new Rational[columns.Count];
        for (int p = 0; p < parties; p++)
        {
            Rational weight = Weights.Count == 0 ? Rational.One : Weights[p];
            if (weight.Sign == 0) continue;
            Rational[] own = columns.Worths(p);
            for (int c = 0; c < worths.Length; c++) worths[c] += weight * own[c];
        }
        return [new(columns, worths, Rational.Zero)];
    }

    internal override Rational Value(IReadOnlyList<Rational> functions) => functions[0];
}
