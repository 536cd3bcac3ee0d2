using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>A chapter was added to the draft text.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ChapterAdded : NegotiationEvent
{
    internal const string KindName = "chapterAdded";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="chapter">
    /// The chapter with the provisions it has from the start; it comes last in the draft. A phase that it names must exist.
    /// </param>
    public ChapterAdded(LocalDate date, Chapter chapter)
        : base(date)
    {
        Chapter = chapter;
    }

    /// <summary>The chapter with the provisions it has from the start; it comes last in the draft.</summary>
    public Chapter Chapter { get; init => field = Guard.NotNull(value, nameof(Chapter)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([.. Chapter.Provisions.SelectMany(Checks.Proposers)]);

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => Chapter.Phase is { } phase ? [phase] : [];

    private protected override string Sentence => $"the chapter {Chapter.Id} is added";
}
