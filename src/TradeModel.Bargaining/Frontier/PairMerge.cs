using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Merges the exact frontier of two parties issue by issue. Utilities add up, so every part of an efficient outcome is efficient among its
/// own issues. The frontier of i + 1 issues is therefore contained in the copies of the frontier of i issues, one shifted by each option of
/// the next issue. Each copy is sorted, so one k-way merge finds the points that no other dominates, and counts ties.
/// </summary>
/// <typeparam name="T">Holds the sum of all units: long, Int128 or BigInteger.</typeparam>
/// <typeparam name="TCount">Holds the number of tied outcomes.</typeparam>
internal sealed class PairMerge<T, TCount>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    where TCount : struct, IBinaryInteger<TCount>
{
    // How many points are merged between two looks at the watch.
    private const int Block = 1 << 17;

    private readonly List<int[]> _steps = [];
    private readonly List<EfficientOptions<T>> _merged = [];
    private readonly T _firstSlack, _secondSlack;
    private readonly bool _exact;
    private readonly Watch _watch;
    private T[] _first, _second, _nextFirst, _nextSecond;
    private TCount[] _count, _nextCount;
    private int[] _code;
    private int _n;

    private PairMerge(UnitTable table, Watch watch)
    {
        _watch = watch;
        // −1 if the units are exact: then no comparison is in doubt, not even of equal sums.
        _firstSlack = T.CreateChecked(table[0].Slack - (table[0].Slack == 0 ? 1 : 0));
        _secondSlack = T.CreateChecked(table[1].Slack - (table[1].Slack == 0 ? 1 : 0));
        _exact = table.IsExact;
        // The initial capacity is enough for small scenarios.
        const int InitialRoom = 64;
        _first = new T[InitialRoom];
        _second = new T[InitialRoom];
        _nextFirst = new T[InitialRoom];
        _nextSecond = new T[InitialRoom];
        _count = new TCount[InitialRoom];
        _nextCount = new TCount[InitialRoom];
        _code = new int[InitialRoom];
        _n = 1;
        _count[0] = TCount.One;
    }

    /// <summary>The points in ascending order of the first party, or null if there are more than the bounds allow.</summary>
    /// <exception cref="DoubtfulOrderException">Units are rounded, and two sums are closer than their slack.</exception>
    /// <exception cref="OverflowException">A tie has more outcomes than <typeparamref name="TCount"/> holds.</exception>
    internal static PairPoints<T>? Run(UnitTable table, EfficientOptions<T>[] issues, FrontierOptions bounds, Watch watch)
    {
        var merge = new PairMerge<T, TCount>(table, watch);
        // Issues with few options come first, so that the largest growth comes last. The points do not depend on the order.
        long candidates = 0;
        foreach (EfficientOptions<T> issue in issues.OrderBy(i => i.Count).ThenBy(i => i.Issue))
        {
            candidates += (long)merge._n * issue.Count * ExactFrontier.CostOf<T>();
            if (candidates > bounds.MaxCandidates || (long)merge._n * issue.Count > int.MaxValue) return null;
            watch.Reach((double)merge._merged.Count / issues.Length);
            if (issue.Count == 1) merge.Shift(issue);
            else if (!merge.Step(issue, bounds.MaxPoints)) return null;
        }
        return merge.Points(table);
    }

    private void Shift(EfficientOptions<T> issue)
    {
        T first = issue.First[0], second = issue.Second[0];
        TCount ties = TCount.CreateChecked(issue.Ties[0]);
        for (int i = 0; i < _n; i++)
        {
            _first[i] += first;
            _second[i] += second;
            _count[i] = checked(_count[i] * ties);
        }
        _merged.Add(issue);
        _steps.Add([]);
    }

    private bool Step(EfficientOptions<T> issue, int maximum)
    {
        int found = issue.Count == 2 ? MergeTwo(issue, maximum) : MergeMany(issue, maximum);
        if (found < 0) return false;
        _merged.Add(issue);
        _steps.Add(_code.AsSpan(0, found).ToArray());
        (_first, _nextFirst) = (_nextFirst, _first);
        (_second, _nextSecond) = (_nextSecond, _second);
        (_count, _nextCount) = (_nextCount, _count);
        _n = found;
        return true;
    }

