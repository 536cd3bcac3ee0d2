namespace TradeModel.Negotiations;

/// <summary>Someone judged a party's weight in a many-sided decision.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record CapabilityAssessed : NegotiationEvent
{
    internal const string KindName = "capabilityAssessed";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party: one with a seat, or a member of one.</param>
    /// <param name="capability">Its weight, from 0 to 10^18, on any scale: only ratios between parties count.</param>
    /// <param name="assessor">The party, or member, to which the assessment is private; null if it is public.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>, or the capability is negative or above 10^18.</exception>
    public CapabilityAssessed(LocalDate date, PartyId party, decimal capability, PartyId? assessor = null)
        : base(date)
    {
        Party = party;
        Capability = capability;
        Assessor = assessor;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>Its weight, from 0 to 10^18, on any scale: only ratios between parties count.</summary>
    public decimal Capability { get; init => field = Guard.Measure(Guard.NotNegative(value, nameof(Capability)), nameof(Capability)); }

    /// <summary>The party, or member, to which the assessment is private; null if it is public.</summary>
    public PartyId? Assessor { get; init => field = value?.Checked(nameof(Assessor)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => Assessor is { } by ? [by] : [];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Assessor is { } by && by != Party ? [Party, by] : [Party];

    private protected override string Sentence => Checks.Assessment(Assessor, $"the capability of {Party}", InvariantText.Of(Capability));
}
