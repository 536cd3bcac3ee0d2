namespace TradeModel.Simulation;

/// <summary>Ranks and what is computed from them.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value, from 1; equal values have the mean of their ranks.</summary>
    internal static double[] Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] places = new int[sorted.Length];
        for (int i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(sorted, places);
        double[] ranks = new double[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from]) to++;
            for (int i = from; i < to; i++) ranks[places[i]] = (from + to + 1) / 2d;
        }
        return ranks;
    }

    /// <summary>Pearson's correlation; 0 if one side does not vary. Of ranks it is Spearman's.</summary>
    internal static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x), meanY = Mean(y), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (double dx, double dy) = (x[i] - meanX, y[i] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx == 0 || yy == 0 ? 0 : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }

    /// <summary>
    /// The correlation ratio: the square root of the share of the variance of y between the groups of x. From 0 to 1; 0 if y does not vary.
    /// </summary>
    internal static double CorrelationRatio(ReadOnlySpan<double> groups, ReadOnlySpan<double> y)
    {
        var sums = new SortedDictionary<double, (double Sum, int Count)>();
        double mean = Mean(y), all = 0;
        for (int i = 0; i < y.Length; i++)
        {
            all += (y[i] - mean) * (y[i] - mean);
            (double sum, int count) = sums.GetValueOrDefault(groups[i]);
            sums[groups[i]] = (sum + (y[i] - mean), count + 1);
        }
        double between = 0;
        foreach ((double sum, int count) in sums.Values) between += sum * sum / count;
        return all == 0 ? 0 : Math.Sqrt(Math.Clamp(between / all, 0, 1));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }
}
