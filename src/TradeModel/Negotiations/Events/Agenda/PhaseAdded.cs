using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>A phase was added to the agreement.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PhaseAdded : NegotiationEvent
{
    internal const string KindName = "phaseAdded";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    public PhaseAdded(LocalDate date, Phase phase)
        : base(date)
    {
        Phase = phase;
    }

    /// <summary>The phase.</summary>
    public Phase Phase { get; init => field = Guard.NotNull(value, nameof(Phase)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Phase.Parties ?? [];

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Phase.Id];

    private protected override string Sentence => $"the phase {Phase.Id} is added";
}
