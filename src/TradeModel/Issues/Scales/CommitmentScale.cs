using TradeModel.MarketAccess;

namespace TradeModel.Issues;

/// <summary>
/// Services commitments over one or more cells (sector, mode of supply, obligation), each unbound, partial or full.
/// Distance: the mean over the cells of the difference of level, full being 1 from unbound.
/// </summary>
/// <remarks>One cell makes an issue of its own; many make one composite issue. Higher is more open.</remarks>
public sealed record CommitmentScale : Scale
{
    /// <summary>Creates the scale.</summary>
    /// <exception cref="ArgumentException">There is no cell.</exception>
    public CommitmentScale(ValueSet<CommitmentCell> cells, Provenance? endsFrom = null)
        : base(endsFrom) => Cells = cells;

    /// <summary>The cells committed on, at least one.</summary>
    public ValueSet<CommitmentCell> Cells
    {
        get;
        init => field = Guard.NotNull(value, nameof(Cells)).Count > 0 ? value : throw new ArgumentException("a commitment scale has at least one cell", nameof(Cells));
    }

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
        // Both name every cell of the scale, in one order.
        ReadOnlySpan<KeyValuePair<CommitmentCell, CommitmentLevel>> high = ((ServicesCommitment)a).Levels.AsSpan(), low = ((ServicesCommitment)b).Levels.AsSpan();
        int above = 0;
        for (int i = 0; i < Cells.Count; i++)
            above += Math.Max(0, (int)high[i].Value - (int)low[i].Value);
        return above / (2.0 * Cells.Count);
    }

    /// <summary>The cells.</summary>
    public override string ToString() => string.Join(", ", Cells);
}
