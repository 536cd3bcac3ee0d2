namespace TradeModel.Agreements;

/// <summary>
/// A tranche of the agreement with a scope of its own, a target window and, if not all parties take part, its own parties. Phases may run
/// in parallel. An accession is a phase of the members and the candidate.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Phase
{
    /// <summary>Creates a phase.</summary>
    /// <param name="id">The identifier, unique in the negotiation.</param>
    /// <param name="title">What the tranche is called.</param>
    /// <param name="undertaking">What agreeing on one of its issues means for the others.</param>
    /// <param name="window">The target for its conclusion; null if none was set.</param>
    /// <param name="provenance">How the phase and its window are known; null if unknown.</param>
    /// <param name="parties">The parties it is between, at least two; null for all at the table.</param>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>, the title is blank, or fewer than two parties are named.
    /// </exception>
    public Phase(
        PhaseId id,
        string title,
        Undertaking undertaking = Undertaking.SingleUndertaking,
        TargetWindow? window = null,
        Provenance? provenance = null,
        ValueSet<PartyId>? parties = null)
    {
        Id = id;
        Title = title;
        Undertaking = undertaking;
        Window = window;
        Provenance = provenance;
        Parties = parties;
    }

    /// <summary>The identifier, unique in the negotiation.</summary>
    public PhaseId Id { get; init => field = value.Checked(nameof(Id)); }

    /// <summary>What the tranche is called.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>What agreeing on one of its issues means for the others.</summary>
    public Undertaking Undertaking { get; init => field = Guard.Defined(value, nameof(Undertaking)); }

    /// <summary>The target for its conclusion; null if none was set.</summary>
    public TargetWindow? Window { get; init; }

    /// <summary>How the phase and its window are known; null if unknown.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The parties it is between, at least two; null for all at the table.</summary>
    /// <remarks>
    /// Only these sign, ratify and bring the phase into force, each itself or through its members. The phase is signed, and in force for
    /// all, once it is so for these. Its issues concern none but these. A party that joins later is not one of them. With null it may
    /// accede: it is a party of the phase from the day it signs what the others have signed. <c>Negotiation.PartiesOf</c> gives those that
    /// have a seat now.
    /// </remarks>
    public ValueSet<PartyId>? Parties { get; init => field = Checked(value); }

    private static ValueSet<PartyId>? Checked(ValueSet<PartyId>? parties)
    {
        if (parties is null) return null;
        foreach (PartyId party in parties) party.Checked(nameof(Parties));
        return parties.Count >= 2 ? parties
            : throw new ArgumentException("a phase is between at least two parties", Guard.Parameter(nameof(Parties)));
    }

    /// <summary>Title and window.</summary>
    public override string ToString() => Window is null ? Title : $"{Title} ({Window})";
}
