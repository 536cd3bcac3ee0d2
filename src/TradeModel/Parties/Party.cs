namespace TradeModel.Parties;

/// <summary>
/// A state, customs territory, customs union or group with a seat at the table. A union or group speaks for its members,
/// who then have no seat of their own, though each may sign, ratify and bring the agreement into force.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Party
{
    private readonly int _depth;

    /// <summary>Creates a party.</summary>
    /// <param name="id">Its identifier: ISO 3166-1 alpha-3 for a state.</param>
    /// <param name="name">Its name in English as the agreement writes it.</param>
    /// <param name="kind">What kind of actor it is.</param>
    /// <param name="members">For a union or group, those it speaks for; empty if they are not listed.</param>
    /// <exception cref="ArgumentException">
    /// The id is <c>default</c>; a state's id is not three capital letters; the name is blank; a state or territory has members;
    /// an id occurs twice among the party and its members; there are more than 1,000 of them, or members nest more than 8 deep.
    /// </exception>
    public Party(PartyId id, string name, PartyKind kind = PartyKind.State, ValueList<Party>? members = null)
    {
        Id = id.Checked(nameof(id));
        Name = Guard.Line(name);
        Kind = Guard.Defined(kind);
        Members = members is { Count: > 0 } ? members.OrderBy(m => m.Id).ToValueList() : [];
        if (kind == PartyKind.State && !(id.Value.Length == 3 && id.Value.All(char.IsAsciiLetterUpper)))
            throw new ArgumentException($"the id of a state is its ISO 3166-1 alpha-3 code, three capital letters, not '{id}'", nameof(id));
        if (Members.Count > 0 && kind is not (PartyKind.CustomsUnion or PartyKind.Group))
            throw new ArgumentException("only a customs union or a group has members", nameof(members));
        _depth = 1;
        if (Members.Count == 0) return;
        _depth += Members.Max(m => m._depth);
        if (_depth > ModelLimits.PartyDepth)
            throw new ArgumentException(
                $"the members of '{id}' nest more than {ArgumentFault.At(ModelLimits.PartyDepth)} deep", nameof(members));
        var seen = new HashSet<PartyId>();
        foreach (Party one in SelfAndMembers)
            if (!seen.Add(one.Id))
                throw new ArgumentException($"'{one.Id}' occurs twice among '{id}' and its members", nameof(members));
        if (seen.Count > ModelLimits.Parties)
            throw new ArgumentException(ModelLimits.TooMany(seen.Count, "parties", ModelLimits.Parties), nameof(members));
    }

    /// <summary>Its identifier, unique in a negotiation.</summary>
    public PartyId Id { get; }

    /// <summary>Its name in English.</summary>
    public string Name { get; }

    /// <summary>What kind of actor it is.</summary>
    public PartyKind Kind { get; }

    /// <summary>
    /// The members that a union or group speaks for, by ascending id. Empty for other parties, or if they are not listed.
    /// </summary>
    public ValueList<Party> Members { get; }

    /// <summary>The party itself, then its members and theirs.</summary>
    public IEnumerable<Party> SelfAndMembers => Members.SelectMany(m => m.SelfAndMembers).Prepend(this);

    /// <summary>Whether this is the party with that id, or one of its members or theirs is.</summary>
    internal bool IsOrHas(PartyId id)
    {
        if (Id == id) return true;
        foreach (Party member in Members)
            if (member.IsOrHas(id)) return true;
        return false;
    }

    /// <summary>The name and, in brackets, the identifier.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
