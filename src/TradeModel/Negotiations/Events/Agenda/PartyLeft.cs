namespace TradeModel.Negotiations;

/// <summary>A party gave up its seat. Its positions and packages fall, and what it signed or ratified no longer binds it.</summary>
/// <remarks>If it returns, it must sign again.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PartyLeft : NegotiationEvent
{
    internal const string KindName = "partyLeft";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public PartyLeft(LocalDate date, PartyId party)
        : base(date)
    {
        Party = party;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party];

    private protected override string Sentence => $"{Party} leaves";
}
