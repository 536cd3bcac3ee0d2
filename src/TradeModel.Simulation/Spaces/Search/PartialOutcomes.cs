using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeModel.Simulation;

/// <summary>
/// The best choices on a block of issues, best first: by rising regret, and among equals in scenario order. Regret is what an outcome loses
/// against the best, in units.
/// </summary>
/// <remarks>
/// The list grows issue by issue: each option shifts the list so far, and the shifted lists are merged. If the list would pass its bound,
/// its end is cut off, which leaves exactly the best ones. Immutable.
/// </remarks>
internal sealed class PartialOutcomes<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly int[] _issues, _options;
    private readonly int[][] _sources;
    private readonly ulong[]?[] _renumbered;

    private PartialOutcomes(
        int[] issues, int[] options, int[][] sources, ulong[]?[] renumbered, ReadOnlySpan<Entry> entries, bool isComplete)
    {
        (_issues, _options, _sources, _renumbered, IsComplete) = (issues, options, sources, renumbered, isComplete);
        Regrets = new T[entries.Length];
        Codes = CodesOf(entries);
        for (int e = 0; e < entries.Length; e++) Regrets[e] = entries[e].Regret;
    }

    internal int Count => Regrets.Length;

    /// <summary>Rising.</summary>
    internal T[] Regrets { get; }

    /// <summary>Numbers in the same order as the entries' choices in scenario order.</summary>
    internal ulong[] Codes { get; }

    /// <summary>Whether nothing was cut off.</summary>
    internal bool IsComplete { get; }

    /// <param name="units">The units of all options.</param>
    /// <param name="offsets">Where the options of each issue begin.</param>
    /// <param name="issues">The issues of the block, in scenario order.</param>
    /// <param name="bound">The greatest length of the list.</param>
    internal static PartialOutcomes<T> Of(T[] units, int[] offsets, int[] issues, int bound)
    {
        int[] options = Array.ConvertAll(issues, i => offsets[i + 1] - offsets[i]);
        int[][] sources = new int[issues.Length][];
        var renumbered = new ulong[]?[issues.Length];
        Entry[] entries = Rent(1), from = [], to = [];
        entries[0] = default;
        int count = 1;
        ulong codes = 1;
        bool complete = true;
        for (int s = 0; s < issues.Length; s++)
        {
            if (codes > ulong.MaxValue / (ulong)options[s])
            {
                renumbered[s] = Renumber(entries.AsSpan(0, count));
                codes = (ulong)count;
            }
            codes *= (ulong)options[s];
            complete &= (long)count * options[s] <= bound;
            count = Merge(entries.AsSpan(0, count), units.AsSpan(offsets[issues[s]], options[s]), bound, ref from, ref to);
            (entries, from) = (from, entries);
            sources[s] = new int[count];
            for (int e = 0; e < count; e++) sources[s][e] = entries[e].Source;
        }
        var list = new PartialOutcomes<T>(issues, options, sources, renumbered, entries.AsSpan(0, count), complete);
        foreach (Entry[] room in (ReadOnlySpan<Entry[]>)[entries, from, to]) Return(room);
        return list;
    }

    /// <summary>Writes the choices of an entry at its issues' places in <paramref name="choices"/>.</summary>
    internal void Choose(int entry, Span<int> choices)
    {
        for (int s = _issues.Length - 1; s >= 0; s--)
            (entry, choices[_issues[s]]) = Math.DivRem(_sources[s][entry], _options[s]);
    }

    /// <summary>The code of the entry with these choices, which must be in the list.</summary>
    internal ulong CodeOf(ReadOnlySpan<int> choices)
    {
        ulong code = 0;
        for (int s = 0; s < _issues.Length; s++)
        {
            if (_renumbered[s] is { } before) code = (ulong)Array.BinarySearch(before, code);
            code = code * (ulong)_options[s] + (ulong)choices[_issues[s]];
        }
        return code;
    }

    /// <summary>For each entry, the sum of the figures of its options.</summary>
    internal long[] Sum(long[] figures, int[] offsets)
    {
        long[] sums = [0];
        for (int s = 0; s < _issues.Length; s++)
        {
            int[] sources = _sources[s];
            long[] before = sums;
            sums = new long[sources.Length];
            int offset = offsets[_issues[s]], options = _options[s];
            for (int e = 0; e < sums.Length; e++)
            {
                (int source, int option) = Math.DivRem(sources[e], options);
                sums[e] = before[source] + figures[offset + option];
            }
        }
        return sums;
    }

    private static ulong[] CodesOf(ReadOnlySpan<Entry> entries)
    {
        ulong[] codes = new ulong[entries.Length];
        for (int e = 0; e < codes.Length; e++) codes[e] = entries[e].Code;
        return codes;
    }

    private static ulong[] Renumber(Span<Entry> entries)
    {
        ulong[] codes = CodesOf(entries);
        Array.Sort(codes);
        foreach (ref Entry entry in entries) entry.Code = (ulong)Array.BinarySearch(codes, entry.Code);
        return codes;
    }

    // Room that is at least so long, with any content.
    private static Entry[] Rent(int length) => ArrayPool<Entry>.Shared.Rent(length);

    // Long lists are rare, and the pool would hold them for long.
    private static void Return(Entry[] room)
    {
        const int Long = 1 << 16;
        if (room.Length is > 0 and <= Long)
            ArrayPool<Entry>.Shared.Return(room, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }

    private static void Reserve(ref Entry[] room, int length)
    {
        if (room.Length >= length) return;
        Entry[] longer = Rent(length);
        room.CopyTo(longer, 0);
        Return(room);
        room = longer;
    }

    // Writes the merged list into from, and returns its length.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Merge(ReadOnlySpan<Entry> entries, ReadOnlySpan<T> units, int bound, ref Entry[] from, ref Entry[] to)
    {
        int options = units.Length;
        T best = units[0];
        foreach (T one in units) best = T.Max(best, one);
        // A full list needs nothing of more regret than its last entry, which the best option keeps.
        bool full = entries.Length == bound;
        Reserve(ref from, full ? 2 * bound : checked(entries.Length * options));
        int[] ends = new int[options];
        int filled = 0;
        for (int o = 0; o < options; o++)
        {
            T regret = best - units[o];
            T limit = entries[^1].Regret - regret;
            for (int e = 0; e < entries.Length && (!full || entries[e].Regret <= limit); e++)
            {
                if (filled == from.Length) Reserve(ref from, filled * 2);
                from[filled++] = new(entries[e].Regret + regret, entries[e].Code * (ulong)options + (ulong)o, checked(e * options + o));
            }
            ends[o] = filled;
        }

        Reserve(ref to, filled);
        int runs = options;
        for (; runs > 1; runs = (runs + 1) / 2)
        {
            int start = 0, written = 0;
            for (int r = 0; r < runs; r += 2)
            {
                int middle = ends[r], end = r + 1 < runs ? ends[r + 1] : middle;
                int room = Math.Min(bound, end - start);
                Merge(from.AsSpan(start..middle), from.AsSpan(middle..end), to.AsSpan(written, room));
                written += room;
                ends[r / 2] = written;
                start = end;
            }
            (from, to) = (to, from);
        }
        return ends[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(ReadOnlySpan<Entry> left, ReadOnlySpan<Entry> right, Span<Entry> into)
    {
        int l = 0, r = 0;
        for (int at = 0; at < into.Length; at++)
            into[at] = r == right.Length || (l < left.Length && left[l].IsBefore(in right[r])) ? left[l++] : right[r++];
    }

    private struct Entry(T regret, ulong code, int source)
    {
        public readonly T Regret = regret;
        public ulong Code = code;

        // The entry before this issue times the number of options, plus the option.
        public readonly int Source = source;

        public readonly bool IsBefore(in Entry other) => Regret < other.Regret || (Regret == other.Regret && Code < other.Code);
    }
}
