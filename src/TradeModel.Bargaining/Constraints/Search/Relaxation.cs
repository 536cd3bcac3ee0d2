namespace TradeModel.Bargaining;

/// <summary>
/// The Lagrangian relaxation of a model. Each row gets a price, and each issue then takes its own best option. Any prices give a valid
/// bound. Newton's method on a smoothed dual finds prices whose bound is as good as that of the linear relaxation.
/// </summary>
/// <remarks>
/// A. M. Geoffrion, Lagrangean Relaxation for Integer Programming (1974). The dual is smoothed with entropy (Nesterov 2005), and a
/// logarithmic barrier keeps prices above 0. One temperature controls both and is lowered step by step. For a product, the logarithm of
/// each gain is replaced by its conjugate, which adds −log of the price.
/// </remarks>
internal sealed class Relaxation
{
    private const int MostRows = 160;

    private readonly SearchModel _model;
    private readonly double[] _shares, _best, _need, _means, _deviations;
    private readonly int[] _touched;
    private double _entropy;

    internal Relaxation(SearchModel model)
    {
        _model = model;
        Values = new double[model.Columns];
        _shares = new double[model.Columns];
        _best = new double[model.Issues];
        Choice = new int[model.Issues];
        _need = new double[model.Rows];
        _means = new double[model.Rows];
        _deviations = new double[model.Rows];
        _touched = new int[model.Rows];
    }

    /// <summary>The value of each column at the prices last used: what it adds to the objective and, priced, to the rows.</summary>
    internal double[] Values { get; }

    /// <summary>The best column of each issue at those prices.</summary>
    internal int[] Choice { get; }

    /// <summary>The share of each column in the smoothed solution last found.</summary>
    internal double[] Shares => _shares;

    /// <summary>The best value of an issue at the prices last used.</summary>
    internal double Best(int issue) => _best[issue];

    /// <summary>The Lagrangian at the prices last used.</summary>
    internal double Lagrangian { get; private set; }

    // The largest error of the Lagrangian.
    private double Error { get; set; }

    // For a product: the factor that turns a power of the mean gain into a bound.
    private double Factor { get; set; }

    /// <summary>Prices to start from.</summary>
    internal double[] StartingPrices()
    {
        double[] prices = new double[_model.Rows];
        double scale = Temperature();
        for (int r = 0; r < prices.Length; r++)
            prices[r] = r >= _model.Gains ? 0.3 * scale / _model.Scales[r] : _model.Kind == ObjectiveKind.Product ? 2 : 1.0 / _model.Gains;
        return prices;
    }

