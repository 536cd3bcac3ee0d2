using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// A tournament tree of the heads of k sorted lists. The winner is the best head for the second party; among equals, the best for the first
/// party; among these, the one of the first list.
/// </summary>
internal sealed class HeadTree<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private readonly int[] _tree;
    private readonly int _leaves;
    private readonly T _firstSlack, _secondSlack;
    private readonly bool _exact;

    internal HeadTree(int lists, T firstSlack, T secondSlack)
    {
        _firstSlack = firstSlack;
        _secondSlack = secondSlack;
        _exact = T.IsNegative(firstSlack) && T.IsNegative(secondSlack);
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)lists);
        _tree = new int[2 * _leaves];
        _tree.AsSpan().Fill(-1);
        At = new int[lists];
        First = new T[lists];
        Second = new T[lists];
    }

    internal int[] At { get; }

    internal T[] First { get; }

    internal T[] Second { get; }

    /// <summary>The list whose head comes next; −1 if all lists are exhausted.</summary>
    internal int Winner => _tree[1];

    internal void Set(int list, int at, T first, T second)
    {
        At[list] = at;
        First[list] = first;
        Second[list] = second;
        _tree[_leaves + list] = list;
    }

    internal void Build()
    {
        for (int node = _leaves - 1; node >= 1; node--) _tree[node] = Better(_tree[2 * node], _tree[2 * node + 1]);
        if (_leaves == 1) _tree[1] = _tree[_leaves];
    }

    internal void Advance(int list, int at, T first, T second)
    {
        At[list] = at;
        First[list] = first;
        Second[list] = second;
        Replay(list);
    }

    internal void Close(int list)
    {
        _tree[_leaves + list] = -1;
        Replay(list);
    }

    private void Replay(int list)
    {
        for (int node = (_leaves + list) >> 1; node >= 1; node >>= 1)
            _tree[node] = Better(_tree[2 * node], _tree[2 * node + 1]);
    }

    private int Better(int left, int right)
    {
        if (left < 0) return right;
        if (right < 0) return left;
        T a = Second[left], b = Second[right];
        if (!_exact && (T.Abs(a - b) <= _secondSlack || (a == b && T.Abs(First[left] - First[right]) <= _firstSlack)))
            throw new DoubtfulOrderException();
        return b > a || (b == a && First[right] > First[left]) ? right : left;
    }
}
