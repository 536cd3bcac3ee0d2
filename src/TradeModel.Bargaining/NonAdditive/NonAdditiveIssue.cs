namespace TradeModel.Bargaining;

/// <summary>An issue of a non-additive scenario. Its options have no values of their own.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NonAdditiveIssue
{
    /// <summary>Creates an issue.</summary>
    /// <param name="name">Its name, unique in the scenario.</param>
    /// <param name="options">The labels of its options, at least one.</param>
    /// <exception cref="ArgumentException">
    /// The name or a label is empty or not well-formed, there is no option, or a label occurs twice.
    /// </exception>
    public NonAdditiveIssue(string name, ValueList<string> options)
    {
        Name = ScenarioName.Check(name);
        Options = Guard.NotNull(options);
        foreach (string label in options) ScenarioName.Check(label, nameof(options));
        if (options.Count == 0) throw new ArgumentException($"issue '{name}' has no option", nameof(options));
        if (ScenarioName.FindDuplicate(options) is { } twice)
            throw new ArgumentException($"option '{twice}' occurs twice in issue '{name}'", nameof(options));
    }

    /// <summary>Its name, unique in the scenario.</summary>
    public string Name { get; }

    /// <summary>The labels of its options, in the order given.</summary>
    public ValueList<string> Options { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
