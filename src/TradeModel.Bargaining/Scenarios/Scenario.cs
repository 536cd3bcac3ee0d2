using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A bargaining scenario: parties, issues, and the value of each option to each party. The utility of an outcome to a party is the sum
/// of weight times value over the issues, up to the party's cap if it has one.
/// </summary>
/// <remarks>The order of parties and issues is kept. Immutable.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Scenario
{
    private ScenarioArrays? _arrays;

    /// <summary>Creates a scenario.</summary>
    /// <param name="parties">The parties, at least two. A name alone makes a party with reservation value 0.</param>
    /// <param name="issues">The issues, at least one.</param>
    /// <param name="assumptions">What was assumed because the source does not say it, in words; nothing if null.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two parties or no issue, a name occurs twice, or an option or an issue with weights does not have one number
    /// for each party. Or a party's best or worst outcome is worth more than ±1.79E+308, the range of doubles.
    /// </exception>
    public Scenario(ValueList<ScenarioParty> parties, ValueList<ScenarioIssue> issues, ValueList<string>? assumptions = null)
    {
        Parties = Guard.NotNull(parties);
        Issues = Guard.NotNull(issues);
        Assumptions = assumptions ?? [];
        if (parties.Count < 2) throw new ArgumentException("a scenario has at least two parties", nameof(parties));
        if (issues.Count == 0) throw new ArgumentException("a scenario has at least one issue", nameof(issues));
        if (ScenarioName.FindDuplicate(parties, p => p.Name) is { } party)
            throw new ArgumentException($"party '{party}' occurs twice", nameof(parties));
        if (ScenarioName.FindDuplicate(issues, i => i.Name) is { } issue)
            throw new ArgumentException($"issue '{issue}' occurs twice", nameof(issues));
        foreach (ScenarioIssue one in issues)
        {
            if (one.Weights.Count != 0 && one.Weights.Count != parties.Count)
            {
                throw new ArgumentException(
                    $"issue '{one.Name}' has {one.Weights.Count} weights for {parties.Count} parties", nameof(issues));
            }
            foreach (ScenarioOption option in one.Options)
            {
                if (option.Values.Count == parties.Count) continue;
                throw new ArgumentException(
                    $"option '{option.Label}' of issue '{one.Name}' has {option.Values.Count} values for {parties.Count} parties",
                    nameof(issues));
            }
        }
        CheckRange(nameof(issues));
    }

    /// <summary>The parties, in the order given.</summary>
    public ValueList<ScenarioParty> Parties { get; }

    /// <summary>The issues, in the order given.</summary>
    public ValueList<ScenarioIssue> Issues { get; }

    /// <summary>What was assumed because the source does not say it, in words; may be empty.</summary>
    public ValueList<string> Assumptions { get; }

    /// <summary>The number of outcomes: the product of the numbers of options.</summary>
    public BigInteger OutcomeCount
    {
        get
        {
            BigInteger count = BigInteger.One;
            foreach (ScenarioIssue issue in Issues) count *= issue.Options.Count;
            return count;
        }
    }

    /// <summary>The exact utility of an outcome to a party.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party.</exception>
    public Rational Utility(Outcome outcome, int party)
    {
        Check(outcome);
        RangeCheck.CheckIndex(party, Parties.Count, nameof(party), "parties");
        Rational sum = Sum(outcome, party, 0, Issues.Count);
        return Parties[party].Cap is { } cap && sum > cap ? cap : sum;
    }

    /// <summary>
    /// The party whose <see cref="ScenarioParty.Cap"/> is below its best outcome, so that its utilities do not add; null if none.
    /// </summary>
    internal ScenarioParty? Capped()
        => Parties.Where((party, p) => party.Cap is { } cap
            && Issues.Aggregate(Rational.Zero, (sum, issue) => sum + Best(issue, p)) > cap).FirstOrDefault();

    private static Rational Best(ScenarioIssue issue, int party)
        => Enumerable.Range(0, issue.Options.Count).Select(o => issue.Worth(party, o)).Max();

    /// <summary>The outcome that chooses the options with these labels, one for each issue in order.</summary>
    /// <exception cref="ArgumentException">
    /// An issue has no option with its label, or the number of labels is not the number of issues.
    /// </exception>
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
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    public string Describe(Outcome outcome)
    {
        Check(outcome);
        return string.Join("; ", Issues.Select((issue, i) => $"{issue.Name}: {issue.Options[outcome.Choices[i]].Label}"));
    }

    // Results are shown as doubles, so every utility must be within their range.
    private void CheckRange(string parameter)
    {
        // Numbers below 2^900 and at most 2^100 issues cannot leave it.
        const long Harmless = 900;
        for (int p = 0; p < Parties.Count; p++)
        {
            int party = p;
            if (IsHarmless(party)) continue;
            double best = Issues.Sum(i => Enumerable.Range(0, i.Options.Count).Max(o => i.Worth(party, o).ToDouble()));
            double worst = Issues.Sum(i => Enumerable.Range(0, i.Options.Count).Min(o => i.Worth(party, o).ToDouble()));
            if (double.IsFinite(best) && double.IsFinite(worst)) continue;
            string which = double.IsFinite(best) ? "worst" : "best";
            throw new ArgumentException(
                $"the {which} outcome is worth more than ±1.79E+308 to party '{Parties[p].Name}', the range of doubles; "
                    + "give what must not happen a smaller penalty",
                parameter);
        }

        bool IsHarmless(int party)
        {
            foreach (ScenarioIssue issue in Issues)
            {
                if (issue.Weights.Count > 0 && Bits(issue.Weights[party]) >= Harmless / 2) return false;
                foreach (ScenarioOption option in issue.Options)
                    if (Bits(option.Values[party]) >= Harmless / 2) return false;
            }
            return true;
        }

        static long Bits(Rational number) => (long)number.Numerator.GetBitLength() - (long)number.Denominator.GetBitLength();
    }

    /// <summary>The flat arrays of this scenario, computed once and shared.</summary>
    internal ScenarioArrays ToArrays() => _arrays ??= new ScenarioArrays(this);

    /// <summary>Whether both have equal parties, issues and assumptions in the same order.</summary>
    public bool Equals(Scenario? other)
        => ReferenceEquals(this, other)
        || (other is not null && Parties.Equals(other.Parties) && Issues.Equals(other.Issues) && Assumptions.Equals(other.Assumptions));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Parties, Issues, Assumptions);

    /// <summary>The parties and the number of issues.</summary>
    public override string ToString()
        => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(" – ", Parties.Select(p => p.Name))}, {Issues.Count} issues");

    // By halves: if denominators share no factor, the sum gets longer with every issue, and each addition costs its length.
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
        {
            throw new ArgumentException(
                $"the outcome chooses for {outcome.Choices.Count} issues, the scenario has {Issues.Count}", nameof(outcome));
        }
        for (int i = 0; i < Issues.Count; i++)
            if (outcome.Choices[i] >= Issues[i].Options.Count)
                throw new ArgumentException($"issue '{Issues[i].Name}' has no option number {outcome.Choices[i]}", nameof(outcome));
    }
}
