namespace TradeModel.Negotiations;

/// <summary>Someone proposed to negotiate: a phase, or the agreement as a whole.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AgreementProposed : NegotiationEvent
{
    internal const string KindName = "agreementProposed";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="by">Who proposed it.</param>
    /// <param name="phase">The phase proposed; null for the agreement as a whole.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public AgreementProposed(LocalDate date, ValueSet<RepresentativeId>? by = null, PhaseId? phase = null)
        : base(date)
    {
        By = by ?? [];
        Phase = phase;
    }

    /// <summary>Who proposed it.</summary>
    public ValueSet<RepresentativeId> By { get; init => field = Checks.Ids(value, nameof(By)); }

    /// <summary>The phase proposed; null for the agreement as a whole.</summary>
    public PhaseId? Phase { get; init => field = value?.Checked(nameof(Phase)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<RepresentativeId> ActingRepresentatives => By;

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => Phase is { } phase ? [phase] : [];

    private protected override string Sentence => By.Count == 0
        ? $"{Phase?.Value ?? "an agreement"} is proposed"
        : $"{string.Join(", ", By)} {(By.Count == 1 ? "proposes" : "propose")} {Phase?.Value ?? "to negotiate"}";
}
