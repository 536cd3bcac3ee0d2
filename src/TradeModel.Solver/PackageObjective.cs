using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>What makes one package better than another.</summary>
public abstract record PackageObjective
{
    private protected PackageObjective()
    {
    }

    /// <summary>The sum of the utilities, every party counting alike: the utilitarian package.</summary>
    public static PackageObjective Utilitarian { get; } = new WeightedSum([]);

    /// <summary>The least gain over the reservation value that any party has: the egalitarian package.</summary>
    public static PackageObjective Egalitarian { get; } = new LeastGain();

    /// <summary>The product of the parties' gains over their reservation values: Nash's package (1950), among those worse for nobody than no deal.</summary>
    public static PackageObjective Nash { get; } = new GainProduct();

    /// <summary>The sum of the utilities, each times its party's weight.</summary>
    /// <param name="weights">For each party, in the scenario's order, none negative and not all 0.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are 0.</exception>
    public static PackageObjective Weighted(params ValueList<Rational> weights)
        => weights is { Count: > 0 } ? new WeightedSum(weights) : throw new ArgumentException("there must be a weight for each party", nameof(weights));

    /// <summary>The linear functions of a package that the objective is made of.</summary>
    internal abstract LinearFunction[] Functions(ScenarioColumns columns);

    /// <summary>The objective of a package from the values of its functions.</summary>
    internal abstract Rational Value(IReadOnlyList<Rational> functions);
}
