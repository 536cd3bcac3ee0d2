using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>Where one party stands on one issue.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PartyIssueState
{
    // default for none: half the size of what may be null, in what is copied at every move.
    private readonly PackageId _package, _conditionalPackage;

    internal PartyIssueState(PartyId party) => Party = party;

    private PartyIssueState(
        PartyIssueState before, Position? position, PackageId package, Position? conditional, ValueList<PositionCondition> conditions,
        PackageId conditionalPackage, LocalDate? moved)
    {
        Party = before.Party;
        RedLines = before.RedLines;
        Saliences = before.Saliences;
        Position = position;
        _package = package;
        ConditionalPosition = conditional;
        Conditions = conditions;
        _conditionalPackage = conditionalPackage;
        LastMoved = moved;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>What it has tabled without condition; null for nothing.</summary>
    public Position? Position { get; }

    /// <summary>What it has tabled on condition; null for nothing.</summary>
    public Position? ConditionalPosition { get; }

    /// <summary>The conditions of <see cref="ConditionalPosition"/>, all to be met together; empty where there is none.</summary>
    public ValueList<PositionCondition> Conditions { get; } = [];

    /// <summary>The package <see cref="Position"/> belongs to; null where it stands alone.</summary>
    public PackageId? Package => _package.IsDefault ? null : _package;

    /// <summary>The package <see cref="ConditionalPosition"/> belongs to; null where it stands alone.</summary>
    public PackageId? ConditionalPackage => _conditionalPackage.IsDefault ? null : _conditionalPackage;

    /// <summary>The day of its last move on the issue, an agreement included; null where it never moved.</summary>
    public LocalDate? LastMoved { get; }

    /// <summary>
    /// What it would accept, as assessed: by itself, else in public, else by whoever else assessed it last; null where nobody did.
    /// </summary>
    public RedLine? RedLine => RedLines?.Best;

    /// <summary>How much the issue matters to it, by the same order of assessors; null where nobody assessed it.</summary>
    public decimal? Salience => Saliences?.Best.Value;

    internal Assessed<RedLine>? RedLines { get; init; }

    internal Assessed<Boxed>? Saliences { get; init; }

    /// <summary>The party and what it has on the table.</summary>
    public override string ToString()
        => $"{Party}: {Position?.ToString() ?? "nothing"}"
            + (ConditionalPosition is null ? "" : $"; {ConditionalPosition}{Checks.Ifs(Conditions)}");

    /// <summary>With a position tabled: one without condition takes the place of all there was, one on condition stands beside.</summary>
    internal PartyIssueState Tabled(Position position, ValueList<PositionCondition> conditions, PackageId package, LocalDate day)
        => conditions.Count == 0
            ? new(this, position, package, null, conditions, default, day)
            : new(this, Position, _package, position, conditions, package, day);

    /// <summary>With nothing on the table.</summary>
    internal PartyIssueState WithoutPositions(LocalDate? moved) => new(this, null, default, null, [], default, moved);

    /// <summary>Without what belongs to a package.</summary>
    internal PartyIssueState Without(PackageId package, LocalDate day)
    {
        bool firm = _package == package, conditional = _conditionalPackage == package;
        return !firm && !conditional ? this
            : new(
                this, firm ? null : Position, firm ? default : _package, conditional ? null : ConditionalPosition,
                conditional ? [] : Conditions, conditional ? default : _conditionalPackage, day);
    }
}

/// <summary>A number on the heap, where it may be missing.</summary>
internal sealed record Boxed(decimal Value);
