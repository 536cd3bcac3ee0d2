namespace TradeModel.Economics;

/// <summary>The arrays of one equilibrium while it is solved.</summary>
internal sealed class StructuralRun
{
    private const double InnerTolerance = 1e-14;
    private const int MostInnerIterations = 2000;

    private readonly EconomyShares _data;
    private readonly int _regions, _sectors;
    private readonly double[] _rates, _attractions;
    private readonly double[] _logCosts, _logPrices, _powers, _sums, _shares, _spending, _sales, _costRow;
    private readonly double[] _incomes, _revenueShares;

    internal StructuralRun(EconomyShares data, TariffTable tariffs, StructuralEquilibrium? start)
    {
        _data = data;
        (_regions, _sectors) = (data.Economy.Regions.Count, data.Economy.Sectors.Count);
        int cells = _regions * _sectors;
        _rates = tariffs.Rates.ToArray();
        ReadOnlySpan<double> baseline = data.Economy.Tariffs.Rates;
        _attractions = new double[_rates.Length];
        for (int j = 0, place = 0; j < _sectors; j++)
        {
            double theta = data.Economy.Sectors[j].TradeElasticity;
            for (int pair = 0; pair < _regions * _regions; pair++, place++)
            {
                double share = data.SpendingShares[place];
                _attractions[place] = _rates[place] == baseline[place]
                    ? share
                    : share * PortableMath.Pow((1 + _rates[place]) / (1 + baseline[place]), -theta);
            }
        }
        _logCosts = start is null ? new double[cells] : [.. start.LogCosts];
        _logPrices = start is null ? new double[cells] : [.. start.LogPrices];
        _spending = start is null ? new double[cells] : [.. start.Spending];
        _powers = new double[cells];
        _sums = new double[cells];
        _sales = new double[cells];
        _costRow = new double[_sectors];
        _shares = new double[_rates.Length];
        _incomes = new double[_regions];
        _revenueShares = new double[cells];
        if (start is null) StartSpending();
    }

    private void StartSpending()
    {
        for (int j = 0; j < _sectors; j++)
        {
            for (int n = 0; n < _regions; n++)
            {
                double total = 0;
                for (int i = 0; i < _regions; i++)
                {
                    int place = _data.Economy.Names.Place(j, i, n);
                    total += _data.Economy.Trade[place] * (1 + _rates[place]);
                }
                _spending[j * _regions + n] = total;
            }
        }
    }

    /// <summary>The trade surplus of each region less what its deficit allows, at these wages.</summary>
    internal double[] Excess(double[] logWages)
    {
        SettlePrices(logWages);
        SetShares();
        SettleSpending(logWages);
        double[] excess = new double[_regions];
        for (int n = 0; n < _regions; n++) excess[n] = _data.Deficit[n];
        for (int j = 0; j < _sectors; j++)
        {
            for (int i = 0; i < _regions; i++)
            {
                ReadOnlySpan<double> row = _shares.AsSpan((j * _regions + i) * _regions, _regions);
                double spending = _spending[j * _regions + i], net = 0;
                Rows.Add(excess, spending, row);
                foreach (double share in row) net += share;
                excess[i] -= net * spending;
            }
        }
        return excess;
    }

    // Costs follow from wages and prices, prices from costs and tariffs.
    private void SettlePrices(double[] logWages)
    {
        for (int iteration = 0; iteration < MostInnerIterations; iteration++)
        {
            double moved = 0;
            for (int n = 0; n < _regions; n++)
            {
                Span<double> costs = _costRow;
                ReadOnlySpan<double> added = _data.AddedShares.AsSpan(n * _sectors, _sectors);
                for (int j = 0; j < _sectors; j++) costs[j] = added[j] * logWages[n];
                for (int k = 0; k < _sectors; k++)
                {
                    Rows.Add(
                        costs, _logPrices[k * _regions + n],
                        _data.InputShares.AsSpan((n * _sectors + k) * _sectors, _sectors));
                }
                for (int j = 0; j < _sectors; j++)
                {
                    ref double cost = ref _logCosts[j * _regions + n];
                    moved = Math.Max(moved, Math.Abs(cost - costs[j]));
                    cost = costs[j];
                }
            }
            if (double.IsNaN(moved)) throw Unsettled(logWages);
            if (moved <= InnerTolerance && iteration > 0) return;
            SetPrices();
        }
        throw Unsettled(logWages);
    }

