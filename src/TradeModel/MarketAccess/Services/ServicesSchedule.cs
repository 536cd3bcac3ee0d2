namespace TradeModel.MarketAccess;

/// <summary>
/// A party's schedule of specific commitments on services: what is listed, under which approach, and the limitations that hold across
/// sectors.
/// </summary>
/// <remarks>
/// The narrowest entry decides: one on 1.A.a before one on 1.A, and that before one on 1. A cell without an entry is unbound in a positive
/// list and fully bound in a negative one. A horizontal limitation then lowers what is above it. Equal by content, in any order of
/// the entries given.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ServicesSchedule
{
    private readonly ValueMap<CommitmentCell, ScheduledCommitment> _byCell;

    /// <summary>Creates a schedule.</summary>
    /// <param name="party">Whose commitments they are.</param>
    /// <param name="approach">Whether a cell without an entry is unbound or bound.</param>
    /// <param name="commitments">The entries: one for a cell.</param>
    /// <param name="horizontal">The limitations across sectors: one for a mode and obligation.</param>
    /// <exception cref="ArgumentException"><paramref name="party"/> is <c>default</c>, or two entries speak of one cell.</exception>
    public ServicesSchedule(
        PartyId party, ListApproach approach, ValueList<ScheduledCommitment> commitments,
            ValueList<HorizontalLimitation>? horizontal = null)
    {
        Party = party.Checked(nameof(party));
        Approach = Guard.Defined(approach);
        _byCell = Guard.NotNull(commitments).Select(c => KeyValuePair.Create(c.Cell, c)).ToValueMap();
        Commitments = _byCell.Select(e => e.Value).ToValueList();
        Horizontal = (horizontal ?? []).OrderBy(h => h.Mode).ThenBy(h => h.Obligation).ToValueList();
        for (int i = 1; i < Horizontal.Count; i++)
            if (Horizontal[i].Mode == Horizontal[i - 1].Mode && Horizontal[i].Obligation == Horizontal[i - 1].Obligation)
                throw new ArgumentException($"two horizontal limitations are for {Horizontal[i].Mode} and {Horizontal[i].Obligation}",
                    nameof(horizontal));
    }

    /// <summary>Whose commitments they are.</summary>
    public PartyId Party { get; }

    /// <summary>What the schedule's silence means.</summary>
    public ListApproach Approach { get; }

    /// <summary>The entries, in the order of their cells.</summary>
    public ValueList<ScheduledCommitment> Commitments { get; }

    /// <summary>The limitations across sectors, by mode and obligation.</summary>
    public ValueList<HorizontalLimitation> Horizontal { get; }

    /// <summary>
    /// How far a cell is bound, by the narrowest entry that covers it, by the list approach if there is none, and by the
    /// horizontal limitations.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="cell"/> is null.</exception>
    public CommitmentLevel LevelOf(CommitmentCell cell)
    {
        Guard.NotNull(cell);
        CommitmentLevel level = FindEntry(cell)?.Level
            ?? (Approach == ListApproach.Positive ? CommitmentLevel.Unbound : CommitmentLevel.Full);
        foreach (HorizontalLimitation limit in Horizontal)
            if (limit.Mode == cell.Mode && limit.Obligation == cell.Obligation && limit.AtMost < level)
                level = limit.AtMost;
        return level;
    }

    /// <summary>The narrowest entry that covers a cell; null if none does.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="cell"/> is null.</exception>
    public ScheduledCommitment? FindEntry(CommitmentCell cell)
    {
        for (CommitmentCell? at = Guard.NotNull(cell); at is not null; at = at.Sector.Parent is { } parent ? at with { Sector = parent }
            : null)
            if (_byCell.TryGetValue(at, out ScheduledCommitment? entry)) return entry;
        return null;
    }

    /// <summary>
    /// Measures the schedule over the undivided entries of the W/120 list, each counted alike in every mode and for both obligations.
    /// </summary>
    /// <param name="within">The sector to look at; null for all services.</param>
    /// <param name="mode">The mode to look at; null for the four.</param>
    /// <param name="obligation">The obligation to look at; null for both.</param>
    /// <exception cref="ArgumentException">The list has no such sector.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mode or obligation is not one of the named values.</exception>
    public CommitmentCoverage Coverage(ServicesSector? within = null, ModeOfSupply? mode = null, Obligation? obligation = null)
    {
        if (within is { } w && ServicesSectors.Find(w.Checked(nameof(within))) is null)
            throw new ArgumentException($"the W/120 list has no '{w}'", nameof(within));
        if (mode is { } m) Guard.Defined(m, nameof(mode));
        if (obligation is { } o) Guard.Defined(o, nameof(obligation));
        int full = 0, partial = 0, unbound = 0;
        foreach (ServicesSectorEntry item in within is { } sector ? ServicesSectors.GetItems(sector) : ServicesSectors.Items)
            foreach (ModeOfSupply supply in Enum.GetValues<ModeOfSupply>())
                foreach (Obligation duty in Enum.GetValues<Obligation>())
                {
                    if ((mode is not null && supply != mode) || (obligation is not null && duty != obligation)) continue;
                    switch (LevelOf(new(item.Sector, supply, duty)))
                    {
                        case CommitmentLevel.Full: full++; break;
                        case CommitmentLevel.Partial: partial++; break;
                        default: unbound++; break;
                    }
                }
        return new(full, partial, unbound);
    }

    /// <summary>Whether both are the same party's, under one approach, with equal entries and limitations.</summary>
    public bool Equals(ServicesSchedule? other)
        => ReferenceEquals(this, other)
        || (other is not null && Party == other.Party && Approach == other.Approach
            && Commitments.Equals(other.Commitments) && Horizontal.Equals(other.Horizontal));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Party, Approach, Commitments, Horizontal);

    /// <summary>"IND: 12 commitments, positive list".</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{Party}: {Commitments.Count} commitments, {(Approach == ListApproach.Positive ? "positive" : "negative")} list");
}
