namespace TradeModel.Convergence;

/// <summary>A distribution of days: after how many days the futures that reach a threshold reach it.</summary>
internal sealed record PassageDays(LocalDate From, ValueList<int> Days)
{
    /// <summary>
    /// The first day by which at least a share of all futures has reached the threshold; null if that is not within the horizon.
    /// </summary>
    internal LocalDate? Quantile(double share)
    {
        int needed = Math.Max(1, (int)Math.Ceiling((share * FirstPassage.Futures) - 1e-9));
        return needed > Days.Count ? null : Day(Days[needed - 1]);
    }

    /// <summary>The share of all futures that reach the threshold by a day, that day included.</summary>
    internal double ChanceBy(LocalDate date)
    {
        int within = Period.DaysBetween(From, date);
        ReadOnlySpan<int> days = Days.AsSpan();
        int low = 0, high = days.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (days[middle] <= within) low = middle + 1;
            else high = middle;
        }
        return low / (double)FirstPassage.Futures;
    }

    /// <summary>
    /// The share of all futures that reach the threshold, and whose exponential delay after it is over, by a day, that day included.
    /// </summary>
    internal double ChanceBy(LocalDate date, int meanDelay)
    {
        if (meanDelay == 0) return ChanceBy(date);
        int within = Period.DaysBetween(From, date);
        double over = 0;
        foreach (int days in Days)
        {
            if (days > within) break;
            over += ShareOver(within - days, meanDelay);
        }
        return over / FirstPassage.Futures;
    }

    /// <summary>The share of exponential delays that are over after some days.</summary>
    internal static double ShareOver(int days, int meanDelay) => meanDelay == 0 ? 1 : 1 - PortableMath.Exp(-days / (double)meanDelay);

    private LocalDate? Day(int days) => days > Period.DaysBetween(From, DailySeries.LastDay) ? null : From.PlusDays(days);
}
