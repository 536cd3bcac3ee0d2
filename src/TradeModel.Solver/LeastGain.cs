using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>The least gain over the reservation value that any party has.</summary>
public sealed record LeastGain : PackageObjective
{
    /// <summary>The objective in words.</summary>
    public override string ToString() => "least gain of any party";

    internal override LinearFunction[] Functions(ScenarioColumns columns) => LinearFunction.Gains(columns);

    internal override Rational Value(IReadOnlyList<Rational> functions) => functions.Min();
}
