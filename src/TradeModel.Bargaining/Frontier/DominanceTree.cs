using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A set of rows that answers whether one of them is at least another row in every column: a k-d tree with bounds in every node, after the
/// ND-tree of Jaszkiewicz and Lust (2018). A row that a later one reaches is dropped, because the later one answers for it. A part that has
/// grown on one side only is built anew, so the tree stays shallow also if rows come in order.
/// </summary>
internal sealed class DominanceTree<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private const int Bucket = 16;
    private const int Recent = 4;

    private readonly int _width;
    private readonly Stack<int> _open = new();
    private readonly List<int> _path = [];

    // The lower node of each pair that no longer belongs to the tree.
    private readonly Stack<int> _free = new();

    // By node: the least and the greatest number of each column (2 × width), and the rows of a leaf one after the other.
    private T[] _bounds;
    private Node[] _nodes = new Node[64];
    private int _count = 1;

    // The rows that answered last, copied; they often answer again.
    private readonly T[] _recent;
    private int _recentCount, _recentNext;

    internal DominanceTree(int width)
    {
        _width = width;
        _bounds = new T[_nodes.Length * 2 * width];
        _recent = new T[Recent * width];
        _nodes[0].Rows = new T[Bucket * width];
    }

    private struct Node
    {
        // Null if the node is split.
        internal T[]? Rows;
        internal int Count;

        // How many rows it had when it was built.
        internal int Built;
        internal int Column;
        internal T Split;

        // The lower half; the upper half follows it.
        internal int Low;
    }

    /// <summary>Whether a row is at least this one in every column. Each row and node looked at is taken from the budget.</summary>
    internal bool Reaches(ReadOnlySpan<T> row, ref long budget)
    {
        int width = _width;
        budget--;
        for (int r = 0; r < _recentCount; r++)
            if (IsAtLeast(_recent.AsSpan(r * width, width), row)) return true;
        _open.Clear();
        _open.Push(0);
        while (_open.TryPop(out int at))
        {
            ref Node node = ref _nodes[at];
            budget--;
            ReadOnlySpan<T> bounds = _bounds.AsSpan(at * 2 * width, 2 * width);
            if (node.Count == 0 || !IsAtLeast(bounds[width..], row)) continue;
            if (node.Rows is { } rows)
            {
                for (int r = 0; r < node.Count; r++)
                {
                    ReadOnlySpan<T> one = rows.AsSpan(r * width, width);
                    if (!IsAtLeast(one, row)) continue;
                    budget -= r;
                    Remember(one);
                    return true;
                }
                budget -= node.Count;
                continue;
            }
            if (IsAtLeast(bounds[..width], row)) return true;
            _open.Push(node.Low);
            _open.Push(node.Low + 1);
        }
        return false;
    }

    /// <summary>Adds a row that none reaches, and drops those that it reaches.</summary>
    internal void Add(ReadOnlySpan<T> row, ref long budget)
    {
        // A recent row that is dropped stays valid: the new row reaches it, and so answers the same.
        Drop(0, row, ref budget);
        _path.Clear();
        int at = 0;
        while (_nodes[at].Rows is null)
        {
            budget--;
            Extend(at, row, _nodes[at].Count == 0);
            _nodes[at].Count++;
            _path.Add(at);
            at = row[_nodes[at].Column] < _nodes[at].Split ? _nodes[at].Low : _nodes[at].Low + 1;
        }
        if (_nodes[at].Count < Bucket)
        {
            budget--;
            Extend(at, row, _nodes[at].Count == 0);
            row.CopyTo(_nodes[at].Rows.AsSpan(_nodes[at].Count++ * _width));
        }
        else
        {
            var rows = new T[(Bucket + 1) * _width];
            _nodes[at].Rows!.CopyTo(rows, 0);
            row.CopyTo(rows.AsSpan(Bucket * _width));
            Build(at, rows, ref budget);
        }
        // The highest part that leans to one side. It must have doubled first: rows with many numbers in common may lean again.
        foreach (int node in _path)
        {
            int low = _nodes[node].Low, count = _nodes[node].Count;
            if (count < 2 * _nodes[node].Built || Math.Max(_nodes[low].Count, _nodes[low + 1].Count) <= count - count / 4) continue;
            var rows = new T[count * _width];
            int written = 0;
            Collect(node, rows, ref written);
            Build(node, rows, ref budget);
            break;
        }
    }

    // Copies the rows below a node, and gives up the nodes below it.
    private void Collect(int at, T[] rows, ref int written)
    {
        if (_nodes[at].Rows is { } leaf)
        {
            int length = _nodes[at].Count * _width;
            leaf.AsSpan(0, length).CopyTo(rows.AsSpan(written));
            written += length;
            return;
        }
        int low = _nodes[at].Low;
        Collect(low, rows, ref written);
        Collect(low + 1, rows, ref written);
        _nodes[low] = _nodes[low + 1] = default;
        _free.Push(low);
    }

    // Builds a node and what is below it from distinct rows.
    private void Build(int at, ReadOnlySpan<T> rows, ref long budget)
    {
        int count = rows.Length / _width;
        budget -= count;
        _nodes[at] = new() { Count = count, Built = Math.Max(count, Bucket) };
        for (int r = 0; r < count; r++) Extend(at, rows.Slice(r * _width, _width), r == 0);
        if (count <= Bucket)
        {
            T[] leaf = new T[Bucket * _width];
            rows.CopyTo(leaf);
            _nodes[at].Rows = leaf;
            return;
        }
        (int column, T split) = Split(rows, count);
        var low = new T[rows.Length];
        var high = new T[rows.Length];
        int lows = 0, highs = 0;
        for (int r = 0; r < count; r++)
        {
            ReadOnlySpan<T> row = rows.Slice(r * _width, _width);
            if (row[column] < split) row.CopyTo(low.AsSpan(lows++ * _width));
            else row.CopyTo(high.AsSpan(highs++ * _width));
        }
        int pair = Pair();
        _nodes[at].Column = column;
        _nodes[at].Split = split;
        _nodes[at].Low = pair;
        Build(pair, low.AsSpan(0, lows * _width), ref budget);
        Build(pair + 1, high.AsSpan(0, highs * _width), ref budget);
    }

    private int Pair()
    {
        if (_free.TryPop(out int free)) return free;
        if (_count + 2 > _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _nodes.Length);
            Array.Resize(ref _bounds, 2 * _bounds.Length);
        }
        _count += 2;
        return _count - 2;
    }

    // The column that splits the rows most evenly, and the least number of its upper half. Rows are distinct, so one column does.
    private (int Column, T Split) Split(ReadOnlySpan<T> rows, int count)
    {
        int column = 0, best = -1;
        T split = default;
        T[] values = new T[count];
        for (int c = 0; c < _width; c++)
        {
            for (int r = 0; r < count; r++) values[r] = rows[r * _width + c];
            Array.Sort(values);
            // The place nearest to the middle at which the values change.
            for (int away = 0; away < count; away++)
            {
                int below = count / 2 - away, above = count / 2 + away;
                int place = below > 0 && values[below - 1] != values[below] ? below
                    : above < count && values[above - 1] != values[above] ? above : 0;
                if (place == 0) continue;
                int smaller = Math.Min(place, count - place);
                if (smaller > best) (best, column, split) = (smaller, c, values[place]);
                break;
            }
        }
        return (column, split);
    }

    private int Drop(int at, ReadOnlySpan<T> row, ref long budget)
    {
        budget--;
        int count = _nodes[at].Count;
        if (count == 0 || !IsAtLeast(row, _bounds.AsSpan(at * 2 * _width, _width))) return 0;
        int dropped = 0;
        if (_nodes[at].Rows is not { } rows)
        {
            int low = _nodes[at].Low;
            dropped = Drop(low, row, ref budget) + Drop(low + 1, row, ref budget);
            _nodes[at].Count -= dropped;
            return dropped;
        }
        budget -= count;
        for (int r = count - 1; r >= 0; r--)
        {
            if (!IsAtLeast(row, rows.AsSpan(r * _width, _width))) continue;
            count--;
            rows.AsSpan(count * _width, _width).CopyTo(rows.AsSpan(r * _width));
            dropped++;
        }
        _nodes[at].Count = count;
        return dropped;
    }

    private void Extend(int at, ReadOnlySpan<T> row, bool first)
    {
        Span<T> least = _bounds.AsSpan(at * 2 * _width, _width), most = _bounds.AsSpan((at * 2 + 1) * _width, _width);
        for (int c = 0; c < row.Length; c++)
        {
            if (first || row[c] < least[c]) least[c] = row[c];
            if (first || row[c] > most[c]) most[c] = row[c];
        }
    }

    private static bool IsAtLeast(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
    {
        for (int c = 0; c < other.Length; c++)
            if (one[c] < other[c]) return false;
        return true;
    }

    private void Remember(ReadOnlySpan<T> row)
    {
        row.CopyTo(_recent.AsSpan(_recentNext * _width));
        _recentNext = (_recentNext + 1) % Recent;
        _recentCount = Math.Min(Recent, _recentCount + 1);
    }
}
