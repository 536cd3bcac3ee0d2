namespace TradeModel.Simulation;

/// <summary>
/// The sign-flip permutation test of paired differences: how probable a sum at least as far from 0 is if each difference could as well have
/// had the other sign (R. A. Fisher, The Design of Experiments, 1935).
/// </summary>
internal static class PairedTest
{
    /// <summary>Up to so many differences other than 0, all sign patterns are counted; with more, a sample of them.</summary>
    internal const int MostExact = 32;

    /// <summary>The number of sign patterns drawn if they are too many to count.</summary>
    internal const int Draws = 100_000;

    /// <summary>The two-sided probability; 1 if all differences are 0.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="random">Draws sign patterns if they are too many to count.</param>
    internal static double Probability(ReadOnlySpan<double> differences, Xoshiro256 random)
    {
        var sizes = new List<double>();
        double sum = 0, all = 0;
        foreach (double d in differences)
        {
            if (d == 0) continue;
            sum += d;
            all += Math.Abs(d);
            sizes.Add(Math.Abs(d));
        }
        // Sums that differ by rounding alone are ties.
        double least = Math.Abs(sum) - (1e-12 * all);
        if (sizes.Count == 0 || least <= 0) return 1;
        return sizes.Count <= MostExact ? Counted([.. sizes], least) : Sampled([.. sizes], least, random);
    }

    /// <summary>Holm's adjusted probabilities (1979): of a family of tests, each may be compared with the level of the family.</summary>
    internal static double[] Holm(ReadOnlySpan<double> probabilities)
    {
        double[] sorted = probabilities.ToArray();
        int[] places = new int[sorted.Length];
        for (int i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(sorted, places);
        double[] adjusted = new double[sorted.Length];
        double most = 0;
        for (int i = 0; i < sorted.Length; i++)
            adjusted[places[i]] = most = Math.Max(most, Math.Min(1, (sorted.Length - i) * sorted[i]));
        return adjusted;
    }

    // Each half of the differences has few sums. For every sum of one half, those of the other that reach far enough are the end of a list.
    private static double Counted(double[] sizes, double least)
    {
        int half = sizes.Length / 2;
        double[] one = Sums(sizes.AsSpan(0, half)), other = Sums(sizes.AsSpan(half));
        long count = 0;
        int from = other.Length;
        foreach (double sum in one)
        {
            while (from > 0 && sum + other[from - 1] >= least) from--;
            count += other.Length - from;
        }
        return Math.Min(1, 2d * count / one.Length / other.Length);
    }

    private static double[] Sums(ReadOnlySpan<double> sizes)
    {
        double[] sums = new double[1 << sizes.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            for (int at = (1 << i) - 1; at >= 0; at--)
            {
                sums[at + (1 << i)] = sums[at] + sizes[i];
                sums[at] -= sizes[i];
            }
        }
        Array.Sort(sums);
        return sums;
    }

    private static double Sampled(double[] sizes, double least, Xoshiro256 random)
    {
        int reached = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            double sum = 0;
            ulong signs = 0;
            for (int i = 0; i < sizes.Length; i++, signs >>= 1)
            {
                if (i % 64 == 0) signs = random.Next();
                sum += (signs & 1) == 0 ? sizes[i] : -sizes[i];
            }
            if (Math.Abs(sum) >= least) reached++;
        }
        return (reached + 1d) / (Draws + 1d);
    }
}
