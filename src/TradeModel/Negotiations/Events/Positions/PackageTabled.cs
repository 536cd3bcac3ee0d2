using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>A party tabled positions on several issues that hold only together.</summary>
/// <remarks>
/// A package replaces the party's package of the same name as a whole. A single position of a package can be neither replaced nor
/// withdrawn: replace or withdraw the package. Whoever may see a package may see the one that replaces it; to show it to fewer parties,
/// withdraw it and table it again.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PackageTabled : NegotiationEvent
{
    internal const string KindName = "packageTabled";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party.</param>
    /// <param name="package">The package, by a name the party uses once at a time.</param>
    /// <param name="positions">The position on each issue of the package, at least one.</param>
    /// <param name="conditions">What others must do for it to hold, all together; empty for an unconditional package.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>, or the package holds no position.</exception>
    public PackageTabled(
        LocalDate date,
        PartyId party,
        PackageId package,
        ValueMap<IssueId, Position> positions,
        ValueList<PositionCondition>? conditions = null)
        : base(date)
    {
        Party = party;
        Package = package;
        Positions = positions;
        Conditions = conditions ?? [];
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The package, by a name the party uses once at a time.</summary>
    public PackageId Package { get; init => field = value.Checked(nameof(Package)); }

    /// <summary>The position on each issue of the package, at least one.</summary>
    public ValueMap<IssueId, Position> Positions { get; init => field = Checks.Package(value, nameof(Positions)); }

    /// <summary>What others must do for it to hold, all together; empty for an unconditional package.</summary>
    public ValueList<PositionCondition> Conditions { get; init => field = Guard.NotNull(value, nameof(Conditions)); }

    /// <summary>
    /// The other parties that may see the package; null if all at the table may. The party itself always sees it, and each addressee sees
    /// who the others are.
    /// </summary>
    /// <exception cref="ArgumentException">The set is empty, or an id is <c>default</c>.</exception>
    public ValueSet<PartyId>? To { get; init => field = Checks.Addressees(value, nameof(To)); }

    /// <summary>
    /// The requesting party that the package is for; null if it is for all. On each issue of the package on which the party offers, the
    /// position holds for that party alone. On the other issues it is the party's position as usual.
    /// </summary>
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
    public override ValueSet<IssueId> MentionedIssues
        => Checks.Once([.. Positions.Select(p => p.Key), .. Conditions.Select(c => c.Issue)]);

    private protected override string Sentence
        => $"{Party} tables the package {Package}{Checks.Just(For)}: "
            + $"{string.Join("; ", Positions.Select(p => $"{p.Key} {p.Value}"))}{Checks.Ifs(Conditions)}{Checks.Alone(To)}";
}
