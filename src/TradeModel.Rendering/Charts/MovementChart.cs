using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Rendering;

/// <summary>What each party has given: by issue for a few parties, in total for many.</summary>
internal static class MovementChart
{
    private const string Kind = "movement";
    private const int MostColumns = 4, MostIssues = 24, MostParties = 30;

    internal static ChartDrawing Draw(ConvergenceTimeline timeline, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        Negotiation negotiation = timeline.Negotiation;
        string title = options.Title ?? $"{negotiation.Agreement.Title}: who has moved";
        if (timeline.Points.Count == 0) return ChartHeading.Nothing(Kind, title, "Nothing has happened yet: no party has moved.", options);
        if (!timeline.Movement.Any(m => m.Given != 0))
        {
            return ChartHeading.Nothing(Kind, title, "No party has moved: none has changed a position that another party could compare "
                + "with its own. A first tabling is not a movement.", options);
        }
        PartyId[] parties = [.. negotiation.Parties.Select(p => p.Id)];
        int most = options.Width < 520 ? 2 : MostColumns;
        return parties.Length <= most ? ByIssue(timeline, parties, title, options, figures) : ByParty(timeline, title, options, figures);
    }

    private static ChartDrawing ByIssue(
        ConvergenceTimeline timeline, PartyId[] parties, string title, ChartOptions options, Figures figures)
    {
        Negotiation negotiation = timeline.Negotiation;
        var given = timeline.Movement.ToDictionary(m => (m.Issue, m.Party), m => m.Given);
        (IssueId Issue, double Size)[] all =
        [
            .. timeline.Movement.GroupBy(m => m.Issue).Select(g => (g.Key, Size: g.Sum(m => Math.Abs(m.Given))))
                .Where(g => g.Size > 0).OrderByDescending(g => g.Size),
        ];
        (IssueId Issue, double Size)[] rows = all[..Math.Min(all.Length, MostIssues)];
        bool isNarrow = options.Width < 520;
        double width = options.Width, titleWidth = isNarrow ? width - (2 * ChartHeading.Margin) : Math.Clamp(width * 0.34, 120, 320),
            left = isNarrow ? ChartHeading.Margin : ChartHeading.Margin + titleWidth + 14;
        double column = (width - left - ChartHeading.Margin) / parties.Length;
        double low = Math.Min(0, given.Values.Min()), high = Math.Max(0, given.Values.Max());
        var svg = new SvgWriter();
        List<string> notes =
        [
            "How much nearer each party came to what the others had tabled, by issue, in score times the weight it gives the issue. "
                + "A bar to the left (outlined): it moved away.",
        ];
        int still = timeline.Movement.Select(m => m.Issue).Distinct().Count() - all.Length;
        if (all.Length > rows.Length)
            notes.Add($"The {figures.Count(rows.Length)} issues with the most movement; {figures.Count(all.Length - rows.Length)} more "
                + $"are not shown.");
        if (still > 0)
            notes.Add(still == 1 ? "On one more issue no party has moved." : $"On {figures.Count(still)} more issues no party has moved.");
        double y = ChartHeading.Draw(svg, width, title, notes);

        // The widths of the numbers at both ends are left free.
        double number = TextWidth.Of(figures.Fixed(-0.888, 3), Palette.SmallSize) + 6;
        ValueScale ScaleOf(int p)
        {
            double start = left + (p * column) + (low < 0 ? number : 4), end = left + ((p + 1) * column) - number - 6;
            return new(low, high == low ? low + 1 : high, start, Math.Max(start + 10, end));
        }
        for (int p = 0; p < parties.Length; p++)
        {
            double sum = timeline.Movement.Where(m => m.Party == parties[p]).Sum(m => m.Given);
            double zero = ScaleOf(p).At(0);
            string name = TextFit.Shorten(SafeText.Line(negotiation.GetParty(parties[p]).Name), column - 12, Palette.HeadingSize,
                bold: true);
            svg.Text(Math.Max(left + (p * column),
                Math.Min(zero, left + ((p + 1) * column) - 6 - TextWidth.Of(name, Palette.HeadingSize, true))),
                y + 10, name, $"tm-t{p} tm-b", Palette.HeadingSize);
            svg.Text(Math.Min(zero, left + ((p + 1) * column) - 80), y + 27, $"{figures.Fixed(sum, 2)} in all", "tm-muted",
                Palette.SmallSize);
        }
        y += 38;
        double top = y;
        foreach ((IssueId issue, _) in rows)
        {
            List<string> lines = TextFit.Wrap(SafeText.Line(negotiation.GetIssue(issue).Issue.Title), titleWidth, Palette.SmallSize,
                most: isNarrow ? 1 : 2);
            // In a narrow chart the title stands above the bars.
            double height = isNarrow ? 40 : lines.Count > 1 ? 34 : 24, middle = isNarrow ? y + 28 : y + (height / 2);
            svg.Line(ChartHeading.Margin, y + height, width - ChartHeading.Margin, y + height, "tm-grid");
            for (int i = 0; i < lines.Count; i++)
                svg.Text(ChartHeading.Margin, (isNarrow ? y + 14 : middle + 4) + ((i - ((lines.Count - 1) / 2.0)) * 13), lines[i],
                    "tm-ink", Palette.SmallSize);
            for (int p = 0; p < parties.Length; p++)
            {
                ValueScale scale = ScaleOf(p);
                if (isNarrow) svg.Line(scale.At(0), middle - 10, scale.At(0), middle + 10, "tm-axis");
                double value = given.GetValueOrDefault((issue, parties[p])), zero = scale.At(0), at = scale.At(value);
                if (value == 0)
                {
                    svg.Text(zero + 4, middle + 4, "0", "tm-muted", Palette.SmallSize);
                    continue;
                }
                svg.Rect(Math.Min(zero, at), middle - 7, Math.Abs(at - zero), 14, value > 0 ? $"tm-f{p}" : $"tm-o{p}");
                svg.Text(value > 0 ? at + 4 : at - 4, middle + 4, figures.Fixed(value, 3), "tm-ink", Palette.SmallSize, value > 0
                    ? TextAnchor.Start : TextAnchor.End);
            }
            y += height;
        }
        for (int p = 0; p < parties.Length && !isNarrow; p++) svg.Line(ScaleOf(p).At(0), top - 4, ScaleOf(p).At(0), y, "tm-axis");
        string description = "Bars of what each party has given by issue. " + string.Join(" ", parties.Select(p =>
            $"{negotiation.GetParty(p).Name}: " + string.Join(", ", rows.Where(r => given.GetValueOrDefault((r.Issue, p)) != 0)
                .Select(r => $"{negotiation.GetIssue(r.Issue).Issue.Title} {figures.Number(given[(r.Issue, p)], 3)}")) + "."));
        return new(Kind, title, description, width, y + 14, svg, options);
    }

