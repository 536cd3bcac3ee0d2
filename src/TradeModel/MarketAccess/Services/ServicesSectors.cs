namespace TradeModel.MarketAccess;

/// <summary>
/// The WTO's services sectoral classification list (MTN.GNS/W/120, 1991): the twelve sectors, their subsectors and items.
/// </summary>
public static partial class ServicesSectors
{
    private static readonly ServicesSectorEntry[] Entries = Read(Table);

    /// <summary>Every entry in the order of the list.</summary>
    public static ValueList<ServicesSectorEntry> All { get; } = Entries.ToValueList();

    /// <summary>The twelve sectors.</summary>
    public static ValueList<ServicesSectorEntry> Sectors { get; } = Entries.Where(e => e.Sector.Level == 1).ToValueList();

    /// <summary>The entries that no other entry divides further: what a schedule is measured over.</summary>
    public static ValueList<ServicesSectorEntry> Items { get; } =
        Entries.Where((e, i) => i + 1 == Entries.Length || Entries[i + 1].Sector.Parent != e.Sector).ToValueList();

    /// <summary>The entry of <paramref name="sector"/>; null if the list has none.</summary>
    /// <exception cref="ArgumentException"><paramref name="sector"/> is <c>default</c>.</exception>
    public static ServicesSectorEntry? Find(ServicesSector sector)
    {
        sector.Checked(nameof(sector));
        int low = 0, high = Entries.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Entries[middle].Sector.CompareTo(sector);
            if (order == 0) return Entries[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /// <summary>The entry of <paramref name="sector"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="sector"/> is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">The list has none.</exception>
    public static ServicesSectorEntry Get(ServicesSector sector)
        => Find(sector) ?? throw new KeyNotFoundException($"the W/120 list has no '{sector}'");

    /// <summary>The undivided entries at or below <paramref name="sector"/>, in order.</summary>
    /// <exception cref="ArgumentException"><paramref name="sector"/> is <c>default</c>.</exception>
    public static ValueList<ServicesSectorEntry> GetItems(ServicesSector sector)
    {
        sector.Checked(nameof(sector));
        return Items.Where(e => sector.Contains(e.Sector)).ToValueList();
    }

    private static ServicesSectorEntry[] Read(string table)
    {
        var entries = new List<ServicesSectorEntry>();
        foreach (ReadOnlySpan<char> line in table.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) continue;
            int space = line.IndexOf(' ');
            entries.Add(new(new ServicesSector(line[..space].ToString()), line[(space + 1)..].ToString()));
        }
        entries.Sort(static (a, b) => a.Sector.CompareTo(b.Sector));
        return [.. entries];
    }
}
