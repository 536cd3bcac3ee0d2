using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>
/// An immutable vector on a 32-ary tree: reading, replacing and appending cost about the same at ten elements and at ten thousand.
/// </summary>
/// <remarks>
/// The last leaf may have room behind the vector's own elements. Who appends first takes that room, so that a vector grown step by step
/// shares its leaves; who appends to the same vector after that copies the leaf. Nobody reads behind their own count.
/// </remarks>
internal sealed class PersistentVector<T>
    where T : class
{
    private const int Bits = 5;
    private const int Width = 1 << Bits;
    private const int Mask = Width - 1;

    internal static readonly PersistentVector<T> Empty = new(0, Bits, [], []);

    // Nodes and leaves are arrays of object alike: storing into them needs no check of the element's type.
    private readonly int _shift;
    private readonly object?[] _root;
    private readonly object?[] _tail;

    private PersistentVector(int count, int shift, object?[] root, object?[] tail)
    {
        Count = count;
        _shift = shift;
        _root = root;
        _tail = tail;
    }

    internal int Count { get; }

    private int TailStart => Count == 0 ? 0 : (Count - 1) & ~Mask;

    internal T this[int index] => Unsafe.As<T>(LeafOf(index)[index & Mask]!);

    private object?[] LeafOf(int index)
    {
        if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index));
        if (index >= TailStart) return _tail;
        object?[] node = _root;
        for (int level = _shift; level >= Bits; level -= Bits) node = Below(node, (index >> level) & Mask);
        return node;
    }

    private static object?[] Below(object?[] node, int at) => Unsafe.As<object?[]>(node[at]!);

    internal PersistentVector<T> Set(int index, T value)
    {
        if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index));
        if (index >= TailStart)
        {
            object?[] tail = _tail.AsSpan(0, Count - TailStart).ToArray();
            tail[index & Mask] = value;
            return new(Count, _shift, _root, tail);
        }
        return new(Count, _shift, SetIn(_root, _shift, index, value), _tail);
    }

    private static object?[] SetIn(object?[] node, int level, int index, T value)
    {
        object?[] copy = node.AsSpan().ToArray();
        int at = (index >> level) & Mask;
        copy[at] = level == 0 ? value : SetIn(Below(node, at), level - Bits, index, value);
        return copy;
    }

    internal PersistentVector<T> Add(T value)
    {
        int used = Count - TailStart;
        if (used == Width)
        {
            (int shift, object?[] root) = Push(_shift, _root, Count - Width, _tail);
            return new(Count + 1, shift, root, [value, null]);
        }
        if (used < _tail.Length && Interlocked.CompareExchange(ref _tail[used], value, null) is null)
            return new(Count + 1, _shift, _root, _tail);
        var tail = new object?[Math.Min(Width, used < _tail.Length ? used + 1 : Math.Max(2, used * 2))];
        _tail.AsSpan(0, used).CopyTo(tail);
        tail[used] = value;
        return new(Count + 1, _shift, _root, tail);
    }

    private static (int Shift, object?[] Root) Push(int shift, object?[] root, int index, object?[] leaf)
    {
        if (index >> (shift + Bits) > 0)
            return (shift + Bits, [root, PathTo(shift, leaf)]);
        return (shift, PushIn(root, shift, index, leaf));
    }

    private static object?[] PushIn(object?[] node, int level, int index, object?[] leaf)
    {
        int at = (index >> level) & Mask;
        object?[] copy = at < node.Length ? node.AsSpan().ToArray() : [.. node, null];
        copy[at] = level == Bits ? leaf
            : at < node.Length ? PushIn(Below(node, at), level - Bits, index, leaf)
            : PathTo(level - Bits, leaf);
        return copy;
    }

    private static object?[] PathTo(int level, object?[] leaf)
        => level == Bits ? [leaf] : [PathTo(level - Bits, leaf)];

    internal static PersistentVector<T> From(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty) return Empty;
        int tailLength = ((items.Length - 1) & Mask) + 1;
        int full = items.Length - tailLength;
        var level = new object?[full >> Bits];
        for (int i = 0; i < level.Length; i++) level[i] = Leaf(items.Slice(i << Bits, Width));
        int shift = Bits;
        for (; level.Length > Width; shift += Bits)
        {
            var above = new object?[(level.Length + Mask) >> Bits];
            for (int i = 0; i < above.Length; i++) above[i] = level.AsSpan((i << Bits)..Math.Min((i + 1) << Bits, level.Length)).ToArray();
            level = above;
        }
        return new(items.Length, shift, level, Leaf(items[full..]));
    }

    private static object?[] Leaf(ReadOnlySpan<T> items)
    {
        var leaf = new object?[Width];
        for (int i = 0; i < items.Length; i++) leaf[i] = items[i];
        return leaf;
    }

    internal T[] ToArray(int count)
    {
        var all = new T[count];
        for (int start = 0; start < count; start += Width)
            Array.Copy(LeafOf(start), 0, all, start, Math.Min(Width, count - start));
        return all;
    }
}
