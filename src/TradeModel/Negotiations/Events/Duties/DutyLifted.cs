namespace TradeModel.Negotiations;

/// <summary>An additional duty ended.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record DutyLifted : NegotiationEvent
{
    internal const string KindName = "dutyLifted";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="duty">The duty.</param>
    /// <param name="ended">The first day on which it is not charged; null for the day of the event.</param>
    /// <exception cref="ArgumentException">A day or the id is <c>default</c>.</exception>
    public DutyLifted(LocalDate date, DutyId duty, LocalDate? ended = null)
        : base(date)
    {
        Duty = duty;
        Ended = ended;
    }

    /// <summary>The duty.</summary>
    public DutyId Duty { get; init => field = value.Checked(nameof(Duty)); }

    /// <summary>The first day on which it is not charged; null for the day of the event.</summary>
    public LocalDate? Ended { get; init => field = value is { } day ? Guard.Day(day, nameof(Ended)) : null; }

    /// <inheritdoc />
    public override string Kind => KindName;

    private protected override string Sentence => $"{Duty} is lifted";
}
