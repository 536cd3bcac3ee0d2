namespace TradeModel.Bargaining;

/// <summary>
/// A hyper-rectangle of the outcome space, and its value to a party. The region holds the outcomes that fit every
/// condition; issues without a condition may be settled in any way.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record OutcomeRegion
{
    /// <summary>Creates a region: <c>new(0.3m, [new(0, [2, 3]), new(4, [0])])</c>.</summary>
    /// <param name="worth">What it adds to the party's utility of each of its outcomes; it may be negative.</param>
    /// <param name="conditions">The conditions, at most one for each issue, at least one.</param>
    /// <exception cref="ArgumentException">There is no condition, or two are on one issue.</exception>
    public OutcomeRegion(Rational worth, ValueList<IssueOptions> conditions)
    {
        Worth = worth;
        Conditions = Guard.NotNull(conditions);
        if (conditions.Count == 0) throw new ArgumentException("a region has at least one condition", nameof(conditions));
        if (conditions.Select(c => c.Issue).Distinct().Count() < conditions.Count)
            throw new ArgumentException("two conditions are on one issue", nameof(conditions));
    }

    /// <summary>What it adds to the party's utility of each of its outcomes.</summary>
    public Rational Worth { get; }

    /// <summary>The conditions, at most one for each issue.</summary>
    public ValueList<IssueOptions> Conditions { get; }

    /// <summary>Whether an outcome lies in the region.</summary>
    /// <exception cref="ArgumentException">The outcome has no choice for an issue of a condition.</exception>
    public bool Contains(Outcome outcome)
    {
        ValueList<int> choices = Guard.NotNull(outcome).Choices;
        foreach (IssueOptions condition in Conditions)
        {
            if (condition.Issue >= choices.Count)
                throw new ArgumentException($"has {choices.Count} choices, and a condition is on issue {condition.Issue}", nameof(outcome));
            if (!condition.Options.Contains(choices[condition.Issue])) return false;
        }
        return true;
    }

    /// <summary>The worth and the conditions.</summary>
    public override string ToString() => $"{Worth} if {string.Join(" and ", Conditions)}";
}
