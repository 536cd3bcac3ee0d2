namespace TradeModel.Coverage;

/// <summary>
/// The method before: the slope of Theil and Sen on daily values, Sen's interval widened after Hamed and Rao (1998), and the remaining
/// gap over
/// slopes of block-resampled residuals. It is kept as the baseline of the tables.
/// </summary>
internal static class EarlierMethod
{
    private const int Replicates = 1000;
    private const double HundredYears = 36_525;

    internal static (double Low, double High) Interval(ReadOnlySpan<double> values)
    {
        double[] slopes = Slopes(values);
        Array.Sort(slopes);
        double slope = MedianOfSorted(slopes);
        double spread = 1.959963984540054 * Math.Sqrt(VarianceOfKendall(values) * Inflation(Residuals(values, slope)));
        int low = (int)Math.Clamp(Math.Floor((slopes.Length - spread) / 2), 0, slopes.Length - 1);
        int high = slopes.Length - 1 - low;
        return (slopes[Math.Min(low, high)] * 365, slopes[Math.Max(low, high)] * 365);
    }

    /// <summary>The days at which one in twenty and nineteen in twenty slopes close the gap; null if the slope is not above 0.</summary>
    internal static (double Earliest, double Latest)? Span(ReadOnlySpan<double> values, double gap, ulong seed)
    {
        double slope = SlopePerDay(values);
        if (slope <= 0 || gap / slope > HundredYears) return null;
        int n = values.Length;
        double[] residuals = Residuals(values, slope);
        int memory = Autocorrelation(residuals).Count + 1;
        int block = Math.Clamp(memory, (int)Math.Ceiling(Math.Cbrt(n)), Math.Max(1, n / 3));
        var random = new Xoshiro256(seed);
        var resampled = new double[n];
        var days = new double[Replicates];
        for (int r = 0; r < Replicates; r++)
        {
            for (int at = 0; at < n; at += block)
            {
                int from = random.Next(n);
                for (int i = 0; i < block && at + i < n; i++) resampled[at + i] = (slope * (at + i)) + residuals[(from + i) % n];
            }
            double pace = SlopePerDay(resampled);
            days[r] = pace > 0 ? gap / pace : double.PositiveInfinity;
        }
        Array.Sort(days);
        double date = gap / slope;
        double earliest = days[Replicates / 20], latest = days[Replicates - 1 - (Replicates / 20)];
        return (Math.Ceiling(Math.Min(earliest, date)), Math.Ceiling(Math.Max(latest, date)));
    }

    private static double SlopePerDay(ReadOnlySpan<double> values)
    {
        double[] slopes = Slopes(values);
        int middle = slopes.Length / 2;
        double upper = Select(slopes, middle);
        return slopes.Length % 2 == 1 ? upper : (slopes.AsSpan(0, middle).ToArray().Max() + upper) / 2;
    }

    /// <summary>The element at a place of the sorted order; the elements before it are then not greater.</summary>
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

    private static double[] Residuals(ReadOnlySpan<double> values, double slope)
    {
        var left = new double[values.Length];
        for (int i = 0; i < left.Length; i++) left[i] = values[i] - (slope * i);
        double[] sorted = [.. left];
        Array.Sort(sorted);
        double intercept = MedianOfSorted(sorted);
        for (int i = 0; i < left.Length; i++) left[i] -= intercept;
        return left;
    }

    private static List<double> Autocorrelation(double[] residuals)
    {
        double[] ranks = Ranks(residuals);
        int n = ranks.Length;
        double mean = (n + 1) / 2.0, variance = ranks.Sum(rank => (rank - mean) * (rank - mean));
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
}
