using System.Numerics;
using System.Runtime.InteropServices;

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

    // For more parties. Numbers wider than 64 bits are replaced by their ranks.
    private readonly DominanceTree? _tree;
    private readonly T[][]? _ranked;
    private readonly long[] _ranks;

    /// <param name="width">The number of parties.</param>
    /// <param name="most">By column, about the largest number.</param>
    /// <param name="values">All numbers that a column can have, ascending. Needed if T is wider than 64 bits.</param>
    /// <param name="watch">Looked at while much is done at once.</param>
    internal DominanceFilter(int width, Func<int, double> most, Func<int, T[]> values, Watch watch)
    {
        _ranks = new long[width - 1];
        if (width == 3) return;
        _tree = new([.. Enumerable.Range(1, width - 1).Select(most)], watch);
        if (typeof(T) != typeof(long)) _ranked = [.. Enumerable.Range(1, width - 1).Select(values)];
    }

    internal bool Dominates(ReadOnlySpan<T> row, ref long budget)
    {
        if (_tree is not null) return _tree.Reaches(Numbers(row[1..]), ref budget);
        int above = Above(row[1]);
        return above > 0 && _third[above - 1] >= row[2];
    }

    /// <summary>Registers the row that was last found not to be dominated.</summary>
    internal void Keep(ReadOnlySpan<T> row, ref long budget)
    {
        if (_tree is not null)
        {
            _tree.Add(typeof(T) == typeof(long) ? MemoryMarshal.Cast<T, long>(row[1..]) : _ranks, ref budget);
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

    private ReadOnlySpan<long> Numbers(ReadOnlySpan<T> row)
    {
        if (_ranked is null) return MemoryMarshal.Cast<T, long>(row);
        for (int c = 0; c < row.Length; c++) _ranks[c] = Array.BinarySearch(_ranked[c], row[c]);
        return _ranks;
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
