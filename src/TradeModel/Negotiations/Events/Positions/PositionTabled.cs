using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>A party tabled a position on an issue.</summary>
/// <remarks>
/// An unconditional position replaces all of the party's positions on the issue. A conditional one replaces only an earlier conditional
/// one: the party keeps its unconditional position. A position tabled to some parties replaces in the same way. The other parties do not
/// see it, and still see what the party tabled to them before (<see cref="Negotiation.AsSeenBy"/>). A position for one party
/// (<see cref="For"/>) replaces only what was tabled for that party.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PositionTabled : NegotiationEvent
{
    internal const string KindName = "positionTabled";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="position">The position, on the issue's scale.</param>
    /// <param name="conditions">What others must do for it to hold, all together; empty for an unconditional position.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public PositionTabled(LocalDate date, PartyId party, IssueId issue, Position position, ValueList<PositionCondition>? conditions = null)
        : base(date)
    {
        Party = party;
        Issue = issue;
        Position = position;
        Conditions = conditions ?? [];
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>The position, on the issue's scale.</summary>
    public Position Position { get; init => field = Guard.NotNull(value, nameof(Position)); }

    /// <summary>What others must do for it to hold, all together; empty for an unconditional position.</summary>
    public ValueList<PositionCondition> Conditions { get; init => field = Guard.NotNull(value, nameof(Conditions)); }

    /// <summary>
    /// The other parties that may see the position; null if all at the table may. The party itself always sees it, and each addressee sees
    /// who the others are.
    /// </summary>
    /// <exception cref="ArgumentException">The set is empty, or an id is <c>default</c>.</exception>
    public ValueSet<PartyId>? To { get; init => field = Checks.Addressees(value, nameof(To)); }

    /// <summary>
    /// The requesting party that the position holds for, instead of the position for all of them; null if it is the position for all. Only
    /// the offering party of the issue (<see cref="Issue.Offering"/>) can name one.
    /// </summary>
    /// <remarks>Whom a position holds for is not the same as who may see it: that is <see cref="To"/>.</remarks>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public PartyId? For { get; init => field = value?.Checked(nameof(For)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party];

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties
        => Checks.Once([Party, For ?? Party, .. To ?? [], .. Conditions.Select(c => c.Party)]);

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => Checks.Once([Issue, .. Conditions.Select(c => c.Issue)]);

    private protected override string Sentence
        => $"{Party} tables {Position} on {Issue}{Checks.Just(For)}{Checks.Ifs(Conditions)}{Checks.Alone(To)}";
}
