namespace TradeModel.Negotiations;

/// <summary>Words of one or more representatives, quoted, with what they signal as coded by whoever entered them.</summary>
/// <remarks>The provenance of the event is that of the words; the signal is always an estimate.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record StatementMade : NegotiationEvent
{
    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="speakers">Who spoke; empty where the speaker is not named.</param>
    /// <param name="parties">On whose behalf; several for a joint statement; at least one.</param>
    /// <param name="words">The words: a quotation or a close report.</param>
    /// <param name="signal">What they say about how the talks stand, coded; null where nothing.</param>
    /// <param name="haste">What they say about haste, coded; null where nothing.</param>
    /// <param name="phase">The phase they are about; null where not one.</param>
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

    /// <summary>Who spoke; empty where the speaker is not named.</summary>
    public ValueSet<RepresentativeId> Speakers { get; init => field = Checks.Ids(value, nameof(Speakers)); }

    /// <summary>On whose behalf; several for a joint statement; at least one.</summary>
    public ValueSet<PartyId> Parties { get; init => field = Checks.SomeParties(value, nameof(Parties)); }

    /// <summary>The words: a quotation or a close report.</summary>
    public string Words { get; init => field = Guard.Text(value, nameof(Words)); }

    /// <summary>What they say about how the talks stand, coded; null where nothing.</summary>
    public ProgressSignal? Signal { get; init => field = value is { } v ? Guard.Defined(v, nameof(Signal)) : null; }

    /// <summary>What they say about haste, coded; null where nothing.</summary>
    public HasteStance? Haste { get; init => field = value is { } v ? Guard.Defined(v, nameof(Haste)) : null; }

    /// <summary>The phase they are about; null where not one.</summary>
    public PhaseId? Phase { get; init => field = value?.Checked(nameof(Phase)); }

    private protected override string Sentence => $"{string.Join(", ", Parties)}: {Words}";
}
