namespace TradeModel.Negotiations;

/// <summary>A phase entered into force for a party.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record EnteredIntoForce : NegotiationEvent
{
    internal const string KindName = "enteredIntoForce";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    /// <param name="party">The party, or a member of a union or group.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public EnteredIntoForce(LocalDate date, PhaseId phase, PartyId party)
        : base(date)
    {
        Phase = phase;
        Party = party;
    }

    /// <summary>The phase.</summary>
    public PhaseId Phase { get; init => field = value.Checked(nameof(Phase)); }

    /// <summary>The party, or a member of a union or group.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party];

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Phase];

    private protected override string Sentence => $"{Phase} enters into force for {Party}";
}
