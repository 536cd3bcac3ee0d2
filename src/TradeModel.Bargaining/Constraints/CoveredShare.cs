namespace TradeModel.Bargaining;

/// <summary>The issues settled by a counted option make up at least a share of a measure: of trade, of tariff lines.</summary>
/// <remarks>
/// GATT Article XXIV:8 asks that duties be eliminated on "substantially all the trade". The user decides how much that is, and whether it
/// counts trade or tariff lines.
/// </remarks>
internal sealed record CoveredShare : OutcomeConstraint
{
    /// <summary>Creates the constraint.</summary>
    /// <param name="least">The share, from 0 to 1.</param>
    /// <param name="measure">What is shared, in words: "trade", "tariff lines".</param>
    /// <param name="sizes">How much each issue is of it, each issue once; those not listed are nothing of it.</param>
    /// <param name="counted">The options that count, each of an issue with a size.</param>
    /// <exception cref="ArgumentException">
    /// The share is not from 0 to 1, the sizes sum to 0, an issue has two sizes, or the issue of a counted option has no size.
    /// </exception>
    public CoveredShare(Rational least, string measure, ValueList<IssueSize> sizes, ValueSet<IssueChoice> counted)
    {
        if (least.Sign < 0 || least > Rational.One)
            throw new ArgumentOutOfRangeException(nameof(least), $"a share must lie between 0 and 1, not at {least}");
        Least = least;
        Measure = ScenarioName.Check(measure);
        Sizes = Guard.NotNull(sizes);
        Counted = Guard.NotNull(counted);
        if (ScenarioName.FindDuplicate(sizes.Select(s => s.Issue)) is { } twice)
            throw new ArgumentException($"issue '{twice}' has two sizes", nameof(sizes));
        if (sizes.All(s => s.Size.Sign == 0))
            throw new ArgumentException("the sizes sum to 0: there is nothing to take a share of", nameof(sizes));
        var issues = sizes.Select(s => s.Issue).ToHashSet(StringComparer.Ordinal);
        foreach (IssueChoice choice in counted)
        {
            if (!issues.Contains(choice.Issue))
                throw new ArgumentException($"'{choice}' counts, but its issue has no size", nameof(counted));
        }
    }

    /// <summary>The share, from 0 to 1.</summary>
    public Rational Least { get; }

    /// <summary>What is shared, in words.</summary>
    public string Measure { get; }

    /// <summary>How much each issue is of it.</summary>
    public ValueList<IssueSize> Sizes { get; }

    /// <summary>The options that count.</summary>
    public ValueSet<IssueChoice> Counted { get; }

    /// <summary>The share an outcome covers, exactly.</summary>
    /// <exception cref="ArgumentException">The scenario has no such outcome, or no issue or option that the constraint names.</exception>
    public Rational ShareOf(Scenario scenario, Outcome outcome)
    {
        Guard.NotNull(scenario).Check(outcome);
        var columns = new ScenarioColumns(scenario);
        return Row(columns).Sum(columns.Chosen(outcome)) / Total();
    }

    /// <summary>The constraint in words: "at least 90% of trade".</summary>
    public override string ToString() => $"at least {Least * 100}% of {Measure}";

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns) => [Row(columns)];

    private LinearRow Row(ScenarioColumns columns)
    {
        var size = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach (IssueSize one in Sizes)
        {
            columns.Issue(one.Issue);
            size[one.Issue] = one.Size;
        }
        return new([.. Counted.Select(c => KeyValuePair.Create(columns.Column(c), size[c.Issue]))], Least * Total());
    }

    private Rational Total() => Sizes.Aggregate(Rational.Zero, (sum, s) => sum + s.Size);
}
