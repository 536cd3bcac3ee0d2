using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>
/// Parties were added to those that an issue concerns, or taken from them. By this event, a party that joined late takes an issue up.
/// </summary>
/// <remarks>
/// What a party that is taken out has on the table on the issue falls, together with its packages that hold the issue. The party's
/// assessments stay, but do not count while the issue does not concern it. A party added to a tariff or quota becomes an exporter. If an
/// issue that concerns all at the table loses a party, it concerns the others by name from then on, so a party that joins later must be
/// added. An agreed issue must be reopened first.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ConcernedPartiesChanged : NegotiationEvent
{
    internal const string KindName = "concernedPartiesChanged";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="issue">The issue.</param>
    /// <param name="added">The parties that it concerns from now on, with a seat; none by default.</param>
    /// <param name="removed">The parties that it no longer concerns; none by default.</param>
    /// <param name="directions">
    /// The direction that each added party prefers. Those of exporters follow from the subject. None by default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The day or an id is <c>default</c>; no party is named; a party is both added and removed; or a direction is given for a party
    /// that is not added.
    /// </exception>
    public ConcernedPartiesChanged(
        LocalDate date,
        IssueId issue,
        ValueSet<PartyId>? added = null,
        ValueSet<PartyId>? removed = null,
        ValueMap<PartyId, Direction>? directions = null)
        : base(date)
    {
        Issue = issue;
        Added = Checks.Ids(added ?? [], nameof(added));
        Removed = Checks.Ids(removed ?? [], nameof(removed));
        Directions = directions ?? [];
        if (Added.Count + Removed.Count == 0) throw new ArgumentException("at least one party is added or removed", nameof(added));
        foreach (PartyId party in Removed)
            if (Added.Contains(party)) throw new ArgumentException($"'{party}' is both added and removed", nameof(removed));
        foreach ((PartyId party, Direction direction) in Directions)
        {
            party.Checked(nameof(directions));
            Guard.Defined(direction, nameof(directions));
            if (!Added.Contains(party))
                throw ArgumentFault.Of($"'{party}' is given a direction but not added", nameof(directions), party.Value);
        }
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; init => field = value.Checked(nameof(Issue)); }

    /// <summary>The parties that it concerns from now on.</summary>
    public ValueSet<PartyId> Added { get; }

    /// <summary>The parties that it no longer concerns.</summary>
    public ValueSet<PartyId> Removed { get; }

    /// <summary>The direction that each added party prefers; a party without an entry prefers none, or what the subject says.</summary>
    public ValueMap<PartyId, Direction> Directions { get; }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Checks.Once([.. Added, .. Removed]);

    /// <inheritdoc />
    public override ValueSet<IssueId> MentionedIssues => [Issue];

    private protected override string Sentence
        => Removed.Count == 0 ? $"{Issue} now concerns {string.Join(", ", Added)}"
            : Added.Count == 0 ? $"{Issue} no longer concerns {string.Join(", ", Removed)}"
            : $"{Issue} now concerns {string.Join(", ", Added)} and no longer {string.Join(", ", Removed)}";
}
