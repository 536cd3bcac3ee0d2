namespace TradeModel.Negotiations;

/// <summary>A party took back a package, and with it every position in it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PackageWithdrawn : NegotiationEvent
{
    internal const string KindName = "packageWithdrawn";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="party">The party.</param>
    /// <param name="package">The package.</param>
    /// <exception cref="ArgumentException">The day or an id is <c>default</c>.</exception>
    public PackageWithdrawn(LocalDate date, PartyId party, PackageId package)
        : base(date)
    {
        Party = party;
        Package = package;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The package.</summary>
    public PackageId Package { get; init => field = value.Checked(nameof(Package)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => [Party];

    private protected override string Sentence => $"{Party} withdraws the package {Package}";
}
