namespace TradeModel.MarketAccess;

/// <summary>One cell of a services schedule: a sector, a mode of supply, an obligation.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record CommitmentCell : IComparable<CommitmentCell>
{
    /// <summary>Names a cell.</summary>
    /// <exception cref="ArgumentException"><paramref name="sector"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="mode"/> or <paramref name="obligation"/> is not one of the named values.
    /// </exception>
    public CommitmentCell(ServicesSector sector, ModeOfSupply mode, Obligation obligation)
    {
        Sector = sector;
        Mode = mode;
        Obligation = obligation;
    }

    /// <summary>The sector, subsector or item.</summary>
    public ServicesSector Sector { get; init => field = value.Checked(nameof(Sector)); }

    /// <summary>The mode of supply.</summary>
    public ModeOfSupply Mode { get; init => field = Guard.Defined(value, nameof(Mode)); }

    /// <summary>Market access or national treatment.</summary>
    public Obligation Obligation { get; init => field = Guard.Defined(value, nameof(Obligation)); }

    /// <summary>Order: by sector as listed, then mode, then obligation; null first.</summary>
    public int CompareTo(CommitmentCell? other)
    {
        if (other is null) return 1;
        int order = Sector.CompareTo(other.Sector);
        if (order == 0) order = ((int)Mode).CompareTo((int)other.Mode);
        return order != 0 ? order : ((int)Obligation).CompareTo((int)other.Obligation);
    }

    /// <summary>"1.A.a mode 3, market access".</summary>
    public override string ToString()
        => $"{Sector} mode {(char)('0' + (int)Mode)}, {(Obligation == Obligation.MarketAccess ? "market access" : "national treatment")}";

    private static int Compare(CommitmentCell? left, CommitmentCell? right)
        => left is null ? (right is null ? 0 : -1) : left.CompareTo(right);
}
