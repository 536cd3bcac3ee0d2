using TradeModel.Convergence;

namespace TradeModel.Rendering;

/// <summary>The chance that the negotiation is signed by a day, over the days to come.</summary>
internal static class ForecastChart
{
    private const string Kind = "forecast";
    private const double Left = 48;

    internal static ChartDrawing Draw(ConclusionForecast forecast, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        string title = options.Title ?? "The chance that the agreement is signed by a given day";
        if (forecast.Outcome != NegotiationEnd.Open)
        {
            return ChartHeading.Nothing(Kind, title, forecast.Outcome == NegotiationEnd.Signed
                ? "Every phase is signed: there is nothing left to forecast."
                    : "The negotiation was given up: there is nothing left to forecast.", options);
        }
        if (forecast.ChanceBy(forecast.Date) is null)
        {
            return ChartHeading.Nothing(Kind, title,
                "No forecast: the pace has too few moves, and no comparable negotiation was watched for longer.", options);
        }
        double width = options.Width, right = width < 520 ? 96 : 170;
        LocalDate last = Horizon(forecast);
        var time = new TimeScale(forecast.Date, last, Left, width - right);
        var svg = new SvgWriter();
        string basis = forecast.PaceWeight == 0 ? "From comparable negotiations alone; the pace has too few moves to say."
            : forecast.ClassWeight == 0 ? "From the pace alone; there are no comparable negotiations."
            : $"Comparable negotiations count for {figures.Share(forecast.ClassWeight)}, the pace of the last months for "
                + $"{figures.Share(forecast.PaceWeight)}.";
        string[] notes = forecast.Class is { } of && forecast.ClassWeight > 0
            ? [$"{of.Curve.Class.Negotiations.Count} comparable negotiations. {of.Curve.Class.Selection}"] : [];
        double top = ChartHeading.Draw(svg, width, title, [$"Forecast of {figures.Day(forecast.Date)}. {basis}", .. notes]) + 6;
        double bottom = top + (options.PanelHeight ?? Math.Clamp(width * 0.36, 190, 360));
        var scale = new ValueScale(0, 1, bottom, top);
        time.DrawAxis(svg, figures, top, bottom);
        foreach (double value in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Line(time.Start, scale.At(value), time.End, scale.At(value), value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(time.Start - 8, scale.At(value) + 4, figures.Share(value), "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        bool both = forecast.ClassWeight > 0 && forecast.PaceWeight > 0;
        var ends = new List<(double Y, string Text, string Style)>();
        void Curve(Func<LocalDate, double?> chance, string style, string text, string label)
        {
            (double X, double Value)[] samples = [.. Samples(time, chance)];
            if (samples.Length == 0) return;
            svg.Path(StepLine.Of(samples, time.End, scale), style);
            ends.Add((scale.At(samples[^1].Value), $"{label} {figures.Share(samples[^1].Value)}", text));
        }
        if (both)
        {
            Curve(forecast.ClassChanceBy, "tm-d2", "tm-t2", width < 520 ? "class" : "comparable only");
            Curve(forecast.PaceChanceBy, "tm-d1", "tm-t1", width < 520 ? "pace" : "pace only");
        }
        Curve(forecast.ChanceBy, "tm-s0", "tm-t0 tm-b", both ? width < 520 ? "both" : "both together" : "signed");
        // Labels at the ends of the lines, pushed apart.
        double free = double.NegativeInfinity;
        ends = [.. ends.OrderBy(e => e.Y)];
        for (int i = 0; i < ends.Count; i++)
        {
            double y = Math.Max(ends[i].Y, free);
            y = Math.Min(y, bottom - ((ends.Count - 1 - i) * 16));
            svg.Text(time.End + 8, y + 4, ends[i].Text, ends[i].Style);
            free = y + 16;
        }
        string median = forecast.Median is not { } half ? "The chance stays below one half for ten years."
            : $"One half is reached on {figures.Day(half)}{(half <= last ? "" : ", after the end of the chart")}.";
        if (forecast.Median is { } middle && middle <= last)
        {
            double x = time.At(middle), y = scale.At(forecast.ChanceBy(middle)!.Value);
            svg.Line(x, y, x, bottom, "tm-dash");
            svg.Circle(x, y, 4.5, "tm-m0");
            string label = $"even odds: {figures.Day(middle)}";
            double room = TextWidth.Of(label, Palette.LabelSize);
            bool before = x - room - 12 > time.Start;
            double at = before ? x - 10 - room : x + 10;
            // After the point the curve only rises, so there is room below it.
            double baseline = before ? y - 9 : y + 18;
            svg.Rect(at - 2, baseline - 12, room + 4, 16, "tm-paper");
            svg.Text(at, baseline, label, "tm-ink", Palette.LabelSize);
        }
        string chances = string.Join(", ", YearEnds(forecast.Date, last)
            .Select(day => $"{figures.Share(forecast.ChanceBy(day)!.Value)} by {figures.Day(day)}"));
        string description = $"Forecast of {figures.Day(forecast.Date)}: the chance of signature is {chances}. {median} {basis}";
        return new(Kind, title, description, width, bottom + TimeScale.AxisHeight + 4, svg, options);
    }

    // Until the chance is nearly one or hardly grows any more: one to six years.
    private static LocalDate Horizon(ConclusionForecast forecast)
    {
        LocalDate day = forecast.Date;
        double before = forecast.ChanceBy(day)!.Value;
        for (int half = 1; half <= 12 && day < new LocalDate(9998, 1, 1); half++)
        {
            day = day.PlusDays(182);
            double chance = forecast.ChanceBy(day)!.Value;
            if (half >= 2 && (chance >= 0.97 || (half >= 6 && chance - before < 0.01))) break;
            before = chance;
        }
        return day;
    }

    private static IEnumerable<LocalDate> YearEnds(LocalDate first, LocalDate last)
    {
        for (int year = first.Year; year < last.Year; year++) yield return new(year, 12, 31);
        yield return last;
    }

    private static IEnumerable<(double X, double Value)> Samples(TimeScale time, Func<LocalDate, double?> chance)
    {
        int days = Period.DaysBetween(time.First, time.Last), step = Math.Max(1, days / 400);
        for (int i = 0; i <= days; i += step)
            if (chance(time.First.PlusDays(i)) is { } value) yield return (time.At(time.First.PlusDays(i)), value);
        if (chance(time.Last) is { } end) yield return (time.End, end);
    }
}
