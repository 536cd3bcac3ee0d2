namespace TradeModel.Convergence;

/// <summary>A day on which one party imposed, changed or lifted an additional duty on goods of another.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RelationshipShock
{
    internal RelationshipShock(LocalDate date, RelationshipShockKind kind, DutyId duty, PartyId importer)
    {
        Date = date;
        Kind = kind;
        Duty = duty;
        Importer = importer;
    }

    /// <summary>The day of the event in the log.</summary>
    public LocalDate Date { get; }

    /// <summary>What happened.</summary>
    public RelationshipShockKind Kind { get; }

    /// <summary>The duty.</summary>
    public DutyId Duty { get; }

    /// <summary>Who charges it.</summary>
    public PartyId Importer { get; }

    /// <summary>Day, kind and duty.</summary>
    public override string ToString() => $"{InvariantText.Iso(Date)} {Kind}: {Duty} by {Importer}";
}

/// <summary>What happened to a measure.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum RelationshipShockKind
{
    /// <summary>It was announced or imposed.</summary>
    Imposed,

    /// <summary>Its rate, scope or standing changed.</summary>
    Changed,

    /// <summary>It was lifted.</summary>
    Lifted,
}
