using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>How close the parties were on each issue over time: a row an issue, a column a part of the time.</summary>
internal static class IssueHeatMap
{
    private const string Kind = "issues";
    private const int MostRows = 40, MostPerTrack = 12;
    private const double RowHeight = 22, TallRow = 34, CellMin = 9;

    private static readonly double[] Bounds = [0.2, 0.4, 0.6, 0.8, 1];

    internal static ChartDrawing Draw(ConvergenceTimeline timeline, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        Negotiation negotiation = timeline.Negotiation;
        string title = options.Title ?? $"{negotiation.Agreement.Title}: where the gaps are";
        IssueState[] issues = [.. negotiation.Issues];
        if (issues.Length == 0)
            return ChartHeading.Nothing(Kind, title, "No issue is on the agenda, so there is nothing to compare.", options);
        if (timeline.Points.Count == 0)
            return ChartHeading.Nothing(Kind, title, "Nothing has happened yet: no party has tabled anything on any issue.", options);

        double width = options.Width, titleWidth = Math.Clamp(width * 0.36, 130, 330), left = ChartHeading.Margin + titleWidth + 10;
        double right = width - 50;
        LocalDate first = timeline.Points[0].Date, last = timeline.Points[^1].Date;
        int passed = Period.DaysBetween(first, last), columns = Math.Clamp(Math.Min((int)((right - left) / CellMin), passed + 1), 1, 80);
        var parts = new Parts(first, passed, columns);
        var time = new TimeScale(first, last, left, right);
        List<Row> rows = Rows(negotiation, parts, figures);

        var svg = new SvgWriter();
        string order = "Each row is an issue, the closest of its track first. Darker is closer, the number is the score now, from 0 to 1.";
        if (options.Theme == ChartTheme.Dark) order = order.Replace("Darker", "Lighter", StringComparison.Ordinal);
        else if (options.Theme == ChartTheme.Auto) order =
            "Each row is an issue, the closest of its track first. The number is the score now, from 0 to 1.";
        double y = ChartHeading.Draw(svg, width, title, [order, .. Notes(rows, figures)]);
        y = DrawScale(svg, y, width, figures);
        double top = y;
        double cell = (right - left) / columns;
        Track? track = null;
        foreach (Row row in rows)
        {
            if (row.Track != track)
            {
                track = row.Track;
                y += 20;
                svg.Text(ChartHeading.Margin, y, Words(row.Track), "tm-ink tm-b");
                y += 7;
            }
            List<string> lines = TextFit.Wrap(SafeText.Line(row.Title), titleWidth, Palette.SmallSize, most: 2);
            double height = lines.Count > 1 ? TallRow : RowHeight;
            for (int i = 0; i < lines.Count; i++)
                svg.Text(left - 10, y + (height / 2) + 4 + ((i - ((lines.Count - 1) / 2.0)) * 13), lines[i], row.IsRest ? "tm-muted"
                    : "tm-ink",
                    Palette.SmallSize, TextAnchor.End);
            for (int from = 0; from < columns;)
            {
                int to = from + 1;
                while (to < columns && row.Cells[to] is null == row.Cells[from] is null
                    && ClassOf(row.Cells[to] ?? 0) == ClassOf(row.Cells[from] ?? 0)) to++;
                double x = left + (from * cell), end = left + (to * cell);
                if (row.Cells[from] is { } value)
                {
                    double low = row.Cells[from..to].Min() ?? value, high = row.Cells[from..to].Max() ?? value;
                    string range = low == high ? figures.Score(low) : $"{figures.Score(low)} to {figures.Score(high)}";
                    svg.Tooltip($"{row.Title}: {range} from {figures.Day(parts.FirstDay(from))} to {figures.Day(parts.LastDay(to - 1))}")
                        .Rect(x, y + 1, end - x, height - 2, $"tm-h{ClassOf(value)}");
                }
                else
                {
                    svg.Line(x, y + (height / 2), end, y + (height / 2), "tm-grid");
                }
                from = to;
            }
            if (row.IsAgreed) svg.Circle(right - 7, y + (height / 2), 3.5, "tm-agreed");
            svg.Text(right + 8, y + (height / 2) + 4, row.Now is { } now ? figures.Score(now) : "–", row.IsRest ? "tm-muted"
                : "tm-ink tm-b", Palette.LabelSize);
            y += height;
        }
        time.DrawAxis(svg, figures, y, y + 2);
        return new(Kind, title, Describe(rows, figures, first, last), width, y + TimeScale.AxisHeight + 4, svg, options);
    }

    private static int ClassOf(double value) => Bounds.Count(bound => value >= bound - 1e-12);

    // The classes with their bounds, in the place of a legend.
    private static double DrawScale(SvgWriter svg, double y, double width, Figures figures)
    {
        double x = ChartHeading.Margin, step = Math.Min(44, (width - (2 * x) - 150) / Palette.RampClasses);
        for (int i = 0; i < Palette.RampClasses; i++)
        {
            svg.Rect(x + (i * step), y, step - 1, 11, $"tm-h{i}");
            svg.Text(x + (i * step), y + 24, i == 5 ? "1: agreed or met" : figures.Number(i * 0.2, 1), "tm-muted", 10);
        }
        double after = x + (5 * step) + 100;
        svg.Line(after, y + 6, after + 24, y + 6, "tm-grid");
        svg.Text(after + 30, y + 10, "not tabled", "tm-muted", 10);
        return y + 30;
    }

