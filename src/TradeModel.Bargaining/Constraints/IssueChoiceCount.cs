using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>How many of some options are chosen: not both, at least k of, at most k of, exactly k of.</summary>
internal sealed record IssueChoiceCount : OutcomeConstraint
{
    /// <summary>Creates the constraint.</summary>
    /// <param name="choices">The options counted, at least one.</param>
    /// <param name="least">The fewest that must be chosen, 0 or more.</param>
    /// <param name="most">The most that may be chosen, from <paramref name="least"/> to their number; null for all.</param>
    /// <exception cref="ArgumentException">There is no option, or a bound is out of range.</exception>
    public IssueChoiceCount(ValueSet<IssueChoice> choices, int least = 0, int? most = null)
    {
        Choices = Guard.NotNull(choices);
        if (choices.Count == 0) throw new ArgumentException("there must be an option to count", nameof(choices));
        ArgumentOutOfRangeException.ThrowIfNegative(least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, choices.Count);
        Most = most ?? choices.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(Most, least, nameof(most));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Most, choices.Count, nameof(most));
        Least = least;
    }

    /// <summary>The options counted.</summary>
    public ValueSet<IssueChoice> Choices { get; }

    /// <summary>The fewest that must be chosen.</summary>
    public int Least { get; }

    /// <summary>The most that may be chosen.</summary>
    public int Most { get; }

    /// <summary>The constraint in words.</summary>
    public override string ToString()
    {
        if (Choices.Count == 2 && Least == 0 && Most == 1) return $"not both {Choices[0]} and {Choices[1]}";
        string number = Least == Most ? $"exactly {Text(Least)}"
            : Most == Choices.Count ? $"at least {Text(Least)}"
            : Least == 0 ? $"at most {Text(Most)}"
            : $"{Text(Least)} to {Text(Most)}";
        string shown = string.Join(", ", Choices.Take(4));
        return Choices.Count <= 4 ? $"{number} of {shown}" : $"{number} of {shown} and {Text(Choices.Count - 4)} more";
    }

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
    {
        KeyValuePair<int, Rational>[] terms = [.. Choices.Select(c => KeyValuePair.Create(columns.Column(c), Rational.One))];
        if (Least > 0) yield return new(terms, Least);
        if (Most < Choices.Count) yield return LinearRow.AtMost(terms, Most);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
