namespace TradeModel.Negotiations;

/// <summary>A statement of one or more representatives, quoted, with a signal coded by the person who entered it.</summary>
/// <remarks>The provenance of the event is that of the words; the signal is always an estimate.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record StatementMade : NegotiationEvent
{
    internal const string KindName = "statementMade";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="speakers">Who spoke; empty if the speaker is not named.</param>
    /// <param name="parties">On whose behalf; several for a joint statement; at least one.</param>
    /// <param name="words">The words: a quotation or a close report.</param>
    /// <param name="signal">How near to agreement the statement sounds, coded; null if it does not say.</param>
    /// <param name="haste">Whether the statement is pressing or patient, coded; null if it does not say.</param>
    /// <param name="phase">The phase the statement is about; null if it is not about one phase.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>, there is no party, or a text is blank.</exception>
    public StatementMade(
        LocalDate date,
        ValueSet<RepresentativeId> speakers,
        ValueSet<PartyId> parties,
        string words,
        ProgressSignal? signal = null,
        HasteStance? haste = null,
        PhaseId? phase = null)
        : base(date)
    {
        Speakers = speakers;
        Parties = parties;
        Words = words;
        Signal = signal;
        Haste = haste;
        Phase = phase;
    }

    /// <summary>Who spoke; empty if the speaker is not named.</summary>
    public ValueSet<RepresentativeId> Speakers { get; init => field = Checks.Ids(value, nameof(Speakers)); }

    /// <summary>On whose behalf; several for a joint statement; at least one.</summary>
    public ValueSet<PartyId> Parties { get; init => field = Checks.SomeParties(value, nameof(Parties)); }

    /// <summary>The words: a quotation or a close report.</summary>
    public string Words { get; init => field = Guard.Text(value, nameof(Words)); }

    /// <summary>How near to agreement the statement sounds, coded; null if it does not say.</summary>
    public ProgressSignal? Signal { get; init => field = value is { } v ? Guard.Defined(v, nameof(Signal)) : null; }

    /// <summary>Whether the statement is pressing or patient, coded; null if it does not say.</summary>
    public HasteStance? Haste { get; init => field = value is { } v ? Guard.Defined(v, nameof(Haste)) : null; }

    /// <summary>The phase the statement is about; null if it is not about one phase.</summary>
    public PhaseId? Phase { get; init => field = value?.Checked(nameof(Phase)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => Parties;

    /// <inheritdoc />
    public override ValueSet<RepresentativeId> ActingRepresentatives => Speakers;

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => Phase is { } phase ? [phase] : [];

    private protected override string Sentence => $"{string.Join(", ", Parties)}: {Words}";
}