    private static ChartDrawing ByParty(ConvergenceTimeline timeline, string title, ChartOptions options, Figures figures)
    {
        Negotiation negotiation = timeline.Negotiation;
        (Party Party, double Given, double Received)[] all =
        [
            .. negotiation.Parties.Select(p => (Party: p, Given: timeline.Movement.Where(m => m.Party == p.Id).Sum(m => m.Given),
                Received: timeline.Movement.Where(m => m.Party == p.Id).Sum(m => m.Received))).OrderByDescending(p => p.Given),
        ];
        // The parties that gave most and least.
        int half = MostParties / 2;
        (Party Party, double Given, double Received)[] rows = all.Length <= MostParties ? all : [.. all[..half], .. all[^half..]];
        double width = options.Width, nameWidth = Math.Clamp(width * 0.28, 90, 240), left = ChartHeading.Margin + nameWidth + 12;
        double low = Math.Min(0, rows.Min(r => Math.Min(r.Given, r.Received))),
            high = Math.Max(0, rows.Max(r => Math.Max(r.Given, r.Received)));
        double number = TextWidth.Of(figures.Number(-88.88, 2), Palette.SmallSize) + 8;
        var scale = new ValueScale(low, high == low ? low + 1 : high, left + (low < 0 ? number : 0), width - ChartHeading.Margin - number);
        var svg = new SvgWriter();
        List<string> notes =
        [
            "Bar: what the party has given, that is how much nearer it came to what the others had tabled, in score times weight. "
                + "Ring: what it has received from the others.",
        ];
        if (rows.Length < all.Length)
            notes.Add($"The {figures.Count(half)} parties that gave most and the {figures.Count(half)} that gave least, of "
                + $"{figures.Count(all.Length)}.");
        double y = ChartHeading.Draw(svg, width, title, notes), top = y;
        for (int i = 0; i < rows.Length; i++)
        {
            (Party party, double given, double received) = rows[i];
            if (rows.Length < all.Length && i == half)
            {
                svg.Text(left - 12, y + 12, $"{figures.Count(all.Length - rows.Length)} more between", "tm-muted", Palette.SmallSize,
                    TextAnchor.End);
                y += 20;
            }
            double middle = y + 11, zero = scale.At(0), at = scale.At(given);
            svg.Text(left - 12, middle + 4, TextFit.Shorten(SafeText.Line(party.Name), nameWidth, Palette.SmallSize), "tm-ink",
                Palette.SmallSize, TextAnchor.End);
            svg.Tooltip($"{party.Name}: given {figures.Number(given, 3)}, received {figures.Number(received, 3)}")
                .Rect(Math.Min(zero, at), middle - 6, Math.Abs(at - zero), 12, given >= 0 ? "tm-f0" : "tm-o0");
            svg.Circle(scale.At(received), middle, 4.5, "tm-o1");
            double end = given >= 0 ? Math.Max(at, received >= 0 ? scale.At(received) + 5 : at) + 5
                : Math.Min(at, received < 0 ? scale.At(received) - 5 : at) - 5;
            svg.Text(end, middle + 4, figures.Fixed(given, 2), "tm-ink", Palette.SmallSize, given >= 0 ? TextAnchor.Start : TextAnchor.End);
            y += 22;
        }
        svg.Line(scale.At(0), top - 2, scale.At(0), y, "tm-axis");
        string description = "Bars of what each party has given in all. " + string.Join(" ", rows.Select(r =>
            $"{r.Party.Name}: given {figures.Number(r.Given, 2)}, received {figures.Number(r.Received, 2)}."));
        return new(Kind, title, description, width, y + 12, svg, options);
    }
}
