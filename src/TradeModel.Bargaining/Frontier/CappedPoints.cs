using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// The points of a frontier whose parties have caps, from the points without them. An outcome is efficient with caps only if a point of
/// the frontier without caps gives every party the same, each held at its cap. So it is enough to hold these points at the caps, and to
/// drop those that another then dominates or equals.
/// </summary>
internal sealed class CappedPoints : FrontierPoints
{
    private const int MaximumStates = 1_000_000;

    private readonly FrontierPoints _uncapped;
    private readonly int[] _kept;

    // Boxed numbers, so that two threads that count the same point at once write a whole number each.
    private readonly object?[] _counts;

    private CappedPoints(FrontierPoints uncapped, int[] kept)
        : base(uncapped.Table)
    {
        _uncapped = uncapped;
        _kept = kept;
        _counts = new object?[kept.Length];
    }

    internal override int Count => _kept.Length;

    /// <summary>The points themselves if no outcome passes a cap.</summary>
    internal static FrontierPoints Of(FrontierPoints uncapped, Watch watch)
    {
        UnitTable table = uncapped.Table;
        int parties = table.PartyCount;
        if (Enumerable.Range(0, parties).All(p => table[p].Cap is null)) return uncapped;

        return new CappedPoints(uncapped, parties == 2 ? OfTwo(uncapped) : OfMany(uncapped, parties, watch));
    }

    // The first party's utility ascends and the second's descends. So only the last point that reaches the second party's cap and the first
    // that reaches the first party's count, and those between them.
    private static int[] OfTwo(FrontierPoints points)
    {
        int begin = 0, end = points.Count - 1;
        while (begin < end && points.Units(1, begin + 1) >= (points.Table[1].Cap ?? points.Table[1].Most)) begin++;
        while (end > begin && points.Units(0, end - 1) >= (points.Table[0].Cap ?? points.Table[0].Most)) end--;
        return [.. Enumerable.Range(begin, end - begin + 1)];
    }

    private static int[] OfMany(FrontierPoints uncapped, int parties, Watch watch)
    {
        var held = new BigInteger[uncapped.Count][];
        for (int i = 0; i < held.Length; i++)
        {
            int point = i;
            held[i] = [.. Enumerable.Range(0, parties).Select(p => Held(uncapped, p, point))];
        }
        int[] order = [.. Enumerable.Range(0, held.Length)];
        // Descending, so that no point dominates an earlier one. Of equal points the first comes first, and stays.
        Array.Sort(order, (x, y) => Compare(held[y], held[x]) is not 0 and var before ? before : x.CompareTo(y));
        var filter = new DominanceFilter<BigInteger>(
            parties,
            p => (double)held.Max(row => row[p]),
            p => [.. held.Select(row => row[p]).Distinct().Order()],
            watch);
        var kept = new List<int>();
        long budget = long.MaxValue;
        for (int k = 0; k < order.Length; k++)
        {
            watch.Check();
            BigInteger[] row = held[order[k]];
            if (k > 0 && Compare(held[order[k - 1]], row) == 0) continue;
            if (filter.Dominates(row, ref budget)) continue;
            filter.Keep(row, ref budget);
            kept.Add(order[k]);
        }
        kept.Reverse();
        return [.. kept];
    }

    private static int Compare(BigInteger[] one, BigInteger[] other)
    {
        for (int p = 0; p < one.Length; p++)
            if (one[p].CompareTo(other[p]) is not 0 and var order) return order;
        return 0;
    }

    internal override BigInteger Units(int party, int point) => Held(_uncapped, party, _kept[point]);

    internal override double RoundedUnits(int party, int point)
    {
        double units = _uncapped.RoundedUnits(party, _kept[point]);
        return Table[party].Cap is { } cap ? Math.Min(units, Table[party].Rounded(cap)) : units;
    }

    /// <summary>
    /// Below every cap, the outcomes counted without caps. Otherwise the outcomes that reach the point: none does better, so all equal it.
    /// 0 if they pass the bound on partial sums.
    /// </summary>
    internal override BigInteger Multiplicity(int point)
    {
        int at = _kept[point];
        int parties = Table.PartyCount;
        if (!Enumerable.Range(0, parties).Any(p => _uncapped.Units(p, at) >= Table[p].Cap))
            return _uncapped.Multiplicity(at);
        Rational[] utilities = [.. Enumerable.Range(0, parties).Select(p => Table[p].Utility(Units(p, point)))];
        return (BigInteger)(_counts[point] ??= ZopaCount.Of(Table.Arrays, utilities, MaximumStates, Watch.None) ?? BigInteger.Zero);
    }

    internal override void Choices(int point, Span<int> choices) => _uncapped.Choices(_kept[point], choices);

    private static BigInteger Held(FrontierPoints points, int party, int point)
    {
        BigInteger units = points.Units(party, point);
        return points.Table[party].Cap is { } cap && units > cap ? cap : units;
    }
}
