using NodaTime;
using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>A party on an issue: its stand for all, its stands for single parties, and what is assessed of it.</summary>
internal sealed class ReferencePartyOnIssue(PartyId party)
{
    internal ReferenceStand ForAll { get; } = new(party);

    internal SortedDictionary<PartyId, ReferenceStand> ForOne { get; } = [];

    internal LocalDate? LastMoved { get; set; }

    internal Dictionary<string, RedLine?> RedLines { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, decimal> Saliences { get; } = new(StringComparer.Ordinal);

    internal IEnumerable<ReferenceStand> All => [ForAll, .. ForOne.Values];

    internal ReferenceStand StandFor(PartyId? whom)
        => whom is not { } one ? ForAll : ForOne.TryGetValue(one, out ReferenceStand? stand) ? stand : ForOne[one] = new(party);

    /// <summary>The stand for a party, without making one.</summary>
    internal ReferenceStand? FindStandFor(PartyId? whom) => whom is not { } one ? ForAll : ForOne.GetValueOrDefault(one);
}
