namespace TradeModel.Parties;

/// <summary>A person who speaks for a party.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Representative
{
    /// <summary>Creates a representative.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="party">The party spoken for: one with a seat, or a member of one.</param>
    /// <param name="office">The office held during the negotiation.</param>
    /// <param name="level">The level of that office.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or a text is blank.</exception>
    public Representative(RepresentativeId id, string name, PartyId party, string office, EngagementLevel level)
    {
        Id = id;
        Name = name;
        Party = party;
        Office = office;
        Level = level;
    }

    /// <summary>The identifier, unique in a negotiation.</summary>
    public RepresentativeId Id { get; init => field = value.Checked(nameof(Id)); }

    /// <summary>The person's name.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>The party spoken for.</summary>
    public PartyId Party { get; init => field = value.Checked(nameof(Party)); }

    /// <summary>The office held.</summary>
    public string Office { get; init => field = Guard.Line(value, nameof(Office)); }

    /// <summary>The level of the office.</summary>
    public EngagementLevel Level { get; init => field = Guard.Defined(value, nameof(Level)); }

    /// <summary>Name and office.</summary>
    public override string ToString() => $"{Name}, {Office}";
}
