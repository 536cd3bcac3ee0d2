using System.Runtime.CompilerServices;

namespace TradeModel.Economics;

/// <summary>The regions and sectors of an economy, and the place of each in its flat arrays.</summary>
internal sealed class TradeEconomyNames : IEquatable<TradeEconomyNames>
{
    private const long MostFlows = 10_000_000;

    private readonly Dictionary<string, int> _regions = new(StringComparer.Ordinal), _sectors = new(StringComparer.Ordinal);

    internal TradeEconomyNames(ValueList<string> regions, ValueList<EconomySector> sectors)
    {
        Regions = Guard.NotNull(regions);
        Sectors = Guard.NotNull(sectors);
        if (regions.Count < 2) throw new ArgumentException("an economy has at least two regions", nameof(regions));
        if (sectors.Count == 0) throw new ArgumentException("an economy has at least one sector", nameof(sectors));
        if (Math.Max(regions.Count, sectors.Count) > MostFlows / regions.Count / sectors.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{regions.Count} regions and {sectors.Count} sectors have more than 10,000,000 flows of trade or of inputs"),
                nameof(regions));
        }
        foreach (string region in regions)
            if (!_regions.TryAdd(Guard.Line(region, nameof(regions)), _regions.Count))
                throw new ArgumentException($"region '{region}' occurs twice", nameof(regions));
        foreach (EconomySector sector in sectors)
            if (!_sectors.TryAdd(sector.Name, _sectors.Count))
                throw new ArgumentException($"sector '{sector.Name}' occurs twice", nameof(sectors));
    }

    internal ValueList<string> Regions { get; }

    internal ValueList<EconomySector> Sectors { get; }

    internal int Region(string name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
        => _regions.TryGetValue(Guard.NotNull(name, parameter), out int region)
            ? region
            : throw new KeyNotFoundException($"the economy has no region '{name}'; it has: {string.Join(", ", Regions)}");

    internal int Sector(string name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
        => _sectors.TryGetValue(Guard.NotNull(name, parameter), out int sector)
            ? sector
            : throw new KeyNotFoundException($"the economy has no sector '{name}'; it has: {string.Join(", ", Sectors)}");

    internal int Place(string sector, string exporter, string importer) => Place(Sector(sector), Region(exporter), Region(importer));

    internal int Place(int sector, int exporter, int importer) => (sector * Regions.Count + exporter) * Regions.Count + importer;

    /// <summary>Whether the regions and sectors have the same names in the same order. Elasticities do not count.</summary>
    public bool Equals(TradeEconomyNames? other)
        => ReferenceEquals(this, other) || (other is not null && Regions.Equals(other.Regions)
            && Sectors.Select(s => s.Name).SequenceEqual(other.Sectors.Select(s => s.Name)));

    public override bool Equals(object? obj) => Equals(obj as TradeEconomyNames);

    public override int GetHashCode() => HashCode.Combine(Regions, Sectors.Count);
}
