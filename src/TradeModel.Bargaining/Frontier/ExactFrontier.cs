using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Chooses the number type for the merge of a frontier: the narrowest whole numbers that hold every sum. If exact sums do not fit 128 bits,
/// rounded sums are merged first. The result is exact unless two compared sums differ by no more than the rounding error. In that case the
/// merge is repeated in wide numbers.
/// </summary>
internal static class ExactFrontier
{
    /// <summary>The exact points, or null if there are more than the bounds allow or exact sums are too wide.</summary>
    internal static FrontierPoints? Of(ScenarioArrays arrays, FrontierOptions bounds, Watch watch)
    {
        if (arrays.Narrow.IsExact)
            return arrays.Narrow.Bits <= 62 ? Run<long>(arrays.Narrow, bounds, watch) : Run<Int128>(arrays.Narrow, bounds, watch);
        try
        {
            // Whether a sum passes a cap is decided on exact sums.
            bool capped = arrays.Scenario.Parties.Any(p => p.Cap is not null);
            if (arrays.PartyCount == 2 && !capped) return Run<Int128>(arrays.Narrow, bounds, watch);
        }
        catch (DoubtfulOrderException)
        {
            // Two rounded sums are too close to compare. Merge exact sums instead.
        }
        return arrays.Wide is { } wide ? Run<BigInteger>(wide, bounds, watch) : null;
    }

    /// <summary>
    /// How much a candidate counts against the bound. Numbers of unlimited size take many times the work of those with 64 or 128 bits.
    /// </summary>
    internal static int CostOf<T>() => typeof(T) == typeof(BigInteger) ? 16 : 1;

    internal static EfficientOptions<T>[] Efficient<T>(UnitTable table)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        T[] first = table[0].As<T>(), second = table[1].As<T>();
        var issues = new EfficientOptions<T>[table.Arrays.IssueCount];
        ReadOnlySpan<int> offsets = table.Arrays.Offsets;
        for (int i = 0; i < issues.Length; i++)
            issues[i] = EfficientOptions<T>.Of(table, i, first.AsSpan(offsets[i]..offsets[i + 1]),
                second.AsSpan(offsets[i]..offsets[i + 1]));
        return issues;
    }

    private static FrontierPoints? Run<T>(UnitTable table, FrontierOptions bounds, Watch watch)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        try
        {
            if (table.PartyCount > 2) return ManyMerge<T, ulong>.Run(table, bounds, watch);
            return PairMerge<T, ulong>.Run(table, Efficient<T>(table), bounds, watch);
        }
        catch (OverflowException)
        {
            // More than 2^64 outcomes tie in one point. Count again in numbers of unlimited size.
            if (table.PartyCount > 2) return ManyMerge<T, BigInteger>.Run(table, bounds, watch);
            return PairMerge<T, BigInteger>.Run(table, Efficient<T>(table), bounds, watch);
        }
    }
}
