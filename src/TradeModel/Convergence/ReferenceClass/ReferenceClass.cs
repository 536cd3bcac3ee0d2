namespace TradeModel.Convergence;

/// <summary>Comparable talks and how long they took: the outside view of when talks end. Joint negotiations count once.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ReferenceClass
{
    /// <summary>Creates a class.</summary>
    /// <param name="name">What the talks have in common.</param>
    /// <param name="selection">What selected them, and what that hides.</param>
    /// <param name="talks">The talks, at least one.</param>
    /// <exception cref="ArgumentException">A text is blank, there are no talks, or a name occurs twice.</exception>
    public ReferenceClass(string name, string selection, ValueList<NegotiationDuration> talks)
    {
        Name = name;
        Selection = selection;
        Talks = talks;
    }

    /// <summary>What the talks have in common.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>What selected them, and what that hides.</summary>
    public string Selection { get; init => field = Guard.Text(value, nameof(Selection)); }

    /// <summary>The talks; at least one.</summary>
    public ValueList<NegotiationDuration> Talks
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Talks)).Count == 0)
                throw new ArgumentException("a reference class holds at least one negotiation", nameof(Talks));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (NegotiationDuration talks in value)
                if (!seen.Add(talks.Name)) throw new ArgumentException($"'{talks.Name}' is given twice", nameof(Talks));
            field = value;
        }
    }

    /// <summary>
    /// The free trade agreements of the United States, months from launch to signature as counted by Freund and McDaniel (Peterson
    /// Institute).
    /// Of their twenty, the five Central American ones are one negotiation (CAFTA, 18 months) and count once; the Dominican Republic, whose
    /// own
    /// talks of 6 months brought it into CAFTA-DR, is kept beside it. Sixteen negotiations, all signed.
    /// </summary>
    public static ReferenceClass UnitedStatesAgreements { get; } = new(
        "Free trade agreements of the United States (Freund and McDaniel, Peterson Institute)",
        "Only agreements that were signed: talks that failed or are still open are missing, so chances are too high. The five Central "
            + "American partners of CAFTA-DR count once.",
        [
            new("Jordan", 4), new("Dominican Republic (joining CAFTA-DR)", 6), new("Bahrain", 7), new("Oman", 10), new("South Korea", 13),
                new("Australia", 14),
            new("Israel", 15), new("Morocco", 16), new("CAFTA: Costa Rica, El Salvador, Guatemala, Honduras, Nicaragua", 18),
                new("Mexico", 18),
            new("Canada", 20), new("Peru", 23), new("Singapore", 29), new("Chile", 30), new("Colombia", 31), new("Panama", 38),
        ]);

    /// <summary>How the talks of the class came to an end, month by month.</summary>
    public CumulativeIncidence CumulativeIncidence() => new(this);

    /// <summary>Name and number of talks.</summary>
    public override string ToString() => $"{Name}: {Talks.Count} negotiations";
}
