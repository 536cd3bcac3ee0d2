namespace TradeModel.Bargaining;

/// <summary>Where one option is chosen, so is another.</summary>
internal sealed record Implication : OutcomeConstraint
{
    /// <summary>Creates the constraint.</summary>
    public Implication(IssueChoice chosen, IssueChoice required)
    {
        Chosen = chosen;
        Required = required;
    }

    /// <summary>The option that requires the other.</summary>
    public IssueChoice Chosen { get; init => field = Guard.NotNull(value, nameof(Chosen)); }

    /// <summary>The option required.</summary>
    public IssueChoice Required { get; init => field = Guard.NotNull(value, nameof(Required)); }

    /// <summary>The constraint in words.</summary>
    public override string ToString() => $"if {Chosen} then {Required}";

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
        => [new([new(columns.Column(Required), Rational.One), new(columns.Column(Chosen), -Rational.One)], Rational.Zero)];
}
