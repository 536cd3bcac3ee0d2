using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <summary>An additional duty changed: its rate, its scope, whether it was held void.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record DutyChanged : NegotiationEvent
{
    internal const string KindName = "dutyChanged";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="duty">The duty as it now is, under the same id and by the same importer.</param>
    public DutyChanged(LocalDate date, AdditionalDuty duty)
        : base(date)
    {
        Duty = duty;
    }

    /// <summary>The duty as it now is, under the same id and by the same importer.</summary>
    public AdditionalDuty Duty { get; init => field = Guard.NotNull(value, nameof(Duty)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Duty.Importer];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([Duty.Importer, .. Duty.Exporters ?? []]);

    private protected override string Sentence => $"{Duty.Id} changes";
}
