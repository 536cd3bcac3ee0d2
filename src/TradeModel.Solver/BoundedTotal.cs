using TradeModel.Simulation.Bargaining;

namespace TradeModel.Solver;

/// <summary>What the chosen options add up to lies within bounds.</summary>
public sealed record BoundedTotal : PackageConstraint
{
    /// <summary>Creates the constraint.</summary>
    /// <param name="values">What options add; one not listed adds nothing.</param>
    /// <param name="least">The lower bound, inclusive; null for none.</param>
    /// <param name="most">The upper bound, inclusive; null for none.</param>
    /// <exception cref="ArgumentException">There is no value, an option has two, or the bounds leave nothing between them.</exception>
    public BoundedTotal(ValueList<ChoiceValue> values, Rational? least, Rational? most)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) throw new ArgumentException("there must be a value to add up", nameof(values));
        var seen = new HashSet<Choice>();
        foreach (ChoiceValue value in values)
            if (!seen.Add(value.Choice)) throw new ArgumentException($"'{value.Choice}' has two values", nameof(values));
        if (least is { } low && most is { } high && low > high) throw new ArgumentException($"nothing lies between {low} and {high}", nameof(most));
        Values = values;
        Least = least;
        Most = most;
    }

    /// <summary>What options add.</summary>
    public ValueList<ChoiceValue> Values { get; }

    /// <summary>The lower bound, inclusive; null for none.</summary>
    public Rational? Least { get; }

    /// <summary>The upper bound, inclusive; null for none.</summary>
    public Rational? Most { get; }

    /// <summary>The constraint in words.</summary>
    public override string ToString() => $"total{(Least is { } l ? $" at least {l}" : "")}{(Most is { } m ? $" at most {m}" : "")}";

    internal override IEnumerable<LinearRow> Rows(ScenarioColumns columns)
    {
        KeyValuePair<int, Rational>[] terms = [.. Values.Select(v => KeyValuePair.Create(columns.Column(v.Choice), v.Value))];
        if (Least is { } least) yield return new(terms, least);
        if (Most is { } most) yield return LinearRow.AtMost(terms, most);
    }
}
