using TradeModel.Parties;

namespace TradeModel.Negotiations;

/// <summary>A party took a seat at the table.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PartyJoined : NegotiationEvent
{
    internal const string KindName = "partyJoined";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party.</param>
    public PartyJoined(LocalDate date, Party party)
        : base(date)
    {
        Party = party;
    }

    /// <summary>The party.</summary>
    public Party Party { get; init => field = Guard.NotNull(value, nameof(Party)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party.Id];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([.. Party.SelfAndMembers.Select(p => p.Id)]);

    private protected override string Sentence => $"{Party.Id} joins";
}
