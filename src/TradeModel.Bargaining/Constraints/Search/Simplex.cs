using System.Numerics;
using System.Runtime.InteropServices;

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
    // Larger errors of a value, smaller pivots, and larger errors of the table after its pivots are not tolerated.
    private const double Feasible = 1e-9, Smallest = 1e-7, Accurate = 1e-6;
    private const int MostPivots = 2_000, MostTangents = 48;

    private readonly SearchModel _model;
    private readonly int _slacks, _level, _capacity, _stride, _variables;
    private readonly double _scale;
    private readonly double[][] _rows;
    private readonly double[] _right, _value, _weight, _lower, _upper, _cost, _column, _sums, _scales;
    private readonly int[] _basic, _free, _place;
    private readonly bool[] _atUpper;
    private readonly double[][] _tangents = new double[MostTangents][];
    private readonly List<(double Ratio, int Position)> _steps = [];
    private int _used, _pivots;

    internal Simplex(SearchModel model)
    {
        _model = model;
        _slacks = model.Columns;
        _level = _slacks + model.Rows;
        int tangents = model.Kind == ObjectiveKind.Product ? MostTangents : 0;
        _variables = _level + 1 + tangents;
        _capacity = model.Rows + model.Issues + tangents;
        _stride = model.Columns - model.Issues + (tangents > 0 ? 1 : 0);
        _rows = new double[_capacity][];
        _right = new double[_capacity];
        _value = new double[_capacity];
        _weight = new double[_capacity];
        _column = new double[_capacity];
        _basic = new int[_capacity];
        _sums = new double[model.Rows];
        _scales = (double[])model.Scales.Clone();
        if (model.Kind == ObjectiveKind.Product) Array.Fill(_scales, 1, 0, model.Gains);
        _lower = new double[_variables];
        _upper = new double[_variables];
        _place = new int[_variables];
        _cost = new double[_stride];
        _free = new int[_stride];
        _atUpper = new bool[_stride];
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
        if (_pivots > MostPivots) Start();
        bool possible = SolveOnce(alive, prices, effort);
        if (_pivots == 0 || IsAccurate()) return possible;
        Start();
        return SolveOnce(alive, prices, effort);
    }

    private bool SolveOnce(bool[] alive, double[] prices, Effort effort)
    {
        Array.Fill(_upper, 0, 0, _model.Columns);
        for (int c = 0; c < _model.Columns; c++)
            if (alive[c]) _upper[c] = 1;
        bool possible = Run(prices, effort);
        for (int round = 0; possible && _model.Kind == ObjectiveKind.Product && round < 6 && AddTangent(); round++)
            possible = Run(prices, effort);
        Array.Clear(Shares);
        for (int i = 0; i < _used; i++)
            if (_basic[i] < _model.Columns) Shares[_basic[i]] = _value[i];
        for (int j = 0; j < _stride; j++)
            if (_free[j] < _model.Columns && _atUpper[j]) Shares[_free[j]] = _upper[_free[j]];
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
        for (int i = 0; i < _used; i++)
            if (_basic[i] is var variable && variable >= _slacks && variable < _level
                && !(Math.Abs(_value[i] - _sums[variable - _slacks]) < Accurate)) return false;
        return true;
    }

    /// <summary>
    /// How much the objective falls at least, by the next step of the method, if a column with a share between 0 and 1 is excluded or
    /// chosen.
    /// </summary>
    internal (double Excluded, double Chosen) Fall(int column)
    {
        int row = _place[column];
        if (row < 0) return default;
        double[] line = _rows[row];
        double down = double.PositiveInfinity, up = double.PositiveInfinity;
        for (int j = 0; j < _stride; j++)
        {
            double entry = line[j];
            if (Math.Abs(entry) < Smallest || _upper[_free[j]] <= _lower[_free[j]]) continue;
            double ratio = Math.Abs(_cost[j] / entry);
            // A variable at its lower bound rises, one at its upper bound falls.
            if (entry > 0 != _atUpper[j]) down = Math.Min(down, ratio);
            else up = Math.Min(up, ratio);
        }
        double share = _value[row];
        double unit = _model.Kind == ObjectiveKind.Product ? 1 : _scale;
        return (down * share * unit, up * (1 - share) * unit);
    }

    // The basis of the best option of each issue and the slack of each row.
    private void Start()
    {
        _pivots = 0;
        _used = 0;
        Array.Fill(_place, -1);
        int[] key = new int[_model.Columns];
        int position = 0;
        uint noise = 12345;
        double noisy = _model.Kind == ObjectiveKind.Sum ? 1e-7 : 1e-8;
        for (int i = 0; i < _model.Issues; i++)
        {
            int best = _model.Offsets[i];
            for (int c = best; c < _model.Offsets[i + 1]; c++)
                if (_model.Worths[c] > _model.Worths[best]) best = c;
            int row = NewRow(best);
            _right[row] = 1;
            for (int c = _model.Offsets[i]; c < _model.Offsets[i + 1]; c++)
            {
                key[c] = best;
                _upper[c] = 1;
                if (c == best) continue;
                noise = noise * 1664525 + 1013904223;
                // A little noise keeps ties between steps away. It weakens the bound by far less than one option's worth.
                double worth = _model.Kind == ObjectiveKind.Product ? 0 : (_model.Worths[c] - _model.Worths[best]) / _scale;
                _cost[position] = worth - noisy * (1 + (noise >> 8) / 16777216.0);
                _free[position] = c;
                _atUpper[position] = false;
                _rows[row][position] = 1;
                position++;
            }
        }
        int[] at = new int[_model.Columns];
        Array.Fill(at, -1);
        for (int j = 0; j < position; j++) at[_free[j]] = j;
        int first = _used;
        for (int r = 0; r < _model.Rows; r++)
        {
            int row = NewRow(_slacks + r);
            _right[row] = -_model.Bounds[r] / _scales[r];
            _upper[_slacks + r] = 2 * _model.Magnitudes[r] / _scales[r] + 1;
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
                        _rows[first + r][at[c]] -= entry;
                        continue;
                    }
                    _right[first + r] += entry;
                    for (int o = _model.Offsets[i]; o < _model.Offsets[i + 1]; o++)
                        if (o != best) _rows[first + r][at[o]] += entry;
                }
        }
        if (_model.Kind != ObjectiveKind.Product) return;
        _cost[position] = 1;
        _free[position] = _level;
        _atUpper[position] = true;
        _lower[_level] = -60;
        _upper[_level] = 1;
        double[] gains = new double[_model.Gains];
        Array.Fill(gains, 0.5);
        Tangent(gains);
    }

    private int NewRow(int variable)
    {
        int row = _used++;
        _rows[row] ??= new double[_stride];
        Array.Clear(_rows[row]);
        _basic[row] = variable;
        _place[variable] = row;
        _weight[row] = 1;
        _right[row] = 0;
        return row;
    }

    private bool Run(double[] prices, Effort effort)
    {
        // Each variable outside the basis goes to the bound that its cost asks for.
        for (int i = 0; i < _used; i++) _value[i] = _right[i];
        for (int j = 0; j < _stride; j++)
        {
            _atUpper[j] = _cost[j] > 0;
            double bound = _atUpper[j] ? _upper[_free[j]] : _lower[_free[j]];
            if (bound != 0)
                for (int i = 0; i < _used; i++) _value[i] -= _rows[i][j] * bound;
        }
        int most = 50 + 10 * _used;
        for (int step = 0; step < most && !effort.IsSpent; step++)
        {
            int leaving = Leaving(out double excess);
            if (leaving < 0) break;
            effort.Spend(_stride + _used);
            int entering = Entering(leaving, excess);
            if (entering < 0)
            {
                Price(prices, leaving, excess);
                return false;
            }
            Pivot(leaving, entering, excess < 0 ? _lower[_basic[leaving]] : _upper[_basic[leaving]]);
        }
        Price(prices, -1, 0);
        return true;
    }

    // The row that is furthest outside its bounds: excess below 0 if it is below the lower one.
    private int Leaving(out double excess)
    {
        int found = -1;
        double most = 0;
        excess = 0;
        for (int i = 0; i < _used; i++)
        {
            int variable = _basic[i];
            double outside = _value[i] < _lower[variable] ? _value[i] - _lower[variable]
                : _value[i] > _upper[variable] ? _value[i] - _upper[variable] : 0;
            if (Math.Abs(outside) <= Feasible) continue;
            double score = outside * outside / _weight[i];
            if (score <= most) continue;
            most = score;
            found = i;
            excess = outside;
        }
        return found;
    }

    // The long-step ratio test. Variables whose whole range does not make up for the excess move to their other bound.
    private int Entering(int row, double excess)
    {
        double[] line = _rows[row];
        _steps.Clear();
        for (int j = 0; j < _stride; j++)
        {
            double entry = excess < 0 ? line[j] : -line[j];
            if (_atUpper[j]) entry = -entry;
            if (entry >= -Smallest || _upper[_free[j]] <= _lower[_free[j]]) continue;
            _steps.Add((Math.Abs(_cost[j]) / -entry, j));
        }
        if (_steps.Count == 0) return -1;
        double left = Math.Abs(excess);
        while (true)
        {
            int best = 0;
            for (int k = 1; k < _steps.Count; k++)
                if (_steps[k].Ratio < _steps[best].Ratio - 1e-12
                    || _steps[k].Ratio <= _steps[best].Ratio + 1e-12
                    && Math.Abs(line[_steps[k].Position]) > Math.Abs(line[_steps[best].Position])) best = k;
            int position = _steps[best].Position, variable = _free[position];
            double range = _upper[variable] - _lower[variable];
            left -= Math.Abs(line[position]) * range;
            if (left < 0) return position;
            if (_steps.Count == 1) return left > 1e-7 ? -1 : position;
            double move = _atUpper[position] ? -range : range;
            for (int i = 0; i < _used; i++) _value[i] -= _rows[i][position] * move;
            _atUpper[position] = !_atUpper[position];
            _steps[best] = _steps[^1];
            _steps.RemoveAt(_steps.Count - 1);
        }
    }

    private void Pivot(int row, int position, double bound)
    {
        _pivots++;
        double[] line = _rows[row];
        double pivot = line[position], inverse = 1 / pivot;
        int entering = _free[position], leaving = _basic[row];
        double move = (_value[row] - bound) * inverse;
        double start = _atUpper[position] ? _upper[entering] : _lower[entering];
        for (int i = 0; i < _used; i++)
        {
            _column[i] = _rows[i][position];
            _value[i] -= _column[i] * move;
        }
        _value[row] = start + move;
        for (int j = 0; j < line.Length; j++) line[j] *= inverse;
        line[position] = inverse;
        _right[row] *= inverse;
        double reference = _weight[row];
        for (int i = 0; i < _used; i++)
        {
            double factor = _column[i];
            if (i == row || factor == 0) continue;
            double[] other = _rows[i];
            other[position] = 0;
            Subtract(other, line, factor);
            _right[i] -= factor * _right[row];
            _weight[i] = Math.Max(_weight[i], factor * factor * inverse * inverse * reference);
        }
        _weight[row] = Math.Max(reference * inverse * inverse, 1);
        double cost = _cost[position];
        _cost[position] = 0;
        Subtract(_cost, line, cost);
        _basic[row] = entering;
        _place[entering] = row;
        _free[position] = leaving;
        _place[leaving] = -1;
        _atUpper[position] = bound == _upper[leaving] && _upper[leaving] > _lower[leaving];
    }

    private static void Subtract(double[] from, double[] line, double factor)
    {
        Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(from.AsSpan());
        ReadOnlySpan<Vector<double>> wideLine = MemoryMarshal.Cast<double, Vector<double>>(line.AsSpan())[..wide.Length];
        var factors = new Vector<double>(factor);
        for (int k = 0; k < wide.Length; k++) wide[k] -= factors * wideLine[k];
        for (int j = wide.Length * Vector<double>.Count; j < from.Length; j++) from[j] -= factor * line[j];
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
            int variable = _free[j];
            if (variable < _slacks) continue;
            double cost = _cost[j];
            if (row >= 0) cost += ray * _rows[row][j];
            if (cost >= 0) continue;
            if (variable < _level) prices[variable - _slacks] -= cost / _scales[variable - _slacks];
            else if (variable > _level)
                for (int p = 0; p < _model.Gains; p++) total[p] -= cost / _tangents[variable - _level - 1][p];
        }
        if (row >= 0 && _basic[row] >= _slacks && _basic[row] < _level && excess < 0)
            prices[_basic[row] - _slacks] += Math.Abs(ray) / _scales[_basic[row] - _slacks];
        if (row >= 0 && _basic[row] > _level && excess < 0)
            for (int p = 0; p < _model.Gains; p++) total[p] += Math.Abs(ray) / _tangents[_basic[row] - _level - 1][p];
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
            int row = _place[_slacks + p];
            double gain = row >= 0 ? _value[row] : Position(_slacks + p) is var j && _atUpper[j] ? _upper[_slacks + p] : 0;
            gains[p] = Math.Clamp(gain, 1e-4, 4);
            logs += gain > 0 ? PlainMath.Log(gain) : -60;
        }
        int level = _place[_level];
        double z = level >= 0 ? _value[level] : _upper[_level];
        if (z - logs < 1e-5) return false;
        return Tangent(gains);
    }

    private int Position(int variable) => Array.IndexOf(_free, variable);

    // z ≤ Σ (log ĝ − 1 + g / ĝ)
    private bool Tangent(double[] gains)
    {
        int slot = -1;
        for (int k = 0; k < MostTangents && slot < 0; k++)
            if (_tangents[k] is null || _place[_level + 1 + k] < 0 && Array.IndexOf(_free, _level + 1 + k) < 0) slot = k;
        for (int k = 0; k < MostTangents && slot < 0; k++)
            if (_place[_level + 1 + k] >= 0)
            {
                Remove(_place[_level + 1 + k]);
                slot = k;
            }
        if (slot < 0) return false;
        _tangents[slot] = gains;
        int row = NewRow(_level + 1 + slot);
        _upper[_level + 1 + slot] = 1e6;
        double constant = 0;
        for (int p = 0; p < gains.Length; p++)
        {
            constant += PlainMath.Log(gains[p]) - 1;
            Add(row, _slacks + p, 1 / gains[p]);
        }
        Add(row, _level, -1);
        _right[row] += constant;
        return true;
    }

    private void Add(int row, int variable, double factor)
    {
        int place = _place[variable];
        if (place < 0)
        {
            _rows[row][Position(variable)] -= factor;
            return;
        }
        Subtract(_rows[row], _rows[place], -factor);
        _right[row] += factor * _right[place];
    }

    private void Remove(int row)
    {
        _place[_basic[row]] = -1;
        int last = --_used;
        if (row == last) return;
        (_rows[row], _rows[last]) = (_rows[last], _rows[row]);
        _right[row] = _right[last];
        _value[row] = _value[last];
        _weight[row] = _weight[last];
        _basic[row] = _basic[last];
        _place[_basic[row]] = row;
    }
}
