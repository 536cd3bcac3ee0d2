namespace TradeModel.Convergence;

/// <summary>The changes of a series in whole weeks, counted back from its last day: the evidence behind a trend and a projection.</summary>
/// <remarks>
/// The established score changes only on days with events, so most daily values repeat the value before. The evidence is therefore in its
/// changes. They are summed over weeks, so that the moves of one round of negotiation count as one.
/// </remarks>
internal sealed class WeeklyChanges
{
    internal const int DaysPerWeek = 7;

    /// <summary>The least number of weeks with a move from which anything is concluded.</summary>
    /// <remarks>
    /// By chance, five moves all have the same direction once in 16 times. Six do so once in 32 times, which is less than the 5 % that a
    /// 95 % interval allows.
    /// </remarks>
    internal const int FewestMoves = 6;

    /// <summary>Changes below this size are rounding, not moves.</summary>
    internal const double Rounding = 1e-12;

    private const double DaysPerYear = 365;

    private readonly DailySeries _series;

    internal WeeklyChanges(DailySeries series)
    {
        _series = series;
        ReadOnlySpan<double> values = series.Values.AsSpan();
        Weeks = Math.Max(0, (values.Length - 1) / DaysPerWeek);
        FirstDay = Math.Max(0, values.Length - 1) - (Weeks * DaysPerWeek);
        for (int week = 0; week < Weeks; week++)
            if (Math.Abs(Change(week)) > Rounding) WeeksWithMove++;
    }

    /// <summary>How many whole weeks of changes the series has.</summary>
    internal int Weeks { get; }

    /// <summary>In how many of them the series changed from the first to the last day.</summary>
    internal int WeeksWithMove { get; }

    /// <summary>The place of the day before the first whole week.</summary>
    internal int FirstDay { get; }

    internal bool AreTooFew => WeeksWithMove < FewestMoves;

    /// <summary>How far the series rose in a week.</summary>
    internal double Change(int week)
    {
        int from = FirstDay + (week * DaysPerWeek);
        return _series.Values[from + DaysPerWeek] - _series.Values[from];
    }

    /// <summary>The mean change with Student's interval of 95 %, per year.</summary>
    internal Trend Trend()
    {
        double mean = (_series.Values[^1] - _series.Values[FirstDay]) / Weeks, squares = 0;
        for (int week = 0; week < Weeks; week++) squares += (Change(week) - mean) * (Change(week) - mean);
        // Only the weeks with a move say something about the size of moves. Weeks without one do not make it more certain.
        double half = StudentT.TwoSided95(Math.Min(WeeksWithMove, Weeks - 1)) * Math.Sqrt(squares / (Weeks - 1) / Weeks);
        const double PerYear = DaysPerYear / DaysPerWeek;
        LocalDate from = _series.First.PlusDays(FirstDay);
        return new(from, _series.Last, Weeks, WeeksWithMove, mean * PerYear, (mean - half) * PerYear, (mean + half) * PerYear);
    }
}
