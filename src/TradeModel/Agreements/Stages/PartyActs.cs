namespace TradeModel.Agreements;

/// <summary>
/// The acts of one party towards bringing a phase into force, each with its day; null if it has not happened.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PartyActs
{
    internal PartyActs()
    {
    }

    /// <summary>The day the party signed.</summary>
    public LocalDate? SignedOn { get; internal init; }

    /// <summary>The day the party ratified, or finished what its constitution asks instead of it.</summary>
    public LocalDate? RatifiedOn { get; internal init; }

    /// <summary>The day from which the party applies the phase provisionally, in whole or in part.</summary>
    public LocalDate? AppliedProvisionallyOn { get; internal init; }

    /// <summary>The chapters applied provisionally; empty if all are, or if the agreement is not applied provisionally.</summary>
    public ValueSet<ChapterId> ChaptersApplied { get; internal init; } = [];

    /// <summary>The day the phase entered into force for the party.</summary>
    public LocalDate? InForceOn { get; internal init; }

    /// <summary>The acts done, with their days.</summary>
    public override string ToString()
        => string.Join(", ", new (string Act, LocalDate? Day)[]
        {
            ("signed", SignedOn), ("ratified", RatifiedOn), ("applied provisionally", AppliedProvisionallyOn), ("in force", InForceOn),
        }.Where(a => a.Day is not null).Select(a => $"{a.Act} {InvariantText.Iso(a.Day!.Value)}"));
}
