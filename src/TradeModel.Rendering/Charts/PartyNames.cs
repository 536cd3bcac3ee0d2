using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The names of parties and of members that a party speaks for.</summary>
internal static class PartyNames
{
    /// <summary>The name of a party or member; its id if it has no seat now.</summary>
    internal static string NameOf(this Negotiation negotiation, PartyId party)
        => negotiation.Parties.SelectMany(p => p.SelfAndMembers).FirstOrDefault(p => p.Id == party)?.Name ?? party.ToString();
}
