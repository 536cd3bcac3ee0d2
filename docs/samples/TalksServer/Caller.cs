namespace TalksServer;

/// <summary>
/// Who calls: a party, or the secretariat. The secretariat records what the parties do together and sees only what is public.
/// </summary>
internal sealed record Caller
{
    private Caller(PartyId? party) => Party = party;

    public static Caller Secretariat { get; } = new((PartyId?)null);

    /// <summary>The party; null for the secretariat.</summary>
    public PartyId? Party { get; }

    public bool IsSecretariat => Party is null;

    public static Caller Of(PartyId party) => new(party);

    /// <summary>
    /// What the caller may see of a negotiation; null if neither it nor a party that speaks for it has ever been at the table.
    /// </summary>
    public Negotiation? ViewOf(Negotiation whole)
        => Party is not { } party ? whole.AsPublic() : HasEverBeenAtTheTable(whole, party) ? whole.AsSeenBy(party) : null;

    private static bool HasEverBeenAtTheTable(Negotiation whole, PartyId party)
        => whole.Definition.Agreement.Parties.Concat(whole.Log.OfType<PartyJoined>().Select(e => e.Party))
            .SelectMany(seat => seat.SelfAndMembers).Any(one => one.Id == party);

    public override string ToString() => Party?.Value ?? "the secretariat";
}
