using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>The product of the parties' gains over their reservation values, among packages worse for nobody than no deal.</summary>
public sealed record GainProduct : PackageObjective
{
    /// <summary>The objective in words.</summary>
    public override string ToString() => "product of gains";

    internal override LinearFunction[] Functions(ScenarioColumns columns) => LinearFunction.Gains(columns);

    internal override Rational Value(IReadOnlyList<Rational> functions) => functions.Aggregate(Rational.One, (product, gain) => product * gain);
}
