namespace TradeModel.Bargaining;

/// <summary>
/// The linear relaxation of a model, solved by the dual simplex method. It finds the prices whose Lagrangian bound is best. The bound
/// itself is computed from the prices and the original numbers, so an error of the simplex method can only make it weaker, never wrong.
/// </summary>
/// <remarks>
/// C. E. Lemke, "The dual method of solving the linear programming problem" (1954), with bounded variables, the long-step ratio test
/// (Fourer 1994) and Devex weights (Forrest and Goldfarb 1992). Every variable has two bounds, so every basis can be made dual feasible by
/// moving variables to their other bound: after any change of the open options, the search continues from the last basis.
/// For a product, the sum of the logarithms of the gains is bounded by tangents (Kelley 1960).
/// </remarks>
internal sealed class Simplex
{
    // Larger errors of the table after its pivots are not tolerated.
    private const double Accurate = 1e-6;
    private const int MostPivots = 2_000, MostTangents = 48;

    private readonly SearchModel _model;
    private readonly SimplexTable _table;
    private readonly int _slacks, _level, _stride;
    private readonly double _scale;
    private readonly double[] _sums, _scales;
    private readonly double[][] _tangents = new double[MostTangents][];

    internal Simplex(SearchModel model)
    {
        _model = model;
        _slacks = model.Columns;
        _level = _slacks + model.Rows;
        int tangents = model.Kind == ObjectiveKind.Product ? MostTangents : 0;
        _stride = model.Columns - model.Issues + (tangents > 0 ? 1 : 0);
        _table = new(model.Rows + model.Issues + tangents, _stride, _level + 1 + tangents);
        _sums = new double[model.Rows];
        _scales = (double[])model.Scales.Clone();
        if (model.Kind == ObjectiveKind.Product) Array.Fill(_scales, 1, 0, model.Gains);
        Shares = new double[model.Columns];
        double most = 0;
        for (int c = 0; c < model.Columns; c++) most = Math.Max(most, model.Worths[c]);
        _scale = most > 0 ? most : 1;
        Start();
    }

    /// <summary>Whether the table of a model fits: at most 3 million numbers, or 24 MB.</summary>
    internal static bool Suits(SearchModel model)
        => (long)(model.Rows + model.Issues + MostTangents) * (model.Columns - model.Issues + 1) <= 3_000_000;

    /// <summary>The share of each column in the solution last found.</summary>
    internal double[] Shares { get; }

    /// <summary>Solves the relaxation for the open columns and sets the prices. Returns false if the relaxation has no solution.</summary>
    internal bool Solve(bool[] alive, double[] prices, Effort effort)
    {
        if (_table.Pivots > MostPivots) Start();
        bool possible = SolveOnce(alive, prices, effort);
        if (_table.Pivots == 0 || IsAccurate()) return possible;
        Start();
        return SolveOnce(alive, prices, effort);
    }

    private bool SolveOnce(bool[] alive, double[] prices, Effort effort)
    {
        Array.Fill(_table.Upper, 0, 0, _model.Columns);
        for (int c = 0; c < _model.Columns; c++)
            if (alive[c]) _table.Upper[c] = 1;
        bool possible = Run(prices, effort);
        for (int round = 0; possible && _model.Kind == ObjectiveKind.Product && round < 6 && AddTangent(); round++)
            possible = Run(prices, effort);
        Array.Clear(Shares);
        for (int i = 0; i < _table.Used; i++)
            if (_table.Basic[i] < _model.Columns) Shares[_table.Basic[i]] = _table.Value[i];
        for (int j = 0; j < _stride; j++)
            if (_table.Free[j] < _model.Columns && _table.AtUpper[j]) Shares[_table.Free[j]] = _table.Upper[_table.Free[j]];
        return possible;
    }

