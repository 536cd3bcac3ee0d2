namespace TradeModel.Economics;

/// <summary>
/// The data of a structural trade model: what regions trade in each sector and at which tariffs, what sectors use, and what households buy.
/// </summary>
/// <remarks>
/// All values are in one unit of money. Made by a <see cref="TradeEconomyBuilder"/> or read by <see cref="TradeEconomyFiles"/>.
/// Immutable; equal if all data are.
/// </remarks>
public sealed class TradeEconomy : IEquatable<TradeEconomy>
{
    internal TradeEconomy(
        TradeEconomyNames names, double[] trade, TariffTable tariffs, double[] inputs, double[] valueAdded, double[] final,
        double[] deficit, ValueList<string> notes)
    {
        Names = names;
        Trade = trade;
        Tariffs = tariffs;
        Inputs = inputs;
        ValueAdded = valueAdded;
        Final = final;
        Deficit = deficit;
        Notes = notes;
    }

    internal TradeEconomyNames Names { get; }

    /// <summary>Values net of tariff: sector by sector, exporter by exporter, importer by importer.</summary>
    internal double[] Trade { get; }

    /// <summary>Region by region, input by input, using sector by using sector.</summary>
    internal double[] Inputs { get; }

    /// <summary>Region by region, sector by sector.</summary>
    internal double[] ValueAdded { get; }

    /// <summary>Region by region, sector by sector.</summary>
    internal double[] Final { get; }

    internal double[] Deficit { get; }

    /// <summary>The regions, in the order of the data.</summary>
    public ValueList<string> Regions => Names.Regions;

    /// <summary>The sectors, in the order of the data.</summary>
    public ValueList<EconomySector> Sectors => Names.Sectors;

    /// <summary>The tariffs of the baseline.</summary>
    public TariffTable Tariffs { get; }

    /// <summary>What is unusual about the data, in words; may be empty.</summary>
    public ValueList<string> Notes { get; }

    /// <summary>What an importer buys of a sector from an exporter, or from itself, net of the tariff.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    public double TradeOf(string sector, string exporter, string importer) => Trade[Names.Place(sector, exporter, importer)];

    /// <summary>The wages, rents and profits that a sector pays in a region.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such sector or region.</exception>
    public double ValueAddedOf(string sector, string region) => ValueAdded[Names.Region(region) * Sectors.Count + Names.Sector(sector)];

    /// <summary>The trade deficit of a region: imports less exports; negative for a surplus.</summary>
    /// <exception cref="KeyNotFoundException">The economy has no such region.</exception>
    public double DeficitOf(string region) => Deficit[Names.Region(region)];

    /// <summary>The economy with other trade elasticities in some sectors. Tables of tariffs fit both.</summary>
    /// <param name="elasticities">The elasticities by sector, above 0.</param>
    /// <exception cref="KeyNotFoundException">The economy has no such sector.</exception>
    /// <exception cref="ArgumentException">An elasticity is not above 0 and finite.</exception>
    public TradeEconomy WithTradeElasticities(ValueMap<string, double> elasticities)
    {
        foreach ((string sector, _) in Guard.NotNull(elasticities)) Names.Sector(sector);
        var names = new TradeEconomyNames(Regions, Sectors
            .Select(s => elasticities.TryGetValue(s.Name, out double elasticity) ? s with { TradeElasticity = elasticity } : s)
            .ToValueList());
        return new(names, Trade, Tariffs, Inputs, ValueAdded, Final, Deficit, Notes);
    }

    /// <summary>Compares the equilibrium under other tariffs with the one under <see cref="Tariffs"/>.</summary>
    /// <remarks>
    /// The model is Caliendo and Parro, "Estimates of the Trade and Welfare Effects of NAFTA" (Review of Economic Studies 82, 2015):
    /// perfect competition, technologies as in Eaton and Kortum, constant shares of inputs and of consumption, labour mobile between the
    /// sectors of a region and not between regions. Both equilibria are solved in changes from the data (exact hat algebra). The result is
    /// a comparison of two long-run equilibria, without dynamics, unemployment or investment.
    /// </remarks>
    /// <param name="tariffs">The other tariffs, of the same sectors and regions.</param>
    /// <param name="options">How to solve; the defaults if null.</param>
    /// <exception cref="ArgumentException">The tariffs are of other sectors or regions.</exception>
    /// <exception cref="NoEquilibriumException">No equilibrium was found. The message names the region or the sector.</exception>
    /// <example>
    /// <code>
    /// TradeEconomy economy = TradeEconomyFiles.Read("nafta.zip").Economy;
    /// TariffTable tariffs = economy.Tariffs.With("Textile", "Mexico", "USA", 0);
    /// StructuralEffects effects = economy.Compare(tariffs, new StructuralOptions { DeficitShare = 0 });
    /// Console.WriteLine(effects["Mexico"].RealIncome);
    /// </code>
    /// </example>
    public StructuralEffects Compare(TariffTable tariffs, StructuralOptions? options = null)
    {
        Guard.NotNull(tariffs);
        if (!tariffs.Names.Equals(Names)) throw new ArgumentException("the tariffs are of other sectors or regions", nameof(tariffs));
        options ??= new();
        var solver = new StructuralSolver(this, options);
        StructuralEquilibrium before = solver.Solve(Tariffs, null);
        StructuralEquilibrium after = solver.Solve(tariffs, before);
        return new StructuralComparison(this, before, after).ToEffects();
    }

    /// <inheritdoc />
    public bool Equals(TradeEconomy? other)
        => ReferenceEquals(this, other)
        || (other is not null && Regions.Equals(other.Regions) && Sectors.Equals(other.Sectors) && Tariffs.Equals(other.Tariffs)
            && Trade.AsSpan().SequenceEqual(other.Trade) && Inputs.AsSpan().SequenceEqual(other.Inputs)
            && ValueAdded.AsSpan().SequenceEqual(other.ValueAdded) && Final.AsSpan().SequenceEqual(other.Final)
            && Deficit.AsSpan().SequenceEqual(other.Deficit));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TradeEconomy);

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(TradeEconomy? left, TradeEconomy? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(TradeEconomy? left, TradeEconomy? right) => !(left == right);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Names);
        foreach (double value in Trade) hash.Add(value);
        foreach (double value in ValueAdded) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The numbers of regions and sectors.</summary>
    public override string ToString() => FormattableString.Invariant($"{Regions.Count} regions, {Sectors.Count} sectors");
}
