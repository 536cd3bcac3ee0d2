namespace TradeModel.Negotiations;

/// <summary>An issue left the agenda, and with it every position on it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueRemoved : NegotiationEvent
{
    internal const string KindName = "issueRemoved";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public IssueRemoved(LocalDate date, IssueId issue)
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

    private protected override string Sentence => $"{Issue} leaves the agenda";
}
