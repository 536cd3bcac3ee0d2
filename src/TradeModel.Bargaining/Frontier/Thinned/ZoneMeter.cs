namespace TradeModel.Bargaining;

/// <summary>
/// Bounds how far an outcome can lie beyond the corner of a zone. Mixtures of outcomes reach at least as far as outcomes; how far they
/// reach is a linear program with one column for each outcome. Columns are generated: the prices are weights of the parties, and the best
/// outcome by these weights enters. Each set of prices gives a valid bound.
/// </summary>
internal sealed class ZoneMeter
{
    private const int MostSteps = 60;
    private const double Precision = 1e-11;

    private readonly OutcomeOracle _oracle;
    private readonly int _parties;
    private readonly int _stepCost;
    private readonly double[,] _system;
    private readonly double[] _prices, _weights, _entering, _level;

    // By row of the basis: a column of the program, an outcome or null, and if null its party or −1 for the depth.
    private readonly ThinnedOutcome?[] _basis;
    private readonly int[] _slack;
    private readonly List<ThinnedOutcome> _pool = [];

    internal ZoneMeter(OutcomeOracle oracle, int parties)
    {
        _oracle = oracle;
        _parties = parties;
        // Three systems are solved.
        _stepCost = 2 * (parties + 1) * (parties + 1) * (parties + 1);
        _system = new double[parties + 1, parties + 2];
        _prices = new double[parties + 1];
        _weights = new double[parties];
        _entering = new double[parties + 1];
        _level = new double[parties + 1];
        _basis = new ThinnedOutcome?[parties + 1];
        _slack = new int[parties + 1];
    }

    /// <summary>Lowers the bound of a zone, and returns the deepest outcome met.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="units">By party, the unit in which depth counts.</param>
    /// <param name="enough">Stops as soon as an outcome reaches this share of the bound.</param>
    /// <param name="other">Stops as soon as the bound falls below this.</param>
    internal ThinnedOutcome Measure(Zone zone, double[] units, double enough, double other)
    {
        double[] steps = new double[_parties];
        for (int p = 0; p < _parties; p++) steps[p] = zone.Corner[p] > Zone.Open ? units[p] : 0;
        _pool.Clear();
        _pool.AddRange(zone.Near);
        ThinnedOutcome deepest = _pool[0];
        double reached = double.NegativeInfinity;
        foreach (ThinnedOutcome one in _pool) Keep(one);
        Start(zone, steps, deepest);

        for (int step = 0; step < MostSteps; step++)
        {
            _oracle.Budget -= _stepCost;
            if (!Price(steps)) break;
            int row = 0;
            for (int p = 1; p < _parties; p++)
                if (_weights[p] < _weights[row]) row = p;
            if (_weights[row] < -Precision)
            {
                if (!Enter(null, row, zone, steps)) break;
                continue;
            }
            for (int p = 0; p < _parties; p++) _weights[p] = Math.Max(0, _weights[p]);
            ThinnedOutcome? next = null;
            double most = _prices[_parties] + Precision;
            foreach (ThinnedOutcome one in _pool)
                if (Weigh(one) is var weight && weight > most) (next, most) = (one, weight);
            if (next is null)
            {
                next = _oracle.Best(_weights, out double greatest);
                double bound = zone.BoundBy(_weights, greatest, units);
                if (bound < zone.Depth || zone.Weights.Length == 0)
                {
                    zone.Depth = Math.Min(zone.Depth, bound);
                    zone.Weights = [.. _weights];
                    zone.Most = greatest;
                }
                Keep(next);
                if (zone.Depth < other || reached >= enough * zone.Depth || Weigh(next) <= most) break;
                _pool.Add(next);
            }
            if (!Enter(next, 0, zone, steps)) break;
        }
        zone.IsMeasured = true;
        ThinnedOutcome[] near = [.. _basis.OfType<ThinnedOutcome>()];
        zone.Near = Array.IndexOf(near, deepest) >= 0 ? near : [deepest, .. near];
        return deepest;

        void Keep(ThinnedOutcome one)
        {
            double depth = zone.DepthOf(one.Utilities, units);
            if (depth > reached) (deepest, reached) = (one, depth);
        }
    }

