using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>An issue came onto the agenda.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueAdded : NegotiationEvent
{
    internal const string KindName = "issueAdded";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    public IssueAdded(LocalDate date, Issue issue)
        : base(date)
    {
        Issue = issue;
    }

    /// <summary>The issue.</summary>
    public Issue Issue { get; init => field = Guard.NotNull(value, nameof(Issue)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties
        => Checks.Once([.. Issue.Concerned ?? [], .. Issue.Subject?.Named ?? [], .. Issue.Directions.Select(d => d.Key)]);

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue.Id];

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => Issue.Phase is { } phase ? [phase] : [];

    private protected override string Sentence => $"{Issue.Id} joins the agenda";
}
