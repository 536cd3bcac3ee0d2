using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <summary>A party announced or imposed an additional duty.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record DutyImposed : NegotiationEvent
{
    internal const string KindName = "dutyImposed";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="duty">The duty, with the day from which it is charged.</param>
    public DutyImposed(LocalDate date, AdditionalDuty duty)
        : base(date)
    {
        Duty = duty;
    }

    /// <summary>The duty, with the day from which it is charged.</summary>
    public AdditionalDuty Duty { get; init => field = Guard.NotNull(value, nameof(Duty)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Duty.Importer];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([Duty.Importer, .. Duty.Exporters ?? []]);

    private protected override string Sentence => $"{Duty.Importer} imposes {Duty.Id}";
}