    // Candidates come in descending order of the second party. One is efficient if it gives the first party more than all before it.
    private int MergeTwo(EfficientOptions<T> issue, int maximum)
    {
        int n = _n;
        Reserve(2 * n);
        ReadOnlySpan<T> first = _first.AsSpan(0, n), second = _second.AsSpan(0, n);
        ReadOnlySpan<TCount> count = _count.AsSpan(0, n);
        Span<T> toFirst = _nextFirst, toSecond = _nextSecond;
        Span<TCount> toCount = _nextCount;
        Span<int> code = _code;
        T first0 = issue.First[0], second0 = issue.Second[0], first1 = issue.First[1], second1 = issue.Second[1];
        TCount ties0 = TCount.CreateChecked(issue.Ties[0]), ties1 = TCount.CreateChecked(issue.Ties[1]);
        bool alone = issue.Ties[0] == 1 && issue.Ties[1] == 1;
        int i = 0, j = 0, m = 0;
        bool exact = _exact;
        // Option 0 is the better one for the second party, so copy 0 comes first. Both heads give the first party more than all kept points
        // do.
        while (i < n && j < n)
        {
            _watch.Check();
            int firstEnd = i + Math.Min(Block, n - i), secondEnd = j + Math.Min(Block, n - j);
            while (i < firstEnd && j < secondEnd)
            {
                T b0 = second[i] + second0, b1 = second[j] + second1;
                T a0 = first[i] + first0, a1 = first[j] + first1;
                if (!exact) RefuseDoubt(a0, a1, b0, b1);
                if (b0 > b1 || (b0 == b1 && a0 > a1))
                {
                    toFirst[m] = a0;
                    toSecond[m] = b0;
                    toCount[m] = alone ? count[i] : checked(count[i] * ties0);
                    code[m++] = 2 * i++;
                    if (a1 <= a0)
                        do j++; while (j < n && IsAtMost(first[j] + first1, a0, exact));
                }
                else if (b0 < b1 || a0 < a1)
                {
                    toFirst[m] = a1;
                    toSecond[m] = b1;
                    toCount[m] = alone ? count[j] : checked(count[j] * ties1);
                    code[m++] = 2 * j++ + 1;
                    if (a0 <= a1)
                        do i++; while (i < n && IsAtMost(first[i] + first0, a1, exact));
                }
                else
                {
                    toFirst[m] = a0;
                    toSecond[m] = b0;
                    toCount[m] = checked(count[i] * ties0 + count[j] * ties1);
                    code[m++] = 2 * i++;
                    j++;
                }
            }
        }
        // Copy 0 is exhausted: option 1 is strictly better for the first party, so the last point of copy 1 is better than any of copy 0.
        for (; j < n; j++, m++)
        {
            toFirst[m] = first[j] + first1;
            toSecond[m] = second[j] + second1;
            toCount[m] = alone ? count[j] : checked(count[j] * ties1);
            code[m] = 2 * j + 1;
        }
        return m <= maximum ? m : -1;
    }

    private int MergeMany(EfficientOptions<T> issue, int maximum)
    {
        int n = _n, k = issue.Count, m = 0;
        bool exact = _exact;
        ReadOnlySpan<T> first = _first.AsSpan(0, n), second = _second.AsSpan(0, n);
        ReadOnlySpan<T> shiftFirst = issue.First, shiftSecond = issue.Second;
        var heads = new HeadTree<T>(k, _firstSlack, _secondSlack);
        for (int o = 0; o < k; o++) heads.Set(o, 0, first[0] + shiftFirst[o], second[0] + shiftSecond[o]);
        heads.Build();
        T last = -T.One, lastSecond = -T.One;
        for (int turn = 1; ; turn++)
        {
            if (turn % Block == 0) _watch.Check();
            int o = heads.Winner;
            if (o < 0) break;
            int i = heads.At[o];
            T a = heads.First[o], b = heads.Second[o];
            if (!exact && m > 0 && T.Abs(a - last) <= _firstSlack) throw new DoubtfulOrderException();
            if (a > last)
            {
                if (m == _nextFirst.Length)
                {
                    if (m >= maximum) return -1;
                    Reserve(Math.Min(maximum, 2 * m));
                }
                _nextFirst[m] = a;
                _nextSecond[m] = b;
                _nextCount[m] = checked(_count[i] * TCount.CreateChecked(issue.Ties[o]));
                _code[m++] = i * k + o;
                last = a;
                lastSecond = b;
                i++;
            }
            else
            {
                if (a == last && b == lastSecond)
                    _nextCount[m - 1] = checked(_nextCount[m - 1] + _count[i] * TCount.CreateChecked(issue.Ties[o]));
                T shift = shiftFirst[o];
                do i++; while (i < n && IsAtMost(first[i] + shift, last, exact));
            }
            if (i < n) heads.Advance(o, i, first[i] + shiftFirst[o], second[i] + shiftSecond[o]);
            else heads.Close(o);
        }
        return m <= maximum ? m : -1;
    }

    private bool IsAtMost(T sum, T bound, bool exact)
    {
        if (!exact && T.Abs(sum - bound) <= _firstSlack) throw new DoubtfulOrderException();
        return sum <= bound;
    }

    private void RefuseDoubt(T a0, T a1, T b0, T b1)
    {
        if (T.Abs(a0 - a1) <= _firstSlack || T.Abs(b0 - b1) <= _secondSlack) throw new DoubtfulOrderException();
    }

    private void Reserve(int room)
    {
        if (room <= _nextFirst.Length) return;
        room = (int)Math.Min(Math.Max(room, 2L * _nextFirst.Length), Array.MaxLength);
        Array.Resize(ref _nextFirst, room);
        Array.Resize(ref _nextSecond, room);
        Array.Resize(ref _nextCount, room);
        if (_code.Length < room) Array.Resize(ref _code, room);
    }

    private PairPoints<T> Points(UnitTable table)
    {
        ulong[]? small = null;
        BigInteger[]? large = null;
        if (_count is ulong[] counts) small = counts.AsSpan(0, _n).ToArray();
        else large = ((BigInteger[])(object)_count).AsSpan(0, _n).ToArray();
        return new(table, _first.AsSpan(0, _n).ToArray(), _second.AsSpan(0, _n).ToArray(), small, large, [.. _merged], [.. _steps]);
    }
}