    private void SetPrices()
    {
        for (int j = 0; j < _sectors; j++)
        {
            double theta = _data.Economy.Sectors[j].TradeElasticity;
            Span<double> powers = _powers.AsSpan(j * _regions, _regions), sums = _sums.AsSpan(j * _regions, _regions);
            // Relative to the cheapest cost, so that a large elasticity does not overflow.
            double cheapest = double.PositiveInfinity;
            for (int i = 0; i < _regions; i++) cheapest = Math.Min(cheapest, _logCosts[j * _regions + i]);
            for (int i = 0; i < _regions; i++) powers[i] = PortableMath.Exp(-theta * (_logCosts[j * _regions + i] - cheapest));
            sums.Clear();
            for (int i = 0; i < _regions; i++)
                Rows.Add(sums, powers[i], _attractions.AsSpan((j * _regions + i) * _regions, _regions));
            for (int n = 0; n < _regions; n++)
            {
                // A region that buys nothing of the sector needs no price for it.
                _logPrices[j * _regions + n] = sums[n] > 0 ? cheapest - PortableMath.Log(sums[n]) / theta : 0;
            }
        }
    }

    private void SetShares()
    {
        for (int j = 0; j < _sectors; j++)
        {
            for (int n = 0; n < _regions; n++)
            {
                double sum = _sums[j * _regions + n], net = 0;
                for (int i = 0; i < _regions; i++)
                {
                    int place = (j * _regions + i) * _regions + n;
                    double share = sum > 0 ? _attractions[place] * _powers[j * _regions + i] / sum / (1 + _rates[place]) : 0;
                    _shares[(j * _regions + n) * _regions + i] = share;
                    net += share;
                }
                _revenueShares[j * _regions + n] = sum > 0 ? 1 - net : 0;
            }
        }
    }

    // Spending follows from incomes and from what the sellers need to produce.
    private void SettleSpending(double[] logWages)
    {
        for (int iteration = 0; iteration < MostInnerIterations; iteration++)
        {
            _sales.AsSpan().Clear();
            for (int j = 0; j < _sectors; j++)
            {
                for (int i = 0; i < _regions; i++)
                {
                    Rows.Add(
                        _sales.AsSpan(j * _regions, _regions), _spending[j * _regions + i],
                        _shares.AsSpan((j * _regions + i) * _regions, _regions));
                }
            }
            double moved = 0;
            for (int n = 0; n < _regions; n++)
            {
                double income = _data.ValueAdded[n] * PortableMath.Exp(logWages[n]) + _data.Deficit[n];
                for (int j = 0; j < _sectors; j++) income += _revenueShares[j * _regions + n] * _spending[j * _regions + n];
                _incomes[n] = income;
                Span<double> needs = _costRow;
                for (int k = 0; k < _sectors; k++) needs[k] = _data.FinalShares[n * _sectors + k] * income;
                for (int j = 0; j < _sectors; j++)
                {
                    Rows.Add(
                        needs, _sales[j * _regions + n],
                        _data.InputSharesBySector.AsSpan((n * _sectors + j) * _sectors, _sectors));
                }
                for (int k = 0; k < _sectors; k++)
                {
                    double old = _spending[k * _regions + n];
                    moved = Math.Max(moved, Math.Abs(needs[k] - old) / _data.ValueAdded[n]);
                    _spending[k * _regions + n] = needs[k];
                }
            }
            if (double.IsNaN(moved)) throw Unsettled(logWages);
            if (moved <= InnerTolerance) return;
        }
        throw Unsettled(logWages);
    }

