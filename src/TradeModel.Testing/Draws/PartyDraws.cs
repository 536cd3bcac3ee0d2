using TradeModel.Parties;

namespace TradeModel.Testing;

/// <summary>Draws parties that can negotiate together: no two of them share an id or a member.</summary>
internal static class PartyDraws
{
    private static Party State(string id) => new(new(id), $"State of {id}");

    private static Party Territory(string id) => new(new(id), $"Territory of {id}", PartyKind.CustomsTerritory);

    private static Party Union(string id, params ReadOnlySpan<Party> members)
        => new(new(id), $"Union of {id}", PartyKind.CustomsUnion, ValueList.Create(members));

    private static Party Group(string id, params ReadOnlySpan<Party> members)
        => new(new(id), $"Group of {id}", PartyKind.Group, ValueList.Create(members));

    /// <summary>Every party that a drawn table may seat.</summary>
    internal static readonly ValueList<Party> Pool =
    [
        State("IND"), State("USA"), State("GBR"), State("AUS"), State("NZL"), State("CAN"), State("MEX"), State("JPN"), State("KOR"),
        State("CHL"), State("BRA"), State("NOR"), Territory("HKG"), Territory("TPE"),
        Union("EU", State("DEU"), State("FRA"), State("ITA")), Union("GCC"),
        Group("ASEAN", State("SGP"), State("VNM"), State("THA")), Group("AFR", State("KEN"), Union("SACU", State("ZAF"), State("BWA"))),
    ];

    internal static ValueList<Party> Table(this Draw draw, int count)
    {
        // With more than two parties, a group with members is likely, because much depends on members.
        Party[] some = draw.Some(Pool, count, count);
        if (count > 2 && draw.Chance(50) && some.All(p => p.Members.Count == 0)) some[0] = Pool[14 + (draw.Below(2) * 2)];
        return some.ToValueList();
    }

    internal static Representative Person(this Draw draw, RepresentativeId id, IReadOnlyList<Party> parties)
    {
        Party[] all = [.. parties.SelectMany(p => p.SelfAndMembers)];
        return new(id, draw.Text(), draw.Of(all).Id, draw.Text(), draw.Named<EngagementLevel>());
    }
}
