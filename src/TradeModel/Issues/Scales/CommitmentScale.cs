using System.Globalization;
using TradeModel.MarketAccess;

namespace TradeModel.Issues;

/// <summary>
/// Services commitments over one or more cells (sector, mode of supply, obligation), each unbound, partial or full.
/// Distance: the mean over the cells of the difference of level, which is 1 between full and unbound.
/// </summary>
/// <remarks>Give one cell for an issue of its own, several for a composite issue. Higher is more open.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record CommitmentScale : Scale
{
    // A position with more cells is described by the number of cells at each level.
    private const int MostCellsDescribed = 6;

    /// <summary>Creates the scale.</summary>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public CommitmentScale(ValueSet<CommitmentCell> cells, Provenance? endsFrom = null)
        : base(endsFrom) => Cells = cells;

    /// <summary>The cells committed on, at least one.</summary>
    public ValueSet<CommitmentCell> Cells
    {
        get;
        init => field = Guard.NotNull(value, nameof(Cells)).Count > 0
            ? value
            : throw new ArgumentException("a commitment scale has at least one cell", Guard.Parameter(nameof(Cells)));
    }

    internal override Type PositionTypeOn(Track track, IssueSubject? subject) => typeof(ServicesCommitment);

    internal override (string Reason, string Argument)? WhyNotFor(Track track, IssueSubject? subject)
        => track == Track.MarketAccess ? null : ($"services commitments belong to the track {Track.MarketAccess}, not {track}", "scale");

    internal override string? WhyNot(Position position)
    {
        if (position is not ServicesCommitment commitment) return WrongKind(position, "a commitment scale");
        foreach ((CommitmentCell cell, _) in commitment.Levels)
            if (!Cells.Contains(cell)) return $"the cell {cell} is not on the scale";
        foreach (CommitmentCell cell in Cells)
            if (!commitment.Levels.ContainsKey(cell)) return $"the commitment leaves the cell {cell} of the scale open";
        return null;
    }

    internal override double Excess(Position a, Position b)
    {
        // Both name every cell of the scale in the same order.
        ReadOnlySpan<KeyValuePair<CommitmentCell, CommitmentLevel>> high = ((ServicesCommitment)a).Levels.AsSpan();
        ReadOnlySpan<KeyValuePair<CommitmentCell, CommitmentLevel>> low = ((ServicesCommitment)b).Levels.AsSpan();
        int above = 0;
        for (int i = 0; i < Cells.Count; i++)
            above += Math.Max(0, (int)high[i].Value - (int)low[i].Value);
        return above / (2.0 * Cells.Count);
    }

    /// <summary>
    /// The known commitments and, for any two of them, the commitment halfway between; in ascending order of the sum of levels.
    /// </summary>
    internal override IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps)
    {
        ServicesCommitment[] given = [.. known.Cast<ServicesCommitment>()];
        IEnumerable<ServicesCommitment> halfway = given.SelectMany(a => given.Select(b
            => At(cell => (CommitmentLevel)(((int)a.Levels[cell] + (int)b.Levels[cell] + 1) / 2))));
        return given.Concat(halfway).Distinct().OrderBy(c => c.Levels.Sum(l => (int)l.Value));
    }

    internal override Position End(Track track, IssueSubject? subject, Direction direction)
        => At(_ => direction == Direction.Higher ? CommitmentLevel.Full : CommitmentLevel.Unbound);

    private ServicesCommitment At(Func<CommitmentCell, CommitmentLevel> level)
        => new(Cells.Select(c => new KeyValuePair<CommitmentCell, CommitmentLevel>(c, level(c))).ToValueMap());

    private protected override string? WhyNotWidenedTo(Scale next)
        => ((CommitmentScale)next).Cells == Cells ? null : "the cells change, and a commitment names every cell of its scale";

    private protected override string DescribeUnchecked(Position position)
    {
        ValueMap<CommitmentCell, CommitmentLevel> levels = ((ServicesCommitment)position).Levels;
        IEnumerable<IGrouping<CommitmentLevel, KeyValuePair<CommitmentCell, CommitmentLevel>>> byLevel = levels.GroupBy(l => l.Value);
        if (byLevel.Count() == 1) return $"{Word(levels.AsSpan()[0].Value)} throughout";
        return levels.Count > MostCellsDescribed
            ? string.Join(", ", byLevel.OrderByDescending(g => g.Key)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Word(g.Key)}")))
            : CellByCell(levels);
    }

    /// <summary>"computer: full (mode 1), partial (mode 4); professional: partial (mode 4)". Unbound cells are left out.</summary>
    private string CellByCell(ValueMap<CommitmentCell, CommitmentLevel> levels)
    {
        bool one = Cells.Select(c => c.Obligation).Distinct().Count() == 1;
        string Cell(CommitmentCell cell)
            => string.Create(CultureInfo.InvariantCulture, $"mode {(int)cell.Mode}") + (one ? ""
                : cell.Obligation == Obligation.MarketAccess ? " market access" : " national treatment");
        string Level(IGrouping<CommitmentLevel, KeyValuePair<CommitmentCell, CommitmentLevel>> cells)
            => $"{Word(cells.Key)} ({string.Join(" and ", cells.Select(l => Cell(l.Key)))})";
        return string.Join("; ", levels.Where(l => l.Value != CommitmentLevel.Unbound).GroupBy(l => l.Key.Sector).Select(sector
            => $"{ShortTitle(sector.Key)}: {string.Join(", ", sector.GroupBy(l => l.Value).Select(Level))}"));
    }

    private static string Word(CommitmentLevel level) => level switch
    {
        CommitmentLevel.Full => "full",
        CommitmentLevel.Partial => "partial",
        _ => "unbound",
    };

    /// <summary>
    /// The first word of the sector's title, or the whole title if another sector of the scale begins with the same word.
    /// </summary>
    private string ShortTitle(ServicesSector sector)
    {
        static string TitleOf(ServicesSector sector)
            => ServicesSectors.Find(sector)?.Title is { } title ? char.ToLowerInvariant(title[0]) + title[1..] : sector.ToString();
        string title = TitleOf(sector), word = title.Split(' ')[0];
        return Cells.All(c => c.Sector == sector || TitleOf(c.Sector).Split(' ')[0] != word) ? word : title;
    }

    /// <summary>The cells.</summary>
    private protected override string Words => string.Join(", ", Cells);
}
