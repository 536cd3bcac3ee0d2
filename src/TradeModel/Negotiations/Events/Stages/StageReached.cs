using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>A phase reached a stage.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record StageReached : NegotiationEvent
{
    internal const string KindName = "stageReached";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="phase">The phase.</param>
    /// <param name="stage">
    /// The stage. Signed and in force follow from the parties' own acts: name them here only if a paused or suspended phase resumes.
    /// </param>
    /// <exception cref="ArgumentException">The day or the id is <c>default</c>, or the stage is not one of the named ones.</exception>
    public StageReached(LocalDate date, PhaseId phase, Stage stage)
        : base(date)
    {
        Phase = phase;
        Stage = stage;
    }

    /// <summary>The phase.</summary>
    public PhaseId Phase { get; init => field = value.Checked(nameof(Phase)); }

    /// <summary>The stage. Signed and in force are named here only if a paused or suspended phase resumes.</summary>
    public Stage Stage { get; init => field = Guard.Defined(value, nameof(Stage)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Phase];

    private protected override string Sentence => $"{Phase} is {Stage}";
}
