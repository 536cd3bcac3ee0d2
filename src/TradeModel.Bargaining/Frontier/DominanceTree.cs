using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TradeModel.Bargaining;

/// <summary>
/// A set of rows that answers whether one of them is at least another row in every column: a k-d tree with bounds in every node, after the
/// ND-tree of Jaszkiewicz and Lust (2018). The bounds also hold, for each column, the sum of the others, because rows that do not dominate
/// one another are far from the corner of their bounds. A part that has grown on one side only is built anew, so the tree stays shallow
/// also if rows come in order. Numbers must be 0 or more.
/// </summary>
internal sealed class DominanceTree
{
    // Four rows of a leaf, or four numbers of a bound, are compared at once.
    private const int Lanes = 4;
    private const int Blocks = 8;
    private const int Bucket = Lanes * Blocks;
    private const int Recent = 4;

    private readonly Watch _watch;
    private readonly int _width;

    // What the numbers of a column are multiplied by in a sum.
    private readonly double[] _scale;

    // The vectors that hold a bound: its columns, then for each column the sum of the others.
    private readonly int _vectors;
    private readonly List<int> _path = [];

    // The lower node of each pair that no longer belongs to the tree, and the leaves that are free.
    private readonly Stack<int> _freePairs = new(), _freeLeaves = new();

    // By node: the greatest number of each column, and the greatest of each sum.
    private Vector256<long>[] _most;
    private Node[] _nodes = new Node[64];
    private int _nodeCount = 1;

    // By leaf, column and block: four rows. What no row fills is below every row.
    private Vector256<long>[] _rows;
    private int _leafCount;

    private int[] _open = new int[64];

    // The row asked for: as a bound, and each column of it in every lane.
    private readonly Vector256<long>[] _row, _columns;

    // The rows that answered last, copied; they often answer again.
    private readonly Vector256<long>[] _recent;
    private int _recentCount, _recentNext;

    /// <param name="most">By column, about the largest number; it sets the scale of the sums.</param>
    /// <param name="watch">Looked at while a large part is built anew.</param>
    internal DominanceTree(ReadOnlySpan<double> most, Watch watch)
    {
        _watch = watch;
        _width = most.Length;
        _scale = new double[_width];
        for (int c = 0; c < _width; c++) _scale[c] = Math.ScaleB(1, 40) / Math.Max(1, most[c]);
        _vectors = (2 * _width + Lanes - 1) / Lanes;
        _most = new Vector256<long>[_nodes.Length * _vectors];
        _rows = new Vector256<long>[8 * Blocks * _width];
        _row = new Vector256<long>[_vectors];
        _columns = new Vector256<long>[_width];
        _recent = new Vector256<long>[Recent * _vectors];
        _nodes[0] = new() { Leaf = NewLeaf() };
    }

    private struct Node
    {
        // −1 if the node is split.
        internal int Leaf;
        internal int Count;

        // How many rows it had when it was built.
        internal int Built;
        internal int Column;
        internal long Split;

        // The lower half; the upper half follows it.
        internal int Low;
    }

    /// <summary>
    /// Whether a row is at least this one in every column. Each node, and each four rows looked at, are taken from the budget.
    /// </summary>
    internal bool Reaches(ReadOnlySpan<long> row, ref long budget)
    {
        budget--;
        Bound(row, Numbers(_row));
        for (int c = 0; c < row.Length; c++) _columns[c] = Vector256.Create(row[c]);
        for (int r = 0; r < _recentCount; r++)
            if (IsAtLeast(_recent.AsSpan(r * _vectors, _vectors))) return true;
        int open = 1, vectors = _vectors;
        Node[] nodes = _nodes;
        ReadOnlySpan<Vector256<long>> most = _most, asked = _row;
        _open[0] = 0;
        while (open > 0)
        {
            ref Node node = ref nodes[_open[--open]];
            budget--;
            if (node.Leaf >= 0)
            {
                if (FindIn(node.Leaf, node.Count, ref budget)) return true;
                continue;
            }
            if (open + 2 > _open.Length) Array.Resize(ref _open, 2 * _open.Length);
            ReadOnlySpan<Vector256<long>> low = most.Slice(node.Low * vectors, 2 * vectors), high = low[asked.Length..];
            bool lowReaches = true, highReaches = true;
            for (int v = 0; v < asked.Length; v++)
            {
                lowReaches &= Vector256.GreaterThanOrEqualAll(low[v], asked[v]);
                highReaches &= Vector256.GreaterThanOrEqualAll(high[v], asked[v]);
            }
            if (lowReaches) _open[open++] = node.Low;
            if (highReaches) _open[open++] = node.Low + 1;
        }
        return false;
    }

