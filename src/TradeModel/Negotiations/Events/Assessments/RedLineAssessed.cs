using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>Someone judged what a party would accept on an issue.</summary>
/// <remarks>
/// The party may be a member of a union or group at the table. The negotiation keeps what is assessed of a member
/// (<see cref="IssueState.FindParty"/>). Zones of agreement and scores use only what is assessed of those with a seat.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record RedLineAssessed : NegotiationEvent
{
    internal const string KindName = "redLineAssessed";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party whose red line it is: one with a seat, or a member of one.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="redLine">What it would accept; null takes an earlier assessment by the same assessor back.</param>
    /// <param name="assessor">The party, or member, to which the assessment is private; null if it is public.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public RedLineAssessed(LocalDate date, PartyId party, IssueId issue, RedLine? redLine, PartyId? assessor = null)
        : base(date)
    {
        Party = party;
        Issue = issue;
        RedLine = redLine;
        Assessor = assessor;
    }

    /// <summary>The party whose red line it is.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>What it would accept; null takes an earlier assessment by the same assessor back.</summary>
    public RedLine? RedLine { get; init; }

    /// <summary>The party, or member, to which the assessment is private; null if it is public.</summary>
    public PartyId? Assessor { get; init => field = value?.Checked(nameof(Assessor)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => Assessor is { } by ? [by] : [];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Assessor is { } by && by != Party ? [Party, by] : [Party];

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    private protected override string Sentence
        => Checks.Assessment(Assessor, $"the red line of {Party} on {Issue}", RedLine?.ToString() ?? "unknown");
}
