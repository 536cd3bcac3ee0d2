using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>An issue came onto the agenda.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueAdded : NegotiationEvent
{
    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    public IssueAdded(LocalDate date, Issue issue)
        : base(date)
    {
        Issue = issue;
    }

    /// <summary>The issue.</summary>
    public Issue Issue { get; init => field = Guard.NotNull(value, nameof(Issue)); }

    private protected override string Sentence => $"{Issue.Id} joins the agenda";
}
