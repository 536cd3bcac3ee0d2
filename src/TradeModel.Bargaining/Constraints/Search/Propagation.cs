namespace TradeModel.Bargaining;

/// <summary>Removes options that no outcome can choose if it meets all rows. It checks the rows one by one.</summary>
internal sealed class Propagation
{
    private readonly SearchModel _model;
    private readonly double[] _reach, _most;
    private readonly int[] _touched, _options;

    internal Propagation(SearchModel model)
    {
        _model = model;
        _reach = new double[model.Rows];
        _most = new double[model.Rows];
        _touched = new int[model.Rows];
        _options = new int[model.Rows];
    }

    /// <summary>Removes options until no more can be removed; false if a row can no longer be met.</summary>
    internal bool Run(bool[] alive, Effort effort)
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            effort.Spend(2 * _model.Columns + 1);
            Array.Clear(_reach);
            for (int i = 0; i < _model.Issues; i++)
            {
                int touched = Touch(i, alive);
                for (int k = 0; k < touched; k++)
                {
                    int r = _touched[k];
                    _reach[r] += _most[r];
                    _most[r] = 0;
                    _options[r] = 0;
                }
            }
            for (int r = 0; r < _model.Rows; r++)
                if (_reach[r] + _model.RowErrors[r] < _model.Bounds[r]) return false;
            for (int i = 0; i < _model.Decisions; i++)
            {
                int touched = Touch(i, alive), needy = 0;
                for (int k = 0; k < touched; k++)
                {
                    int r = _touched[k];
                    // What the issue must add if all other issues add their most. _options marks the rows that need something.
                    double need = _model.Bounds[r] - _model.RowErrors[r] - (_reach[r] - _most[r]);
                    _most[r] = need;
                    _options[r] = need > 0 ? 1 : 0;
                    if (need > 0) needy++;
                }
                if (needy > 0) changed |= Strike(i, alive, needy);
                bool empty = Array.IndexOf(alive, true, _model.Offsets[i], _model.Offsets[i + 1] - _model.Offsets[i]) < 0;
                for (int k = 0; k < touched; k++)
                {
                    _most[_touched[k]] = 0;
                    _options[_touched[k]] = 0;
                }
                if (empty) return false;
            }
        }
        return true;
    }

    private bool Strike(int issue, bool[] alive, int needy)
    {
        bool changed = false;
        for (int c = _model.Offsets[issue]; c < _model.Offsets[issue + 1]; c++)
        {
            if (!alive[c]) continue;
            int met = 0;
            for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
            {
                int r = _model.EntryRows[e];
                if (_options[r] == 1 && _model.EntryValues[e] >= _most[r]) met++;
            }
            if (met == needy) continue;
            alive[c] = false;
            changed = true;
        }
        return changed;
    }

    private int Touch(int issue, bool[] alive)
    {
        int touched = 0;
        for (int c = _model.Offsets[issue]; c < _model.Offsets[issue + 1]; c++)
        {
            if (!alive[c]) continue;
            for (int e = _model.Starts[c]; e < _model.Starts[c + 1]; e++)
            {
                int r = _model.EntryRows[e];
                if (_options[r]++ == 0) _touched[touched++] = r;
                _most[r] = Math.Max(_most[r], _model.EntryValues[e]);
            }
        }
        return touched;
    }
}
