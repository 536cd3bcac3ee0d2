namespace TradeModel.Economics;

/// <summary>Collects the data of a <see cref="TradeEconomy"/> and checks them as a whole. What is not set is 0.</summary>
public sealed class TradeEconomyBuilder
{
    private readonly TradeEconomyNames _names;
    private readonly double[] _trade, _tariffs, _inputs, _valueAdded, _final, _deficit;

    /// <summary>Starts an economy without any flow.</summary>
    /// <param name="regions">The names of the regions: at least two, each once.</param>
    /// <param name="sectors">The sectors: at least one, each name once.</param>
    /// <exception cref="ArgumentException">
    /// There are too few, or a name is blank or occurs twice. Or there are more than 10,000,000 flows of trade (sectors × regions²) or of
    /// inputs (sectors² × regions).
    /// </exception>
    public TradeEconomyBuilder(ValueList<string> regions, ValueList<EconomySector> sectors)
    {
        _names = new(regions, sectors);
        int n = regions.Count, j = sectors.Count;
        _trade = new double[j * n * n];
        _tariffs = new double[j * n * n];
        _inputs = new double[n * j * j];
        _valueAdded = new double[n * j];
        _final = new double[n * j];
        _deficit = new double[n];
    }

    /// <summary>Sets what an importer buys of a sector from an exporter, or from itself, and the tariff it charges.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="exporter">The exporter.</param>
    /// <param name="importer">The importer; the exporter for purchases at home.</param>
    /// <param name="value">The value net of the tariff, at least 0.</param>
    /// <param name="tariff">The tariff as a fraction, above −1; 0 at home.</param>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    /// <exception cref="ArgumentException">The value or the tariff is out of range.</exception>
    public TradeEconomyBuilder SetTrade(string sector, string exporter, string importer, double value, double tariff = 0)
    {
        int place = _names.Place(sector, exporter, importer);
        if (exporter == importer && tariff != 0) throw new ArgumentException("a region charges no tariff on its own goods", nameof(tariff));
        _tariffs[place] = TariffTable.CheckRate(tariff, nameof(tariff));
        _trade[place] = Amount(value, nameof(value));
        return this;
    }

