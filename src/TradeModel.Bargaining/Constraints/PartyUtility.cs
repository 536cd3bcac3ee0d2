namespace TradeModel.Bargaining;

/// <summary>The utility of one party. What the others need is said by their reservation values and by <see cref="UtilityBound"/>.</summary>
internal sealed record PartyUtility : OutcomeObjective
{
    /// <summary>Creates the objective.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public PartyUtility(string party) => Party = party;

    /// <summary>The name of the party.</summary>
    public string Party { get; init => field = ScenarioName.Check(value, nameof(Party)); }

    /// <summary>The objective in words.</summary>
    public override string ToString() => $"utility of {Party}";

    internal override Rational Value(Scenario scenario, Rational[] utilities) => utilities[ScenarioColumns.Party(scenario, Party)];

    internal override void CheckFits(Scenario scenario) => ScenarioColumns.Party(scenario, Party);
}
