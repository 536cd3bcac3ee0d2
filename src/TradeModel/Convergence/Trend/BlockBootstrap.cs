namespace TradeModel.Convergence;

/// <summary>
/// Projects a series: how far from sure its slope is, judged by laying resampled blocks of what is left beside the line onto it again
/// (a circular block bootstrap of residuals, a thousand times, after Politis and Romano 1992).
/// </summary>
/// <remarks>
/// Blocks are as long as the residuals remember (the first lag at which their ranks are no longer correlated), at least the cube root of the
/// number of days and at most a third of it: values carried forward remember long. Slopes are read from at most 200 of the days, evenly spaced.
/// </remarks>
internal static class BlockBootstrap
{
    private const int Replicates = 1000;
    private const int MostDays = 200;
    private const double HundredYears = 36_525;

    internal static ProjectionResult Project(DailySeries series, double threshold, ulong seed)
    {
        ReadOnlySpan<double> values = series.Values.AsSpan();
        if (values.Length > 0 && values[^1] >= threshold)
        {
            int since = values.Length - 1;
            while (since > 0 && values[since - 1] >= threshold) since--;
            return new AlreadyReached(threshold, series.First.PlusDays(since));
        }
        if (series.Trend() is not Trend trend)
            return new ProjectionNotEnoughData(threshold, DailySeries.TooFew(values.Length));
        double slope = TheilSen.SlopePerDay(values), gap = threshold - values[^1];
        if (slope <= 0 || gap / slope > HundredYears) return new NotConverging(threshold, trend);
        double[] days = Resampled(values, slope, gap, seed);
        if (Day(series.Last, days[Replicates / 20]) is not { } earliest || Day(series.Last, gap / slope) is not { } date) return new NotConverging(threshold, trend);
        LocalDate? latest = Day(series.Last, days[Replicates - 1 - (Replicates / 20)]);
        return new Projection(threshold, date, LocalDate.Min(earliest, date), latest is { } l ? LocalDate.Max(l, date) : null, seed);
    }

    /// <summary>The days until the gap closes at each resampled slope, ascending; infinite where the slope is not above 0.</summary>
    private static double[] Resampled(ReadOnlySpan<double> values, double slope, double gap, ulong seed)
    {
        int n = values.Length;
        double[] residuals = TheilSen.Residuals(values, slope);
        int memory = TheilSen.Autocorrelation(residuals).Count + 1;
        int block = Math.Clamp(memory, (int)Math.Ceiling(Math.Cbrt(n)), Math.Max(1, n / 3));
        int step = (n + MostDays - 1) / MostDays;
        var random = new Xoshiro256(seed);
        var resampled = new double[n];
        var thinned = new double[(n + step - 1) / step];
        var days = new double[Replicates];
        for (int r = 0; r < Replicates; r++)
        {
            for (int at = 0; at < n; at += block)
            {
                int from = random.Next(n);
                for (int i = 0; i < block && at + i < n; i++) resampled[at + i] = (slope * (at + i)) + residuals[(from + i) % n];
            }
            for (int i = 0; i < thinned.Length; i++) thinned[i] = resampled[i * step];
            double pace = TheilSen.SlopePerDay(thinned) / step;
            days[r] = pace > 0 ? gap / pace : double.PositiveInfinity;
        }
        Array.Sort(days);
        return days;
    }

    /// <summary>The day after that many days, rounded up; at least the next, however small the gap is. Null beyond a hundred years or the calendar's end.</summary>
    private static LocalDate? Day(LocalDate from, double days)
        => days > HundredYears || Period.DaysBetween(from, new LocalDate(9999, 12, 31)) < Math.Max(1, days) ? null : from.PlusDays(Math.Max(1, (int)Math.Ceiling(days - 1e-6)));
}
