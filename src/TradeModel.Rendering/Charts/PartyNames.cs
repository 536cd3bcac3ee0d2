using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The names of parties and of members that a party speaks for.</summary>
internal static class PartyNames
{
    /// <summary>The usual name of a state or customs territory; the id of another party.</summary>
    internal static string Of(PartyId party) => KnownParties.NameOf(party) ?? party.ToString();

    /// <summary>The name of a party or member; of one without a seat now, the usual name of the state, otherwise the id.</summary>
    internal static string NameOf(this Negotiation negotiation, PartyId party)
        => negotiation.Parties.SelectMany(p => p.SelfAndMembers).FirstOrDefault(p => p.Id == party)?.Name ?? Of(party);
}
