using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <summary>An additional duty changed: its rate, its scope, whether it was held void.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record DutyChanged : NegotiationEvent
{
    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="duty">The duty as it now is, under the same id and by the same importer.</param>
    public DutyChanged(LocalDate date, AdditionalDuty duty)
        : base(date)
    {
        Duty = duty;
    }

    /// <summary>The duty as it now is, under the same id and by the same importer.</summary>
    public AdditionalDuty Duty { get; init => field = Guard.NotNull(value, nameof(Duty)); }

    private protected override string Sentence => $"{Duty.Id} changes";
}
