namespace TradeModel.Convergence;

/// <summary>The days on which resampled futures of a series first reach a threshold: a Bayesian bootstrap of its weeks.</summary>
/// <remarks>
/// <para>
/// Each future is drawn week by week from an urn (Blackwell and MacQueen 1973; Lo 1988, "A Bayesian bootstrap for a finite population").
/// The urn begins with every whole week of the window. Each week drawn is put back together with a copy of itself, so a future that began
/// fast tends to stay fast. The futures therefore differ in their pace as well as in the chance of each week.
/// </para>
/// <para>
/// A week of the window weighs half as much as a copy. With equal weights the spans are too short on series with few moves:
/// docs/forecasts.md has the measured coverage. The days within a week keep their order.
/// </para>
/// </remarks>
internal static class FirstPassage
{
    internal const int Futures = 1000;

    /// <summary>How far the futures go: ten years.</summary>
    internal const int HorizonWeeks = 520;

    internal const int HorizonDays = HorizonWeeks * WeeklyChanges.DaysPerWeek;

    private const int Never = int.MaxValue;

    internal static ProjectionResult Project(DailySeries series, double threshold, ulong seed)
    {
        ReadOnlySpan<double> values = series.Values.AsSpan();
        if (values.Length > 0 && values[^1] >= threshold)
        {
            int since = values.Length - 1;
            while (since > 0 && values[since - 1] >= threshold) since--;
            return new AlreadyReached(threshold, series.First.PlusDays(since));
        }
        var changes = new WeeklyChanges(series);
        if (changes.AreTooFew) return new ProjectionTooFewMoves(threshold, changes.WeeksWithMove, changes.Weeks);
        var passages = new PassageDays(series.Last, Days(values[changes.FirstDay..], threshold - values[^1], seed));
        return passages.Quantile(Projection.EarlyShare) is { } earliest
            ? new Projection(threshold, earliest, passages, seed)
            : new NotConverging(threshold, changes.Trend(), passages);
    }

    /// <summary>
    /// After how many days each future first closes the gap, ascending; without the futures that do not within the horizon.
    /// </summary>
    private static ValueList<int> Days(ReadOnlySpan<double> values, double gap, ulong seed)
    {
        int weeks = (values.Length - 1) / WeeklyChanges.DaysPerWeek;
        double enough = gap - WeeklyChanges.Rounding;
        var highest = new double[weeks];
        for (int week = 0; week < weeks; week++)
        {
            highest[week] = double.NegativeInfinity;
            for (int day = 1; day <= WeeklyChanges.DaysPerWeek; day++) highest[week] = Math.Max(highest[week], Rise(values, week, day));
        }
        var random = new Xoshiro256(seed);
        var drawn = new int[HorizonWeeks];
        var days = new int[Futures];
        for (int i = 0; i < Futures; i++)
        {
            double level = 0;
            days[i] = Never;
            for (int at = 0; at < HorizonWeeks && days[i] == Never; at++)
            {
                // A week of the window weighs 1, a copy of one drawn before weighs 2.
                int ball = random.Next(weeks + (2 * at));
                int week = drawn[at] = ball < weeks ? ball : drawn[(ball - weeks) / 2];
                if (level + highest[week] >= enough)
                {
                    int day = 1;
                    while (level + Rise(values, week, day) < enough) day++;
                    days[i] = (at * WeeklyChanges.DaysPerWeek) + day;
                }
                level += Rise(values, week, WeeklyChanges.DaysPerWeek);
            }
        }
        Array.Sort(days);
        int reached = Array.IndexOf(days, Never);
        return new(reached < 0 ? days : days[..reached]);
    }

    /// <summary>How far the series rose in the first days of a week of the window.</summary>
    private static double Rise(ReadOnlySpan<double> values, int week, int days)
        => values[(week * WeeklyChanges.DaysPerWeek) + days] - values[week * WeeklyChanges.DaysPerWeek];
}
