using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>What a party has put on the table, for all or for one party.</summary>
internal sealed record ReferenceOffer(
    Position Position, ValueList<PositionCondition> Conditions, PackageId? Package, ValueSet<PartyId>? To);
