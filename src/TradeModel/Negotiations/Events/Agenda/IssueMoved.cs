namespace TradeModel.Negotiations;

/// <summary>An issue was moved to a phase, or out of all phases.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueMoved : NegotiationEvent
{
    internal const string KindName = "issueMoved";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    /// <param name="phase">The phase it belongs to from now on; null for none.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public IssueMoved(LocalDate date, IssueId issue, PhaseId? phase)
        : base(date)
    {
        Issue = issue;
        Phase = phase;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>The phase it belongs to from now on; null for none.</summary>
    public PhaseId? Phase { get; init => field = value?.Checked(nameof(Phase)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => Phase is { } phase ? [phase] : [];

    private protected override string Sentence => Phase is { } phase ? $"{Issue} moves to {phase}" : $"{Issue} leaves its phase";
}
