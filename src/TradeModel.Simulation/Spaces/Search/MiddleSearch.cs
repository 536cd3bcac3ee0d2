using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeModel.Simulation;

/// <summary>
/// Looks for the outcome of least utility at or above a target in a space too large for lists of all outcomes. What it finds is at or above
/// the target, and the distance from it bounds how far it can be from the least.
/// </summary>
/// <remarks>
/// Issues are decided in three groups. <em>Steps</em>, by falling range: each takes an option that leaves a target near to the middle of
/// what the issues after it can reach. The <em>core</em>: of all its outcomes the one of least utility that reaches the target left.
/// The <em>tail</em>: issues too light to matter for the core, all at their best or all at their worst.
/// </remarks>
internal sealed class MiddleSearch<T>
    where T : struct, IBinaryInteger<T>
{
    private const int Attempts = 2;

    // At so many last steps every option is looked at; before, only the best, the worst and those around the mean.
    private const int Careful = 64;

    private readonly T[] _units;
    private readonly int[] _offsets;
    private readonly int[] _steps, _best, _worst, _above, _below;
    private readonly (int Issue, int Least, int Most)[] _tail;
    private readonly OutcomePairs<T> _core;
    private readonly T _coreMost, _tailMost;

    // What the issues from each step on can reach, and what they reach on average.
    private readonly T[] _most, _mean;

    internal MiddleSearch(T[] units, int[] offsets, int entries)
    {
        (_units, _offsets) = (units, offsets);
        int count = offsets.Length - 1;
        T[] ranges = new T[count];
        for (int i = 0; i < count; i++)
            foreach (T one in Options(i)) ranges[i] = T.Max(ranges[i], one);
        int[] byRange = [.. Enumerable.Range(0, count).OrderBy(i => ranges[i]).ThenBy(i => i)];
        (int light, List<int> first, List<int> second) = PickCore(byRange, ranges, offsets, entries);
        _tail = [.. byRange[..light].Select(i => (i, LeastOf(Options(i)), MostOf(Options(i))))];
        foreach ((int issue, _, _) in _tail) _tailMost += ranges[issue];
        int[] core = [.. first, .. second];
        foreach (int issue in core) _coreMost += ranges[issue];
        _core = new(
            PartialOutcomes<T>.Of(units, offsets, [.. first.Order()], int.MaxValue),
            PartialOutcomes<T>.Of(units, offsets, [.. second.Order()], int.MaxValue));

        var inCore = new HashSet<int>(core);
        _steps = [.. byRange[light..].Where(i => !inCore.Contains(i)).Reverse()];
        _best = Array.ConvertAll(_steps, i => MostOf(Options(i)));
        _worst = Array.ConvertAll(_steps, i => LeastOf(Options(i)));
        _above = Array.ConvertAll(_steps, i => NearMean(Options(i), MeanOf(Options(i)), above: true));
        _below = Array.ConvertAll(_steps, i => NearMean(Options(i), MeanOf(Options(i)), above: false));
        _most = new T[_steps.Length + 1];
        _mean = new T[_steps.Length + 1];
        _most[^1] = _coreMost + _tailMost;
        foreach (int issue in core) _mean[^1] += MeanOf(Options(issue));
        for (int s = _steps.Length - 1; s >= 0; s--)
        {
            _most[s] = _most[s + 1] + ranges[_steps[s]];
            _mean[s] = _mean[s + 1] + MeanOf(Options(_steps[s]));
        }
    }

    /// <summary>Writes the choices of an outcome that reaches the target, and returns by how much it passes it.</summary>
    /// <param name="target">The units to reach; at most those of the best outcome.</param>
    /// <param name="choices">Where to write.</param>
    internal T Find(T target, Span<int> choices)
    {
        T left = Descend(0, target, skip: -1, choices);
        (int, int) pair = Scan(left, out T excess);
        // The second nearest option at one of the last steps may lead to a better end.
        Span<int> kept = stackalloc int[Attempts];
        for (int back = 1; back < Attempts && back <= _steps.Length && excess > T.Zero; back++)
        {
            int from = _steps.Length - back;
            T before = left;
            for (int s = from; s < _steps.Length; s++)
            {
                kept[s - from] = choices[_steps[s]];
                before += _units[_offsets[_steps[s]] + choices[_steps[s]]];
            }
            T other = Descend(from, before, choices[_steps[from]], choices);
            if (other <= _most[^1])
            {
                (int, int) otherPair = Scan(other, out T otherExcess);
                if (otherExcess < excess)
                {
                    (left, pair, excess) = (other, otherPair, otherExcess);
                    continue;
                }
            }
            for (int s = from; s < _steps.Length; s++) choices[_steps[s]] = kept[s - from];
        }
        foreach ((int issue, int least, int most) in _tail) choices[issue] = left > _coreMost ? most : least;
        _core.Choose(pair, choices);
        return excess;
    }

    // Decides the steps from one on; skips an option of the first of them. Returns the target left, more than _most[^1] if it cannot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T Descend(int from, T left, int skip, Span<int> choices)
    {
        for (int s = from; s < _steps.Length; s++)
        {
            T middle = left - _mean[s + 1];
            if (skip < 0)
            {
                int quick = middle >= _most[s] - _most[s + 1] ? _best[s]
                    : middle <= T.Zero ? _worst[s]
                    : s >= _steps.Length - Careful ? -1
                    : left >= _mean[s] ? _above[s] : _below[s];
                T after = quick < 0 ? T.Zero : left - _units[_offsets[_steps[s]] + quick];
                if (quick >= 0 && after <= _most[s + 1])
                {
                    choices[_steps[s]] = quick;
                    left = after;
                    continue;
                }
            }
            ReadOnlySpan<T> options = Options(_steps[s]);
            T nearest = default;
            int chosen = -1;
            for (int o = 0; o < options.Length; o++)
            {
                if (o == skip || left - options[o] > _most[s + 1]) continue;
                T distance = T.Abs(middle - options[o]);
                if (chosen >= 0 && distance >= nearest) continue;
                nearest = distance;
                chosen = o;
            }
            if (chosen < 0) return _most[^1] + T.One;
            skip = -1;
            choices[_steps[s]] = chosen;
            left -= options[chosen];
        }
        return left;
    }

    // The core's least outcome that reaches the target left, with the tail at its best if it is needed, at its worst if not.
    private (int First, int Second) Scan(T left, out T excess)
    {
        if (left > _coreMost) left -= _tailMost;
        _core.TryGreatest(_coreMost - left, out (int, int) pair, out T regret);
        excess = _coreMost - regret - left;
        return pair;
    }

    private ReadOnlySpan<T> Options(int issue) => _units.AsSpan(_offsets[issue].._offsets[issue + 1]);

    // How many of the lightest issues are the tail, and the two halves of the core. The tail's whole range must be below the mean distance
    // of neighbouring outcomes of the core.
    private static (int Light, List<int> First, List<int> Second) PickCore(int[] byRange, T[] ranges, int[] offsets, int entries)
    {
        double tail = 0;
        for (int light = 0; ; light++)
        {
            List<int> first = [], second = [];
            int one = 1, other = 1;
            double range = 0;
            for (int at = light; at < byRange.Length && Math.Min(one, other) * 2 <= entries; at++)
            {
                int issue = byRange[at], options = offsets[issue + 1] - offsets[issue];
                bool toFirst = one <= other;
                if ((long)(toFirst ? one : other) * options > entries) continue;
                (toFirst ? first : second).Add(issue);
                if (toFirst) one *= options;
                else other *= options;
                range += double.CreateChecked(ranges[issue]);
            }
            if (light == byRange.Length - 1) return (light, first, second);
            tail += double.CreateChecked(ranges[byRange[light]]);
            if (tail * one * other > range) return (light, first, second);
        }
    }

    private static int LeastOf(ReadOnlySpan<T> options)
    {
        int least = 0;
        for (int o = 1; o < options.Length; o++)
            if (options[o] < options[least]) least = o;
        return least;
    }

    private static int MostOf(ReadOnlySpan<T> options)
    {
        int most = 0;
        for (int o = 1; o < options.Length; o++)
            if (options[o] > options[most]) most = o;
        return most;
    }

    // The least option at or above the mean, or the greatest at or below it.
    private static int NearMean(ReadOnlySpan<T> options, T mean, bool above)
    {
        int chosen = -1;
        for (int o = 0; o < options.Length; o++)
        {
            if (above ? options[o] < mean : options[o] > mean) continue;
            if (chosen < 0 || (above ? options[o] < options[chosen] : options[o] > options[chosen])) chosen = o;
        }
        return chosen;
    }

    private static T MeanOf(ReadOnlySpan<T> options)
    {
        T sum = T.Zero;
        foreach (T one in options) sum += one;
        return sum / T.CreateChecked(options.Length);
    }
}
