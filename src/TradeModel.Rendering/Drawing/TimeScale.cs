namespace TradeModel.Rendering;

/// <summary>A scale of days: each day is as wide as any other.</summary>
internal sealed class TimeScale
{
    // Days between ticks, then months between ticks.
    private static readonly int[] DaySteps = [1, 2, 7, 14];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000];

    private readonly double _perDay;

    internal TimeScale(LocalDate first, LocalDate last, double start, double end)
    {
        (First, Last, Start, End) = (first, last, start, end);
        _perDay = (end - start) / Math.Max(1, Period.DaysBetween(first, last));
    }

    internal LocalDate First { get; }

    internal LocalDate Last { get; }

    internal double Start { get; }

    internal double End { get; }

    /// <summary>The coordinate of a day, inside the scale.</summary>
    internal double At(LocalDate day) => Math.Clamp(Start + (Period.DaysBetween(First, day) * _perDay), Start, End);

    /// <summary>The days to mark, with their labels: the lower one is the year where a year begins or the scale does.</summary>
    internal List<(LocalDate Day, string Label, string Year)> Ticks(Figures figures)
    {
        var ticks = new List<(LocalDate, string, string)>();
        int days = DaySteps.FirstOrDefault(step => step * _perDay >= 58);
        int months = MonthSteps.FirstOrDefault(step => step * 30.4 * _perDay >= 46, MonthSteps[^1]);
        int year = int.MinValue;
        for (LocalDate at = FirstTick(days, months); at <= Last;)
        {
            if (at >= First)
            {
                string label = days > 0 ? figures.DayAndMonth(at) : months >= 12 ? figures.Year(at) : figures.Month(at);
                ticks.Add((at, label, at.Year == year || (days == 0 && months >= 12) ? "" : figures.Year(at)));
                year = at.Year;
            }
            if (at.Year > 9999 - 1 - (months / 12)) break;
            at = days > 0 ? at.PlusDays(days) : at.PlusMonths(Math.Max(1, months));
        }
        return ticks;
    }

    private LocalDate FirstTick(int days, int months)
    {
        if (days > 0) return First;
        if (months >= 12) return new(Math.Max(1, First.Year / (months / 12) * (months / 12)), 1, 1);
        return new(First.Year, ((First.Month - 1) / Math.Max(1, months) * Math.Max(1, months)) + 1, 1);
    }

    /// <summary>Draws the vertical grid through panels and the labels beneath them.</summary>
    internal void DrawAxis(SvgWriter svg, Figures figures, double top, double bottom)
    {
        double free = double.NegativeInfinity;
        string pending = "";
        foreach ((LocalDate day, string label, string year) in Ticks(figures))
        {
            double x = At(day);
            svg.Line(x, top, x, bottom + 4, "tm-grid");
            if (year.Length > 0) pending = year;
            double half = TextWidth.Of(label, Palette.SmallSize) / 2;
            // The first label may begin at the edge; none may touch its neighbour. The year of one left out goes to the next.
            if (x - half < free + 6) continue;
            svg.Text(x, bottom + 17, label, "tm-muted", Palette.SmallSize, TextAnchor.Middle);
            if (pending.Length > 0) svg.Text(x, bottom + 31, pending, "tm-muted tm-b", Palette.SmallSize, TextAnchor.Middle);
            pending = "";
            free = x + half;
        }
    }

    /// <summary>The height of the labels beneath the panels.</summary>
    internal const double AxisHeight = 38;
}
