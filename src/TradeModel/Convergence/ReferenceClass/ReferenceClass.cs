namespace TradeModel.Convergence;

/// <summary>
/// Comparable negotiations and how long each took: the outside view of when a negotiation ends. Joint negotiations count once.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ReferenceClass
{
    /// <summary>Creates a class.</summary>
    /// <param name="name">What the negotiations have in common.</param>
    /// <param name="selection">How the negotiations were chosen, and the bias of that choice.</param>
    /// <param name="negotiations">The negotiations, at least one.</param>
    /// <exception cref="ArgumentException">A text is blank, there are no negotiations, or a name occurs twice.</exception>
    public ReferenceClass(string name, string selection, ValueList<NegotiationDuration> negotiations)
    {
        Name = name;
        Selection = selection;
        Negotiations = negotiations;
    }

    /// <summary>What the negotiations have in common.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>How the negotiations were chosen, and the bias of that choice.</summary>
    public string Selection { get; init => field = Guard.Text(value, nameof(Selection)); }

    /// <summary>The negotiations; at least one.</summary>
    public ValueList<NegotiationDuration> Negotiations
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Negotiations)).Count == 0)
                throw new ArgumentException("a reference class holds at least one negotiation", Guard.Parameter(nameof(Negotiations)));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (NegotiationDuration one in value)
                if (!seen.Add(one.Name)) throw new ArgumentException($"'{one.Name}' is given twice", Guard.Parameter(nameof(Negotiations)));
            field = value;
        }
    }

    /// <summary>
    /// The sixteen negotiations of free trade agreements of the United States, all signed, with the months from launch to signature that
    /// Freund and McDaniel (Peterson Institute) counted. Of their twenty agreements, the five Central American ones are one negotiation
    /// (CAFTA, 18 months). The Dominican Republic negotiated its accession to CAFTA-DR in 6 months and counts by itself.
    /// </summary>
    public static ReferenceClass UnitedStatesAgreements { get; } = new(
        "Free trade agreements of the United States (Freund and McDaniel, Peterson Institute)",
        "Only agreements that were signed: talks that failed or are still open are missing, so chances are too high. The five Central "
            + "American partners of CAFTA-DR count once.",
        [
            new("Jordan", 4), new("Dominican Republic (joining CAFTA-DR)", 6), new("Bahrain", 7), new("Oman", 10), new("South Korea", 13),
            new("Australia", 14), new("Israel", 15), new("Morocco", 16),
            new("CAFTA: Costa Rica, El Salvador, Guatemala, Honduras, Nicaragua", 18), new("Mexico", 18),
            new("Canada", 20), new("Peru", 23), new("Singapore", 29), new("Chile", 30), new("Colombia", 31), new("Panama", 38),
        ]);

    /// <summary>The shares of the class that were signed or abandoned, month by month.</summary>
    public CumulativeIncidence CumulativeIncidence() => new(this);

    /// <summary>The name and the number of negotiations.</summary>
    public override string ToString() => $"{Name}: {Negotiations.Count} negotiations";
}
