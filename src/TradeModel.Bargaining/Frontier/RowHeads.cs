using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A tournament tree of the heads of shifted copies of sorted rows. The winner is the lexicographically greatest row.
/// </summary>
internal sealed class RowHeads<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private readonly int _width, _rows, _leaves;
    private readonly T[] _units, _shifts, _heads;
    private readonly int[] _at, _tree;

    internal RowHeads(int width, T[] units, int rows, T[] shifts, int copies)
    {
        _width = width;
        _units = units;
        _rows = rows;
        _shifts = shifts;
        _heads = new T[copies * width];
        _at = new int[copies];
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, copies));
        _tree = new int[2 * _leaves];
        _tree.AsSpan().Fill(-1);
        for (int o = 0; o < copies; o++)
        {
            Load(o);
            _tree[_leaves + o] = o;
        }
        for (int node = _leaves - 1; node >= 1; node--) _tree[node] = Better(_tree[2 * node], _tree[2 * node + 1]);
    }

    internal int Winner => _tree[1];

    internal int At(int copy) => _at[copy];

    internal ReadOnlySpan<T> Row(int copy) => _heads.AsSpan(copy * _width, _width);

    internal void Next(int copy)
    {
        if (++_at[copy] < _rows) Load(copy);
        else _tree[_leaves + copy] = -1;
        for (int node = (_leaves + copy) >> 1; node >= 1; node >>= 1) _tree[node] = Better(_tree[2 * node], _tree[2 * node + 1]);
    }

    private void Load(int copy)
    {
        int from = _at[copy] * _width, to = copy * _width;
        for (int p = 0; p < _width; p++) _heads[to + p] = _units[from + p] + _shifts[to + p];
    }

    private int Better(int left, int right)
    {
        if (left < 0) return right;
        if (right < 0) return left;
        for (int p = 0; p < _width; p++)
        {
            T a = _heads[left * _width + p], b = _heads[right * _width + p];
            if (a != b) return a > b ? left : right;
        }
        return left;
    }
}
