using TradeModel.Simulation;

namespace TradeModel.Rendering;

/// <summary>The share of simulated runs that concluded by a day, round by round, with its interval.</summary>
internal static class ConclusionsChart
{
    private const string Kind = "conclusions";
    private const double Left = 48;

    internal static ChartDrawing Draw(EnsembleResult result, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        string title = options.Title ?? "The share of simulated runs that concluded by a given day";
        if (result.Ensemble.Calendar is null)
            return ChartHeading.Nothing(Kind, title, "The runs have no calendar: they count steps, not days.", options);
        ValueList<ConclusionByDay> rounds = result.ConclusionsByDay();
        EstimatedShare agreed = result.Agreed;
        string label = $"agreed {figures.Share(agreed.Share)}";
        double width = options.Width, right = TextWidth.Of(label, Palette.LabelSize, true) + 8 + ChartHeading.Margin;
        // Room behind the last round shows what is reached there.
        LocalDate first = rounds[0].Day;
        LocalDate last = rounds[^1].Day.PlusDays(1 + Period.DaysBetween(first, rounds[^1].Day) / 24);
        var time = new TimeScale(first, last, Left, width - right);
        var svg = new SvgWriter();
        double top = ChartHeading.Draw(
            svg, width, title, [$"Line: the share of {figures.Count(result.Runs.Count)} runs. Band: its interval.", result.Caveat]) + 6;
        double bottom = top + (options.PanelHeight ?? Math.Clamp(width * 0.36, 190, 360));
        var scale = new ValueScale(0, 1, bottom, top);
        time.DrawAxis(svg, figures, top, bottom);
        foreach (double value in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Line(time.Start, scale.At(value), time.End, scale.At(value), value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(time.Start - 8, scale.At(value) + 4, figures.Share(value), "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        svg.Path(StepLine.Band([.. rounds.Select(r => (time.At(r.Day), r.Probability.Low, r.Probability.High))], time.End, scale), "tm-a0");
        svg.Path(StepLine.Of(rounds.Select(r => (time.At(r.Day), r.Probability.Share)).Prepend((time.Start, 0)), time.End, scale), "tm-s0");
        foreach (ConclusionByDay round in rounds)
        {
            svg.Tooltip($"{figures.Day(round.Day)}: {figures.Share(round.Probability.Share)} "
                    + $"({figures.Share(round.Probability.Low)}–{figures.Share(round.Probability.High)})")
                .Circle(time.At(round.Day), scale.At(round.Probability.Share), 2.5, "tm-f0");
        }
        svg.Text(time.End + 8, scale.At(agreed.Share) + 4, label, "tm-t0 tm-b");
        string median = "Fewer than half of the runs concluded.";
        if (result.DayConcludedBy(0.5) is { } middle)
        {
            double x = time.At(middle), y = scale.At(result.ProbabilityConcludedBy(middle).Share);
            svg.Line(x, y, x, bottom, "tm-dash");
            string half = $"half by {figures.Day(middle)}";
            double room = TextWidth.Of(half, Palette.LabelSize);
            // Before the median the curve is low, so there is room above it.
            double at = x - room - 10 > time.Start ? x - room - 10 : x + 10;
            svg.Rect(at - 2, scale.At(0.62) - 12, room + 4, 16, "tm-paper");
            svg.Text(at, scale.At(0.62), half, "tm-ink", Palette.LabelSize);
            median = $"Half of the runs had concluded by {figures.Day(middle)}.";
        }
        string description = $"A line that rises from {figures.Day(first)} to {figures.Day(rounds[^1].Day)}. {median} "
            + $"In all, {figures.Share(agreed.Share)} agreed ({figures.Share(agreed.Low)} to {figures.Share(agreed.High)}). "
            + result.Caveat;
        return new(Kind, title, description, width, bottom + TimeScale.AxisHeight + 4, svg, options);
    }
}
