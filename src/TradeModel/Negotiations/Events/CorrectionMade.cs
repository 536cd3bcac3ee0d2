namespace TradeModel.Negotiations;

/// <summary>A source was found to be wrong. The log keeps what the source says, and the correction.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record CorrectionMade : NegotiationEvent
{
    internal const string KindName = "correctionMade";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="of">The event that reports the mistake.</param>
    /// <param name="said">What the source says.</param>
    /// <param name="correct">What is right.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public CorrectionMade(LocalDate date, EventId of, string said, string correct)
        : base(date)
    {
        Of = of;
        Said = said;
        Correct = correct;
    }

    /// <summary>The event that reports the mistake.</summary>
    public EventId Of { get; init => field = value.Checked(nameof(Of)); }

    /// <summary>What the source says.</summary>
    public string Said { get; init => field = Guard.Text(value, nameof(Said)); }

    /// <summary>What is right.</summary>
    public string Correct { get; init => field = Guard.Text(value, nameof(Correct)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    private protected override string Sentence => $"{Of}: \"{Said}\" should read \"{Correct}\"";
}
