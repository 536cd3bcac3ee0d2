using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>The mean rate of each section of the Harmonized System before and after, joined by a line.</summary>
internal static class SectionRatesChart
{
    /// <summary>Why rows by section do not hold all lines.</summary>
    internal const string OutsideSections =
        "Without the lines of chapters 98 and 99: they are for national use and belong to no section.";

    private const string Kind = "sections";

    internal static ChartDrawing Draw(ScheduleComparison comparison, ChartOptions options)
    {
        string title = options.Title ?? $"Duties of {PartyNames.Of(comparison.New.Importer)} by section, before and after";
        Row[] rows =
        [
            .. comparison.BySection.Where(s => s.Section is not null)
                .Select(s => new Row(s.Section!, s.SameProducts.MeanOld, s.SameProducts.MeanNew, s.SameProducts.Lines)),
        ];
        return Draw(rows, "before", "after", title, "Simple mean rate, over the lines that are computable in both schedules.",
            comparison.BySection.Any(s => s.Section is null), options);
    }

    internal static ChartDrawing Draw(StagedSchedule staged, ChartOptions options)
    {
        string title = options.Title ?? $"Duties of {PartyNames.Of(staged.Schedule.Importer)} by section, before and after";
        double[] before = staged.RatesIn(0), after = staged.RatesIn(staged.Years);
        ReadOnlySpan<HsCode> codes = staged.Schedule.Codes;
        bool others = false;
        var sums = new Dictionary<HsSection, (double Before, double After, int Lines)>();
        for (int i = 0; i < codes.Length; i++)
        {
            if (HsChapters.Find(codes[i])?.Section is not { } section)
            {
                others = true;
                continue;
            }
            (double Before, double After, int Lines) sum = sums.GetValueOrDefault(section);
            if (!double.IsNaN(before[i]) && !double.IsNaN(after[i])) sum = (sum.Before + before[i], sum.After + after[i], sum.Lines + 1);
            sums[section] = sum;
        }
        Row[] rows =
        [
            .. HsChapters.Sections.Where(sums.ContainsKey).Select(s => sums[s] is var sum && sum.Lines > 0
                ? new Row(s, sum.Before / sum.Lines, sum.After / sum.Lines, sum.Lines) : new Row(s, null, null, 0)),
        ];
        string end = staged.Years == 1 ? "in year 1"
            : $"in year {staged.Years.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return Draw(rows, "before", end, title,
            "Simple mean rate, over the lines whose rate is known before entry into force and at the end.",
            others, options);
    }

    private static ChartDrawing Draw(Row[] rows, string before, string after, string title, string measure, bool others,
        ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        if (rows.All(r => r.Before is null))
            return ChartHeading.Nothing(Kind, title,
                "No line has a rate that is known both before and after, so there is no mean to show.", options);
        double width = options.Width, titleWidth = Math.Clamp(width * 0.4, 120, 380), left = ChartHeading.Margin + titleWidth + 12;
        double number = rows.SelectMany(r => new[] { r.Before, r.After }).OfType<double>().Append(88.8)
            .Max(rate => TextWidth.Of(figures.MeanRate(rate), Palette.SmallSize)) + 10;
        double most = Math.Max(0.1, rows.Max(r => Math.Max(r.Before ?? 0, r.After ?? 0)));
        double step = ValueScale.NiceStep(most, width < 520 ? 3 : 5);
        var scale = new ValueScale(0, most, left + number, width - ChartHeading.Margin - number);
        var svg = new SvgWriter();
        int still = rows.Count(r => r.Before is { } b && r.Before == r.After);
        List<string> notes =
        [
            measure, still > 0 && still == rows.Count(r => r.Before is not null) ? "No section changes." : $"Ring: {before}. Dot: {after}.",
        ];
        if (others) notes.Add(OutsideSections);
        double top = ChartHeading.Draw(svg, width, title, notes);
        double bottom = top;
        List<(Row Row, List<string> Lines, double Height)> laid = [];
        foreach (Row row in rows)
        {
            List<string> lines = TextFit.Wrap(SafeText.Line($"{row.Section.Number}  {row.Section.Title}"), titleWidth, Palette.SmallSize,
                most: 2);
            laid.Add((row, lines, lines.Count > 1 ? 34 : 25));
            bottom += laid[^1].Height;
        }
        for (double value = 0; value <= most; value += step)
        {
            svg.Line(scale.At(value), top, scale.At(value), bottom, value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(scale.At(value), bottom + 16, $"{figures.Tick(value, step)}%", "tm-muted", Palette.SmallSize, TextAnchor.Middle);
        }
        double y = top;
        foreach ((Row row, List<string> lines, double height) in laid)
        {
            double middle = y + (height / 2);
            for (int i = 0; i < lines.Count; i++)
                svg.Text(ChartHeading.Margin, middle + 4 + ((i - ((lines.Count - 1) / 2.0)) * 13), lines[i], "tm-ink", Palette.SmallSize);
            if (row.Before is not { } old || row.After is not { } now)
            {
                svg.Text(scale.At(0) + 8, middle + 4, "no comparable line", "tm-muted", Palette.SmallSize);
                y += height;
                continue;
            }
            double x = scale.At(old), to = scale.At(now);
            bool same = Math.Abs(to - x) < 0.5;
            svg.Tooltip($"{row.Section}: {figures.Number(old, 2)}% {before}, {figures.Number(now, 2)}% {after}, "
                + $"{figures.Count(row.Lines)} lines");
            svg.Line(x, middle, to, middle, "tm-s0");
            svg.Circle(x, middle, 5, "tm-o0");
            svg.Circle(to, middle, same ? 3 : 5, "tm-m0");
            // No line of the grid runs through a number.
            void Rate(double from, double rate, string style, bool isRight)
            {
                string text = figures.MeanRate(rate);
                double length = TextWidth.Of(text, Palette.SmallSize, style.Contains("tm-b", StringComparison.Ordinal));
                double start = isRight ? from + 9 : from - 9 - length;
                svg.Rect(start - 1, middle - 7, length + 2, 14, "tm-paper");
                svg.Text(start, middle + 4, text, style, Palette.SmallSize);
            }
            Rate(x, old, "tm-muted", isRight: same || to < x);
            if (!same) Rate(to, now, "tm-t0 tm-b", isRight: to > x);
            svg.Line(ChartHeading.Margin, y + height, left - 8, y + height, "tm-grid");
            y += height;
        }
        string description = $"The mean rate of each section {before} and {after}. " + string.Join("; ", rows.Select(r => r.Before is { } b
            ? $"{r.Section.Title}: {figures.Number(b, 1)}% {before}, {figures.Number(r.After!.Value, 1)}% {after}"
                : $"{r.Section.Title}: no comparable line")) + ".";
        return new(Kind, title, description, width, bottom + 26, svg, options);
    }

    private sealed record Row(HsSection Section, double? Before, double? After, int Lines);
}
