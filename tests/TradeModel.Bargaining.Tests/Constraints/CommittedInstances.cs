using TradeModel.Bargaining;
using TradeModel.Samples;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>The committed set of instances with random constraints, each a function of its numbers and seed 1.</summary>
internal static class CommittedInstances
{
    /// <summary>The numbers of issues, of options of each, and of constraints.</summary>
    internal static readonly (int Issues, int Options, int Constraints)[] Shapes =
    [
        (20, 4, 20), (20, 4, 60), (20, 3, 200), (30, 4, 70), (30, 4, 120), (40, 4, 80), (50, 4, 90), (50, 4, 100), (60, 3, 150),
        (100, 4, 100), (150, 3, 100), (200, 4, 100),
    ];

    internal static readonly string[] Objectives = ["utilitarian", "egalitarian", "nash"];

    internal static (Scenario Scenario, ValueList<OutcomeConstraint> Constraints) Create((int Issues, int Options, int Constraints) shape)
        => ConstrainedInstance.Create(shape.Issues, shape.Options, shape.Constraints, seed: 1);

    internal static OutcomeObjective Objective(string name) => name switch
    {
        "utilitarian" => OutcomeObjective.Utilitarian,
        "egalitarian" => OutcomeObjective.Egalitarian,
        _ => OutcomeObjective.Nash,
    };
}
