using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>The wording of a provision was drafted or changed.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record TextChanged : NegotiationEvent
{
    internal const string KindName = "textChanged";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="chapter">The chapter, already in the draft; <see cref="ChapterAdded"/> adds one.</param>
    /// <param name="provision">The provision as it now reads: replaces the one of the same id in the chapter, or comes last in it.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public TextChanged(LocalDate date, ChapterId chapter, Provision provision)
        : base(date)
    {
        Chapter = chapter;
        Provision = provision;
    }

    /// <summary>The chapter, already in the draft.</summary>
    public ChapterId Chapter { get; init => field = value.Checked(nameof(Chapter)); }

    /// <summary>The provision as it now reads: replaces the one of the same id in the chapter, or comes last in it.</summary>
    public Provision Provision { get; init => field = Guard.NotNull(value, nameof(Provision)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([.. Checks.Proposers(Provision)]);

    private protected override string Sentence => $"{Chapter}, {Provision.Id}: {(Provision.IsClean ? "clean" : "in brackets")}";
}
