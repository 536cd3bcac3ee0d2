namespace TradeModel.Bargaining;

/// <summary>Some of the options of one issue: an outcome fits if it chooses one of them.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueOptions
{
    /// <summary>Creates a condition: <c>new(0, [2, 3])</c> is option 2 or 3 of the first issue.</summary>
    /// <param name="issue">The issue, counted from 0.</param>
    /// <param name="options">The options, counted from 0, at least one.</param>
    /// <exception cref="ArgumentException">A number is negative, there is no option, or one occurs twice.</exception>
    public IssueOptions(int issue, ValueList<int> options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(issue);
        Issue = issue;
        Options = Guard.NotNull(options).Order().ToValueList();
        if (options.Count == 0) throw new ArgumentException("a condition has at least one option", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(Options[0], nameof(options));
        for (int o = 1; o < Options.Count; o++)
            if (Options[o] == Options[o - 1]) throw new ArgumentException($"option {Options[o]} occurs twice", nameof(options));
    }

    /// <summary>The issue, counted from 0.</summary>
    public int Issue { get; }

    /// <summary>The options that fit, counted from 0, ascending.</summary>
    public ValueList<int> Options { get; }

    /// <summary>The issue and the options by number: "0 in [2, 3]".</summary>
    public override string ToString() => $"{new Rational(Issue)} in {Options}";
}
