namespace TradeModel.Bargaining;

/// <summary>An option of an issue, and its value to each party.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScenarioOption
{
    /// <summary>Creates an option: <c>new("25 %", 0.6, 0.7)</c>.</summary>
    /// <param name="label">Its label, unique within the issue.</param>
    /// <param name="values">Its value to each party, in the scenario's order of parties, before the weights.</param>
    /// <exception cref="ArgumentException">The label is empty or not well-formed.</exception>
    public ScenarioOption(string label, params ValueList<Rational> values)
    {
        Label = ScenarioName.Check(label);
        Values = Guard.NotNull(values);
    }

    /// <summary>Its label, unique within the issue.</summary>
    public string Label { get; }

    /// <summary>Its value to each party, in the scenario's order of parties, before the weights.</summary>
    public ValueList<Rational> Values { get; }

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
