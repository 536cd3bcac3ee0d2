namespace TradeModel.Agreements;

/// <summary>A tranche of the agreement with a scope of its own and a target window. Phases may run in parallel.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record Phase
{
    /// <summary>Creates a phase.</summary>
    /// <param name="id">The identifier, unique in the negotiation.</param>
    /// <param name="title">What the tranche is called.</param>
    /// <param name="undertaking">What agreeing on one of its issues means for the others.</param>
    /// <param name="window">The target for its conclusion; null if none was set.</param>
    /// <param name="provenance">How the phase and its window are known; null if unknown.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the title is blank.</exception>
    public Phase(
        PhaseId id,
        string title,
        Undertaking undertaking = Undertaking.SingleUndertaking,
        TargetWindow? window = null,
        Provenance? provenance = null)
    {
        Id = id;
        Title = title;
        Undertaking = undertaking;
        Window = window;
        Provenance = provenance;
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

    /// <summary>Title and window.</summary>
    public override string ToString() => Window is null ? Title : $"{Title} ({Window})";
}
