using System.Globalization;
using System.Text;

namespace TradeModel.Bargaining;

/// <summary>The best outcome found under constraints, with the proof or the gap. All numbers are exact.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record BestOutcome
{
    internal BestOutcome(
        Scenario scenario, OutcomeObjective objective, BestOutcomeStatus status, Outcome? outcome, Rational? value, Rational? bound)
    {
        Scenario = scenario;
        Objective = objective;
        Status = status;
        Outcome = outcome;
        Value = value;
        Bound = bound;
        Utilities = outcome is null
            ? []
            : Enumerable.Range(0, scenario.Parties.Count).Select(p => scenario.Utility(outcome, p)).ToValueList();
    }

    /// <summary>The scenario that was searched.</summary>
    public Scenario Scenario { get; }

    /// <summary>What was maximised.</summary>
    public OutcomeObjective Objective { get; }

    /// <summary>What is known about the outcome.</summary>
    public BestOutcomeStatus Status { get; }

    /// <summary>The outcome; null if none was found. If several are best, the same question always returns the same one.</summary>
    public Outcome? Outcome { get; }

    /// <summary>The value of its objective; null if none was found.</summary>
    public Rational? Value { get; }

    /// <summary>
    /// An upper bound of the objective over all outcomes that meet the constraints; equal to <see cref="Value"/> if the outcome is optimal.
    /// Null if no outcome meets them.
    /// </summary>
    public Rational? Bound { get; }

    /// <summary>The most by which another outcome could be better: 0 if optimal, null if none was found.</summary>
    public Rational? Gap => Value is { } value && Bound is { } bound ? bound - value : null;

    /// <summary>Its utility to each party, in the scenario's order; empty if none was found.</summary>
    public ValueList<Rational> Utilities { get; }

    /// <summary>
    /// The constraints that bind, reservation values included: if this one alone is dropped, a better outcome is known. Empty if not asked
    /// for.
    /// </summary>
    public ValueList<OutcomeConstraint> Binding { get; internal init; } = [];

    /// <summary>The constraints for which the limit was reached before it was known whether they bind.</summary>
    public ValueList<OutcomeConstraint> Undecided { get; internal init; } = [];

    /// <summary>
    /// If no outcome meets all constraints: some that no outcome meets together, reservation values included. All of them are needed for
    /// the conflict unless the limit was reached. Empty if there is an outcome, or if not asked for.
    /// </summary>
    public ValueList<OutcomeConstraint> Conflict { get; internal init; } = [];

    /// <summary>How many nodes of the search tree were examined.</summary>
    public long Nodes { get; internal init; }

    /// <summary>How many options were evaluated, those of the explanation included: the measure of work that the limit counts.</summary>
    public long Evaluations { get; internal init; }

    /// <summary>The answer in words, line by line: what is known, the outcome, what it is worth to whom, and what binds.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Objective}: {this}");
        if (Outcome is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Scenario.Describe(Outcome)}");
            for (int p = 0; p < Utilities.Count; p++)
            {
                ScenarioParty party = Scenario.Parties[p];
                text.Append(CultureInfo.InvariantCulture, $"\n{party}: {Show(Utilities[p])}, no agreement {Show(party.Reservation)}");
            }
        }
        foreach (OutcomeConstraint one in Binding) text.Append(CultureInfo.InvariantCulture, $"\nbinds: {one}");
        foreach (OutcomeConstraint one in Undecided) text.Append(CultureInfo.InvariantCulture, $"\nmay bind: {one}");
        foreach (OutcomeConstraint one in Conflict) text.Append(CultureInfo.InvariantCulture, $"\nnot together: {one}");
        return text.ToString();
    }

    /// <summary>What is known, with objective and gap.</summary>
    public override string ToString() => Status switch
    {
        BestOutcomeStatus.Optimal => $"{Show(Value!.Value)}, proven to be the best",
        BestOutcomeStatus.WithinGap => $"{Show(Value!.Value)}, at most {Show(Gap!.Value)} from the best",
        BestOutcomeStatus.Infeasible => "no outcome meets all constraints",
        _ => "none found within the limit",
    };

    private static string Show(Rational value) => value.ToDouble().ToString("0.######", CultureInfo.InvariantCulture);
}
