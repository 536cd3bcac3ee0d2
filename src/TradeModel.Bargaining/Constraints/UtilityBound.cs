namespace TradeModel.Bargaining;

/// <summary>A party's utility lies within bounds.</summary>
internal sealed record UtilityBound : OutcomeConstraint
{
    /// <summary>Creates the constraint.</summary>
    /// <param name="party">The name of the party.</param>
    /// <param name="least">The lower bound, inclusive; null for none.</param>
    /// <param name="most">The upper bound, inclusive; null for none.</param>
    /// <exception cref="ArgumentException">The name is empty, there is no bound, or nothing lies between them.</exception>
    public UtilityBound(string party, Rational? least, Rational? most)
    {
        Party = ScenarioName.Check(party);
        if (least is null && most is null) throw new ArgumentException("there must be a bound", nameof(least));
        if (least is { } low && most is { } high && low > high)
            throw new ArgumentException($"nothing lies between {low} and {high}", nameof(most));
        Least = least;
        Most = most;
    }

    /// <summary>The name of the party.</summary>
    public string Party { get; }

    /// <summary>The lower bound, inclusive; null for none.</summary>
    public Rational? Least { get; }

    /// <summary>The upper bound, inclusive; null for none.</summary>
    public Rational? Most { get; }

    /// <summary>The constraint in words.</summary>
    public override string ToString()
        => $"utility of {Party} " + (Least, Most) switch
        {
            ({ } least, { } most) => $"at least {least} and at most {most}",
            ({ } least, null) => $"at least {least}",
            _ => $"at most {Most}",
        };

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
    {
        KeyValuePair<int, Rational>[] terms = columns.Utility(ScenarioColumns.Party(columns.Scenario, Party));
        if (Least is { } least) yield return new(terms, least);
        if (Most is { } most) yield return LinearRow.AtMost(terms, most);
    }
}