    /// <summary>Adds the row that was asked for last, which no row reaches.</summary>
    internal void Add(ReadOnlySpan<long> row, ref long budget)
    {
        _path.Clear();
        int at = 0;
        while (_nodes[at].Leaf < 0)
        {
            budget--;
            Extend(at);
            _nodes[at].Count++;
            _path.Add(at);
            at = row[_nodes[at].Column] < _nodes[at].Split ? _nodes[at].Low : _nodes[at].Low + 1;
        }
        budget--;
        if (_nodes[at].Count < Bucket)
        {
            Extend(at);
            Write(_nodes[at].Leaf, _nodes[at].Count++, row);
        }
        else
        {
            long[] rows = new long[(Bucket + 1) * _width];
            int written = 0;
            Collect(at, rows, ref written);
            row.CopyTo(rows.AsSpan(written));
            Build(at, rows, _path.Count == 0 ? 0 : _nodes[_path[^1]].Column + 1, ref budget);
        }
        // The highest part that leans to one side. It must have doubled first: rows with many numbers in common may lean again.
        foreach (int node in _path)
        {
            int low = _nodes[node].Low, count = _nodes[node].Count;
            if (count < 2 * _nodes[node].Built || Math.Max(_nodes[low].Count, _nodes[low + 1].Count) <= count - count / 4) continue;
            long[] rows = new long[count * _width];
            int written = 0;
            Collect(node, rows, ref written);
            Build(node, rows, _nodes[node].Column, ref budget);
            break;
        }
    }

    private static Span<long> Numbers(Span<Vector256<long>> vectors) => MemoryMarshal.Cast<Vector256<long>, long>(vectors);

    // A row that reaches another has at least its sums too: each operation below keeps the order of numbers.
    private void Bound(ReadOnlySpan<long> row, Span<long> bound)
    {
        row.CopyTo(bound);
        Span<long> sums = bound.Slice(row.Length, row.Length);
        long all = 0;
        for (int c = 0; c < row.Length; c++) all += sums[c] = (long)(row[c] * _scale[c]);
        for (int c = 0; c < row.Length; c++) sums[c] = all - sums[c];
    }

    private bool IsAtLeast(ReadOnlySpan<Vector256<long>> bound)
    {
        ReadOnlySpan<Vector256<long>> row = _row;
        for (int v = 0; v < bound.Length; v++)
            if (!Vector256.GreaterThanOrEqualAll(bound[v], row[v])) return false;
        return true;
    }

    private bool FindIn(int leaf, int count, ref long budget)
    {
        ReadOnlySpan<Vector256<long>> rows = _rows.AsSpan(leaf * Blocks * _width, Blocks * _width);
        ReadOnlySpan<Vector256<long>> columns = _columns;
        int used = (count + Lanes - 1) / Lanes;
        budget -= used;
        for (int b = 0; b < used; b++)
        {
            Vector256<long> found = Vector256.GreaterThanOrEqual(rows[b], columns[0]);
            for (int c = 1, at = Blocks + b; c < columns.Length; c++, at += Blocks)
                found &= Vector256.GreaterThanOrEqual(rows[at], columns[c]);
            if (found == Vector256<long>.Zero) continue;
            Remember(leaf, b * Lanes + BitOperations.TrailingZeroCount(found.ExtractMostSignificantBits()));
            return true;
        }
        return false;
    }

    private void Remember(int leaf, int place)
    {
        Span<long> row = stackalloc long[_width];
        ReadOnlySpan<long> from = LeafOf(leaf);
        for (int c = 0; c < row.Length; c++) row[c] = from[c * Bucket + place];
        Bound(row, Numbers(_recent.AsSpan(_recentNext * _vectors, _vectors)));
        _recentNext = (_recentNext + 1) % Recent;
        _recentCount = Math.Min(Recent, _recentCount + 1);
    }