    // Whether the values of the basis still follow from the original numbers.
    private bool IsAccurate()
    {
        for (int r = 0; r < _model.Rows; r++) _sums[r] = -_model.Bounds[r] / _scales[r];
        for (int i = 0; i < _model.Issues; i++)
        {
            double shares = -1;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                double share = Shares[c];
                shares += share;
                if (share == 0) continue;
                for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
                    _sums[_model.EntryRows[e]] += share * _model.EntryValues[e] / _scales[_model.EntryRows[e]];
            }
            if (!(Math.Abs(shares) < Accurate)) return false;
        }
        for (int i = 0; i < _table.Used; i++)
            if (_table.Basic[i] is var variable && variable >= _slacks && variable < _level
                && !(Math.Abs(_table.Value[i] - _sums[variable - _slacks]) < Accurate)) return false;
        return true;
    }

    /// <summary>
    /// How much the objective falls at least, by the next step of the method, if a column with a share between 0 and 1 is excluded or
    /// chosen.
    /// </summary>
    internal (double Excluded, double Chosen) Fall(int column)
    {
        int row = _table.Place[column];
        if (row < 0) return default;
        (double down, double up) = _table.Rates(row);
        double share = _table.Value[row];
        double unit = _model.Kind == ObjectiveKind.Product ? 1 : _scale;
        return (down * share * unit, up * (1 - share) * unit);
    }

    // The basis of the best option of each issue and the slack of each row.
    private void Start()
    {
        _table.Clear();
        int[] key = new int[_model.Columns];
        int position = 0;
        uint noise = 12345;
        double noisy = _model.Kind == ObjectiveKind.Sum ? 1e-7 : 1e-8;
        for (int i = 0; i < _model.Issues; i++)
        {
            int best = _model.Offsets[i];
            for (int c = best; c < _model.Offsets[i + 1]; c++)
                if (_model.Worths[c] > _model.Worths[best]) best = c;
            int row = _table.NewRow(best);
            _table.Right[row] = 1;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                key[c] = best;
                _table.Upper[c] = 1;
                if (c == best) continue;
                noise = noise * 1664525 + 1013904223;
                // A little noise keeps ties between steps away. It weakens the bound by far less than one option's worth.
                double worth = _model.Kind == ObjectiveKind.Product ? 0 : (_model.Worths[c] - _model.Worths[best]) / _scale;
                _table.Cost[position] = worth - noisy * (1 + (noise >> 8) / 16777216.0);
                _table.Free[position] = c;
                _table.AtUpper[position] = false;
                _table.Rows[row][position] = 1;
                position++;
            }
        }
        int[] at = new int[_model.Columns];
        Array.Fill(at, -1);
        for (int j = 0; j < position; j++) at[_table.Free[j]] = j;
        int first = _table.Used;
        for (int r = 0; r < _model.Rows; r++)
        {
            int row = _table.NewRow(_slacks + r);
            _table.Right[row] = -_model.Bounds[r] / _scales[r];
            _table.Upper[_slacks + r] = 2 * _model.Magnitudes[r] / _scales[r] + 1;
        }
        for (int i = 0; i < _model.Issues; i++)
        {
            int best = key[_model.Offsets[i]];
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
                for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
                {
                    int r = _model.EntryRows[e];
                    double entry = _model.EntryValues[e] / _scales[r];
                    if (c != best)
                    {
                        _table.Rows[first + r][at[c]] -= entry;
                        continue;
                    }
                    _table.Right[first + r] += entry;
                    for (int o = _model.Offsets[i]; o < _model.Offsets[i + 1]; o++)
                        if (o != best) _table.Rows[first + r][at[o]] += entry;
                }
        }
        if (_model.Kind != ObjectiveKind.Product) return;
        _table.Cost[position] = 1;
        _table.Free[position] = _level;
        _table.AtUpper[position] = true;
        _table.Lower[_level] = -60;
        _table.Upper[_level] = 1;
        double[] gains = new double[_model.Gains];
        Array.Fill(gains, 0.5);
        Tangent(gains);
    }

    private bool Run(double[] prices, Effort effort)
    {
        int row = _table.Run(effort, out double excess);
        Price(prices, row, excess);
        return row < 0;
    }

    // The prices of the rows from the costs of their slacks. If there is no solution, the row that shows it is priced so high that it
    // outweighs the objective.
    private void Price(double[] prices, int row, double excess)
    {
        Array.Clear(prices);
        double ray = 0;
        if (row >= 0)
        {
            ray = excess < 0 ? -1 : 1;
            // High enough that the objective falls by more than its whole range.
            ray *= _model.Issues * 4.0 / Math.Abs(excess);
        }
        Span<double> total = stackalloc double[_model.Gains];
        for (int j = 0; j < _stride; j++)
        {
            int variable = _table.Free[j];
            if (variable < _slacks) continue;
            double cost = _table.Cost[j];
            if (row >= 0) cost += ray * _table.Rows[row][j];
            if (cost >= 0) continue;
            if (variable < _level) prices[variable - _slacks] -= cost / _scales[variable - _slacks];
            else if (variable > _level)
                for (int p = 0; p < _model.Gains; p++) total[p] -= cost / _tangents[variable - _level - 1][p];
        }
        if (row >= 0 && _table.Basic[row] >= _slacks && _table.Basic[row] < _level && excess < 0)
            prices[_table.Basic[row] - _slacks] += Math.Abs(ray) / _scales[_table.Basic[row] - _slacks];
        if (row >= 0 && _table.Basic[row] > _level && excess < 0)
            for (int p = 0; p < _model.Gains; p++) total[p] += Math.Abs(ray) / _tangents[_table.Basic[row] - _level - 1][p];
        if (_model.Kind != ObjectiveKind.Product)
        {
            for (int r = 0; r < prices.Length; r++) prices[r] *= _scale;
            if (_model.Kind == ObjectiveKind.Least) Normalise(prices);
            return;
        }
        for (int p = 0; p < _model.Gains; p++) prices[p] = Math.Max(total[p] / _scales[p], 1e-9);
    }

    // The prices of the gains must sum to at least 1, or the least gain itself adds to the bound.
    private void Normalise(double[] prices)
    {
        double sum = 0;
        for (int p = 0; p < _model.Gains; p++) sum += prices[p];
        if (sum <= 0) return;
        if (sum < 1)
            for (int p = 0; p < _model.Gains; p++) prices[p] /= sum;
    }

    // Adds the tangent at the gains of the solution; false if the relaxation is already close to the logarithms.
    private bool AddTangent()
    {
        double[] gains = new double[_model.Gains];
        double logs = 0;
        for (int p = 0; p < gains.Length; p++)
        {
            int row = _table.Place[_slacks + p];
            double gain = row >= 0 ? _table.Value[row]
                : _table.Position(_slacks + p) is var j && _table.AtUpper[j] ? _table.Upper[_slacks + p] : 0;
            gains[p] = Math.Clamp(gain, 1e-4, 4);
            logs += gain > 0 ? PlainMath.Log(gain) : -60;
        }
        int level = _table.Place[_level];
        double z = level >= 0 ? _table.Value[level] : _table.Upper[_level];
        if (z - logs < 1e-5) return false;
        return Tangent(gains);
    }

    // z ≤ Σ (log ĝ − 1 + g / ĝ)
    private bool Tangent(double[] gains)
    {
        int slot = -1;
        for (int k = 0; k < MostTangents && slot < 0; k++)
            if (_tangents[k] is null || _table.Place[_level + 1 + k] < 0 && Array.IndexOf(_table.Free, _level + 1 + k) < 0) slot = k;
        for (int k = 0; k < MostTangents && slot < 0; k++)
            if (_table.Place[_level + 1 + k] >= 0)
            {
                _table.Remove(_table.Place[_level + 1 + k]);
                slot = k;
            }
        if (slot < 0) return false;
        _tangents[slot] = gains;
        int row = _table.NewRow(_level + 1 + slot);
        _table.Upper[_level + 1 + slot] = 1e6;
        double constant = 0;
        for (int p = 0; p < gains.Length; p++)
        {
            constant += PlainMath.Log(gains[p]) - 1;
            _table.Add(row, _slacks + p, 1 / gains[p]);
        }
        _table.Add(row, _level, -1);
        _table.Right[row] += constant;
        return true;
    }
}
