using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>Chooses the number type a frontier is merged in: the narrowest that holds every sum.</summary>
internal static class ExactFrontier
{
    /// <summary>The exact points, or null where they pass the bounds.</summary>
    internal static FrontierPoints? Of(ScenarioArrays arrays, FrontierOptions bounds)
        => arrays.Bits <= 62 ? Run<long>(arrays, bounds)
        : arrays.Bits <= 126 ? Run<Int128>(arrays, bounds)
        : Run<BigInteger>(arrays, bounds);

    /// <summary>Points of three parties or more, thinned so that each merge stays within the bounds; the gap in units of utility.</summary>
    internal static FrontierPoints Thinned(ScenarioArrays arrays, FrontierOptions bounds, out double gap)
    {
        long options = Math.Max(1, arrays.Offsets[^1]);
        double work = (double)bounds.MaximumCandidates / options;
        double affordable = arrays.PartyCount == 3 ? work / ManyMerge<long, ulong>.CandidateCost : Math.Sqrt(work);
        int target = (int)Math.Max(1, Math.Min(Math.Max(affordable, 16), Math.Min(bounds.MaximumPoints, int.MaxValue / options)));
        double lost;
        FrontierPoints points = arrays.Bits <= 62 ? ManyMerge<long, BigInteger>.Thinned(arrays, target, out lost)
            : arrays.Bits <= 126 ? ManyMerge<Int128, BigInteger>.Thinned(arrays, target, out lost)
            : ManyMerge<BigInteger, BigInteger>.Thinned(arrays, target, out lost);
        gap = 0;
        for (int p = 0; p < arrays.PartyCount; p++) gap = Math.Max(gap, lost * arrays.Exact(p).Range);
        return points;
    }

    internal static EfficientOptions<T>[] Efficient<T>(ScenarioArrays arrays)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        T[] first = arrays.Exact(0).As<T>(), second = arrays.Exact(1).As<T>();
        var issues = new EfficientOptions<T>[arrays.IssueCount];
        ReadOnlySpan<int> offsets = arrays.Offsets;
        for (int i = 0; i < issues.Length; i++)
            issues[i] = EfficientOptions<T>.Of(i, first.AsSpan(offsets[i]..offsets[i + 1]), second.AsSpan(offsets[i]..offsets[i + 1]));
        return issues;
    }

    private static FrontierPoints? Run<T>(ScenarioArrays arrays, FrontierOptions bounds)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        try
        {
            if (arrays.PartyCount > 2) return ManyMerge<T, ulong>.Exact(arrays, bounds);
            return PairMerge<T, ulong>.Run(arrays, Efficient<T>(arrays), bounds);
        }
        catch (OverflowException)
        {
            // More than 2^64 outcomes tie in one point: counted again in numbers without end.
            if (arrays.PartyCount > 2) return ManyMerge<T, BigInteger>.Exact(arrays, bounds);
            return PairMerge<T, BigInteger>.Run(arrays, Efficient<T>(arrays), bounds);
        }
    }
}
