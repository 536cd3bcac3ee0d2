using TradeModel.Parties;

namespace TradeModel.Agreements;

/// <summary>What is negotiated: title, kinds, and the parties with a seat at the beginning.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Agreement
{
    /// <summary>Creates an agreement.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="kinds">Its kinds; empty while they are open.</param>
    /// <param name="parties">The parties with a seat, at least two.</param>
    /// <exception cref="ArgumentException">
    /// The title is blank; there are fewer than two parties or, with their members, more than 1,000; or an id occurs twice among the
    /// parties and their members.
    /// </exception>
    public Agreement(string title, ValueSet<AgreementKind> kinds, ValueList<Party> parties)
    {
        Title = title;
        Kinds = kinds;
        Parties = Guard.NotNull(parties).OrderBy(p => p.Id).ToValueList();
        if (Parties.Count > ModelLimits.Parties)
            throw new ArgumentException(ModelLimits.TooMany(Parties.Count, "parties", ModelLimits.Parties), nameof(parties));
        if (Parties.Count < 2) throw new ArgumentException("an agreement has at least two parties", nameof(parties));
        var seen = new HashSet<PartyId>();
        for (int i = 0; i < parties.Count; i++)
        {
            foreach (Party party in parties[i].SelfAndMembers)
                if (!seen.Add(party.Id))
                    throw ArgumentFault.Of(
                        $"'{party.Id}' occurs twice among the parties and their members", nameof(parties),
                        party == parties[i] ? [ArgumentFault.At(i), "id"] : [ArgumentFault.At(i), "members"]);
        }
        if (seen.Count > ModelLimits.Parties)
            throw new ArgumentException(
                ModelLimits.TooMany(seen.Count, "parties with their members", ModelLimits.Parties), nameof(parties));
    }

    /// <summary>Its title.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>Its kinds; empty while they are open.</summary>
    public ValueSet<AgreementKind> Kinds
    {
        get;
        init
        {
            foreach (AgreementKind kind in Guard.NotNull(value, nameof(Kinds))) Guard.Defined(kind, nameof(Kinds));
            field = value;
        }
    }

    /// <summary>The parties with a seat at the beginning, by ascending id. <c>Negotiation.Parties</c> has those with a seat now.</summary>
    public ValueList<Party> Parties { get; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
