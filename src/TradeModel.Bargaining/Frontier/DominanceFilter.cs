using System.Numerics;
using System.Runtime.InteropServices;

namespace TradeModel.Bargaining;

/// <summary>
/// Finds out whether a kept row dominates a new one. Rows must come in lexicographically descending order without duplicates.
/// </summary>
internal sealed class DominanceFilter<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private readonly int _width;
    private readonly List<T> _kept;

    // For three parties: the staircase of the utilities of the second and third party, the second descending and the third ascending.
    private readonly List<T> _second = [], _third = [];

    // For more parties: the indices of the kept rows. Rows that dominated recently come first.
    private readonly List<int> _order = [];

    internal DominanceFilter(int width, List<T> kept)
    {
        _width = width;
        _kept = kept;
    }

    internal bool Dominates(ReadOnlySpan<T> row, ref long budget)
    {
        if (_width == 3)
        {
            int above = Above(row[1]);
            return above > 0 && _third[above - 1] >= row[2];
        }
        ReadOnlySpan<T> kept = CollectionsMarshal.AsSpan(_kept);
        for (int s = 0; s < _order.Count; s++)
        {
            ReadOnlySpan<T> other = kept.Slice(_order[s] * _width, _width);
            int p = 1;
            while (p < _width && other[p] >= row[p]) p++;
            if (p < _width) continue;
            (_order[s], _order[s / 2]) = (_order[s / 2], _order[s]);
            budget -= s;
            return true;
        }
        budget -= _order.Count;
        return false;
    }

    /// <summary>Registers a row that was just added to the kept ones.</summary>
    internal void Keep(ReadOnlySpan<T> row)
    {
        if (_width != 3)
        {
            _order.Add(_order.Count);
            return;
        }
        int at = Above(row[1]), end = at;
        if (at > 0 && _second[at - 1] == row[1]) at--;
        while (end < _second.Count && _third[end] <= row[2]) end++;
        _second.RemoveRange(at, end - at);
        _third.RemoveRange(at, end - at);
        _second.Insert(at, row[1]);
        _third.Insert(at, row[2]);
    }

    // The number of steps of the staircase that give the second party at least this.
    private int Above(T second)
    {
        int low = 0, high = _second.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_second[middle] >= second) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
