using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>The concerned parties agreed on an issue.</summary>
/// <remarks>
/// The terms count as tabled by every concerned party (an exception by the party it is for, and towards it), and the agreement as the
/// last move of each. In a single undertaking the issue is agreed ad referendum until the phase is agreed in principle.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record IssueAgreed : NegotiationEvent
{
    internal const string KindName = "issueAgreed";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    /// <param name="terms">The agreed terms, on the issue's scale.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public IssueAgreed(LocalDate date, IssueId issue, Position terms)
        : base(date)
    {
        Issue = issue;
        Terms = terms;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>The agreed terms, on the issue's scale.</summary>
    public Position Terms { get; init => field = Guard.NotNull(value, nameof(Terms)); }

    /// <summary>
    /// The terms agreed for single requesting parties, instead of <see cref="Terms"/>; empty if these hold for all.
    /// </summary>
    /// <exception cref="ArgumentException">An id is <c>default</c>.</exception>
    public ValueMap<PartyId, Position> Exceptions
    {
        get;
        init
        {
            foreach ((PartyId party, _) in Guard.NotNull(value, nameof(Exceptions))) party.Checked(nameof(Exceptions));
            field = value;
        }
    } = [];

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Exceptions.Keys.ToValueSet();

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    private protected override string Sentence => $"{Issue} is agreed: {Terms}{Checks.Exceptions(Exceptions)}";
}
