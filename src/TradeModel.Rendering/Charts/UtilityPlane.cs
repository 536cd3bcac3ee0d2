using TradeModel.Bargaining;

namespace TradeModel.Rendering;

/// <summary>The utilities of two parties: the frontier, the solutions of the literature, what is tabled, and the way there.</summary>
internal static class UtilityPlane
{
    private const string Kind = "plane";
    private const double Left = 52;

    internal static ChartDrawing Draw(
        ParetoFrontier frontier, ValueList<Outcome> tabled, ValueList<OfferPath> paths, string title, int across, int up,
            ChartOptions options, IReadOnlyList<(Outcome Outcome, int Runs)>? cloud = null, string? caveat = null)
    {
        var figures = new Figures(options.Culture);
        Scenario scenario = frontier.Scenario;
        Check(scenario, across, nameof(across));
        Check(scenario, up, nameof(up));
        if (across == up) throw new ArgumentException("the two parties of the plane must differ", nameof(up));
        foreach (OfferPath path in paths) Check(scenario, path.Party, nameof(paths));
        string one = scenario.Parties[across].Name, other = scenario.Parties[up].Name;
        double width = options.Width;
        var svg = new SvgWriter();
        List<string> notes =
        [
            $"Each point is an outcome, worth more to {one} to the right and more to {other} upwards. No outcome lies beyond the frontier, "
                + $"which has {Number(frontier.Count, figures)}.",
        ];
        if (scenario.Parties.Count > 2)
            notes.Add($"Points are efficient for all {figures.Count(scenario.Parties.Count)} parties, so some lie inside the frontier of "
                + $"these two.");
        if (tabled.Count > 2) notes.Add("Squares: what each party has tabled.");
        if (paths.Any(p => p.Offers.Count > 1)) notes.Add("Dashed: the offers of a party, one after the other.");
        if (frontier.Kind != FrontierKind.Exact) notes.Add($"The frontier is not exact: {frontier.Explanation}.");
        if (cloud is not null)
            notes.Add("Circles: where simulated runs ended, worth as the scenario has it; the larger, the more runs ended there.");
        if (caveat is not null) notes.Add(caveat);
        double top = ChartHeading.Draw(svg, width, title, notes) + 18;
        double side = Math.Min(width - Left - ChartHeading.Margin - 8, options.PanelHeight ?? Math.Clamp(width * 0.66, 260, 620));
        double right = Left + Math.Min(width - Left - ChartHeading.Margin - 8, Math.Max(side, width - Left - ChartHeading.Margin - 8)),
            bottom = top + side;

        // The scales end where outcomes end.
        (double Low, double High) xs = Ends(frontier, paths, tabled, across), ys = Ends(frontier, paths, tabled, up);
        double xStep = ValueScale.NiceStep(xs.High - xs.Low, width < 520 ? 4 : 5), yStep = ValueScale.NiceStep(ys.High - ys.Low, 5);
        xs = (Math.Floor((xs.Low / xStep) + 1e-9) * xStep, Math.Ceiling((xs.High / xStep) - 1e-9) * xStep);
        ys = (Math.Floor((ys.Low / yStep) + 1e-9) * yStep, Math.Ceiling((ys.High / yStep) - 1e-9) * yStep);
        var x = new ValueScale(xs.Low, xs.High, Left, right);
        var y = new ValueScale(ys.Low, ys.High, bottom, top);
        double xReserve = Math.Clamp(ToDouble(scenario.Parties[across].Reservation), xs.Low, xs.High);
        double yReserve = Math.Clamp(ToDouble(scenario.Parties[up].Reservation), ys.Low, ys.High);
        // Outcomes that one of the two would rather do without are shaded.
        svg.Rect(Left, top, x.At(xReserve) - Left, bottom - top, "tm-shade");
        svg.Rect(x.At(xReserve), y.At(yReserve), right - x.At(xReserve), bottom - y.At(yReserve), "tm-shade");
        for (int i = 0; xs.Low + (i * xStep) <= xs.High + (xStep / 2); i++)
        {
            double value = xs.Low + (i * xStep);
            svg.Line(x.At(value), top, x.At(value), bottom, i == 0 ? "tm-axis" : "tm-grid");
            svg.Text(x.At(value), bottom + 17, figures.Tick(value, xStep), "tm-muted", Palette.SmallSize, TextAnchor.Middle);
        }
        for (int i = 0; ys.Low + (i * yStep) <= ys.High + (yStep / 2); i++)
        {
            double value = ys.Low + (i * yStep);
            svg.Line(Left, y.At(value), right, y.At(value), i == 0 ? "tm-axis" : "tm-grid");
            svg.Text(Left - 8, y.At(value) + 4, figures.Tick(value, yStep), "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        svg.Text(ChartHeading.Margin, top - 10,
            TextFit.Shorten(SafeText.Line($"↑ worth to {other}"), width - 40, Palette.LabelSize, true),
            "tm-ink tm-b");
        svg.Text(right, bottom + 35, TextFit.Shorten(SafeText.Line($"worth to {one} →"), width - 80, Palette.LabelSize, true),
            "tm-ink tm-b", Palette.LabelSize, TextAnchor.End);
        var labels = new LabelPlacer(Left + 2, top, right, bottom - 2);

        double X(FrontierPoint point) => x.At(point.Utilities[across]);
        double Y(FrontierPoint point) => y.At(point.Utilities[up]);
        DrawFrontier(svg, frontier, across, up, x, y, labels, isLine: scenario.Parties.Count == 2);
        double XOf(Outcome outcome) => x.At(ToDouble(scenario.Utility(outcome, across)));
        double YOf(Outcome outcome) => y.At(ToDouble(scenario.Utility(outcome, up)));

        int mostRuns = cloud is { Count: > 0 } ? cloud.Max(c => c.Runs) : 0;
        foreach ((Outcome outcome, int runs) in cloud ?? [])
        {
            // The area is in proportion to the runs.
            svg.Tooltip($"{figures.Count(runs)} {(runs == 1 ? "run" : "runs")}")
                .Circle(XOf(outcome), YOf(outcome), Math.Max(1.5, 9 * Math.Sqrt((double)runs / mostRuns)), "tm-a0");
        }

        // Paths first, so that marks lie above them.
        foreach (OfferPath path in paths)
        {
            int colour = path.Party == across ? 1 : path.Party == up ? 2 : 3;
            (double X, double Y)[] points = [.. path.Offers.Select(o => (XOf(o), YOf(o)))];
            var line = new SvgPath().MoveTo(points[0].X, points[0].Y);
            for (int i = 1; i < points.Length; i++) line.LineTo(points[i].X, points[i].Y);
            svg.Path(line, $"tm-d{colour}");
            (double X, double Y)? drawn = null;
            for (int i = 0; i < points.Length; i++)
            {
                bool isEnd = i == 0 || i == points.Length - 1;
                if (!isEnd && drawn is { } at && Math.Abs(at.X - points[i].X) + Math.Abs(at.Y - points[i].Y) < 5) continue;
                drawn = points[i];
                svg.Circle(points[i].X, points[i].Y, i == 0 ? 4 : 2.5, i == 0 ? $"tm-o{colour}" : $"tm-f{colour}");
                labels.Take(points[i].X, points[i].Y, 4, 4);
            }
        }
        var spoken = new List<string>();
        var pending = new List<(double X, double Y, string Text, string Style)>();
        for (int p = 0; p < tabled.Count; p++)
        {
            if (tabled[p] is not { } own) continue;
            int colour = p == across ? 1 : p == up ? 2 : 3;
            svg.Rect(XOf(own) - 6, YOf(own) - 6, 12, 12, $"tm-m{colour}");
            labels.Take(XOf(own), YOf(own), 8, 8);
            pending.Add((XOf(own), YOf(own), $"{(tabled.Count > 2 ? "" : "tabled by ")}{scenario.Parties[p].Name}", $"tm-t{colour} tm-b"));
            spoken.Add($"What {scenario.Parties[p].Name} has tabled is worth "
                + $"{Worth(scenario.Utility(own, across), scenario.Utility(own, up), one, other, figures)}.");
        }
        foreach (OfferPath path in paths.Where(p => p.Offers.Count > 1))
        {
            int colour = path.Party == across ? 1 : path.Party == up ? 2 : 3;
            // A first offer at the place of the last needs no label of its own.
            if (Math.Abs(XOf(path.Offers[0]) - XOf(path.Offers[^1])) + Math.Abs(YOf(path.Offers[0]) - YOf(path.Offers[^1])) < 12) continue;
            pending.Add((XOf(path.Offers[0]), YOf(path.Offers[0]), $"first offer of {scenario.Parties[path.Party].Name}", $"tm-t{colour}"));
        }
        foreach (IGrouping<int, (string Name, FrontierPoint Point)> same in Solutions(frontier).GroupBy(s => s.Point.Index))
        {
            FrontierPoint point = same.First().Point;
            svg.Path(Diamond(X(point), Y(point), 7), "tm-markfill");
            labels.Take(X(point), Y(point), 9, 9);
            pending.Add((X(point), Y(point), string.Join(", ", same.Select(s => s.Name)), "tm-ink tm-b"));
            spoken.Add($"{string.Join(", ", same.Select(s => s.Name))}: {figures.Number(point.Utilities[across], 3)} to {one}, "
                + $"{figures.Number(point.Utilities[up], 3)} to {other}.");
        }
        foreach ((double atX, double atY, string text, string style) in pending) labels.Label(svg, atX, atY, text, style);
        if (scenario.Parties[across].Reservation.Sign > 0 || scenario.Parties[up].Reservation.Sign > 0)
            svg.Text(Left + 6, bottom - 8, "shaded: one of the two prefers no agreement", "tm-muted", Palette.SmallSize);
        string empty = frontier.Nash.IsEmpty ? $" {frontier.Nash.Explanation}." : "";
        string description =
            $"A plane of the utilities of {one} (across) and {other} (up) with a frontier of {Number(frontier.Count, figures)}.{empty} "
            + string.Join(" ", spoken)
                + string.Concat(paths.Select(p => $" {scenario.Parties[p.Party].Name} made {figures.Count(p.Offers.Count)} offers."))
                + (cloud is null ? "" : $" Simulated runs ended in {figures.Count(cloud.Count)} outcomes. {caveat}");
        return new(Kind, title, description, width, bottom + 48, svg, options);
    }

    private static void DrawFrontier(
        SvgWriter svg, ParetoFrontier frontier, int across, int up, ValueScale x, ValueScale y, LabelPlacer labels, bool isLine)
    {
        // Points nearer than the eye can tell are one.
        var seen = new HashSet<(int, int)>();
        var points = new List<(double X, double Y)>();
        for (int i = 0; i < frontier.Count; i++)
        {
            double atX = x.At(frontier.Utility(i, across)), atY = y.At(frontier.Utility(i, up));
            if (seen.Add(((int)(atX * 1.0), (int)(atY * 1.0)))) points.Add((atX, atY));
        }
        points.Sort((a, b) => a.X != b.X ? a.X.CompareTo(b.X) : b.Y.CompareTo(a.Y));
        double radius = points.Count > 120 ? 1.6 : points.Count > 40 ? 2.2 : 3;
        if (isLine && points.Count > 1)
        {
            // Between two outcomes there is none, so the line goes by steps: what is out of reach begins there.
            var path = new SvgPath().MoveTo(points[0].X, points[0].Y);
            for (int i = 1; i < points.Count; i++) path.LineTo(points[i - 1].X, points[i].Y).LineTo(points[i].X, points[i].Y);
            svg.Path(path, "tm-thin");
        }
        foreach ((double atX, double atY) in points) svg.Circle(atX, atY, radius, "tm-f0");
        for (int i = 0; i < points.Count; i += Math.Max(1, points.Count / 60)) labels.Take(points[i].X, points[i].Y, 3, 3, cost: 5);
    }

    private static IEnumerable<(string Name, FrontierPoint Point)> Solutions(ParetoFrontier frontier)
        => new (string Name, BargainingSolution Solution)[]
        {
            ("Nash", frontier.Nash), ("Kalai–Smorodinsky", frontier.KalaiSmorodinsky), ("egalitarian", frontier.Egalitarian),
            ("utilitarian", frontier.Utilitarian),
        }.SelectMany(s => s.Solution.Points.Take(1).Select(point => (s.Points(point), point)));

    private static string Points(this (string Name, BargainingSolution Solution) of, FrontierPoint first)
        => of.Solution.Points.Count == 1 || first is null ? of.Name : $"{of.Name} (one of {InvariantText.Of(of.Solution.Points.Count)})";

    private static (double Low, double High) Ends(ParetoFrontier frontier, ValueList<OfferPath> paths, ValueList<Outcome> tabled, int party)
    {
        double low = 0, high = 0;
        void Reach(double value) => (low, high) = (Math.Min(low, value), Math.Max(high, value));
        for (int i = 0; i < frontier.Count; i++) Reach(frontier.Utility(i, party));
        foreach (Outcome outcome in paths.SelectMany(p => p.Offers).Concat(tabled))
            Reach(ToDouble(frontier.Scenario.Utility(outcome, party)));
        Reach(ToDouble(frontier.Scenario.Parties[party].Reservation));
        return high - low > 1e-9 ? (low, high) : (low, low + 1);
    }

    private static SvgPath Diamond(double x, double y, double r)
        => new SvgPath().MoveTo(x, y - r).LineTo(x + r, y).LineTo(x, y + r).LineTo(x - r, y).Close();

    private static string Number(int points, Figures figures) => points == 1 ? "1 point" : $"{figures.Count(points)} points";

    private static string Worth(Rational across, Rational up, string one, string other, Figures figures)
        => $"{figures.Number(ToDouble(across), 3)} to {one} and {figures.Number(ToDouble(up), 3)} to {other}";

    private static double ToDouble(Rational value) => value.ToDouble();

    private static void Check(Scenario scenario, int party, string name)
    {
        if (party < 0 || party >= scenario.Parties.Count)
            throw new ArgumentOutOfRangeException(name, party,
                $"the scenario has {InvariantText.Of(scenario.Parties.Count)} parties, counted from 0");
    }
}
