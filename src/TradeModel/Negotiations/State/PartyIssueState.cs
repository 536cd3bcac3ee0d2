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
        Others = before.Others;
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

    /// <summary>What it has tabled without condition; null for nothing. A position for one party is in <see cref="Exceptions"/>.</summary>
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

    /// <summary>
    /// What it has on the table for one requesting party instead of its position for all, by ascending id of that party; empty for none.
    /// </summary>
    public ValueList<PositionFor> Exceptions
    {
        get
        {
            foreach (PositionFor one in Others)
                if (!one.Stand.HasAnything) return Others.Where(o => o.Stand.HasAnything).ToValueList();
            return Others;
        }
    }

    /// <summary>
    /// The exceptions, and those of which nothing is left but what some party may still see: see <see cref="LeavesOthersBehind"/>.
    /// </summary>
    internal ValueList<PositionFor> Others { get; private init; } = [];

    /// <summary>Whether it has anything on the table, for all or for some party.</summary>
    internal bool HasAnythingForAnybody => HasAnything || Exceptions.Count > 0;

    /// <summary>Whether it has anything on the table for all.</summary>
    internal bool HasAnything => Position is not null || ConditionalPosition is not null;

    /// <summary>Whether it can withdraw: it has something on the table, or somebody may still see something.</summary>
    internal bool CanWithdraw
    {
        get
        {
            foreach (PositionFor one in Others)
                if (one.Stand.CanWithdraw) return true;
            return HasAnything || LeavesOthersBehind;
        }
    }

    /// <summary>The day of its last move on the issue, an agreement included; null if it never moved.</summary>
    public LocalDate? LastMoved { get; private init; }

    /// <summary>What it has on the table for one party alone; null for nothing.</summary>
    internal PositionFor? FindException(PartyId party)
    {
        foreach (PositionFor one in Others)
            if (one.Party == party) return one;
        return null;
    }

    /// <summary>What it has on the table for one party alone, or for all if the party is null, as a state of its own.</summary>
    internal PartyIssueState StandFor(PartyId? party)
        => party is not { } whom ? this : FindException(whom)?.Stand ?? new(Party);

    /// <summary>With another stand for one party alone, or for all if the party is null.</summary>
    internal PartyIssueState WithStandFor(PartyId? party, PartyIssueState stand)
        => party is not { } whom ? stand
            : this with
            {
                Others = Others.Where(o => o.Party != whom).Append(new(whom, stand))
                    .Where(o => o.Stand.HasAnything || o.Stand.LeavesOthersBehind).OrderBy(o => o.Party).ToValueList(),
                LastMoved = stand.LastMoved,
            };

    /// <summary>Without what is on the table for one party alone.</summary>
    internal PartyIssueState WithoutException(PartyId party)
        => FindException(party) is null ? this : this with { Others = Others.Where(o => o.Party != party).ToValueList() };

    /// <summary>
    /// The positions it would accept. The party's own assessment counts, otherwise the public one, otherwise the latest of any other party;
    /// null if there is none.
    /// </summary>
    public RedLine? RedLine => RedLines?.Best;

    /// <summary>How much the issue matters to it, by the same order of assessors; null if there is no assessment.</summary>
    public decimal? Salience => Saliences?.Best.Value;

    internal Assessed<RedLine>? RedLines { get; init; }

    internal Assessed<Boxed>? Saliences { get; init; }

    /// <summary>The party and what it has on the table.</summary>
    public override string ToString()
        => $"{Party}: {InWords}{string.Concat(Exceptions.Select(e => $"; {e}"))}";

    internal string InWords
        => $"{Position?.ToString() ?? "nothing"}{Checks.Alone(To)}"
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

    /// <summary>With nothing on the table, neither for all nor for any party.</summary>
    internal PartyIssueState WithoutPositions(LocalDate? moved)
        => new(this, null, default, null, [], default, moved, null) { Others = [] };

    /// <summary>Without what belongs to a package.</summary>
    /// <param name="package">The package.</param>
    /// <param name="moved">The day on which the party took it back; null if it did not move itself.</param>
    internal PartyIssueState Without(PackageId package, LocalDate? moved)
    {
        PartyIssueState next = this;
        foreach (PositionFor one in Others)
            if (one.Stand.Without(package, moved ?? LastMoved) is var stand && !ReferenceEquals(stand, one.Stand))
                next = next.WithStandFor(one.Party, stand);
        bool firm = _package == package, conditional = _conditionalPackage == package;
        return !firm && !conditional ? next
            : new(
                next, firm ? null : Position, firm ? default : _package, conditional ? null : ConditionalPosition,
                conditional ? [] : Conditions, conditional ? default : _conditionalPackage, moved ?? LastMoved,
                Audience.Of(firm ? null : To, conditional ? null : ConditionalTo, LeavesOthersBehind));
    }
}

/// <summary>A number on the heap, so that null needs no more space than a reference.</summary>
internal sealed record Boxed(decimal Value);