    private static List<Row> Rows(Negotiation negotiation, Parts parts, Figures figures)
    {
        int columns = parts.Count;
        // The score of every issue at the end of each column.
        var scores = new Dictionary<IssueId, double?[]>();
        ConvergenceReport? report = null;
        int column = 0;
        void Fill(int until)
        {
            for (; column < until; column++)
            {
                if (report is null) continue;
                foreach (IssueConvergence issue in report.Issues)
                {
                    if (!scores.TryGetValue(issue.Issue, out double?[]? own)) scores.Add(issue.Issue, own = new double?[columns]);
                    own[column] = issue.Score;
                }
            }
        }
        (int Column, Negotiation State)? pending = null;
        foreach ((LocalDate day, Negotiation state) in NegotiationWalk.Days(negotiation))
        {
            int at = parts.Of(day);
            if (pending is { } before && before.Column < at)
            {
                Fill(before.Column);
                report = before.State.MeasureConvergence();
                Fill(at);
            }
            pending = (at, state);
        }
        Fill(pending!.Value.Column);
        report = negotiation.MeasureConvergence();
        Fill(columns);

        var rows = new List<Row>();
        int room = report.Issues.Count <= MostRows ? int.MaxValue : MostPerTrack;
        foreach (IGrouping<Track, IssueConvergence> track in report.Issues.GroupBy(i => i.Track).OrderBy(g => g.Key))
        {
            // If not all have room, those that weigh most have a row of their own.
            IssueConvergence[] shown = [.. track.OrderByDescending(i => i.Weight).Take(room).OrderByDescending(i => i.Score ?? -1)];
            foreach (IssueConvergence issue in shown)
                rows.Add(new(track.Key, negotiation.GetIssue(issue.Issue).Issue.Title, scores[issue.Issue], issue.Score, issue.IsAgreed,
                    IsRest: false));
            IssueConvergence[] rest = [.. track.OrderByDescending(i => i.Weight).Skip(room)];
            if (rest.Length == 0) continue;
            double?[] means = new double?[columns];
            for (int i = 0; i < columns; i++) means[i] = Mean(rest.Select(r => scores[r.Issue][i]));
            rows.Add(new(track.Key, $"Mean of {figures.Count(rest.Length)} more issues that weigh less", means,
                Mean(rest.Select(r => r.Score)), false, IsRest: true));
        }
        return rows;
    }

    private static double? Mean(IEnumerable<double?> scores)
    {
        double[] known = [.. scores.OfType<double>()];
        return known.Length == 0 ? null : known.Sum() / known.Length;
    }

    private static IEnumerable<string> Notes(List<Row> rows, Figures figures)
    {
        if (rows.Any(r => r.IsAgreed)) yield return "A dot at the end of a row: the issue is agreed.";
        if (rows.TrueForAll(r => r.Cells.All(c => c is null)))
            yield return "No issue has been tabled by every party it concerns, so no row has a score.";
        else if (rows.TrueForAll(r => r.Cells.OfType<double>().Distinct().Count() < 2)) yield return "No score has ever moved.";
        if (rows.Any(r => r.IsRest))
            yield return $"The {figures.Count(MostPerTrack)} issues of each track that weigh most have a row; the others are one row "
                + $"together.";
    }

    private static string Describe(List<Row> rows, Figures figures, LocalDate first, LocalDate last)
        => $"A heat map of the scores of issues from {figures.Day(first)} to {figures.Day(last)}. Now: "
            + string.Join("; ",
                rows.Select(r => $"{r.Title}: {(r.Now is { } now ? figures.Score(now) : "not tabled")}{(r.IsAgreed ? ", agreed" : "")}"))
                + ".";

    internal static string Words(Track track) => track switch
    {
        Track.Tariffs => "Tariffs",
        Track.NonTariffBarriers => "Non-tariff barriers",
        Track.MarketAccess => "Market access",
        _ => "Rules",
    };

    /// <summary>The time in so many parts of whole days: a column of the map each.</summary>
    private readonly record struct Parts(LocalDate First, int Days, int Count)
    {
        internal int Of(LocalDate day)
            => Days == 0 ? 0 : (int)Math.Min(Count - 1, (long)Period.DaysBetween(First, day) * Count / Days);

        internal LocalDate FirstDay(int part) => First.PlusDays((int)((((long)part * Days) + Count - 1) / Count));

        internal LocalDate LastDay(int part) => part == Count - 1 ? First.PlusDays(Days) : FirstDay(part + 1).PlusDays(-1);
    }

    private sealed record Row(Track Track, string Title, double?[] Cells, double? Now, bool IsAgreed, bool IsRest);
}
