using System.Globalization;
using System.Text;

namespace TradeModel.Bargaining;

/// <summary>The best outcome found under constraints, with the proof or the gap. All numbers are exact.</summary>
public sealed record BestOutcome
{
    internal BestOutcome(Scenario scenario, OutcomeObjective objective, BestOutcomeStatus status, Outcome? outcome, Rational? value, Rational? bound)
    {
        Scenario = scenario;
        Objective = objective;
        Status = status;
        Outcome = outcome;
        Value = value;
        Bound = bound;
        Utilities = outcome is null ? [] : Enumerable.Range(0, scenario.Parties.Count).Select(p => scenario.Utility(outcome, p)).ToValueList();
    }

    /// <summary>The scenario that was searched.</summary>
    public Scenario Scenario { get; }

    /// <summary>What makes an outcome better.</summary>
    public OutcomeObjective Objective { get; }

    /// <summary>What is known about the outcome.</summary>
    public BestOutcomeStatus Status { get; }

    /// <summary>The outcome; one of the best where several are, the same whenever the same question is asked. Null where none was found.</summary>
    public Outcome? Outcome { get; }

    /// <summary>Its objective; null where none was found.</summary>
    public Rational? Value { get; }

    /// <summary>No outcome that keeps to the constraints has a greater objective; equal to <see cref="Value"/> where optimal. Null where there is no outcome.</summary>
    public Rational? Bound { get; }

    /// <summary>By how much another outcome could at most be better: 0 where optimal, null where none was found.</summary>
    public Rational? Gap => Value is { } value && Bound is { } bound ? bound - value : null;

    /// <summary>Its utility to each party, in the scenario's order; empty where none was found.</summary>
    public ValueList<Rational> Utilities { get; }

    /// <summary>
    /// The constraints that bind, reservation values among them: without this one alone, all others kept, a better outcome is known. Empty where
    /// not asked for.
    /// </summary>
    public ValueList<OutcomeConstraint> Binding { get; internal init; } = [];

    /// <summary>The constraints of which it was not decided within the limit whether they bind.</summary>
    public ValueList<OutcomeConstraint> Undecided { get; internal init; } = [];

    /// <summary>
    /// Where no outcome keeps to all constraints: some that no outcome keeps to together, reservation values among them. None of them can be spared
    /// unless the limit was reached. Empty where there is an outcome, or where not asked for.
    /// </summary>
    public ValueList<OutcomeConstraint> Conflict { get; internal init; } = [];

    /// <summary>How many parts of the outcomes were looked at before the answer was known.</summary>
    public long Parts { get; internal init; }

    /// <summary>The answer in words, line by line: what is known, the outcome, what it is worth to whom, and what binds.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Objective}: {this}");
        if (Outcome is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Scenario.Describe(Outcome)}");
            for (int p = 0; p < Utilities.Count; p++) text.Append(CultureInfo.InvariantCulture, $"\n{Scenario.Parties[p]}: {Show(Utilities[p])}, no deal {Show(Scenario.Parties[p].Reservation)}");
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
        BestOutcomeStatus.Infeasible => "no outcome keeps to all constraints",
        _ => "none found within the limit",
    };

    private static string Show(Rational value) => value.ToDouble().ToString("0.######", CultureInfo.InvariantCulture);
}
