using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>
/// What the offering party of an issue has on the table for one of the requesting parties, instead of its position for all of them.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PositionFor
{
    internal PositionFor(PartyId party, PartyIssueState stand)
    {
        Party = party;
        Stand = stand;
    }

    /// <summary>The requesting party that the position is for.</summary>
    public PartyId Party { get; }

    /// <summary>What is tabled for it without condition; null for nothing.</summary>
    public Position? Position => Stand.Position;

    /// <summary>What is tabled for it on condition; null for nothing.</summary>
    public Position? ConditionalPosition => Stand.ConditionalPosition;

    /// <summary>The conditions of <see cref="ConditionalPosition"/>, all to be met together; empty if there is none.</summary>
    public ValueList<PositionCondition> Conditions => Stand.Conditions;

    /// <summary>The package <see cref="Position"/> belongs to; null if it belongs to none.</summary>
    public PackageId? Package => Stand.Package;

    /// <summary>The package <see cref="ConditionalPosition"/> belongs to; null if it belongs to none.</summary>
    public PackageId? ConditionalPackage => Stand.ConditionalPackage;

    /// <summary>The other parties that may see <see cref="Position"/>; null if all at the table may, or if there is none.</summary>
    public ValueSet<PartyId>? To => Stand.To;

    /// <summary>
    /// The other parties that may see <see cref="ConditionalPosition"/>; null if all at the table may, or if there is none.
    /// </summary>
    public ValueSet<PartyId>? ConditionalTo => Stand.ConditionalTo;

    /// <summary>What the offering party has on the table for this party alone, with the same rules as what it has for all.</summary>
    internal PartyIssueState Stand { get; }

    /// <summary>The party and what is on the table for it.</summary>
    public override string ToString() => $"for {Party}: {Stand.InWords}";
}
