using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <summary>A party announced or imposed an additional duty.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record DutyImposed : NegotiationEvent
{
    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="duty">The duty, with the day from which it is charged.</param>
    public DutyImposed(LocalDate date, AdditionalDuty duty)
        : base(date)
    {
        Duty = duty;
    }

    /// <summary>The duty, with the day from which it is charged.</summary>
    public AdditionalDuty Duty { get; init => field = Guard.NotNull(value, nameof(Duty)); }

    private protected override string Sentence => $"{Duty.Importer} imposes {Duty.Id}";
}