    /// <summary>The first temperature: roughly how much the choice of one issue changes the objective.</summary>
    internal double Temperature()
    {
        double sum = 0;
        for (int i = 0; i < _model.Issues; i++)
        {
            double least = double.PositiveInfinity, most = 0;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                least = Math.Min(least, _model.Worths[c]);
                most = Math.Max(most, _model.Worths[c]);
            }
            sum += most - least;
        }
        if (_model.Kind == ObjectiveKind.Product) sum = _model.Gains;
        return sum > 0 ? sum / Math.Max(1, _model.Issues) : 1;
    }

    /// <summary>The bound at the given prices: no outcome of open columns has a greater objective.</summary>
    internal double Bound(bool[] alive, double[] prices)
    {
        double sum = _model.Settled, magnitude = _model.Magnitude;
        for (int i = 0; i < _model.Issues; i++)
        {
            double best = double.NegativeInfinity;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                if (!alive[c]) continue;
                double value = Value(c, prices);
                Values[c] = value;
                if (value > best)
                {
                    best = value;
                    Choice[i] = c;
                }
            }
            _best[i] = best;
            sum += best;
        }
        Finish(sum, magnitude, prices);
        return Upper(Lagrangian);
    }

    /// <summary>The bound at the same prices if the Lagrangian has the given value.</summary>
    internal double Upper(double lagrangian)
    {
        double upper = lagrangian + Error;
        if (_model.Kind != ObjectiveKind.Product) return upper;
        // The inequality of arithmetic and geometric means, with the prices as weights.
        double mean = Math.Max(upper, 0) / _model.Gains, product = Factor;
        for (int p = 0; p < _model.Gains; p++) product *= mean;
        return product;
    }

    /// <summary>
    /// Improves the prices and returns the best bound. Ends as soon as the bound is below the cutoff, or the error of smoothing is a small
    /// share of the distance between bound and cutoff.
    /// </summary>
    /// <param name="alive">Which columns are open.</param>
    /// <param name="prices">The prices to start from; replaced by the best prices found.</param>
    /// <param name="bound">The best bound so far.</param>
    /// <param name="cutoff">The bound below which the search for prices ends.</param>
    /// <param name="share">The largest error of smoothing, as a share of the distance between bound and cutoff.</param>
    /// <param name="effort">The work that may still be done.</param>
    internal double Improve(bool[] alive, double[] prices, double bound, double cutoff, double share, Effort effort)
    {
        int[] rows = ActiveRows(alive, prices);
        if (rows.Length == 0) return Math.Min(bound, Bound(alive, prices));
        double[] at = (double[])prices.Clone(), trial = (double[])prices.Clone();
        foreach (int r in rows) at[r] = Math.Max(at[r], 1e-12 * Temperature() / _model.Scales[r]);
        double[] gradient = new double[rows.Length], step = new double[rows.Length];
        double[][] hessian = [.. rows.Select((_, k) => new double[k + 1])];
        int[] place = new int[_model.Rows];
        Array.Fill(place, -1);
        for (int k = 0; k < rows.Length; k++) place[rows[k]] = k;
        double scale = Temperature();
        double temperature = Math.Min(scale, Math.Max(Between(bound, cutoff), 1e-12 * scale) / (rows.Length + 1));
        while (true)
        {
            double smooth = Smooth(alive, at, rows, temperature, effort);
            for (int iteration = 0; iteration < 12; iteration++)
            {
                if (Upper(Scaled(at)) < bound)
                {
                    double sum = Weight(at);
                    for (int r = 0; r < at.Length; r++) prices[r] = at[r] / sum;
                    bound = Math.Min(bound, Bound(alive, prices));
                    if (bound < cutoff) return bound;
                }
                Derivatives(alive, at, rows, place, temperature, gradient, hessian);
                gradient.CopyTo(step, 0);
                Cholesky.Solve(hessian, step);
                double decrement = 0, length = 1;
                for (int k = 0; k < rows.Length; k++)
                {
                    step[k] = -step[k];
                    decrement -= gradient[k] * step[k];
                    if (step[k] < 0) length = Math.Min(length, -0.9 * at[rows[k]] / step[k]);
                }
                if (!(decrement > 0.1 * temperature) || effort.IsSpent) break;
                double next = double.PositiveInfinity;
                for (int halving = 0; halving < 12; halving++, length /= 3)
                {
                    for (int k = 0; k < rows.Length; k++) trial[rows[k]] = at[rows[k]] + length * step[k];
                    next = Smooth(alive, trial, rows, temperature, effort);
                    if (next <= smooth - 1e-4 * length * decrement) break;
                }
                if (!(next < smooth)) break;
                (at, trial) = (trial, at);
                smooth = next;
            }
            double hidden = temperature * (rows.Length + _entropy);
            if (hidden <= share * Between(bound, cutoff) || temperature < 1e-13 * scale || effort.IsSpent) return bound;
            temperature *= 0.15;
        }
    }

    // The distance between a bound and the cutoff, in the scale of the Lagrangian.
    private double Between(double bound, double cutoff) => _model.Kind == ObjectiveKind.Product ? (bound - cutoff) / bound : bound - cutoff;

    // If the objective is the least gain, the prices of the gains should sum to 1. They are rescaled to do so, which never raises the
    // bound.
    private double Scaled(double[] prices)
    {
        if (_model.Kind != ObjectiveKind.Least) return Lagrangian;
        double sum = Weight(prices);
        return (Lagrangian - Best(_model.Issues - 1) + sum * _model.Worths[^1]) / sum;
    }

    private double Weight(double[] prices)
    {
        if (_model.Kind != ObjectiveKind.Least) return 1;
        double sum = 0;
        for (int p = 0; p < _model.Gains; p++) sum += prices[p];
        return sum;
    }

    // The rows that open columns can still violate. For any other row the best price is 0.
    private int[] ActiveRows(bool[] alive, double[] prices)
    {
        _model.Bounds.CopyTo(_need, 0);
        double[] chosen = (double[])_need.Clone();
        for (int i = 0; i < _model.Issues; i++)
        {
            int touched = 0, options = 0;
            int best = -1;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                if (!alive[c]) continue;
                options++;
                if (best < 0 || _model.Worths[c] > _model.Worths[best]) best = c;
            }
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                if (!alive[c]) continue;
                for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
                {
                    int r = _model.EntryRows[e];
                    if (_means[r] == 0) _touched[touched++] = r;
                    _means[r] += 1;
                    if (c == best) chosen[r] -= _model.EntryValues[e];
                }
            }
            for (int k = 0; k < touched; k++)
            {
                int r = _touched[k];
                bool all = _means[r] == options;
                _means[r] = 0;
                if (!all) continue;
                double least = double.PositiveInfinity;
                for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
                    if (alive[c]) least = Math.Min(least, Entry(c, r));
                _need[r] -= least;
            }
        }

        var rows = new List<int>();
        for (int r = 0; r < _model.Rows; r++)
        {
            if (r < _model.Gains || _need[r] > 0) rows.Add(r);
            else prices[r] = 0;
        }
        if (rows.Count <= MostRows) return [.. rows];
        return [.. rows.OrderBy(r => r < _model.Gains ? double.NegativeInfinity
            : -chosen[r] / _model.Scales[r]).ThenBy(r => r).Take(MostRows).Order()];
    }

    private double Entry(int column, int row)
    {
        for (int e = _model.Starts[column]; e < _model.Starts[column + 1]; e++)
            if (_model.EntryRows[e] == row) return _model.EntryValues[e];
        return 0;
    }

    private double Value(int column, double[] prices)
    {
        double value = _model.Worths[column];
        for (int e = _model.Starts[column]; e < _model.Starts[column + 1]; e++)
            value += prices[_model.EntryRows[e]] * _model.EntryValues[e];
        return value;
    }

    private void Finish(double sum, double magnitude, double[] prices)
    {
        for (int r = 0; r < prices.Length; r++)
        {
            sum -= prices[r] * _model.Bounds[r];
            magnitude += prices[r] * _model.Magnitudes[r];
        }
        Lagrangian = sum;
        Error = _model.Rounding * magnitude;
        Factor = 1 + 1e-13 * (_model.Gains + 1);
        if (_model.Kind == ObjectiveKind.Product)
            for (int p = 0; p < _model.Gains; p++) Factor /= prices[p];
    }

    /// <summary>The smoothed dual at a temperature. Also sets the values, the shares and the Lagrangian.</summary>
    private double Smooth(bool[] alive, double[] prices, int[] rows, double temperature, Effort effort)
    {
        effort.Spend(2 * _model.Columns + 1);
        double sum = _model.Settled, smoothing = 0;
        _entropy = 0;
        for (int i = 0; i < _model.Issues; i++)
        {
            int from = _model.Offsets[i], end = _model.Offsets[i + 1], count = 0;
            double best = double.NegativeInfinity;
            for (int c = from; c < end; c++)
            {
                _shares[c] = 0;
                if (!alive[c]) continue;
                count++;
                Values[c] = Value(c, prices);
                if (Values[c] > best)
                {
                    best = Values[c];
                    Choice[i] = c;
                }
            }
            _best[i] = best;
            sum += best;
            if (count == 1)
            {
                _shares[Choice[i]] = 1;
                continue;
            }
            double total = 0, own = Own(i, temperature);
            for (int c = from; c < end; c++)
            {
                if (!alive[c]) continue;
                _shares[c] = PlainMath.Exp((Values[c] - best) / own);
                total += _shares[c];
            }
            for (int c = from; c < end; c++) _shares[c] /= total;
            double entropy = PlainMath.Log(total);
            smoothing += own * entropy;
            if (i < _model.Decisions) _entropy += entropy;
        }
        Finish(sum, _model.Magnitude, prices);
        double smooth = Lagrangian + smoothing;
        foreach (int r in rows) smooth -= Barrier(r, temperature) * PlainMath.Log(prices[r]);
        return smooth;
    }

    // The temperature of an issue. That of the least gain stays high to keep the Hessian well-conditioned; precision is not needed there,
    // because its prices are rescaled afterwards.
    private double Own(int issue, double temperature)
        => issue < _model.Decisions ? temperature : Math.Max(temperature, 0.25 * _model.Worths[^1]);

    private double Barrier(int row, double temperature) => _model.Kind == ObjectiveKind.Product && row < _model.Gains ? 1 : temperature;

    private void Derivatives(bool[] alive, double[] prices, int[] rows, int[] place, double temperature, double[] gradient,
        double[][] hessian)
    {
        for (int k = 0; k < rows.Length; k++)
        {
            Array.Clear(hessian[k]);
            double price = prices[rows[k]], barrier = Barrier(rows[k], temperature);
            gradient[k] = -_model.Bounds[rows[k]] - barrier / price;
            hessian[k][k] = temperature * barrier / (price * price);
        }
        for (int i = 0; i < _model.Issues; i++)
        {
            int touched = Means(i, alive, place, gradient);
            if (_shares[Choice[i]] < 1) AddCovariances(i, alive, place, touched, temperature / Own(i, temperature), hessian);
            for (int a = 0; a < touched; a++) _means[_touched[a]] = 0;
        }
        // The common factor 1/temperature of covariances and barrier is applied last.
        for (int k = 0; k < rows.Length; k++)
        {
            for (int l = 0; l <= k; l++) hessian[k][l] /= temperature;
            hessian[k][k] *= 1 + 1e-10;
        }
    }

    // Adds the mean that an issue adds to each row to the gradient. Returns the number of these rows; _touched lists them.
    private int Means(int issue, bool[] alive, int[] place, double[] gradient)
    {
        int touched = 0;
        for (int c = _model.Offsets[issue]; c < _model.Offsets[issue + 1]; c++)
        {
            if (!alive[c] || _shares[c] == 0) continue;
            for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
            {
                int k = place[_model.EntryRows[e]];
                double weighted = _shares[c] * _model.EntryValues[e];
                if (k < 0 || weighted == 0) continue;
                if (_means[k] == 0) _touched[touched++] = k;
                _means[k] += weighted;
                gradient[k] += weighted;
            }
        }
        return touched;
    }

    // Covariances are computed from deviations, so that rounding cannot make a variance negative.
    private void AddCovariances(int issue, bool[] alive, int[] place, int touched, double factor, double[][] hessian)
    {
        Array.Sort(_touched, 0, touched);
        for (int c = _model.Offsets[issue]; c < _model.Offsets[issue + 1]; c++)
        {
            if (!alive[c] || _shares[c] == 0) continue;
            for (int a = 0; a < touched; a++) _deviations[_touched[a]] = -_means[_touched[a]];
            for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
                if (place[_model.EntryRows[e]] is >= 0 and var k) _deviations[k] += _model.EntryValues[e];
            for (int a = 0; a < touched; a++)
            {
                double weighted = factor * _shares[c] * _deviations[_touched[a]];
                double[] line = hessian[_touched[a]];
                for (int b = 0; b <= a; b++) line[_touched[b]] += weighted * _deviations[_touched[b]];
            }
        }
    }
}
