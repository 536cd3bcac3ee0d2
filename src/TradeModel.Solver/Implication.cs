using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>Where one option is chosen, so is another.</summary>
public sealed record Implication : PackageConstraint
{
    /// <summary>Creates the constraint.</summary>
    public Implication(Choice chosen, Choice required)
    {
        Chosen = chosen;
        Required = required;
    }

    /// <summary>The option that requires the other.</summary>
    public Choice Chosen { get; init => field = value ?? throw new ArgumentNullException(nameof(Chosen)); }

    /// <summary>The option required.</summary>
    public Choice Required { get; init => field = value ?? throw new ArgumentNullException(nameof(Required)); }

    /// <summary>The constraint in words.</summary>
    public override string ToString() => $"if {Chosen} then {Required}";

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
    {
        if (Chosen != Required) yield return new([new(columns.Column(Required), 1), new(columns.Column(Chosen), -1)], 0);
    }
}
