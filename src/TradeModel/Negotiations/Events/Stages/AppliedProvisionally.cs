namespace TradeModel.Negotiations;

/// <summary>A party began to apply a phase provisionally, before its entry into force.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AppliedProvisionally : NegotiationEvent
{
    internal const string KindName = "appliedProvisionally";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    /// <param name="party">The party, or a member of a union or group.</param>
    /// <param name="chapters">The chapters applied; empty for all.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public AppliedProvisionally(LocalDate date, PhaseId phase, PartyId party, ValueSet<ChapterId>? chapters = null)
        : base(date)
    {
        Phase = phase;
        Party = party;
        Chapters = chapters ?? [];
    }

    /// <summary>The phase.</summary>
    public PhaseId Phase { get; init => field = value.Checked(nameof(Phase)); }

    /// <summary>The party, or a member of a union or group.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The chapters applied; empty for all.</summary>
    public ValueSet<ChapterId> Chapters { get; init => field = Checks.Ids(value, nameof(Chapters)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party];

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Phase];

    private protected override string Sentence => $"{Party} applies {Phase} provisionally";
}
