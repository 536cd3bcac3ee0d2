using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Finds out whether a kept row dominates a new one. Rows must come in lexicographically descending order without duplicates, so the first
/// column is decided: a kept row dominates if it is at least the new one in the others.
/// </summary>
internal sealed class DominanceFilter<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    // For three parties: the staircase of the utilities of the second and third party, the second descending and the third ascending.
    private readonly List<T> _second = [], _third = [];

    // For more parties.
    private readonly DominanceTree<T>? _tree;

    internal DominanceFilter(int width) => _tree = width == 3 ? null : new(width - 1);

    internal bool Dominates(ReadOnlySpan<T> row, ref long budget)
    {
        if (_tree is not null) return _tree.Reaches(row[1..], ref budget);
        int above = Above(row[1]);
        return above > 0 && _third[above - 1] >= row[2];
    }

    /// <summary>Registers a row that was just added to the kept ones.</summary>
    internal void Keep(ReadOnlySpan<T> row, ref long budget)
    {
        if (_tree is not null)
        {
            _tree.Add(row[1..], ref budget);
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
