namespace TradeModel.Economics;

/// <summary>The ad valorem tariffs of a <see cref="TradeEconomy"/>: a rate for each sector, exporter and importer.</summary>
/// <remarks>Rates are fractions: 0.25 is 25 %. Immutable; equal if all rates are.</remarks>
public sealed class TariffTable : IEquatable<TariffTable>
{
    private readonly double[] _rates;

    internal TariffTable(TradeEconomyNames names, double[] rates)
    {
        Names = names;
        _rates = rates;
    }

    internal TradeEconomyNames Names { get; }

    /// <summary>Sector by sector, exporter by exporter, importer by importer.</summary>
    internal ReadOnlySpan<double> Rates => _rates;

    /// <summary>The rate that an importer charges on a sector's goods of an exporter, as a fraction.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    public double this[string sector, string exporter, string importer] => _rates[Names.Place(sector, exporter, importer)];

    /// <summary>A copy in which one rate differs.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="exporter">The exporter.</param>
    /// <param name="importer">The importer, another region than the exporter.</param>
    /// <param name="rate">The new rate as a fraction, above −1.</param>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    /// <exception cref="ArgumentException">The rate is −1 or less or not finite, or the regions are the same.</exception>
    public TariffTable With(string sector, string exporter, string importer, double rate)
    {
        int place = Names.Place(sector, exporter, importer);
        if (exporter == importer && rate != 0) throw new ArgumentException("a region charges no tariff on its own goods", nameof(rate));
        double[] rates = [.. _rates];
        rates[place] = CheckRate(rate, nameof(rate));
        return new(Names, rates);
    }

    /// <summary>A copy in which the tariffs between the regions of a set are those of another table; all others stay.</summary>
    /// <param name="regions">The regions, two or more.</param>
    /// <param name="other">The table to take them from, of the same sectors and regions.</param>
    /// <exception cref="KeyNotFoundException">The economy has no such region.</exception>
    /// <exception cref="ArgumentException">The other table has other sectors or regions.</exception>
    public TariffTable WithBetween(ValueList<string> regions, TariffTable other)
    {
        Guard.NotNull(regions);
        Guard.NotNull(other);
        if (!Names.Equals(other.Names)) throw new ArgumentException("the table has other sectors or regions", nameof(other));
        double[] rates = [.. _rates];
        int[] members = [.. regions.Select(region => Names.Region(region))];
        for (int j = 0; j < Names.Sectors.Count; j++)
        {
            foreach (int from in members)
            {
                foreach (int to in members)
                {
                    int place = Names.Place(j, from, to);
                    rates[place] = other._rates[place];
                }
            }
        }
        return new(Names, rates);
    }

    internal static double CheckRate(double rate, string name)
        => rate > -1 && double.IsFinite(rate)
            ? rate
            : throw new ArgumentOutOfRangeException(
                name, FormattableString.Invariant($"a tariff must be above −100 % and finite, not {rate:R}"));

    /// <inheritdoc />
    public bool Equals(TariffTable? other)
        => ReferenceEquals(this, other) || (other is not null && Names.Equals(other.Names) && _rates.AsSpan().SequenceEqual(other._rates));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TariffTable);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(TariffTable? left, TariffTable? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(TariffTable? left, TariffTable? right) => !(left == right);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Names);
        foreach (double rate in _rates) hash.Add(rate);
        return hash.ToHashCode();
    }
}