    private NoEquilibriumException Unsettled(double[] logWages)
    {
        for (int j = 0; j < _sectors; j++)
        {
            for (int n = 0; n < _regions; n++)
            {
                if (double.IsFinite(_logCosts[j * _regions + n]) && double.IsFinite(_spending[j * _regions + n])) continue;
                return new(
                    $"the cost or the sales of sector '{_data.Economy.Sectors[j]}' in {_data.Economy.Regions[n]} leave the "
                        + "range of doubles; check its inputs and its trade elasticity");
            }
        }
        int widest = Enumerable.Range(0, _regions).MaxBy(n => Math.Abs(logWages[n]));
        return new(
            $"prices and sales did not settle; the wage farthest from the data is that of {_data.Economy.Regions[widest]}; "
                + "check that the inputs of its sectors leave value added");
    }

    /// <summary>
    /// How the excess changes with the logarithms of wages, if each region's sectors passed on foreign costs alike. The last row is
    /// that of the world's value added, which is constant.
    /// </summary>
    internal LinearSystem Jacobian(double[] logWages)
    {
        int size = _regions;
        double[] pass = PassThrough();
        double[] matrix = new double[size * size];
        double[] spread = new double[size * size];
        for (int j = 0; j < _sectors; j++)
        {
            double theta = _data.Economy.Sectors[j].TradeElasticity;
            for (int i = 0; i < size; i++)
            {
                ReadOnlySpan<double> row = _shares.AsSpan((j * size + i) * size, size);
                double spending = _spending[j * size + i];
                double net = 0;
                foreach (double share in row) net += share;
                if (net == 0) continue;
                for (int n = 0; n < size; n++)
                {
                    double flow = row[n] * spending;
                    if (flow == 0) continue;
                    // Sales of n to i: fall with the cost of n, rise with the importer's price index and its income.
                    spread[n * size + n] -= theta * flow;
                    Rows.Add(spread.AsSpan(n * size, size), theta * flow / net, row);
                    matrix[n * size + i] += flow;
                    matrix[i * size + i] -= flow;
                }
            }
        }
        // spread × pass, added to the response to incomes.
        for (int n = 0; n < size; n++)
            for (int m = 0; m < size; m++)
                Rows.Add(matrix.AsSpan(n * size, size), spread[n * size + m], pass.AsSpan(m * size, size));
        for (int n = 0; n < size; n++) matrix[(size - 1) * size + n] = _data.ValueAdded[n] * PortableMath.Exp(logWages[n]);
        return new(size, matrix);
    }

    // The change of each region's cost with each wage, its sectors taken as one: (I − B·S)⁻¹·A, where A is the share of value added,
    // B that of inputs and S the spending shares.
    private double[] PassThrough()
    {
        int size = _regions;
        double[] matrix = new double[size * size];
        double[] added = new double[size];
        for (int n = 0; n < size; n++)
        {
            double sales = 0, paid = 0, spending = 0;
            for (int j = 0; j < _sectors; j++)
            {
                sales += _sales[j * size + n];
                paid += _data.AddedShares[n * _sectors + j] * _sales[j * size + n];
                spending += _spending[j * size + n];
            }
            added[n] = sales > 0 ? paid / sales : 1;
            for (int j = 0; j < _sectors; j++)
            {
                if (spending <= 0) break;
                double net = 0;
                ReadOnlySpan<double> row = _shares.AsSpan((j * size + n) * size, size);
                foreach (double share in row) net += share;
                if (net > 0)
                    Rows.Add(matrix.AsSpan(n * size, size), -(1 - added[n]) * _spending[j * size + n] / spending / net, row);
            }
            matrix[n * size + n] += 1;
        }
        var system = new LinearSystem(size, matrix);
        double[] pass = new double[size * size], unit = new double[size];
        for (int m = 0; m < size; m++)
        {
            unit[m] = added[m];
            double[] column = system.Solve(unit);
            unit[m] = 0;
            for (int n = 0; n < size; n++) pass[n * size + m] = column[n];
        }
        return pass;
    }

    internal StructuralEquilibrium ToEquilibrium(double[] logWages, double residual, int iterations)
        => new(logWages, _logCosts, _logPrices, _shares, _spending, _incomes, residual, iterations);
}