    /// <summary>Sets what a sector of a region uses of an input.</summary>
    /// <param name="input">The sector whose goods are used.</param>
    /// <param name="sector">The sector that uses them.</param>
    /// <param name="region">The region.</param>
    /// <param name="value">
    /// The value. Input–output tables hold small negative entries that balance them; such an entry is kept if it is below 1 % of what the
    /// sector pays in all.
    /// </param>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public TradeEconomyBuilder SetInput(string input, string sector, string region, double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "must be finite");
        int j = _names.Sectors.Count;
        _inputs[(_names.Region(region) * j + _names.Sector(input)) * j + _names.Sector(sector)] = value;
        return this;
    }

    /// <summary>Sets the wages, rents and profits that a sector pays in a region, at least 0.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    /// <exception cref="ArgumentException">The value is negative or not finite.</exception>
    public TradeEconomyBuilder SetValueAdded(string sector, string region, double value)
    {
        _valueAdded[_names.Region(region) * _names.Sectors.Count + _names.Sector(sector)] = Amount(value, nameof(value));
        return this;
    }

    /// <summary>Sets what the households and the government of a region buy of a sector, at least 0.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    /// <exception cref="ArgumentException">The value is negative or not finite.</exception>
    public TradeEconomyBuilder SetFinal(string sector, string region, double value)
    {
        _final[_names.Region(region) * _names.Sectors.Count + _names.Sector(sector)] = Amount(value, nameof(value));
        return this;
    }

    /// <summary>Sets the trade deficit of a region: imports less exports; negative for a surplus.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such region.</exception>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public TradeEconomyBuilder SetDeficit(string region, double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "must be finite");
        _deficit[_names.Region(region)] = value;
        return this;
    }

    /// <summary>The economy of the data set so far.</summary>
    /// <exception cref="InvalidOperationException">
    /// The data contradict each other. The message names the region and the sector: a sector sells without paying anybody, a region uses
    /// what it does not buy, a region has no value added or no final demand, the deficits do not sum to 0, or regions do not trade with the
    /// rest.
    /// </exception>
    public TradeEconomy Build()
    {
        var notes = new List<string>();
        int regions = _names.Regions.Count, sectors = _names.Sectors.Count;
        for (int n = 0; n < regions; n++) CheckRegion(n, notes);
        double world = _valueAdded.Sum(), imbalance = _deficit.Sum();
        if (Math.Abs(imbalance) > 1e-9 * world)
            throw new InvalidOperationException(FormattableString.Invariant($"the deficits sum to {imbalance:G6}; they must sum to 0"));
        CheckConnected();
        return new(
            _names, [.. _trade], new(_names, [.. _tariffs]), [.. _inputs], [.. _valueAdded], [.. _final], [.. _deficit],
            notes.ToValueList());
    }

    private static double Amount(double value, string name)
        => value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"must be at least 0 and finite, not {value:R}"));

    private void CheckRegion(int n, List<string> notes)
    {
        string region = _names.Regions[n];
        int regions = _names.Regions.Count, sectors = _names.Sectors.Count;
        double added = 0, final = 0;
        int negative = 0;
        for (int j = 0; j < sectors; j++)
        {
            string sector = _names.Sectors[j].Name;
            double paid = _valueAdded[n * sectors + j], used = 0, sold = 0, bought = 0;
            for (int k = 0; k < sectors; k++)
            {
                paid += _inputs[(n * sectors + k) * sectors + j];
                used += Math.Abs(_inputs[(n * sectors + j) * sectors + k]);
            }
            for (int k = 0; k < sectors; k++)
            {
                double input = _inputs[(n * sectors + k) * sectors + j];
                if (input >= 0) continue;
                if (-input >= 0.01 * paid)
                {
                    throw new InvalidOperationException(FormattableString.Invariant(
                        $"sector '{sector}' of {region} uses {input:G6} of '{_names.Sectors[k].Name}'; ")
                        + "a negative use must be below 1 % of what the sector pays");
                }
                negative++;
            }
            for (int i = 0; i < regions; i++)
            {
                sold += _trade[_names.Place(j, n, i)];
                bought += _trade[_names.Place(j, i, n)];
            }
            if (sold > 0 && !(paid > 0))
                throw new InvalidOperationException($"sector '{sector}' of {region} sells, but pays neither value added nor inputs");
            if (used + _final[n * sectors + j] > 0 && !(bought > 0))
                throw new InvalidOperationException($"{region} uses goods of sector '{sector}', but buys none from any region");
            added += _valueAdded[n * sectors + j];
            final += _final[n * sectors + j];
        }
        if (!(added > 0)) throw new InvalidOperationException($"{region} has no value added");
        if (!(final > 0)) throw new InvalidOperationException($"{region} has no final demand");
        if (negative > 0)
            notes.Add(FormattableString.Invariant($"{region}: {negative} negative input use, kept as given"));
    }

    private void CheckConnected()
    {
        int regions = _names.Regions.Count;
        var reached = new bool[regions];
        var next = new Stack<int>([0]);
        reached[0] = true;
        while (next.TryPop(out int at))
        {
            for (int i = 0; i < regions; i++)
            {
                if (reached[i] || !Enumerable.Range(0, _names.Sectors.Count)
                    .Any(j => _trade[_names.Place(j, at, i)] > 0 || _trade[_names.Place(j, i, at)] > 0)) continue;
                reached[i] = true;
                next.Push(i);
            }
        }
        string[] apart = [.. _names.Regions.Where((_, n) => !reached[n])];
        if (apart.Length == 0) return;
        throw new InvalidOperationException(
            $"no trade links {string.Join(", ", apart)} with {_names.Regions[0]}; leave the regions out, or solve them apart");
    }
}
