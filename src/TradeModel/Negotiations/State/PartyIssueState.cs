using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>What one party has tabled on one issue, and what is assessed of it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PartyIssueState
{
    // default means none. It takes half the space of a nullable value in a record that every move copies.
    private readonly PackageId _package, _conditionalPackage;

    // Null if the party has tabled everything to all.
    private readonly Audience? _audience;

    internal PartyIssueState(PartyId party) => Party = party;

    private PartyIssueState(
        PartyIssueState before, Position? position, PackageId package, Position? conditional, ValueList<PositionCondition> conditions,
        PackageId conditionalPackage, LocalDate? moved, Audience? audience)
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
        _audience = audience;
    }

    /// <summary>The party.</summary>
    public PartyId Party { get; }

    /// <summary>What it has tabled without condition; null for nothing.</summary>
    public Position? Position { get; }

    /// <summary>What it has tabled on condition; null for nothing.</summary>
    public Position? ConditionalPosition { get; }

    /// <summary>The conditions of <see cref="ConditionalPosition"/>, all to be met together; empty if there is none.</summary>
    public ValueList<PositionCondition> Conditions { get; } = [];

    /// <summary>The package <see cref="Position"/> belongs to; null if it belongs to none.</summary>
    public PackageId? Package => _package.IsDefault ? null : _package;

    /// <summary>The package <see cref="ConditionalPosition"/> belongs to; null if it belongs to none.</summary>
    public PackageId? ConditionalPackage => _conditionalPackage.IsDefault ? null : _conditionalPackage;

    /// <summary>The other parties that may see <see cref="Position"/>; null if all at the table may, or if there is none.</summary>
    public ValueSet<PartyId>? To => _audience?.To;

    /// <summary>
    /// The other parties that may see <see cref="ConditionalPosition"/>; null if all at the table may, or if there is none.
    /// </summary>
    public ValueSet<PartyId>? ConditionalTo => _audience?.ConditionalTo;

    /// <summary>Whether some party may still see a position that was replaced by one that it may not see.</summary>
    internal bool LeavesOthersBehind => _audience is { LeavesOthersBehind: true };

    /// <summary>The day of its last move on the issue, an agreement included; null if it never moved.</summary>
    public LocalDate? LastMoved { get; }

    /// <summary>
    /// The positions it would accept. The party's own assessment counts, else the public one, else the latest of any other party; null if
    /// there is none.
    /// </summary>
    public RedLine? RedLine => RedLines?.Best;

    /// <summary>How much the issue matters to it, by the same order of assessors; null if there is no assessment.</summary>
    public decimal? Salience => Saliences?.Best.Value;

    internal Assessed<RedLine>? RedLines { get; init; }

    internal Assessed<Boxed>? Saliences { get; init; }

    /// <summary>The party and what it has on the table.</summary>
    public override string ToString()
        => $"{Party}: {Position?.ToString() ?? "nothing"}{Checks.Alone(To)}"
            + (ConditionalPosition is null ? "" : $"; {ConditionalPosition}{Checks.Ifs(Conditions)}{Checks.Alone(ConditionalTo)}");

    /// <summary>With a position tabled. An unconditional one replaces all others; a conditional one only the conditional one.</summary>
    internal PartyIssueState Tabled(
        Position position, ValueList<PositionCondition> conditions, PackageId package, LocalDate day, ValueSet<PartyId>? to)
    {
        bool conditional = conditions.Count > 0;
        bool behind = (LeavesOthersBehind && (conditional || to is not null))
            || (ConditionalPosition is not null && !Audience.Includes(to, ConditionalTo))
            || (!conditional && Position is not null && !Audience.Includes(to, To));
        return conditional
            ? new(this, Position, _package, position, conditions, package, day, Audience.Of(To, to, behind))
            : new(this, position, package, null, conditions, default, day, Audience.Of(to, null, behind));
    }

    /// <summary>With nothing on the table.</summary>
    internal PartyIssueState WithoutPositions(LocalDate? moved) => new(this, null, default, null, [], default, moved, null);

    /// <summary>Without what belongs to a package.</summary>
    internal PartyIssueState Without(PackageId package, LocalDate? moved)
    {
        bool firm = _package == package, conditional = _conditionalPackage == package;
        return !firm && !conditional ? this
            : new(
                this, firm ? null : Position, firm ? default : _package, conditional ? null : ConditionalPosition,
                conditional ? [] : Conditions, conditional ? default : _conditionalPackage, moved ?? LastMoved,
                Audience.Of(firm ? null : To, conditional ? null : ConditionalTo, LeavesOthersBehind));
    }
}

/// <summary>A number on the heap, so that null needs no more space than a reference.</summary>
internal sealed record Boxed(decimal Value);
