using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeModel.Simulation;

/// <summary>
/// Outcomes put together from two lists of partial outcomes, one for each block of issues (Horowitz and Sahni, "Computing Partitions with
/// Applications to the Knapsack Problem", JACM 21, 1974). Each question takes one pass over both lists, in opposite directions.
/// </summary>
/// <remarks>Ties go by the first block, then by the second, so the first must hold the issues that come first in the scenario.</remarks>
internal sealed class OutcomePairs<T>(PartialOutcomes<T> first, PartialOutcomes<T> second)
    where T : struct, IBinaryInteger<T>
{
    private readonly T[] _a = first.Regrets, _b = second.Regrets;

    internal PartialOutcomes<T> First => first;

    internal PartialOutcomes<T> Second => second;

    /// <summary>All outcomes up to this regret are pairs of the lists; null if all outcomes are.</summary>
    internal T? Limit { get; } = Least(Known(first), Known(second));

    /// <summary>Whether all outcomes up to this regret are pairs of the lists.</summary>
    internal bool Covers(T regret) => Limit is not { } limit || regret <= limit;

    /// <summary>The greatest regret of a pair.</summary>
    internal T Greatest => _a[^1] + _b[^1];

    internal T RegretOf((int First, int Second) pair) => _a[pair.First] + _b[pair.Second];

    /// <summary>Writes the choices of a pair.</summary>
    internal void Choose((int First, int Second) pair, Span<int> choices)
    {
        first.Choose(pair.First, choices);
        second.Choose(pair.Second, choices);
    }

    /// <summary>The pair of greatest regret up to a limit, the first of them in scenario order; none if the limit is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool TryGreatest(T limit, out (int First, int Second) pair, out T regret)
    {
        (T[] a, T[] b) = (_a, _b);
        int i = 0, j = b.Length - 1, bestFirst = 0, bestSecond = 0;
        regret = -T.One;
        for (; i < a.Length && a[i] <= limit; i++)
        {
            T rest = limit - a[i];
            while (b[j] > rest) j--;
            T sum = a[i] + b[j];
            if (sum < regret || (sum == regret && first.Codes[i] > first.Codes[bestFirst])) continue;
            regret = sum;
            (bestFirst, bestSecond) = (i, j);
        }
        pair = (bestFirst, bestSecond);
        if (regret < T.Zero) return false;
        // Of equal entries the scan found the last.
        pair.Second = FirstFrom(_b[pair.Second]);
        return true;
    }

    /// <summary>
    /// The pair that follows an outcome: by rising regret, among equals in scenario order. None if it lies above the limit.
    /// </summary>
    /// <param name="regret">The outcome's regret.</param>
    /// <param name="choices">The outcome's choices; empty to look only among greater regrets.</param>
    /// <param name="limit">The greatest regret to look at.</param>
    /// <param name="pair">The pair found.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool TryNext(T regret, ReadOnlySpan<int> choices, T limit, out (int First, int Second) pair)
    {
        bool any = !choices.IsEmpty;
        (ulong code, ulong secondCode) = any ? (first.CodeOf(choices), second.CodeOf(choices)) : default;
        (int First, int Second) equal = (-1, -1), greater = (-1, -1);
        T least = limit;
        // Behind j are the entries that together with entry i exceed the regret; behind k those that reach it.
        int j = _b.Length, k = _b.Length;
        for (int i = 0; i < _a.Length && _a[i] <= limit; i++)
        {
            T rest = regret - _a[i];
            while (j > 0 && _b[j - 1] > rest) j--;
            if (k > j) k = j;
            while (k > 0 && _b[k - 1] >= rest) k--;
            if (any && k < j && first.Codes[i] >= code)
            {
                int next = first.Codes[i] > code ? k : After(k, j, secondCode);
                if (next < j && (equal.First < 0 || first.Codes[i] < first.Codes[equal.First])) equal = (i, next);
            }
            if (j == _b.Length) continue;
            T sum = _a[i] + _b[j];
            if (sum > least || (sum == least && greater.First >= 0 && first.Codes[i] > first.Codes[greater.First])) continue;
            least = sum;
            greater = (i, j);
        }
        pair = equal.First >= 0 ? equal : greater;
        return pair.First >= 0;
    }

    /// <summary>The number of pairs up to a regret.</summary>
    internal long Count(T limit)
    {
        long count = 0;
        int j = _b.Length;
        for (int i = 0; i < _a.Length && _a[i] <= limit; i++)
        {
            while (_b[j - 1] > limit - _a[i]) j--;
            count += j;
        }
        return count;
    }

    /// <summary>The pair at a place of the total order, counted from 0.</summary>
    /// <param name="place">The place, less than the number of pairs.</param>
    /// <param name="tied">All regrets up to this count as equal; −1 if none do.</param>
    internal (int First, int Second) At(long place, T tied)
    {
        if (place < Count(tied)) return AmongEquals(place, T.Zero, tied);
        (T low, T high) = (tied + T.One, Greatest);
        while (low < high)
        {
            T middle = low + ((high - low) >> 1);
            if (place < Count(middle)) high = middle;
            else low = middle + T.One;
        }
        return AmongEquals(place - Count(low - T.One), low, low);
    }

    // The pair at a place in scenario order, of those with regrets from low to high.
    private (int First, int Second) AmongEquals(long place, T low, T high)
    {
        int[] byCode = [.. Enumerable.Range(0, _a.Length)];
        Array.Sort((ulong[])first.Codes.Clone(), byCode);
        foreach (int i in byCode)
        {
            int from = FirstFrom(low - _a[i]), to = FirstFrom(high - _a[i] + T.One);
            if (place >= to - from)
            {
                place -= to - from;
                continue;
            }
            int[] seconds = [.. Enumerable.Range(from, to - from)];
            Array.Sort(second.Codes[from..to], seconds);
            return (i, seconds[place]);
        }
        throw new ArgumentOutOfRangeException(nameof(place));
    }

    /// <summary>
    /// Of the pairs up to a regret, the one with the greatest sum of figures; among equals the one of least regret, among those the first
    /// in scenario order. None if the limit is negative.
    /// </summary>
    /// <param name="limit">The greatest regret.</param>
    /// <param name="a">The sum of figures of each entry of the first list.</param>
    /// <param name="b">The same for the second list.</param>
    /// <param name="tied">Whether all regrets up to the limit count as equal.</param>
    /// <param name="pair">The pair found.</param>
    internal bool TryBest(T limit, long[] a, long[] b, bool tied, out (int First, int Second) pair)
    {
        // For each entry the best so far, itself included. The list's order breaks ties unless regrets count as equal.
        int[] best = new int[b.Length];
        for (int e = 1; e < b.Length; e++)
        {
            int before = best[e - 1];
            best[e] = b[e] > b[before] || (tied && b[e] == b[before] && second.Codes[e] < second.Codes[before]) ? e : before;
        }
        pair = (-1, -1);
        long most = 0;
        int j = b.Length - 1;
        for (int i = 0; i < a.Length && _a[i] <= limit; i++)
        {
            while (_b[j] > limit - _a[i]) j--;
            long sum = a[i] + b[best[j]];
            if (pair.First >= 0)
            {
                if (sum < most) continue;
                if (sum == most)
                {
                    int order = tied ? 0 : (_a[i] + _b[best[j]]).CompareTo(_a[pair.First] + _b[pair.Second]);
                    if (order > 0 || (order == 0 && first.Codes[i] > first.Codes[pair.First])) continue;
                }
            }
            most = sum;
            pair = (i, best[j]);
        }
        return pair.First >= 0;
    }

    // Before an entry that may have been cut off, the list is complete.
    private static T? Known(PartialOutcomes<T> list) => list.IsComplete ? null : list.Regrets[^1] - T.One;

    private static T? Least(T? one, T? other) => one is null ? other : other is null ? one : T.Min(one.Value, other.Value);

    // The first entry of the second list with at least this regret.
    private int FirstFrom(T regret)
    {
        int low = 0, high = _b.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_b[middle] < regret) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // The first of the entries from..to with a greater code; they have equal regret, so their codes rise.
    private int After(int from, int to, ulong code)
    {
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (second.Codes[middle] <= code) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
