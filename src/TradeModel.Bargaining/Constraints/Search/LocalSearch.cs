namespace TradeModel.Bargaining;

/// <summary>
/// Looks for outcomes that meet all rows by changing one issue at a time, and then for better ones. It proves nothing, but finds in
/// thousandths of a second what branch and bound may reach late.
/// </summary>
/// <remarks>
/// Rows that stay violated gain weight (Morris, The Breakout Method for Escaping from Local Minima, 1993), and an issue moves to the option
/// that lowers the weighted violation most (Luteberget and Sartor, Feasibility Jump, 2023). To be better than the best outcome known is a
/// row too: for a product, its tangent. The random numbers come from a fixed seed.
/// </remarks>
internal sealed class LocalSearch
{
    private const int Patience = 4_000;

    private readonly SearchModel _model;
    private readonly Incumbent _incumbent;
    private readonly Xoshiro256 _random = new(1);
    private readonly int[] _starts, _entryRows, _rowStarts, _rowColumns, _issueOf, _current, _moved, _broken, _brokenAt;
    private readonly double[] _entries, _sums, _bounds, _weights, _scales;
    private readonly int _rows, _goals;
    private int _brokenCount;

    internal LocalSearch(SearchModel model, Incumbent incumbent)
    {
        _model = model;
        _incumbent = incumbent;
        _rows = model.Rows;
        _goals = model.Kind == ObjectiveKind.Least ? model.Gains : 1;
        int columns = model.Offsets[model.Decisions];
        _starts = new int[columns + 1];
        var rows = new List<int>();
        var values = new List<double>();
        for (int c = 0; c < columns; c++)
        {
            for (int e = model.Starts[c]; e < model.Starts[c + 1]; e++)
            {
                rows.Add(model.EntryRows[e]);
                values.Add(model.EntryValues[e]);
                if (model.Kind != ObjectiveKind.Least || model.EntryRows[e] >= model.Gains) continue;
                rows.Add(_rows + model.EntryRows[e]);
                values.Add(model.EntryValues[e]);
            }
            if (model.Kind != ObjectiveKind.Least)
            {
                // The worth of the option; for a product, set by the tangent.
                rows.Add(_rows);
                values.Add(model.Worths[c]);
            }
            _starts[c + 1] = rows.Count;
        }
        _entryRows = [.. rows];
        _entries = [.. values];
        int all = _rows + _goals;
        _rowStarts = new int[all + 1];
        foreach (int r in _entryRows) _rowStarts[r + 1]++;
        for (int r = 0; r < all; r++) _rowStarts[r + 1] += _rowStarts[r];
        _rowColumns = new int[_entryRows.Length];
        int[] next = (int[])_rowStarts.Clone();
        _issueOf = new int[columns];
        for (int i = 0; i < model.Decisions; i++)
            for (int c = model.Offsets[i]; c < model.Offsets[i + 1]; c++)
            {
                _issueOf[c] = i;
                for (int e = _starts[c]; e < _starts[c + 1]; e++) _rowColumns[next[_entryRows[e]]++] = c;
            }
        _current = new int[model.Issues];
        _moved = new int[model.Issues];
        _sums = new double[all];
        _bounds = new double[all];
        _weights = new double[all];
        _scales = new double[all];
        _broken = new int[all];
        _brokenAt = new int[all];
        for (int r = 0; r < _rows; r++)
        {
            _bounds[r] = model.Bounds[r] - (r < model.Gains && model.Kind == ObjectiveKind.Least ? model.Worths[^1] : 0);
            _scales[r] = model.Kind == ObjectiveKind.Product && r < model.Gains ? 1 : model.Scales[r];
        }
    }

    /// <summary>Searches from an outcome, one open column for each issue, among the open columns.</summary>
    internal void Run(bool[] alive, ReadOnlySpan<int> from, long steps, Effort effort)
    {
        from.CopyTo(_current);
        Array.Fill(_weights, 1);
        Array.Clear(_moved);
        SetGoal();
        Count();
        long last = 0;
        for (int step = 1; step <= steps && !effort.IsSpent; step++)
        {
            if (_brokenCount == 0)
            {
                // All rows are met, that of the objective included.
                if (!_incumbent.Try(_model, _current.AsSpan(0, _model.Decisions)) || _incumbent.IsEnough) return;
                last = step;
                SetGoal();
                Count();
                if (_brokenCount == 0) return;
            }
            if (_incumbent.Outcome is not null && step - last > Patience) return;
            int row = _broken[_random.Next(_brokenCount)];
            (int column, double gain) = BestMove(row, alive, step, effort);
            if (gain <= 0)
                for (int k = 0; k < _brokenCount; k++) _weights[_broken[k]] *= 1.1;
            if (column >= 0) Move(column, step);
            if (_weights[row] > 1e100) return;
        }
    }

