using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A bargaining scenario as people write it: sides, issues with their options, what each is worth to whom. Utilities add:
/// an outcome is worth to a party the sum over the issues of weight times value.
/// </summary>
/// <remarks>
/// The order of parties and issues is kept.
/// </remarks>
public sealed record Scenario
{
    private ScenarioArrays? _arrays;

    /// <summary>Creates a scenario.</summary>
    /// <param name="parties">The sides, at least two; a name alone makes one with reservation value 0.</param>
    /// <param name="issues">What is to be agreed, at least one issue.</param>
    /// <param name="assumptions">What was assumed where the source did not say, in words.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two parties or no issue, a name occurs twice, or an option or weight list does not have one number for each party.
    /// </exception>
    public Scenario(ValueList<ScenarioParty> parties, ValueList<ScenarioIssue> issues, ValueList<string>? assumptions = null)
    {
        Parties = Guard.NotNull(parties);
        Issues = Guard.NotNull(issues);
        Assumptions = assumptions ?? [];
        if (parties.Count < 2) throw new ArgumentException("a scenario has at least two parties", nameof(parties));
        if (issues.Count == 0) throw new ArgumentException("a scenario has at least one issue", nameof(issues));
        if (ScenarioName.FindDuplicate(parties.Select(p => p.Name)) is { } party)
            throw new ArgumentException($"party '{party}' occurs twice", nameof(parties));
        if (ScenarioName.FindDuplicate(issues.Select(i => i.Name)) is { } issue)
            throw new ArgumentException($"issue '{issue}' occurs twice", nameof(issues));
        foreach (ScenarioIssue one in issues)
        {
            if (one.Weights.Count != 0 && one.Weights.Count != parties.Count)
                throw new ArgumentException($"issue '{one.Name}' has {one.Weights.Count} weights for {parties.Count} parties", nameof(issues));
            foreach (ScenarioOption option in one.Options)
                if (option.Values.Count != parties.Count)
                    throw new ArgumentException($"option '{option.Label}' of issue '{one.Name}' has {option.Values.Count} values for {parties.Count} parties", nameof(issues));
        }
    }

    /// <summary>The sides, in the order given.</summary>
    public ValueList<ScenarioParty> Parties { get; }

    /// <summary>What is to be agreed, in the order given.</summary>
    public ValueList<ScenarioIssue> Issues { get; }

    /// <summary>What was assumed where the source did not say, in words; empty where nothing was.</summary>
    public ValueList<string> Assumptions { get; }

    /// <summary>How many outcomes there are: the product of the numbers of options.</summary>
    public BigInteger OutcomeCount => Issues.Aggregate(BigInteger.One, (count, issue) => count * issue.Options.Count);

    /// <summary>The exact utility of an outcome to a party.</summary>
    /// <param name="outcome">One choice for every issue.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentException">The outcome is not one of this scenario.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party.</exception>
    public Rational Utility(Outcome outcome, int party)
    {
        Check(outcome);
        RangeCheck.CheckIndex(party, Parties.Count, nameof(party), "parties");
        return Sum(outcome, party, 0, Issues.Count);
    }

    /// <summary>The outcome that chooses the options of these labels, one for each issue in order.</summary>
    /// <exception cref="ArgumentException">A label is not one of the issue's, or their number is not that of the issues.</exception>
    public Outcome Choose(params ValueList<string> labels)
    {
        Guard.NotNull(labels);
        if (labels.Count != Issues.Count)
            throw new ArgumentException($"{labels.Count} labels for {Issues.Count} issues", nameof(labels));
        int[] choices = new int[labels.Count];
        for (int i = 0; i < choices.Length; i++)
        {
            choices[i] = -1;
            for (int o = 0; o < Issues[i].Options.Count && choices[i] < 0; o++)
                if (string.Equals(Issues[i].Options[o].Label, labels[i], StringComparison.Ordinal)) choices[i] = o;
            if (choices[i] < 0) throw new ArgumentException($"issue '{Issues[i].Name}' has no option '{labels[i]}'", nameof(labels));
        }
        return new(ValueList.Create<int>(choices));
    }

    /// <summary>The outcome in words: "Steel: 25 %; Pulses: 0 %".</summary>
    /// <exception cref="ArgumentException">The outcome is not one of this scenario.</exception>
    public string Describe(Outcome outcome)
    {
        Check(outcome);
        return string.Join("; ", Issues.Select((issue, i) => $"{issue.Name}: {issue.Options[outcome.Choices[i]].Label}"));
    }

    /// <summary>The flat arrays of this scenario, computed once and shared.</summary>
    internal ScenarioArrays ToArrays() => _arrays ??= new ScenarioArrays(this);

    /// <summary>Whether both have equal parties, issues and assumptions in the same order.</summary>
    public bool Equals(Scenario? other)
        => ReferenceEquals(this, other)
        || (other is not null && Parties.Equals(other.Parties) && Issues.Equals(other.Issues) && Assumptions.Equals(other.Assumptions));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Parties, Issues, Assumptions);

    /// <summary>Who bargains about how many issues.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(" – ", Parties.Select(p => p.Name))}, {Issues.Count} issues");

    // By halves: where denominators have nothing in common the sum grows with every issue, and adding to a long one costs its length.
    private Rational Sum(Outcome outcome, int party, int from, int to)
    {
        if (to - from == 1) return Issues[from].Worth(party, outcome.Choices[from]);
        int middle = (from + to) / 2;
        return Sum(outcome, party, from, middle) + Sum(outcome, party, middle, to);
    }

    internal void Check(Outcome outcome)
    {
        Guard.NotNull(outcome);
        if (outcome.Choices.Count != Issues.Count)
            throw new ArgumentException($"the outcome chooses for {outcome.Choices.Count} issues, the scenario has {Issues.Count}", nameof(outcome));
        for (int i = 0; i < Issues.Count; i++)
            if (outcome.Choices[i] >= Issues[i].Options.Count)
                throw new ArgumentException($"issue '{Issues[i].Name}' has no option number {outcome.Choices[i]}", nameof(outcome));
    }
}
