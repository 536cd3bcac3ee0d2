using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>How close the parties were over time, with the events, the target windows and the additional duties.</summary>
internal static class ConvergenceChart
{
    private const double Left = 44;
    private const string Kind = "convergence";

    internal static ChartDrawing Draw(ConvergenceTimeline timeline, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        Negotiation negotiation = timeline.Negotiation;
        string title = options.Title ?? $"{negotiation.Agreement.Title}: how close the parties are";
        if (timeline.Points.Count == 0)
            return ChartHeading.Nothing(Kind, title,
                "Nothing has happened yet: the negotiation has no event, so there is no score to show.", options);

        double width = options.Width, right = width < 520 ? 66 : 118;
        (LocalDate first, LocalDate last) = Span(timeline, negotiation);
        var time = new TimeScale(first, last, Left, width - right);
        LocalDate lastDay = timeline.Points[^1].Date;
        var svg = new SvgWriter();
        List<Day> days = Days(timeline);
        string reading =
            "Score from 0 (as far apart as the scales go) to 1 (all positions meet). Band: the score "
            + "if every untabled issue scored 0, and if 1.";
        var duties = new DutyPanel(negotiation, first, last);
        double top = ChartHeading.Draw(svg, width, title,
            [reading, .. Notes(timeline, days, figures), .. duties.HasVoid ? ["Dashed duty: a court has held it void."] : (string[])[]]);

        List<(Phase Phase, TargetWindow Window)> windows =
            [.. negotiation.Phases.Where(p => p.Phase.Window is { } w && w.End >= first && w.Start <= last)
                .Select(p => (p.Phase, p.Phase.Window!))];
        int rows = Math.Min(4, windows.Count);
        top += rows * 17;
        double bottom = top + (options.PanelHeight ?? Math.Clamp(width * 0.33, 190, 380));
        var scale = new ValueScale(0, 1, bottom, top);
        var lanes = new MarkLanes(timeline, time, width - time.End, figures, mostNumbers: width < 520 ? 8 : width < 700 ? 10 : 16);
        double lanesTop = bottom + 12, lanesBottom = lanesTop + lanes.Height;
        double dutiesTop = lanesBottom + 14, dutiesBottom = duties.IsEmpty ? lanesBottom + 4 : dutiesTop + DutyPanel.HeadingHeight + 78;

        // Windows lie beneath everything; their names stand above the panel.
        for (int i = 0; i < windows.Count; i++)
        {
            double x = time.At(windows[i].Window.Start), end = Math.Max(x + 1, time.At(windows[i].Window.End));
            svg.Tooltip($"{windows[i].Phase.Title}: {figures.Day(windows[i].Window.Start)} to {figures.Day(windows[i].Window.End)}")
                .Rect(x, top, end - x, dutiesBottom - top, "tm-shade");
            if (i >= rows) continue;
            string name = $"Target window of {windows[i].Phase.Title}";
            string shown = TextFit.Shorten(SafeText.Line(name), width - (2 * ChartHeading.Margin), Palette.SmallSize);
            double half = TextWidth.Of(shown, Palette.SmallSize) / 2, y = top - 6 - ((rows - 1 - i) * 17);
            double middle = Math.Clamp((x + end) / 2, ChartHeading.Margin + half, width - ChartHeading.Margin - half);
            svg.Text(middle, y, shown, "tm-muted", Palette.SmallSize, TextAnchor.Middle);
            svg.Line(x, top, end, top, "tm-thin");
        }
        time.DrawAxis(svg, figures, top, dutiesBottom);
        foreach (double value in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Line(time.Start, scale.At(value), time.End, scale.At(value), value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(time.Start - 8, scale.At(value) + 4, figures.Number(value), "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        DrawScore(svg, days, time, scale, lastDay, figures, width);
        lanes.Draw(svg, lanesTop, figures);
        if (!duties.IsEmpty)
        {
            svg.Rect(0, dutiesTop - 6, width, 20, "tm-paper");
            duties.Draw(svg, time, dutiesTop, dutiesBottom, width, negotiation, figures);
        }
        double height = lanes.DrawKey(svg, dutiesBottom + TimeScale.AxisHeight + 6, width, figures) + 10;
        return new(Kind, title, Describe(timeline, days, windows, duties, figures), width, height, svg, options);
    }

    private static void DrawScore(
        SvgWriter svg, List<Day> days, TimeScale time, ValueScale scale, LocalDate lastDay, Figures figures, double width)
    {
        double end = time.At(lastDay) + 0.01;
        if (lastDay == days[0].Date) end = Math.Min(time.End, end + 8);
        svg.Path(StepLine.Band([.. days.Select(d => (time.At(d.Date), d.Low, d.High))], end, scale), "tm-a0");
        var run = new List<(double X, double Value)>();
        foreach (Day day in days)
        {
            if (day.Score is { } score)
            {
                run.Add((time.At(day.Date), score));
                continue;
            }
            if (run.Count > 0) svg.Path(StepLine.Of(run, time.At(day.Date), scale), "tm-s0");
            run.Clear();
        }
        if (run.Count > 0) svg.Path(StepLine.Of(run, end, scale), "tm-s0");

        Day last = days[^1];
        double labels = end + 8;
        if (last.Score is { } now)
        {
            svg.Circle(end, scale.At(now), 4, "tm-m0");
            double y = Math.Clamp(scale.At(now), scale.At(1) + 8, scale.At(0) - (width < 520 ? 2 : 36));
            svg.Text(labels, y + 5, figures.Score(now), "tm-t0 tm-b", 17);
            if (last.High > last.Low && width >= 520)
                svg.Text(labels, y + 21, $"{figures.Score(last.Low)} to {figures.Score(last.High)}", "tm-muted", Palette.SmallSize);
            if (width >= 520) svg.Text(labels, y + 36, figures.Day(lastDay), "tm-muted", Palette.SmallSize);
        }
        else
        {
            svg.Text(labels, scale.At(0.5), "no score", "tm-muted", Palette.SmallSize);
        }
    }

    private static (LocalDate First, LocalDate Last) Span(ConvergenceTimeline timeline, Negotiation negotiation)
    {
        LocalDate first = timeline.Points[0].Date, last = timeline.Points[^1].Date;
        // A window that lies ahead shows how much time is left, up to as much again as has passed.
        int passed = Math.Max(30, Period.DaysBetween(first, last));
        LocalDate latest = last.PlusDays(Math.Min(passed / 2, Period.DaysBetween(last, new LocalDate(9999, 12, 31))));
        foreach (PhaseState phase in negotiation.Phases)
            if (phase.Phase.Window?.End is { } end && end > last) last = end > latest ? latest : end;
        if (Period.DaysBetween(first, last) < 14) (first, last) = (Before(first, 7), After(last, 7));
        return (first, last);
    }

    private static LocalDate Before(LocalDate day, int days) => day > new LocalDate(1, 1, 31) ? day.PlusDays(-days) : day;

    private static LocalDate After(LocalDate day, int days) => day < new LocalDate(9999, 12, 1) ? day.PlusDays(days) : day;

    private static List<Day> Days(ConvergenceTimeline timeline)
    {
        var days = new List<Day>();
        foreach (TimelinePoint point in timeline.Points)
        {
            ScopeConvergence now = point.Overall.Convergence;
            var day = new Day(point.Date, now.Score, now.Low, now.High);
            if (days.Count > 0 && days[^1].Date == day.Date) days[^1] = day;
            else days.Add(day);
        }
        return days;
    }

    private static IEnumerable<string> Notes(ConvergenceTimeline timeline, List<Day> days, Figures figures)
    {
        if (timeline.Points.Count == 1) yield return "Only one event is recorded.";
        double? last = days[^1].Score;
        if (days.All(d => d.Score is null))
        {
            yield return "No issue has been tabled by every party it concerns, so there is no score yet.";
            yield break;
        }
        if (days.Count > 1 && days.TrueForAll(d => d.Score is null || d.Score == last))
            yield return $"The score has never moved: it has been {figures.Score(last!.Value)} since "
                + $"{figures.Day(days.First(d => d.Score is not null).Date)}.";
    }

    private static string Describe(
        ConvergenceTimeline timeline, List<Day> days, List<(Phase Phase, TargetWindow Window)> windows, DutyPanel duties, Figures figures)
    {
        Negotiation negotiation = timeline.Negotiation;
        Day last = days[^1];
        string score = last.Score is { } now
            ? $"the score is {figures.Score(now)}, between {figures.Score(last.Low)} and {figures.Score(last.High)} whatever the rest"
            : "there is no score: nothing is tabled by all";
        string first = days.Find(d => d.Score is not null) is { Score: { } begin } day && day.Date != last.Date
            ? $" The first score was {figures.Score(begin)} on {figures.Day(day.Date)}." : "";
        string shaded = string.Concat(windows.Take(6)
            .Select(w => $" Target window of {w.Phase.Title}: {figures.Day(w.Window.Start)} to {figures.Day(w.Window.End)}."));
        return $"A line of the score over time from {figures.Day(days[0].Date)} to {figures.Day(last.Date)}, "
            + $"{figures.Count(timeline.Points.Count)} events. "
            + $"On the last day {score}.{first}{shaded}{(duties.IsEmpty ? "" : " " + duties.Describe(negotiation, figures))}";
    }

    private sealed record Day(LocalDate Date, double? Score, double Low, double High);
}
