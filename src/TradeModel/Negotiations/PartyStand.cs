using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>Where one party stands on one issue.</summary>
public sealed record PartyStand
{
    internal PartyStand(PartyId party) => Party = party;

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>What it has tabled without condition; null for nothing.</summary>
    public Position? Position { get; internal init; }

    /// <summary>What it has tabled on condition; null for nothing.</summary>
    public Position? ConditionalPosition { get; internal init; }

    /// <summary>The conditions of <see cref="ConditionalPosition"/>, all to be met together; empty where there is none.</summary>
    public ValueList<Condition> Conditions { get; internal init; } = [];

    /// <summary>The package <see cref="Position"/> belongs to; null where it stands alone.</summary>
    public PackageId? Package { get; internal init; }

    /// <summary>The package <see cref="ConditionalPosition"/> belongs to; null where it stands alone.</summary>
    public PackageId? ConditionalPackage { get; internal init; }

    /// <summary>The day of its last move on the issue, an agreement included; null where it never moved.</summary>
    public LocalDate? LastMoved { get; internal init; }

    /// <summary>
    /// What it would accept, as assessed: by itself, else in public, else by whoever else assessed it last; null where nobody did.
    /// </summary>
    public RedLine? RedLine => RedLines.Best;

    /// <summary>How much the issue matters to it, by the same order of assessors; null where nobody assessed it.</summary>
    public decimal? Salience => Saliences.Best?.Value;

    internal Assessed<RedLine> RedLines { get; init; }

    internal Assessed<Boxed> Saliences { get; init; }

    /// <summary>The party and what it has on the table.</summary>
    public override string ToString()
        => $"{Party}: {Position?.ToString() ?? "nothing"}{(ConditionalPosition is null ? "" : $"; {ConditionalPosition}{Checks.Ifs(Conditions)}")}";

    internal PartyStand WithoutPositions()
        => this with { Position = null, ConditionalPosition = null, Conditions = [], Package = null, ConditionalPackage = null };
}

/// <summary>A number that may be missing.</summary>
internal sealed record Boxed(decimal Value);
