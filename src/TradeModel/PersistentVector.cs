namespace TradeModel;

/// <summary>
/// An immutable vector on a 32-ary tree: reading, replacing and appending cost about the same at ten elements and at ten thousand.
/// </summary>
internal sealed class PersistentVector<T>
{
    private const int Bits = 5;
    private const int Width = 1 << Bits;
    private const int Mask = Width - 1;

    internal static readonly PersistentVector<T> Empty = new(0, Bits, [], []);

    private readonly int _shift;
    private readonly object[] _root;
    private readonly T[] _tail;

    private PersistentVector(int count, int shift, object[] root, T[] tail)
    {
        Count = count;
        _shift = shift;
        _root = root;
        _tail = tail;
    }

    internal int Count { get; }

    private int TailStart => Count - _tail.Length;

    internal T this[int index] => LeafOf(index)[index & Mask];

    private T[] LeafOf(int index)
    {
        if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index));
        if (index >= TailStart) return _tail;
        object[] node = _root;
        for (int level = _shift; level > Bits; level -= Bits) node = (object[])node[(index >> level) & Mask];
        return (T[])node[(index >> Bits) & Mask];
    }

    internal PersistentVector<T> Set(int index, T value)
    {
        if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index));
        if (index >= TailStart)
        {
            T[] tail = (T[])_tail.Clone();
            tail[index & Mask] = value;
            return new(Count, _shift, _root, tail);
        }
        return new(Count, _shift, SetIn(_root, _shift, index, value), _tail);
    }

    private static object[] SetIn(object[] node, int level, int index, T value)
    {
        object[] copy = (object[])node.Clone();
        int at = (index >> level) & Mask;
        if (level > Bits)
        {
            copy[at] = SetIn((object[])node[at], level - Bits, index, value);
        }
        else
        {
            T[] leaf = (T[])((T[])node[at]).Clone();
            leaf[index & Mask] = value;
            copy[at] = leaf;
        }
        return copy;
    }

    internal PersistentVector<T> Add(T value)
    {
        if (_tail.Length < Width) return new(Count + 1, _shift, _root, [.. _tail, value]);
        (int shift, object[] root) = Push(_shift, _root, Count - Width, _tail);
        return new(Count + 1, shift, root, [value]);
    }

    private static (int Shift, object[] Root) Push(int shift, object[] root, int index, T[] leaf)
    {
        if (index >> (shift + Bits) > 0)
            return (shift + Bits, [root, PathTo(shift, leaf)]);
        return (shift, PushIn(root, shift, index, leaf));
    }

    private static object[] PushIn(object[] node, int level, int index, T[] leaf)
    {
        int at = (index >> level) & Mask;
        object[] copy = at < node.Length ? (object[])node.Clone() : [.. node, null!];
        copy[at] = level == Bits ? leaf
            : at < node.Length ? PushIn((object[])node[at], level - Bits, index, leaf)
            : PathTo(level - Bits, leaf);
        return copy;
    }

    private static object[] PathTo(int level, T[] leaf)
        => level == Bits ? [leaf] : [PathTo(level - Bits, leaf)];

    internal static PersistentVector<T> From(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return Empty;
        int tailLength = ((items.Length - 1) & Mask) + 1;
        int full = items.Length - tailLength;
        var level = new List<object>((full >> Bits) + 1);
        for (int i = 0; i < full; i += Width) level.Add(items.Slice(i, Width).ToArray());
        int shift = Bits;
        while (level.Count > Width)
        {
            var above = new List<object>((level.Count >> Bits) + 1);
            for (int i = 0; i < level.Count; i += Width)
                above.Add(level.GetRange(i, Math.Min(Width, level.Count - i)).ToArray());
            level = above;
            shift += Bits;
        }
        return new(items.Length, shift, level.ToArray(), items[full..].ToArray());
    }

    internal T[] ToArray(int count)
    {
        var all = new T[count];
        for (int start = 0; start < count; start += Width)
            Array.Copy(LeafOf(start), 0, all, start, Math.Min(Width, count - start));
        return all;
    }
}