    // The program: outcomes mixed by shares reach the corner and depth × steps beyond it. One outcome alone is a first solution.
    private void Start(Zone zone, double[] steps, ThinnedOutcome outcome)
    {
        int binding = -1;
        double least = double.PositiveInfinity;
        for (int p = 0; p < _parties; p++)
        {
            if (steps[p] == 0 || (outcome.Utilities[p] - zone.Corner[p]) / steps[p] is var depth && !(depth < least)) continue;
            (binding, least) = (p, depth);
        }
        for (int p = 0; p < _parties; p++)
        {
            _basis[p] = null;
            _slack[p] = p == binding ? -1 : p;
        }
        _basis[_parties] = outcome;
    }

    private double Weigh(ThinnedOutcome outcome)
    {
        double sum = 0;
        for (int p = 0; p < _parties; p++) sum += _weights[p] * outcome.Utilities[p];
        return sum;
    }

    // A column has a row for each party and one for the shares, which sum to 1.
    private double Entry(ThinnedOutcome? outcome, int slack, double[] steps, int row)
        => outcome is not null ? row == _parties ? 1 : outcome.Utilities[row]
            : row == _parties ? 0
            : slack < 0 ? -steps[row]
            : row == slack ? -1 : 0;

    private bool Price(double[] steps)
    {
        for (int j = 0; j <= _parties; j++)
        {
            for (int row = 0; row <= _parties; row++) _system[j, row] = Entry(_basis[j], _slack[j], steps, row);
            _system[j, _parties + 1] = _basis[j] is null && _slack[j] < 0 ? 1 : 0;
        }
        if (!Solve(_prices)) return false;
        for (int p = 0; p < _parties; p++) _weights[p] = -_prices[p];
        return true;
    }

    // Puts a column into the basis in place of the one that limits it; false if numbers are too close to go on.
    private bool Enter(ThinnedOutcome? outcome, int slack, Zone zone, double[] steps)
    {
        for (int side = 0; side < 2; side++)
        {
            for (int row = 0; row <= _parties; row++)
            {
                for (int j = 0; j <= _parties; j++) _system[row, j] = Entry(_basis[j], _slack[j], steps, row);
                _system[row, _parties + 1] = side == 0 ? Entry(outcome, slack, steps, row) : row == _parties ? 1 : zone.Corner[row];
            }
            if (!Solve(side == 0 ? _entering : _level)) return false;
        }
        int leaving = -1;
        double least = double.PositiveInfinity;
        for (int j = 0; j <= _parties; j++)
        {
            bool isDepth = _basis[j] is null && _slack[j] < 0;
            if (isDepth || _entering[j] <= Precision) continue;
            double ratio = Math.Max(0, _level[j]) / _entering[j];
            if (ratio < least) (leaving, least) = (j, ratio);
        }
        if (leaving < 0) return false;
        _basis[leaving] = outcome;
        _slack[leaving] = slack;
        return true;
    }

    // Gauss–Jordan elimination of the system; false if it is singular.
    private bool Solve(double[] solution)
    {
        int n = _parties + 1;
        for (int c = 0; c < n; c++)
        {
            int pivot = c;
            for (int r = c + 1; r < n; r++)
                if (Math.Abs(_system[r, c]) > Math.Abs(_system[pivot, c])) pivot = r;
            if (Math.Abs(_system[pivot, c]) < 1e-14) return false;
            for (int k = c; k <= n; k++) (_system[c, k], _system[pivot, k]) = (_system[pivot, k], _system[c, k]);
            for (int r = 0; r < n; r++)
            {
                if (r == c || _system[r, c] == 0) continue;
                double factor = _system[r, c] / _system[c, c];
                for (int k = c; k <= n; k++) _system[r, k] -= factor * _system[c, k];
            }
        }
        for (int c = 0; c < n; c++) solution[c] = _system[c, n] / _system[c, c];
        return true;
    }
}
