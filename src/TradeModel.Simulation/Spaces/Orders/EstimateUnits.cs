namespace TradeModel.Simulation;

/// <summary>
/// An opponent model's estimates in whole numbers, so that sums are exact and do not depend on the order of addition: multiples of a power
/// of two, the smallest for which the sum of the largest estimate of every issue stays below 2^52.
/// </summary>
internal static class EstimateUnits
{
    internal static long[] Of(ReadOnlySpan<double> estimate, ReadOnlySpan<int> offsets, out double unit)
    {
        double[] whole = new double[estimate.Length];
        unit = Round(estimate, offsets, whole);
        return Array.ConvertAll(whole, one => (long)one);
    }

    /// <summary>Writes the whole numbers as doubles, whose sums are exact too, and returns what one of them is worth.</summary>
    internal static double Round(ReadOnlySpan<double> estimate, ReadOnlySpan<int> offsets, Span<double> whole)
    {
        double sum = 0;
        for (int i = 0; i < offsets.Length - 1; i++)
        {
            double most = 0;
            for (int at = offsets[i]; at < offsets[i + 1]; at++) most = Math.Max(most, Math.Abs(estimate[at]));
            sum += most;
        }
        int shift = sum > 0 ? 51 - Math.ILogB(sum) : 0;
        for (int at = 0; at < estimate.Length; at++) whole[at] = Math.Round(Math.ScaleB(estimate[at], shift));
        return Math.ScaleB(1, -shift);
    }
}
