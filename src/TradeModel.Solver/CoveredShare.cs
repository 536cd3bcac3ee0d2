using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>The issues settled by a counted option cover at least a share of all issues with a size.</summary>
public sealed record CoveredShare : PackageConstraint
{
    /// <summary>Creates the constraint.</summary>
    /// <param name="least">The share, from 0 to 1.</param>
    /// <param name="sizes">How much each issue covers, each issue once; those not listed cover nothing.</param>
    /// <param name="counted">The options that count.</param>
    /// <exception cref="ArgumentException">The share lies outside 0 to 1, sizes sum to 0 or are given twice, or an option counts whose issue has no size.</exception>
    public CoveredShare(Rational least, ValueList<IssueSize> sizes, ValueSet<Choice> counted)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(counted);
        if (least.Sign < 0 || least > Rational.One) throw new ArgumentOutOfRangeException(nameof(least), $"a share lies between 0 and 1, not at {least}");
        var issues = new HashSet<string>(StringComparer.Ordinal);
        foreach (IssueSize size in sizes)
            if (!issues.Add(size.Issue)) throw new ArgumentException($"issue '{size.Issue}' has two sizes", nameof(sizes));
        if (sizes.All(s => s.Size.Sign == 0)) throw new ArgumentException("the sizes sum to 0: there is nothing to take a share of", nameof(sizes));
        foreach (Choice choice in counted)
            if (!issues.Contains(choice.Issue)) throw new ArgumentException($"'{choice}' counts, but its issue has no size", nameof(counted));
        Least = least;
        Sizes = sizes;
        Counted = counted;
    }

    /// <summary>The share, from 0 to 1.</summary>
    public Rational Least { get; }

    /// <summary>How much each issue covers.</summary>
    public ValueList<IssueSize> Sizes { get; }

    /// <summary>The options that count.</summary>
    public ValueSet<Choice> Counted { get; }

    /// <summary>The share an outcome covers, exactly.</summary>
    /// <exception cref="ArgumentException">The outcome is not one of the scenario, or the constraint names an issue or option the scenario does not have.</exception>
    public Rational ShareOf(Scenario scenario, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(outcome);
        scenario.Describe(outcome);
        var columns = new ScenarioColumns(scenario);
        LinearRow row = Rows(columns).First();
        return row.Sum(columns.Of(outcome)) / Total;
    }

    /// <summary>The constraint in words.</summary>
    public override string ToString() => $"at least {Least} of {Total} covered";

    private Rational Total => Sizes.Aggregate(Rational.Zero, (sum, s) => sum + s.Size);

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
    {
        var size = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach (IssueSize one in Sizes)
        {
            columns.Issue(one.Issue);
            size[one.Issue] = one.Size;
        }
        yield return new([.. Counted.Select(c => KeyValuePair.Create(columns.Column(c), size[c.Issue]))], Least * Total);
    }
}
