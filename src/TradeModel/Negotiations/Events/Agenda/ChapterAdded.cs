using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>A chapter was added to the draft text.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ChapterAdded : NegotiationEvent
{
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

    private protected override string Sentence => $"the chapter {Chapter.Id} is added";
}
