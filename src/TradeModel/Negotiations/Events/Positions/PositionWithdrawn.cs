namespace TradeModel.Negotiations;

/// <summary>A party took back what it had tabled on an issue.</summary>
/// <remarks>
/// It takes back everything, whomever it was tabled to and whomever it was for, unless it names one party (<see cref="For"/>). A party
/// that has seen none of it does not see the withdrawal either. If a position was replaced by one that fewer parties may see, it can be
/// withdrawn even after the later one has gone.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PositionWithdrawn : NegotiationEvent
{
    internal const string KindName = "positionWithdrawn";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party.</param>
    /// <param name="issue">The issue.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public PositionWithdrawn(LocalDate date, PartyId party, IssueId issue)
        : base(date)
    {
        Party = party;
        Issue = issue;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>
    /// The requesting party whose exception is taken back, so that the position for all holds for it again; null if everything is.
    /// </summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public PartyId? For { get; init => field = value?.Checked(nameof(For)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([Party, For ?? Party]);

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    private protected override string Sentence => $"{Party} withdraws on {Issue}{Checks.Just(For)}";
}