    // Makes room in the bounds of a node for the row asked for.
    private void Extend(int at)
    {
        for (int v = 0, to = at * _vectors; v < _vectors; v++, to++) _most[to] = Vector256.Max(_most[to], _row[v]);
    }

    // Copies the rows below a node, and gives up the nodes and leaves below it.
    private void Collect(int at, long[] rows, ref int written)
    {
        if (_nodes[at].Leaf is >= 0 and var leaf)
        {
            ReadOnlySpan<long> from = LeafOf(leaf);
            for (int r = 0; r < _nodes[at].Count; r++)
                for (int c = 0; c < _width; c++) rows[written++] = from[c * Bucket + r];
            _freeLeaves.Push(leaf);
            return;
        }
        int low = _nodes[at].Low;
        Collect(low, rows, ref written);
        Collect(low + 1, rows, ref written);
        _freePairs.Push(low);
    }

    // Builds a node and what is below it from distinct rows.
    private void Build(int at, ReadOnlySpan<long> rows, int first, ref long budget)
    {
        int count = rows.Length / _width;
        budget -= count;
        _nodes[at] = new() { Leaf = -1, Count = count, Built = Math.Max(count, Bucket) };
        if (count <= Bucket)
        {
            _nodes[at].Leaf = NewLeaf();
            Span<Vector256<long>> most = _most.AsSpan(at * _vectors, _vectors), bound = stackalloc Vector256<long>[_vectors];
            most.Clear();
            for (int r = 0; r < count; r++)
            {
                ReadOnlySpan<long> row = rows.Slice(r * _width, _width);
                Write(_nodes[at].Leaf, r, row);
                Bound(row, Numbers(bound));
                for (int v = 0; v < most.Length; v++) most[v] = Vector256.Max(most[v], bound[v]);
            }
            return;
        }
        _watch.Check();
        (int column, long split) = Split(rows, count, first);
        long[] low = new long[rows.Length], high = new long[rows.Length];
        int lows = 0, highs = 0;
        for (int r = 0; r < count; r++)
        {
            ReadOnlySpan<long> row = rows.Slice(r * _width, _width);
            if (row[column] < split) row.CopyTo(low.AsSpan(lows++ * _width));
            else row.CopyTo(high.AsSpan(highs++ * _width));
        }
        int pair = NewPair();
        _nodes[at].Column = column;
        _nodes[at].Split = split;
        _nodes[at].Low = pair;
        Build(pair, low.AsSpan(0, lows * _width), column + 1, ref budget);
        Build(pair + 1, high.AsSpan(0, highs * _width), column + 1, ref budget);
        for (int v = 0, to = at * _vectors, from = pair * _vectors; v < _vectors; v++, to++, from++)
            _most[to] = Vector256.Max(_most[from], _most[from + _vectors]);
    }

    private int NewPair()
    {
        if (_freePairs.TryPop(out int free)) return free;
        if (_nodeCount + 2 > _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _nodes.Length);
            Array.Resize(ref _most, 2 * _most.Length);
        }
        _nodeCount += 2;
        return _nodeCount - 2;
    }

    private int NewLeaf()
    {
        if (!_freeLeaves.TryPop(out int leaf))
        {
            leaf = _leafCount++;
            if (_leafCount * Blocks * _width > _rows.Length) Array.Resize(ref _rows, 2 * _rows.Length);
        }
        LeafOf(leaf).Fill(long.MinValue);
        return leaf;
    }

    private Span<long> LeafOf(int leaf) => Numbers(_rows.AsSpan(leaf * Blocks * _width, Blocks * _width));

    private void Write(int leaf, int place, ReadOnlySpan<long> row)
    {
        Span<long> to = LeafOf(leaf);
        for (int c = 0; c < row.Length; c++) to[c * Bucket + place] = row[c];
    }

    // A column that splits the rows evenly, the first if it does, and the least number of its upper half. Rows are distinct, so a column
    // splits them.
    private (int Column, long Split) Split(ReadOnlySpan<long> rows, int count, int first)
    {
        int column = 0, best = 0;
        long split = default;
        long[] values = new long[count];
        for (int turn = 0; turn < _width && best < count / 3; turn++)
        {
            int c = (first + turn) % _width;
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
}
