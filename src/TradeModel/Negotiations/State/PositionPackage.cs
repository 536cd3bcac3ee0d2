using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>A package on the table: positions of one party on several issues that hold only together.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PositionPackage
{
    internal PositionPackage(PackageTabled tabled)
    {
        Id = tabled.Package;
        Party = tabled.Party;
        Positions = tabled.Positions;
        Conditions = tabled.Conditions;
        To = tabled.To;
        For = tabled.For;
        TabledOn = tabled.Date;
    }

    /// <summary>The name its party gave it.</summary>
    public PackageId Id { get; }

    /// <summary>Who tabled it.</summary>
    public PartyId Party { get; }

    /// <summary>The position on each issue, as tabled.</summary>
    public ValueMap<IssueId, Position> Positions { get; }

    /// <summary>What others must do for it to hold; empty for an unconditional package.</summary>
    public ValueList<PositionCondition> Conditions { get; }

    /// <summary>The other parties that may see it; null if all at the table may.</summary>
    public ValueSet<PartyId>? To { get; }

    /// <summary>The party that it is for: see <see cref="PackageTabled.For"/>; null if it is for all.</summary>
    public PartyId? For { get; }

    /// <summary>The day it was tabled.</summary>
    public LocalDate TabledOn { get; }

    /// <summary>Party, name and positions.</summary>
    public override string ToString()
        => $"{Party} {Id}: {string.Join("; ", Positions.Select(p => $"{p.Key} {p.Value}"))}"
            + Checks.Just(For) + Checks.Ifs(Conditions) + Checks.Alone(To);
}
