using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A bargaining scenario whose utilities do not add over the issues: what an option is worth depends on the options of other issues. The
/// competition ANAC 2014 is in this form.
/// </summary>
/// <remarks>
/// <see cref="NonAdditiveAnalysis"/> finds its efficient outcomes. Log-rolls, <c>BestOutcome</c> and the counted ZOPA share need utilities
/// that add; list the outcomes as one issue with <see cref="NonAdditiveAnalysis.ListOutcomes"/> to use them. Immutable.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NonAdditiveScenario
{
    /// <summary>Creates a scenario.</summary>
    /// <param name="parties">The parties, at least two.</param>
    /// <param name="issues">The issues, at least one.</param>
    /// <param name="utilities">The utility of each party, in the order of parties.</param>
    /// <param name="assumptions">What was assumed because the source does not say it, in words; nothing if null.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two parties or no issue, a name occurs twice, there is not one utility for each party, or a condition is on an
    /// issue or option that does not exist. Or the worths of a party's regions sum to more than ±1.79E+308, the range of doubles.
    /// </exception>
    public NonAdditiveScenario(
        ValueList<ScenarioParty> parties,
        ValueList<NonAdditiveIssue> issues,
        ValueList<RegionUtility> utilities,
        ValueList<string>? assumptions = null)
    {
        Parties = Guard.NotNull(parties);
        Issues = Guard.NotNull(issues);
        Utilities = Guard.NotNull(utilities);
        Assumptions = assumptions ?? [];
        if (parties.Count < 2) throw new ArgumentException("a scenario has at least two parties", nameof(parties));
        if (issues.Count == 0) throw new ArgumentException("a scenario has at least one issue", nameof(issues));
        if (ScenarioName.FindDuplicate(parties.Select(p => p.Name)) is { } party)
            throw new ArgumentException($"party '{party}' occurs twice", nameof(parties));
        if (ScenarioName.FindDuplicate(issues.Select(i => i.Name)) is { } issue)
            throw new ArgumentException($"issue '{issue}' occurs twice", nameof(issues));
        if (utilities.Count != parties.Count)
            throw new ArgumentException($"{utilities.Count} utilities for {parties.Count} parties", nameof(utilities));
        for (int p = 0; p < parties.Count; p++)
        {
            foreach (IssueOptions condition in utilities[p].Regions.SelectMany(r => r.Conditions))
            {
                if (condition.Issue < issues.Count && condition.Options[^1] < issues[condition.Issue].Options.Count) continue;
                throw new ArgumentException($"a region of {parties[p].Name} has a condition on an issue or option that does not exist: "
                    + $"{condition}", nameof(utilities));
            }
            double sum = Math.Abs(utilities[p].Base.ToDouble()) + utilities[p].Regions.Sum(r => Math.Abs(r.Worth.ToDouble()));
            if (!double.IsFinite(sum))
            {
                throw new ArgumentException(
                    $"the regions of {parties[p].Name} sum to more than 1.79E+308, the range of doubles; give what must not happen a "
                        + "smaller penalty",
                    nameof(utilities));
            }
        }
    }

    /// <summary>The parties, in the order given.</summary>
    public ValueList<ScenarioParty> Parties { get; }

    /// <summary>The issues, in the order given.</summary>
    public ValueList<NonAdditiveIssue> Issues { get; }

    /// <summary>The utility of each party, in the order of parties, before its <see cref="ScenarioParty.Cap"/>.</summary>
    public ValueList<RegionUtility> Utilities { get; }

    /// <summary>What was assumed because the source does not say it, in words; may be empty.</summary>
    public ValueList<string> Assumptions { get; }

    /// <summary>The number of outcomes: the product of the numbers of options.</summary>
    public BigInteger OutcomeCount => Issues.Aggregate(BigInteger.One, (count, issue) => count * issue.Options.Count);

    /// <summary>The exact utility of an outcome to a party.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such party.</exception>
    public Rational Utility(Outcome outcome, int party)
    {
        Check(outcome);
        RangeCheck.CheckIndex(party, Parties.Count, nameof(party), "parties");
        Rational sum = Utilities[party].Of(outcome);
        return Parties[party].Cap is { } cap && sum > cap ? cap : sum;
    }

    /// <summary>The outcome in words: "Steel: 25 %; Pulses: 0 %".</summary>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    public string Describe(Outcome outcome)
    {
        Check(outcome);
        return string.Join("; ", Issues.Select((issue, i) => $"{issue.Name}: {issue.Options[outcome.Choices[i]]}"));
    }

    /// <summary>The parties and the number of issues.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" – ", Parties.Select(p => p.Name))}, {Issues.Count} issues");

    private void Check(Outcome outcome)
    {
        if (Guard.NotNull(outcome).Choices.Count != Issues.Count)
        {
            throw new ArgumentException(
                $"the outcome chooses for {outcome.Choices.Count} issues, the scenario has {Issues.Count}", nameof(outcome));
        }
        for (int i = 0; i < Issues.Count; i++)
        {
            if (outcome.Choices[i] >= Issues[i].Options.Count)
                throw new ArgumentException($"issue '{Issues[i].Name}' has no option number {outcome.Choices[i]}", nameof(outcome));
        }
    }
}
