using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A set of rows that answers whether one of them is at least another row in every column: a k-d tree with bounds in every node, after the
/// ND-tree of Jaszkiewicz and Lust (2018). A row that a later one reaches is dropped, because the later one answers for it.
/// </summary>
internal sealed class DominanceTree<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private const int Bucket = 16;

    private readonly int _width;
    private readonly int[] _open = new int[256];

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

    private const int Recent = 4;

    private struct Node
    {
        // Null if the node is split.
        internal T[]? Rows;
        internal int Count;
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
        int open = 1;
        _open[0] = 0;
        while (open > 0)
        {
            int at = _open[--open];
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
            _open[open++] = node.Low;
            _open[open++] = node.Low + 1;
        }
        return false;
    }

    /// <summary>Adds a row that none reaches, and drops those that it reaches.</summary>
    internal void Add(ReadOnlySpan<T> row, ref long budget)
    {
        // A recent row that is dropped stays valid: the new row reaches it, and so answers the same.
        Drop(0, row, ref budget);
        int at = 0;
        while (true)
        {
            ref Node node = ref _nodes[at];
            budget--;
            Extend(at, row, node.Count == 0);
            if (node.Rows is not { } rows)
            {
                node.Count++;
                at = row[node.Column] < node.Split ? node.Low : node.Low + 1;
                continue;
            }
            if (node.Count < Bucket)
            {
                row.CopyTo(rows.AsSpan(node.Count++ * _width));
                return;
            }
            // The open nodes of a query are at most two for each level.
            Split(at);
        }
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

    private void Split(int at)
    {
        T[] rows = _nodes[at].Rows!;
        // The column that splits the rows most evenly. Rows are distinct, so one does.
        int column = 0, best = -1;
        T split = default;
        T[] values = new T[Bucket];
        for (int c = 0; c < _width; c++)
        {
            for (int r = 0; r < Bucket; r++) values[r] = rows[r * _width + c];
            Array.Sort(values);
            // The place nearest to the middle at which the values change.
            for (int place = 1; place < Bucket; place++)
            {
                int smaller = Math.Min(place, Bucket - place);
                if (values[place - 1] == values[place] || smaller <= best) continue;
                (best, column, split) = (smaller, c, values[place]);
            }
        }
        if (_count + 2 > _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _nodes.Length);
            Array.Resize(ref _bounds, 2 * _bounds.Length);
        }
        int low = _count;
        _count += 2;
        _nodes[low].Rows = rows;
        _nodes[low + 1].Rows = new T[Bucket * _width];
        _nodes[at].Rows = null;
        _nodes[at].Column = column;
        _nodes[at].Split = split;
        _nodes[at].Low = low;
        for (int r = 0; r < Bucket; r++)
        {
            ReadOnlySpan<T> row = rows.AsSpan(r * _width, _width);
            int half = row[column] < split ? low : low + 1;
            Extend(half, row, _nodes[half].Count == 0);
            // The lower half stays in the same array: its rows move up, never past one that is still to be read.
            row.CopyTo(_nodes[half].Rows.AsSpan(_nodes[half].Count++ * _width));
        }
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