    // The move that lowers the weighted violation most, among the options that add to a row.
    private (int Column, double Gain) BestMove(int row, bool[] alive, int step, Effort effort)
    {
        int best = -1;
        double most = double.NegativeInfinity;
        int from = _rowStarts[row], count = _rowStarts[row + 1] - from;
        // Of a long row, a sample.
        int tried = Math.Min(count, 60), offset = count > tried ? _random.Next(count) : 0;
        effort.Spend(8 * tried);
        for (int k = 0; k < tried; k++)
        {
            int position = offset + k;
            Consider(_rowColumns[from + (position < count ? position : position - count)]);
        }
        if (best >= 0) return (best, most);
        // Only leaving an option can help.
        for (int k = 0; k < 20; k++)
        {
            int issue = _random.Next(_model.Decisions);
            Consider(_model.Offsets[issue] + _random.Next(_model.Offsets[issue + 1] - _model.Offsets[issue]));
        }
        return (best, most);

        void Consider(int column)
        {
            int issue = _issueOf[column];
            if (!alive[column] || _current[issue] == column) return;
            if (_moved[issue] > step - 4 && step > 4) return;
            double gain = Gain(issue, column);
            if (gain < most || gain == most && _moved[issue] >= _moved[_issueOf[best]]) return;
            most = gain;
            best = column;
        }
    }

    private double Gain(int issue, int column)
    {
        int old = _current[issue];
        double gain = 0;
        for (int e = _starts[column]; e < _starts[column + 1]; e++)
        {
            int r = _entryRows[e];
            gain += _weights[r] * (Missing(r, 0) - Missing(r, _entries[e] - Entry(old, r)));
        }
        for (int e = _starts[old]; e < _starts[old + 1]; e++)
        {
            int r = _entryRows[e];
            if (HasEntry(column, r)) continue;
            gain += _weights[r] * (Missing(r, 0) - Missing(r, -_entries[e]));
        }
        return gain;
    }

    private double Missing(int row, double change) => Math.Max(0, (_bounds[row] - _sums[row] - change) / _scales[row]);

    private double Entry(int column, int row)
    {
        for (int e = _starts[column]; e < _starts[column + 1]; e++)
            if (_entryRows[e] == row) return _entries[e];
        return 0;
    }

    private bool HasEntry(int column, int row)
    {
        for (int e = _starts[column]; e < _starts[column + 1]; e++)
            if (_entryRows[e] == row) return true;
        return false;
    }

    private void Move(int column, int step)
    {
        int issue = _issueOf[column], old = _current[issue];
        for (int e = _starts[old]; e < _starts[old + 1]; e++) _sums[_entryRows[e]] -= _entries[e];
        for (int e = _starts[column]; e < _starts[column + 1]; e++) _sums[_entryRows[e]] += _entries[e];
        _current[issue] = column;
        _moved[issue] = step;
        for (int e = _starts[old]; e < _starts[old + 1]; e++) Mark(_entryRows[e]);
        for (int e = _starts[column]; e < _starts[column + 1]; e++) Mark(_entryRows[e]);
    }

    private void Mark(int row)
    {
        bool broken = _sums[row] + 1e-9 * _scales[row] < _bounds[row];
        if (broken == _brokenAt[row] >= 0) return;
        if (broken)
        {
            _brokenAt[row] = _brokenCount;
            _broken[_brokenCount++] = row;
            return;
        }
        int at = _brokenAt[row], other = _broken[--_brokenCount];
        _broken[at] = other;
        _brokenAt[other] = at;
        _brokenAt[row] = -1;
    }

    private void Count()
    {
        Array.Clear(_sums);
        for (int i = 0; i < _model.Decisions; i++)
            for (int e = _starts[_current[i]]; e < _starts[_current[i] + 1]; e++) _sums[_entryRows[e]] += _entries[e];
        _brokenCount = 0;
        Array.Fill(_brokenAt, -1);
        for (int r = 0; r < _sums.Length; r++) Mark(r);
    }

    // The row that says "better than the best outcome known".
    private void SetGoal()
    {
        bool isKnown = _incumbent.Outcome is not null || _incumbent.Value is not null;
        double most = 0;
        switch (_model.Kind)
        {
            case ObjectiveKind.Sum:
                for (int c = 0; c < _issueOf.Length; c++) most = Math.Max(most, _model.Worths[c]);
                Goal(_rows, _incumbent.Cutoff - _model.Settled, most);
                break;
            case ObjectiveKind.Least:
                for (int p = 0; p < _goals; p++) Goal(_rows + p, _bounds[p] + _incumbent.Cutoff, _model.Scales[p]);
                break;
            default:
                SetTangent();
                break;
        }

        void Goal(int row, double bound, double scale)
        {
            _bounds[row] = isKnown ? bound : double.NegativeInfinity;
            _scales[row] = scale > 0 ? scale : 1;
        }
    }

    // A greater product than that of the gains ĝ needs Σ g / ĝ > n.
    private void SetTangent()
    {
        double[] gains = new double[_model.Gains];
        for (int i = 0; i < _model.Decisions; i++)
            for (int e = _starts[_current[i]]; e < _starts[_current[i] + 1]; e++)
                if (_entryRows[e] < gains.Length) gains[_entryRows[e]] += _entries[e];
        double bound = 0, most = 0;
        for (int p = 0; p < gains.Length; p++)
        {
            double gain = Math.Max(gains[p] - _model.Bounds[p], 1e-6);
            gains[p] = 1 / gain;
            bound += 1 + _model.Bounds[p] / gain;
        }
        for (int c = 0; c < _issueOf.Length; c++)
        {
            double sum = 0;
            for (int e = _starts[c]; e < _starts[c + 1] - 1; e++)
                if (_entryRows[e] < gains.Length) sum += gains[_entryRows[e]] * _entries[e];
            _entries[_starts[c + 1] - 1] = sum;
            most = Math.Max(most, sum);
        }
        _scales[_rows] = most > 0 ? most : 1;
        _bounds[_rows] = _incumbent.Outcome is not null ? bound + 1e-9 * most : double.NegativeInfinity;
    }
}
