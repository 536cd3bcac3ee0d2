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
    internal const int CandidateCost = 8;

    private readonly int _parties;
    private readonly int _maximum;
    private long _budget;
    private int _bits = 15;

    private ManyMerge(int parties, int maximum, long budget)
    {
        _parties = parties;
        _maximum = maximum;
        _budget = budget;
    }

    /// <summary>The exact points, or null if there are more than the bounds allow.</summary>
    internal static ManyPoints<T>? Exact(UnitTable table, FrontierOptions bounds) => Run(table, bounds, 0, out _);

    /// <summary>
    /// Points thinned during the merge to at most <paramref name="target"/>, and how much thinning can have lost, as a share of each
    /// party's range.
    /// </summary>
    internal static ManyPoints<T> Thinned(UnitTable table, int target, out double lost)
        => Run(table, FrontierOptions.Widest, target, out lost)!;

    private static ManyPoints<T>? Run(UnitTable table, FrontierOptions bounds, int target, out double lost)
    {
        int parties = table.PartyCount;
        var merge = new ManyMerge<T, TCount>(parties, bounds.MaxPoints, bounds.MaxCandidates);
        lost = 0;
        var issues = new List<(Rows Options, int[] Codes, int Issue)>();
        T[][] units = [.. Enumerable.Range(0, parties).Select(p => table[p].As<T>())];
        for (int i = 0; i < table.Arrays.IssueCount; i++)
        {
            int begin = table.Arrays.Offsets[i], k = table.Arrays.Offsets[i + 1] - begin;
            var all = new Rows(k, new T[k * parties], new TCount[k]);
            for (int o = 0; o < k; o++)
            {
                all.Count[o] = TCount.One;
                for (int p = 0; p < parties; p++) all.Units[o * parties + p] = units[p][begin + o];
            }
            if (merge.Merge(new Rows(1, new T[parties], [TCount.One]), all) is not (var efficient, var codes)) return null;
            issues.Add((efficient, codes, i));
        }

        var current = new Rows(1, new T[parties], [TCount.One]);
        var steps = new List<ManyStep>();
        foreach ((Rows options, int[] optionCodes, int issue) in issues.OrderBy(i => i.Options.N).ThenBy(i => i.Issue))
        {
            if (merge.Merge(current, options) is not (var next, var codes)) return null;
            // Each thinning can lose something, so thin only when there are many points.
            if (target > 0 && next.N > target) (next, codes) = merge.Thin(next, codes, table, Math.Max(1, target / 4), ref lost);
            steps.Add(new(issue, options.N, optionCodes, codes));
            current = next;
        }
        return new(table, current.N, current.Units, current.Count as ulong[], current.Count as BigInteger[], [.. steps]);
    }

    private (Rows Kept, int[] Codes)? Merge(Rows current, Rows options)
    {
        int n = current.N, k = options.N, d = _parties;
        if ((long)n * k > int.MaxValue || (_budget -= (long)n * k * CandidateCost * ExactFrontier.CostOf<T>()) < 0) return null;
        var kept = new List<T>();
        var counts = new List<TCount>();
        var codes = new List<int>();
        var filter = new DominanceFilter<T>(d, c => Largest(current, c) + Largest(options, c), c => Column(current, options, c));
        var heads = new RowHeads<T>(d, current.Units, n, options.Units, k);
        while (heads.Winner is >= 0 and var o)
        {
            ReadOnlySpan<T> row = heads.Row(o);
            int i = heads.At(o);
            if (codes.Count > 0 && row.SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept)[^d..]))
            {
                counts[^1] = checked(counts[^1] + current.Count[i] * options.Count[o]);
            }
            else if (!filter.Dominates(row, ref _budget))
            {
                if (codes.Count == _maximum || _budget < 0) return null;
                kept.AddRange(row);
                counts.Add(checked(current.Count[i] * options.Count[o]));
                codes.Add(i * k + o);
                filter.Keep(row, ref _budget);
            }
            heads.Next(o);
        }
        return (new Rows(codes.Count, [.. kept], [.. counts]), [.. codes]);
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
        var sums = new T[current.N * options.N];
        for (int i = 0, at = 0; i < current.N; i++)
            for (int o = 0; o < options.N; o++, at++)
                sums[at] = current.Units[i * _parties + column] + options.Units[o * _parties + column];
        Array.Sort(sums);
        return sums;
    }

    // Keeps one row in each cell of a grid. Uses the finest grid that leaves few enough rows.
    private (Rows Kept, int[] Codes) Thin(Rows rows, int[] codes, UnitTable table, int target, ref double lost)
    {
        int d = _parties;
        double[] most = [.. Enumerable.Range(0, d).Select(p => Math.Max(1, table[p].Rounded(table[p].Most)))];
        var cells = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<int>();
        // Start with a grid one step finer than the last one, and make it coarser until few enough rows are left.
        int bits = Math.Min(15, _bits + 1);
        for (; ; bits--)
        {
            cells.Clear();
            kept.Clear();
            double scale = Math.ScaleB(1, bits) - 1;
            for (int i = 0; i < rows.N && kept.Count <= target; i++)
            {
                int at = i * d;
                string cell = string.Create(d, (rows.Units, at, most, scale, table), static (span, s) =>
                {
                    for (int p = 0; p < span.Length; p++)
                        span[p] = (char)(int)(s.table[p].Rounded(s.Units[s.at + p]) / s.most[p] * s.scale);
                });
                if (cells.Add(cell)) kept.Add(i);
            }
            if (kept.Count <= target || bits == 0) break;
        }
        _bits = bits;
        lost += (1 + 1e-9) / Math.Max(1, Math.ScaleB(1, bits) - 1);
        var thin = new Rows(kept.Count, new T[kept.Count * d], new TCount[kept.Count]);
        int[] thinCodes = new int[kept.Count];
        for (int i = 0; i < kept.Count; i++)
        {
            rows.Units.AsSpan(kept[i] * d, d).CopyTo(thin.Units.AsSpan(i * d));
            thin.Count[i] = rows.Count[kept[i]];
            thinCodes[i] = codes[kept[i]];
        }
        return (thin, thinCodes);
    }

    private sealed record Rows(int N, T[] Units, TCount[] Count);
}
