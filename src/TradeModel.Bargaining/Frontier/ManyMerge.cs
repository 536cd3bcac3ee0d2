using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Merges the frontier of three or more parties issue by issue, as for two. The shifted copies are sorted, so candidates come in descending
/// order and cannot dominate an earlier one. <see cref="DominanceFilter{T}"/> tests whether an earlier one dominates them.
/// </summary>
internal sealed class ManyMerge<T, TCount>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    where TCount : struct, IBinaryInteger<TCount>
{
    // How much a candidate counts here, relative to a candidate of two parties.
    private const int CandidateCost = 8;

    // How much work may be done between two looks at the watch.
    private const int Block = 1 << 20;

    private readonly int _parties;
    private readonly int _maximum;
    private readonly Watch _watch;
    private long _budget;
    private T[] _units = [];
    private TCount[] _counts = [];
    private int[] _codes = [];

    private ManyMerge(int parties, FrontierOptions bounds, Watch watch)
    {
        _parties = parties;
        _maximum = bounds.MaxPoints;
        _budget = bounds.MaxCandidates;
        _watch = watch;
    }

    /// <summary>The exact points, or null if there are more than the bounds allow.</summary>
    internal static ManyPoints<T>? Run(UnitTable table, FrontierOptions bounds, Watch watch)
    {
        int parties = table.PartyCount, count = table.Arrays.IssueCount;
        var merge = new ManyMerge<T, TCount>(parties, bounds, watch);
        var issues = new List<(Rows Options, int[] Codes, int Issue)>();
        T[][] units = [.. Enumerable.Range(0, parties).Select(p => table[p].As<T>())];
        for (int i = 0; i < count; i++)
        {
            int begin = table.Arrays.Offsets[i], k = table.Arrays.Offsets[i + 1] - begin;
            var all = new Rows(k, new T[k * parties], new TCount[k]);
            for (int o = 0; o < k; o++)
            {
                all.Count[o] = TCount.One;
                for (int p = 0; p < parties; p++) all.Units[o * parties + p] = units[p][begin + o];
            }
            if (merge.Merge(new Rows(1, new T[parties], [TCount.One]), all, 0, 0) is not (var efficient, var codes)) return null;
            issues.Add((efficient, codes, i));
        }

        var current = new Rows(1, new T[parties], [TCount.One]);
        var steps = new List<ManyStep>();
        foreach ((Rows options, int[] optionCodes, int issue) in issues.OrderBy(i => i.Options.N).ThenBy(i => i.Issue))
        {
            if (merge.Merge(current, options, (double)steps.Count / count, 1.0 / count) is not (var next, var codes)) return null;
            steps.Add(new(issue, options.N, optionCodes, codes));
            current = next;
        }
        return new(table, current.N, current.Units, current.Count as ulong[], current.Count as BigInteger[], [.. steps]);
    }

    private (Rows Kept, int[] Codes)? Merge(Rows current, Rows options, double done, double share)
    {
        int n = current.N, k = options.N, d = _parties, kept = 0;
        long candidates = (long)n * k, seen = 0;
        if (candidates > int.MaxValue || (_budget -= candidates * CandidateCost * ExactFrontier.CostOf<T>()) < 0) return null;
        long watched = _budget;
        _watch.Reach(done);
        var filter = new DominanceFilter<T>(d, c => Largest(current, c) + Largest(options, c), c => Column(current, options, c), _watch);
        var heads = new RowHeads<T>(d, current.Units, n, options.Units, k);
        while (heads.Winner is >= 0 and var o)
        {
            ReadOnlySpan<T> row = heads.Row(o);
            int i = heads.At(o);
            if (kept > 0 && row.SequenceEqual(_units.AsSpan((kept - 1) * d, d)))
            {
                _counts[kept - 1] = checked(_counts[kept - 1] + current.Count[i] * options.Count[o]);
            }
            else if (!filter.Dominates(row, ref _budget))
            {
                if (kept == _maximum || _budget < 0) return null;
                Reserve(kept);
                row.CopyTo(_units.AsSpan(kept * d));
                _counts[kept] = checked(current.Count[i] * options.Count[o]);
                _codes[kept++] = i * k + o;
                filter.Keep(row, ref _budget);
            }
            heads.Next(o);
            if ((++seen & 0xFFF) == 0 || watched - _budget > Block)
            {
                _watch.Reach(done + share * seen / candidates);
                watched = _budget;
            }
        }
        return (new Rows(kept, _units.AsSpan(0, kept * d).ToArray(), _counts.AsSpan(0, kept).ToArray()), _codes.AsSpan(0, kept).ToArray());
    }

    private void Reserve(int kept)
    {
        if (kept < _codes.Length) return;
        int room = (int)Math.Min(Math.Max(64, 2L * kept), Array.MaxLength / _parties);
        Array.Resize(ref _units, room * _parties);
        Array.Resize(ref _counts, room);
        Array.Resize(ref _codes, room);
    }

    private double Largest(Rows rows, int column)
    {
        double most = 0;
        for (int i = 0; i < rows.N; i++) most = Math.Max(most, double.CreateSaturating(rows.Units[i * _parties + column]));
        return most;
    }

    // All sums of a column, ascending.
    private T[] Column(Rows current, Rows options, int column)
    {
        _watch.Check();
        var sums = new T[current.N * options.N];
        // Sorting takes a candidate several steps.
        _budget -= sums.LongLength * 4;
        for (int i = 0, at = 0; i < current.N; i++)
            for (int o = 0; o < options.N; o++, at++)
                sums[at] = current.Units[i * _parties + column] + options.Units[o * _parties + column];
        Array.Sort(sums);
        return sums;
    }

    private sealed record Rows(int N, T[] Units, TCount[] Count);
}
