namespace TradeModel.Negotiations;

/// <summary>Someone judged how much an issue matters to a party.</summary>
/// <remarks>
/// The party may be a member of a union or group at the table. The negotiation keeps what is assessed of a member
/// (<see cref="IssueState.FindParty"/>). Weights use only what is assessed of those with a seat.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record SalienceAssessed : NegotiationEvent
{
    internal const string KindName = "salienceAssessed";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party to which it matters: one with a seat, or a member of one.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="salience">How much, from 0 to 10^18, on any scale: only ratios between the party's own issues count.</param>
    /// <param name="assessor">The party, or member, to which the assessment is private; null if it is public.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>, or the salience is negative or above 10^18.</exception>
    public SalienceAssessed(LocalDate date, PartyId party, IssueId issue, decimal salience, PartyId? assessor = null)
        : base(date)
    {
        Party = party;
        Issue = issue;
        Salience = salience;
        Assessor = assessor;
    }

    /// <summary>The party to which it matters.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>How much, from 0 to 10^18, on any scale: only ratios between the party's own issues count.</summary>
    public decimal Salience { get; init => field = Guard.Measure(Guard.NotNegative(value, nameof(Salience)), nameof(Salience)); }

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
        => Checks.Assessment(Assessor, $"the salience of {Issue} for {Party}", InvariantText.Of(Salience));
}
