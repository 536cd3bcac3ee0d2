namespace TradeModel.Economics;

/// <summary>
/// The world market of one product whose suppliers are imperfect substitutes: the Global Simulation Model of Francois and Hall, "Global
/// Simulation Analysis of Industry-Level Trade Policy" (2003).
/// </summary>
/// <remarks>
/// Trade values are at world prices. Immutable. The effects are those of a system linearised at the data. They are accurate for small
/// changes and rough for large ones.
/// </remarks>
public sealed record GsimMarket
{
    /// <summary>The elasticities that <see cref="GsimRegion"/> takes if none is given; they are those of the paper's example.</summary>
    internal const double DefaultDemand = -1.25, DefaultSupply = 1.5, DefaultSubstitution = 5;

    /// <summary>Creates a market.</summary>
    /// <param name="regions">The regions, at least two, each name once.</param>
    /// <param name="trade">
    /// Row by row the values that an exporter sells to each region, itself included, at world prices: a row for each region.
    /// </param>
    /// <param name="tariffs">Row by row the tariffs on an exporter's goods in each region as fractions above −1.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than two regions, a name occurs twice, a row is short or long, a value is negative, a region buys nothing or sells
    /// nothing, or a tariff is −100 % or less.
    /// </exception>
    public GsimMarket(ValueList<GsimRegion> regions, ValueList<ValueList<double>> trade, ValueList<ValueList<double>> tariffs)
    {
        Regions = Guard.NotNull(regions);
        Trade = CheckMatrix(Guard.NotNull(trade), nameof(trade), v => v >= 0, "a value must be at least 0");
        Tariffs = CheckMatrix(Guard.NotNull(tariffs), nameof(tariffs), v => v > -1, "a tariff must be above −100 %");
        if (regions.Count < 2) throw new ArgumentException("a market has at least two regions", nameof(regions));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < regions.Count; i++)
        {
            if (!seen.Add(regions[i].Name)) throw new ArgumentException($"region '{regions[i].Name}' occurs twice", nameof(regions));
            if (!trade[i].Any(v => v > 0)) throw new ArgumentException($"region '{regions[i].Name}' sells nothing", nameof(trade));
            if (!trade.Any(row => row[i] > 0)) throw new ArgumentException($"region '{regions[i].Name}' buys nothing", nameof(trade));
        }
    }

    /// <summary>The regions.</summary>
    public ValueList<GsimRegion> Regions { get; }

    /// <summary>The values that each exporter (the row) sells to each region (the column), at world prices.</summary>
    public ValueList<ValueList<double>> Trade { get; }

    /// <summary>The tariffs on each exporter's goods (the row) in each region (the column), as fractions.</summary>
    public ValueList<ValueList<double>> Tariffs { get; }

    private ValueList<ValueList<double>> CheckMatrix(
        ValueList<ValueList<double>> matrix, string name, Predicate<double> allowed, string rule)
    {
        if (matrix.Count != Regions.Count)
            throw new ArgumentException(FormattableString.Invariant($"{matrix.Count} rows for {Regions.Count} regions"), name);
        for (int row = 0; row < matrix.Count; row++)
        {
            if (matrix[row].Count != Regions.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"row {row + 1} has {matrix[row].Count} numbers for {Regions.Count} regions"),
                    name);
            }
            for (int column = 0; column < Regions.Count; column++)
            {
                if (double.IsFinite(matrix[row][column]) && allowed(matrix[row][column])) continue;
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"{rule} and finite: from '{Regions[row].Name}' to '{Regions[column].Name}' it is {matrix[row][column]:R}"),
                    name);
            }
        }
        return matrix;
    }

    /// <summary>The effects of other tariffs.</summary>
    /// <param name="tariffs">Row by row the new tariffs on an exporter's goods in each region as fractions above −1.</param>
    /// <exception cref="ArgumentException">A row is short or long, or a tariff is −100 % or less.</exception>
    /// <exception cref="NoEquilibriumException">The elasticities leave the world prices undetermined.</exception>
    /// <example>
    /// <code>
    /// var market = new GsimMarket(
    ///     [new("Home"), new("Abroad")], [[100, 20], [50, 200]], [[0, 0.1], [0.25, 0]]);
    /// GsimEffects effects = market.Compare([[0, 0.1], [0, 0]]);
    /// Console.WriteLine(effects.Regions[0].Welfare);
    /// </code>
    /// </example>
    public GsimEffects Compare(ValueList<ValueList<double>> tariffs)
    {
        CheckMatrix(Guard.NotNull(tariffs), nameof(tariffs), v => v > -1, "a tariff must be above −100 %");
        int n = Regions.Count;
        double[,] shares = new double[n, n], landed = new double[n, n];
        double[] spending = new double[n], sales = new double[n];
        for (int r = 0; r < n; r++)
        {
            for (int v = 0; v < n; v++)
            {
                landed[r, v] = (1 + tariffs[r][v]) / (1 + Tariffs[r][v]) - 1;
                spending[v] += Trade[r][v] * (1 + Tariffs[r][v]);
                sales[r] += Trade[r][v];
            }
        }
        for (int r = 0; r < n; r++)
            for (int v = 0; v < n; v++) shares[r, v] = Trade[r][v] * (1 + Tariffs[r][v]) / spending[v];

        // Demand of v for r: −σ·p(r,v) + (σ + ε)·Σ_s share(s,v)·p(s,v), with p(s,v) = world price of s + change of the tariff's factor.
        // World prices make what each exporter supplies, elasticity × price, equal what all demand of it.
        double[] matrix = new double[n * n], right = new double[n];
        for (int r = 0; r < n; r++)
        {
            matrix[r * n + r] += Regions[r].ExportSupply;
            for (int v = 0; v < n; v++)
            {
                double part = Trade[r][v] / sales[r], sigma = Regions[v].Substitution, both = sigma + Regions[v].ImportDemand;
                matrix[r * n + r] += part * sigma;
                right[r] -= part * sigma * landed[r, v];
                for (int s = 0; s < n; s++)
                {
                    matrix[r * n + s] -= part * both * shares[s, v];
                    right[r] += part * both * shares[s, v] * landed[s, v];
                }
            }
        }
        double[] prices;
        try { prices = new LinearSystem(n, matrix).Solve(right); }
        catch (ArithmeticException fault)
        {
            throw new NoEquilibriumException("the elasticities leave the world prices undetermined; give a greater export supply", fault);
        }
        return Effects(tariffs, prices, shares, landed, spending, sales);
    }

    private GsimEffects Effects(
        ValueList<ValueList<double>> tariffs, double[] prices, double[,] shares, double[,] landed, double[] spending, double[] sales)
    {
        int n = Regions.Count;
        double[,] trade = new double[n, n];
        double[] composite = new double[n], revenue = new double[n];
        for (int v = 0; v < n; v++)
        {
            for (int s = 0; s < n; s++) composite[v] += shares[s, v] * (prices[s] + landed[s, v]);
            for (int r = 0; r < n; r++)
            {
                double sigma = Regions[v].Substitution;
                double quantity = -sigma * (prices[r] + landed[r, v]) + (sigma + Regions[v].ImportDemand) * composite[v];
                trade[r, v] = Trade[r][v] * Math.Max(0, (1 + prices[r]) * (1 + quantity));
                revenue[v] += trade[r, v] * tariffs[r][v] - Trade[r][v] * Tariffs[r][v];
            }
        }
        var regions = new GsimRegionEffects[n];
        for (int r = 0; r < n; r++)
        {
            double producers = sales[r] * prices[r] * (1 + Regions[r].ExportSupply * prices[r] / 2);
            double consumers = spending[r] * -composite[r] * (1 + Regions[r].ImportDemand * composite[r] / 2) + 0.0;
            regions[r] = new()
            {
                Region = Regions[r].Name,
                WorldPriceChange = prices[r],
                ConsumerPriceChange = composite[r],
                ProducerSurplus = producers,
                ConsumerSurplus = consumers,
                Revenue = revenue[r],
                Welfare = producers + consumers + revenue[r],
            };
        }
        return new(
            regions.ToValueList(),
            Enumerable.Range(0, n).Select(r => Enumerable.Range(0, n).Select(v => trade[r, v]).ToValueList()).ToValueList());
    }
}
