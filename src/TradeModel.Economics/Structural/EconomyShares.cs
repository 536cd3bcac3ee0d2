namespace TradeModel.Economics;

/// <summary>The shares that an economy's data give, which tariffs do not change. Arrays, because the solver runs over them.</summary>
internal sealed class EconomyShares
{
    private readonly int _regions, _sectors;

    internal EconomyShares(TradeEconomy economy, double deficitShare)
    {
        Economy = economy;
        (_regions, _sectors) = (economy.Regions.Count, economy.Sectors.Count);
        SpendingShares = SharesOfSpending();
        InputShares = new double[economy.Inputs.Length];
        InputSharesBySector = new double[economy.Inputs.Length];
        AddedShares = new double[_regions * _sectors];
        FinalShares = new double[_regions * _sectors];
        ValueAdded = new double[_regions];
        Deficit = [.. economy.Deficit.Select(d => d * deficitShare)];
        for (int n = 0; n < _regions; n++) PrepareRegion(n);
    }

    internal TradeEconomy Economy { get; }

    /// <summary>Sector, exporter, importer: the share of the importer's spending on the sector, tariff included.</summary>
    internal double[] SpendingShares { get; }

    /// <summary>Region, input, sector: the share of the input in what the sector pays.</summary>
    internal double[] InputShares { get; }

    /// <summary>Region, sector, input: the same shares.</summary>
    internal double[] InputSharesBySector { get; }

    /// <summary>Region, sector: the share of value added in what the sector pays.</summary>
    internal double[] AddedShares { get; }

    /// <summary>Region, sector: the share of the sector in consumption.</summary>
    internal double[] FinalShares { get; }

    /// <summary>By region.</summary>
    internal double[] ValueAdded { get; }

    /// <summary>By region: the deficit that the equilibrium keeps.</summary>
    internal double[] Deficit { get; }

    private double[] SharesOfSpending()
    {
        double[] shares = new double[Economy.Trade.Length];
        for (int j = 0; j < _sectors; j++)
        {
            for (int n = 0; n < _regions; n++)
            {
                double total = 0;
                for (int i = 0; i < _regions; i++)
                {
                    int place = Economy.Names.Place(j, i, n);
                    total += shares[place] = Economy.Trade[place] * (1 + Economy.Tariffs.Rates[place]);
                }
                if (total == 0) continue;
                for (int i = 0; i < _regions; i++) shares[Economy.Names.Place(j, i, n)] /= total;
            }
        }
        return shares;
    }

    private void PrepareRegion(int n)
    {
        double final = 0;
        for (int j = 0; j < _sectors; j++)
        {
            final += Economy.Final[n * _sectors + j];
            ValueAdded[n] += Economy.ValueAdded[n * _sectors + j];
            double paid = Economy.ValueAdded[n * _sectors + j];
            for (int k = 0; k < _sectors; k++) paid += Economy.Inputs[(n * _sectors + k) * _sectors + j];
            // A sector that produces nothing costs whatever its wage does; nobody buys from it.
            AddedShares[n * _sectors + j] = paid > 0 ? Economy.ValueAdded[n * _sectors + j] / paid : 1;
            if (!(paid > 0)) continue;
            for (int k = 0; k < _sectors; k++)
            {
                double share = Economy.Inputs[(n * _sectors + k) * _sectors + j] / paid;
                InputShares[(n * _sectors + k) * _sectors + j] = share;
                InputSharesBySector[(n * _sectors + j) * _sectors + k] = share;
            }
        }
        for (int j = 0; j < _sectors; j++) FinalShares[n * _sectors + j] = Economy.Final[n * _sectors + j] / final;
    }
}
