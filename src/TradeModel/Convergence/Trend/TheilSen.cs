namespace TradeModel.Convergence;

/// <summary>The slope of Theil (1950) and Sen (1968) on daily values, which outliers and plateaus hardly move.</summary>
internal static class TheilSen
{
    private const double DaysPerYear = 365;

    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Normal = 1.959963984540054;

    internal static Trend Trend(DailySeries series)
    {
        ReadOnlySpan<double> values = series.Values.AsSpan();
        double[] slopes = Slopes(values);
        Array.Sort(slopes);
        double slope = MedianOfSorted(slopes);
        double spread = Normal * Math.Sqrt(VarianceOfKendall(values) * Inflation(Residuals(values, slope)));
        int low = (int)Math.Clamp(Math.Floor((slopes.Length - spread) / 2), 0, slopes.Length - 1);
        int high = slopes.Length - 1 - low;
        return new(series.First, series.Last, slope * DaysPerYear, slopes[Math.Min(low, high)] * DaysPerYear, slopes[Math.Max(low, high)] * DaysPerYear);
    }

    /// <summary>The slope per day, without its interval.</summary>
    internal static double SlopePerDay(ReadOnlySpan<double> values)
    {
        double[] slopes = Slopes(values);
        int middle = slopes.Length / 2;
        double upper = Select(slopes, middle);
        if (slopes.Length % 2 == 1) return upper;
        double lower = slopes[0];
        for (int i = 1; i < middle; i++) lower = Math.Max(lower, slopes[i]);
        return (lower + upper) / 2;
    }

    /// <summary>What is left of the values above or below the line through their median.</summary>
    internal static double[] Residuals(ReadOnlySpan<double> values, double slope)
    {
        var left = new double[values.Length];
        for (int i = 0; i < left.Length; i++) left[i] = values[i] - (slope * i);
        double[] sorted = [.. left];
        Array.Sort(sorted);
        double intercept = MedianOfSorted(sorted);
        for (int i = 0; i < left.Length; i++) left[i] -= intercept;
        return left;
    }

    /// <summary>The autocorrelations of the ranks of residuals from the first lag on, as long as they stand out of the noise at 10 %.</summary>
    internal static List<double> Autocorrelation(double[] residuals)
    {
        double[] ranks = Ranks(residuals);
        int n = ranks.Length;
        double mean = (n + 1) / 2.0, variance = 0;
        foreach (double rank in ranks) variance += (rank - mean) * (rank - mean);
        var all = new List<double>();
        if (variance == 0) return all;
        for (int lag = 1; lag < n - 2; lag++)
        {
            double sum = 0;
            for (int i = lag; i < n; i++) sum += (ranks[i] - mean) * (ranks[i - lag] - mean);
            if (sum / variance < 1.645 / Math.Sqrt(n)) break;
            all.Add(sum / variance);
        }
        return all;
    }

    private static double Inflation(double[] residuals)
    {
        double n = residuals.Length, sum = 0;
        List<double> autocorrelation = Autocorrelation(residuals);
        for (int i = 0; i < autocorrelation.Count; i++)
        {
            double lag = i + 1;
            sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * autocorrelation[i];
        }
        return 1 + (2 * sum / (n * (n - 1) * (n - 2)));
    }

    private static double VarianceOfKendall(ReadOnlySpan<double> values)
    {
        double n = values.Length, variance = n * (n - 1) * ((2 * n) + 5);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        for (int i = 0; i < sorted.Length;)
        {
            int end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i]) end++;
            double ties = end - i;
            variance -= ties * (ties - 1) * ((2 * ties) + 5);
            i = end;
        }
        return Math.Max(0, variance) / 18;
    }

    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort([.. values], order);
        var ranks = new double[values.Length];
        for (int i = 0; i < order.Length;)
        {
            int end = i + 1;
            // Residuals of a straight line differ by rounding alone: that is no rank.
            while (end < order.Length && values[order[end]] - values[order[i]] < 1e-12) end++;
            for (int j = i; j < end; j++) ranks[order[j]] = (i + end + 1) / 2.0;
            i = end;
        }
        return ranks;
    }

    private static double[] Slopes(ReadOnlySpan<double> values)
    {
        var slopes = new double[values.Length * (values.Length - 1) / 2];
        int at = 0;
        for (int i = 0; i < values.Length; i++)
            for (int j = i + 1; j < values.Length; j++) slopes[at++] = (values[j] - values[i]) / (j - i);
        return slopes;
    }

    private static double MedianOfSorted(double[] sorted)
        => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    /// <summary>The element that would stand at a place if all were sorted; those before it are then not greater.</summary>
    private static double Select(double[] items, int place)
    {
        int low = 0, high = items.Length - 1;
        while (low < high)
        {
            double pivot = items[(low + high) >>> 1];
            int i = low, j = high;
            while (i <= j)
            {
                while (items[i] < pivot) i++;
                while (items[j] > pivot) j--;
                if (i > j) break;
                (items[i], items[j]) = (items[j], items[i]);
                i++;
                j--;
            }
            if (place <= j) high = j;
            else if (place >= i) low = i;
            else break;
        }
        return items[place];
    }
}
