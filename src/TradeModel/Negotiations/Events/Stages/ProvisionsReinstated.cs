namespace TradeModel.Negotiations;

/// <summary>The parties of a phase ended the suspension of provisions: these apply again.</summary>
/// <remarks><see cref="PhaseSucceeded"/> and <see cref="ProvisionsSuspended"/> suspend them.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ProvisionsReinstated : NegotiationEvent
{
    internal const string KindName = "provisionsReinstated";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    /// <param name="provisions">The provisions, at least one.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>, or there is no provision.</exception>
    public ProvisionsReinstated(LocalDate date, PhaseId phase, ValueSet<ProvisionId> provisions)
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
        => $"{string.Join(", ", Provisions)} {(Provisions.Count == 1 ? "applies" : "apply")} again in {Phase}";
}
