namespace TradeModel.Negotiations;

/// <summary>The parties of a phase suspended provisions of it: these do not apply for now.</summary>
/// <remarks>
/// <see cref="PhaseSucceeded"/> suspends those that are suspended from the start. <see cref="ProvisionsReinstated"/> ends a suspension.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ProvisionsSuspended : NegotiationEvent
{
    internal const string KindName = "provisionsSuspended";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    /// <param name="provisions">The provisions, at least one.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>, or there is no provision.</exception>
    public ProvisionsSuspended(LocalDate date, PhaseId phase, ValueSet<ProvisionId> provisions)
        : base(date)
    {
        Phase = phase;
        Provisions = provisions;
    }

    /// <summary>The phase.</summary>
    public PhaseId Phase { get; init => field = value.Checked(nameof(Phase)); }

    /// <summary>The provisions, at least one.</summary>
    public ValueSet<ProvisionId> Provisions
    {
        get;
        init => field = Checks.Ids(value, nameof(Provisions)).Count > 0
            ? value
            : throw new ArgumentException("name at least one provision", Guard.Parameter(nameof(Provisions)));
    }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Phase];

    private protected override string Sentence
        => $"{Phase} suspends {string.Join(", ", Provisions)}";
}
