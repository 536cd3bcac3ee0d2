using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>A schedule year by year: the mean rate, and the share of lines and of trade that is free.</summary>
internal static class PhaseInChart
{
    private const string Kind = "phase-in";
    private const double Left = 52;

    internal static ChartDrawing Draw(StagedSchedule staged, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        string title = options.Title ?? $"Duties of {PartyNames.Of(staged.Schedule.Importer)} year by year";
        TariffIndicators[] means = [.. Enumerable.Range(0, staged.Years + 1).Select(staged.IndicatorsIn)];
        if (means[0].SimpleMean is null)
            return ChartHeading.Nothing(Kind, title, "No line has a rate that is known in every year, so there is no mean to show.",
                options);
        Liberalisation[] free = [.. Enumerable.Range(0, staged.Years + 1).Select(staged.LiberalisationIn)];
        bool trade = free[0].ShareOfTradeFree is not null;
        int years = staged.Years + 1;
        double width = options.Width, right = width < 520 ? 70 : 130, end = width - right;
        var svg = new SvgWriter();
        List<string> notes =
        [
            $"Year 0 is the year before entry into force. The mean covers the {figures.Count(means[0].Computable)} of "
                + $"{figures.Count(means[0].Lines)} "
                + "lines whose rate is known in every year.",
        ];
        if (staged.Years == 0) notes.Add("No line has a plan that changes its duty.");
        double top = ChartHeading.Draw(svg, width, title, notes);
        double panel = options.PanelHeight ?? Math.Clamp(width * 0.2, 120, 220);
        double most = Math.Max(0.1, means.Max(m => Math.Max(m.SimpleMean ?? 0, m.TradeWeightedMean ?? 0)));
        double step = ValueScale.NiceStep(most, 3);
        double slot = (end - Left) / years, bar = Math.Min(46, slot * 0.72);

        // Upper panel: a bar a year for the simple mean.
        svg.Text(ChartHeading.Margin, top + 8, "Mean rate", "tm-ink tm-b");
        double upper = top + 30 + panel;
        var rates = new ValueScale(0, most, upper, top + 36);
        for (double value = 0; value <= most; value += step)
        {
            svg.Line(Left, rates.At(value), end, rates.At(value), value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(Left - 8, rates.At(value) + 4, $"{figures.Tick(value, step)}%", "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        double label = TextWidth.Of(figures.MeanRate(88.8), Palette.SmallSize) + 4;
        int every = Math.Max(1, (int)Math.Ceiling(label / slot));
        for (int year = 0; year < years; year++)
        {
            double x = Left + ((year + 0.5) * slot), mean = means[year].SimpleMean!.Value;
            svg.Tooltip($"Year {year.ToString(System.Globalization.CultureInfo.InvariantCulture)}: mean {figures.Number(mean, 2)}%")
                .Rect(x - (bar / 2), rates.At(mean), bar, upper - rates.At(mean), year == 0 ? "tm-f5" : "tm-f0");
            if (every == 1 || year == 0 || year == years - 1)
                svg.Text(x, rates.At(mean) - 5, figures.MeanRate(mean), "tm-ink", Palette.SmallSize, TextAnchor.Middle);
        }
        svg.Text(end + 8, rates.At(means[^1].SimpleMean!.Value) - 5, width < 520 ? "simple" : "simple mean", "tm-t0 tm-b",
            Palette.SmallSize);
        if (means.All(m => m.TradeWeightedMean is not null))
        {
            var weighted = new SvgPath();
            for (int year = 0; year < years; year++)
            {
                double x = Left + ((year + 0.5) * slot), y = rates.At(means[year].TradeWeightedMean!.Value);
                if (year == 0) weighted.MoveTo(x, y);
                else weighted.LineTo(x, y);
            }
            svg.Path(weighted, "tm-s1");
            double at = rates.At(means[^1].TradeWeightedMean!.Value);
            svg.Text(end + 8, Math.Min(at + 4, rates.At(means[^1].SimpleMean!.Value) - 19), width < 520 ? "weighted" : "weighted by trade",
                "tm-t1 tm-b", Palette.SmallSize);
        }

        // Lower panel: shares that are free.
        double second = upper + 26, lower = second + 26 + (panel * 0.75);
        svg.Text(ChartHeading.Margin, second + 8, "Free of duty", "tm-ink tm-b");
        var shares = new ValueScale(0, 1, lower, second + 24);
        foreach (double value in (double[])[0, 0.5, 1])
        {
            svg.Line(Left, shares.At(value), end, shares.At(value), value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(Left - 8, shares.At(value) + 4, figures.Share(value), "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        void Shares(Func<Liberalisation, double?> share, string line, string text, string name, double offset)
        {
            IEnumerable<(double X, double Value)> samples = free.Select((f, year) => (Left + (year * slot), share(f) ?? 0));
            svg.Path(StepLine.Of(samples, end, shares), line);
            svg.Text(end + 8, shares.At(share(free[^1]) ?? 0) + offset, $"{figures.Share(share(free[^1]) ?? 0)} {name}", $"{text} tm-b",
                Palette.SmallSize);
        }
        Shares(f => f.ShareOfLinesFree, "tm-s0", "tm-t0", width < 520 ? "lines" : "of lines", 4);
        if (trade)
        {
            bool near = Math.Abs(shares.At(free[^1].ShareOfTradeFree ?? 0) - shares.At(free[^1].ShareOfLinesFree ?? 0)) < 14;
            Shares(f => f.ShareOfTradeFree, "tm-s1", "tm-t1", width < 520 ? "trade" : "of trade", near ? 18 : 4);
        }
        int everyYear = Math.Max(1, (int)Math.Ceiling(26 / slot));
        for (int year = 0; year < years; year += everyYear)
            svg.Text(Left + ((year + 0.5) * slot), lower + 17, figures.Count(year), "tm-muted", Palette.SmallSize, TextAnchor.Middle);
        svg.Text(end + 8, lower + 17, "year", "tm-muted", Palette.SmallSize);
        string description = "The mean rate and what is free by stage year. " + string.Join("; ", means.Select((m, year) =>
            $"year {figures.Count(year)}: mean {figures.Number(m.SimpleMean!.Value, 1)}%, "
                + $"{figures.Share(free[year].ShareOfLinesFree ?? 0)} of lines free")) + ".";
        return new(Kind, title, description, width, lower + 28, svg, options);
    }
}
