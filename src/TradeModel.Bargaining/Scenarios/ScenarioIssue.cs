namespace TradeModel.Bargaining;

/// <summary>An issue of a scenario: its options, and its weight for each party.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScenarioIssue
{
    /// <summary>Creates an issue that weighs 1 for every party.</summary>
    /// <exception cref="ArgumentException">The name is empty, there is no option, or a label occurs twice.</exception>
    public ScenarioIssue(string name, ValueList<ScenarioOption> options)
        : this(name, [], options)
    {
    }

    /// <summary>Creates an issue: <c>new("Steel", [0.6, 0.3], [new("25 %", 0, 1), new("0 %", 1, 0)])</c>.</summary>
    /// <param name="name">Its name, unique in the scenario.</param>
    /// <param name="weights">
    /// Its weight for each party, in the scenario's order of parties, 0 or more. The weights need not sum to 1 over the issues. If empty,
    /// the issue weighs 1 for every party.
    /// </param>
    /// <param name="options">Its options, at least one.</param>
    /// <exception cref="ArgumentException">
    /// The name is empty, a weight is negative, there is no option, or a label occurs twice.
    /// </exception>
    public ScenarioIssue(string name, ValueList<Rational> weights, ValueList<ScenarioOption> options)
    {
        Name = ScenarioName.Check(name);
        Weights = Guard.NotNull(weights);
        Options = Guard.NotNull(options);
        foreach (Rational weight in weights)
            if (weight.Sign < 0) throw new ArgumentOutOfRangeException(nameof(weights), $"a weight of issue '{name}' is negative");
        if (options.Count == 0) throw new ArgumentException($"issue '{name}' has no option", nameof(options));
        if (ScenarioName.FindDuplicate(options, o => o.Label) is { } twice)
            throw new ArgumentException($"option '{twice}' occurs twice in issue '{name}'", nameof(options));
    }

    /// <summary>Its name, unique in the scenario.</summary>
    public string Name { get; }

    /// <summary>Its weight for each party, in the scenario's order of parties; empty if it weighs 1 for every party.</summary>
    public ValueList<Rational> Weights { get; }

    /// <summary>Its options, in the order given.</summary>
    public ValueList<ScenarioOption> Options { get; }

    /// <summary>What an option adds to the utility of a party: weight times value.</summary>
    /// <param name="party">The party, counted from 0.</param>
    /// <param name="option">The option, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party or option.</exception>
    public Rational Worth(int party, int option)
    {
        RangeCheck.CheckIndex(option, Options.Count, nameof(option), "options");
        ValueList<Rational> values = Options[option].Values;
        RangeCheck.CheckIndex(party, values.Count, nameof(party), "parties");
        return Weights.Count == 0 ? values[party] : Weights[party] * values[party];
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
