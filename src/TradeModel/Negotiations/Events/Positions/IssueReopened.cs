namespace TradeModel.Negotiations;

/// <summary>An agreed issue was reopened. The positions from before the agreement are on the table again.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueReopened : NegotiationEvent
{
    internal const string KindName = "issueReopened";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public IssueReopened(LocalDate date, IssueId issue)
        : base(date)
    {
        Issue = issue;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    private protected override string Sentence => $"{Issue} is reopened";
}
