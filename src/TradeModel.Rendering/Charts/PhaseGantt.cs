using TradeModel.Agreements;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The phases over time: their stages, their target windows as first set and as moved, and the parties' acts.</summary>
internal static class PhaseGantt
{
    private const string Kind = "phases";
    private const int MostPhases = 30, MostWindows = 4, MostActDays = 4;
    private const double BarHeight = 24;

    internal static ChartDrawing Draw(Negotiation negotiation, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        string title = options.Title ?? $"{negotiation.Agreement.Title}: the phases";
        if (negotiation.Phases.Count == 0) return ChartHeading.Nothing(Kind, title, "The negotiation has no phase.", options);
        if (negotiation.LastDay is not { } last)
            return ChartHeading.Nothing(Kind, title, "Nothing has happened yet: no phase has begun.", options);

        List<Row> rows = Rows(negotiation, figures);
        int more = rows.Count - Math.Min(rows.Count, MostPhases);
        rows = rows[..Math.Min(rows.Count, MostPhases)];
        LocalDate first = negotiation.Log[0].Date, end = last;
        foreach (TargetWindow window in rows.SelectMany(r => r.Windows))
        {
            if (window.End > end && Period.DaysBetween(last, window.End) < 3653) end = window.End;
            if (window.Start < first && Period.DaysBetween(window.Start, first) < 3653) first = window.Start;
        }
        foreach (LocalDate day in rows.SelectMany(r => r.Acts).Select(a => a.Day))
            if (day > end && Period.DaysBetween(last, day) < 3653) end = day;
        if (Period.DaysBetween(first, end) < 30 && end < new LocalDate(9999, 11, 1)) end = end.PlusDays(30);

        double width = options.Width;
        var time = new TimeScale(first, end, ChartHeading.Margin + 4, width - ChartHeading.Margin - 12);
        var svg = new SvgWriter();
        List<string> notes = ["Bar: the stage the phase was in. Bracket: its target window; dashed, where it was moved from."];
        if (rows.Any(r => r.Windows.Any(w => w.End > end || w.Start < first)))
            notes.Add("A bracket without an end goes on: its window reaches more than ten years beyond the events.");
        if (more > 0) notes.Add($"The first {figures.Count(MostPhases)} phases; {figures.Count(more)} more are not shown.");
        double top = ChartHeading.Draw(svg, width, title, notes), bottom = top;
        foreach (Row row in rows)
        {
            // The stages in words too: a short one has no room on the bar.
            IEnumerable<string> story = row.Spans.Skip(Math.Max(0, row.Spans.Count - 8))
                .Select(s => $"{InSentence(s.Stage)} from {figures.Day(s.From)}");
            string hidden = row.HiddenWindows == 0 ? "" : row.HiddenWindows == 1 ? "; 1 earlier target is not shown"
                : $"; {figures.Count(row.HiddenWindows)} earlier targets are not shown";
            row.Story = TextFit.Wrap(SafeText.Line(string.Join(", ", story) + hidden), width - 40, Palette.SmallSize, most: 3);
            bottom += HeightOf(row);
        }
        time.DrawAxis(svg, figures, top, bottom);
        double now = time.At(last), y = top;
        foreach (Row row in rows)
        {
            svg.Text(time.Start, y + 14,
                TextFit.Shorten(SafeText.Line($"{row.Title}: {InSentence(row.Spans[^1].Stage)}"), width - 40, Palette.HeadingSize,
                bold: true),
                "tm-ink tm-b", Palette.HeadingSize);
            for (int i = 0; i < row.Story.Count; i++) svg.Text(time.Start, y + 30 + (i * 15), row.Story[i], "tm-muted", Palette.SmallSize);
            double bar = y + 21 + (row.Story.Count * 15);
            for (int i = 0; i < row.Spans.Count; i++)
            {
                (Stage stage, LocalDate from) = row.Spans[i];
                LocalDate until = i + 1 < row.Spans.Count ? row.Spans[i + 1].From : last;
                double x = time.At(from), to = Math.Max(x + 2, time.At(until));
                string words = Words(stage);
                svg.Tooltip($"{row.Title}: {InSentence(stage)} from {figures.Day(from)} to {figures.Day(until)}")
                    .Rect(x, bar, to - x, BarHeight, $"tm-g{Tone(stage)}");
                svg.Line(x, bar, x, bar + BarHeight, "tm-cut");
                if (TextWidth.Of(words, Palette.SmallSize) + 8 <= to - x)
                    svg.Text(x + 5, bar + 16, words, $"tm-n{Tone(stage)}", Palette.SmallSize);
            }
            double under = bar + BarHeight + 5;
            for (int i = 0; i < row.Windows.Count; i++)
            {
                bool current = i == row.Windows.Count - 1 && row.HasWindow;
                double x = time.At(row.Windows[i].Start), to = Math.Max(x + 2, time.At(row.Windows[i].End));
                SvgPath bracket = row.Windows[i].Start < first ? new SvgPath().MoveTo(x, under + 6)
                    : new SvgPath().MoveTo(x, under).LineTo(x, under + 6);
                bracket.LineTo(to, under + 6);
                if (row.Windows[i].End <= end) bracket.LineTo(to, under);
                svg.Path(bracket, current ? "tm-rule" : "tm-dash");
                string words =
                    $"{(current ? "target" : "earlier target")}: {figures.Day(row.Windows[i].Start)} to {figures.Day(row.Windows[i].End)}";
                double half = TextWidth.Of(words, Palette.SmallSize) / 2;
                double middle = Math.Clamp((x + to) / 2, time.Start + half,
                    Math.Max(time.Start + half, width - ChartHeading.Margin - half));
                svg.Rect(middle - half - 2, under + 8, (2 * half) + 4, 14, "tm-paper");
                svg.Text(middle, under + 19, words, current ? "tm-ink" : "tm-muted", Palette.SmallSize, TextAnchor.Middle);
                under += 26;
            }
            foreach ((LocalDate day, string words) in row.Acts)
            {
                string shown = TextFit.Shorten(SafeText.Line(words), width - (2 * ChartHeading.Margin), Palette.SmallSize);
                double x = time.At(day), length = TextWidth.Of(shown, Palette.SmallSize);
                svg.Circle(x, under + 7, 4, "tm-markfill");
                // After the mark, else before it; where neither has room, as far right as it goes.
                double start = x + 8 + length <= width - ChartHeading.Margin ? x + 8 : x - 8 - length;
                if (start < ChartHeading.Margin)
                {
                    start = width - ChartHeading.Margin - length;
                    svg.Rect(start - 2, under, length + 4, 14, "tm-paper");
                }
                svg.Text(start, under + 11, shown, "tm-ink", Palette.SmallSize);
                under += 17;
            }
            y += HeightOf(row);
        }
        svg.Line(now, top - 2, now, bottom, "tm-thin");
        string lastDay = $"last event: {figures.Day(last)}";
        double room = TextWidth.Of(lastDay, Palette.SmallSize);
        bool left = now + room + 8 > width - ChartHeading.Margin;
        svg.Text(left ? now - 5 : now + 5, bottom - 4, lastDay, "tm-muted", Palette.SmallSize, left ? TextAnchor.End : TextAnchor.Start);
        return new(Kind, title, Describe(rows, figures, last), width, bottom + TimeScale.AxisHeight + 4, svg, options);
    }

    private static double HeightOf(Row row) => 21 + (row.Story.Count * 15) + BarHeight + 16 + (row.Windows.Count * 26)
        + (row.Acts.Count * 17);

    private static List<Row> Rows(Negotiation negotiation, Figures figures)
    {
        var rows = new Dictionary<PhaseId, Row>();
        ValueList<PhaseState>? before = null;
        foreach ((LocalDate day, Negotiation state) in NegotiationWalk.Days(negotiation))
        {
            if (ReferenceEquals(before, state.Phases)) continue;
            before = state.Phases;
            foreach (PhaseState phase in state.Phases)
            {
                if (!rows.TryGetValue(phase.Phase.Id, out Row? row)) rows.Add(phase.Phase.Id, row = new());
                row.Title = phase.Phase.Title;
                if (row.Spans.Count == 0 || row.Spans[^1].Stage != phase.Stage) row.Spans.Add((phase.Stage, day));
                row.HasWindow = phase.Phase.Window is not null;
                if (phase.Phase.Window is { } window && (row.Windows.Count == 0 || row.Windows[^1] != window)) row.Windows.Add(window);
            }
        }
        foreach (PhaseState phase in negotiation.Phases)
        {
            Row row = rows[phase.Phase.Id];
            // The first window and the last ones.
            row.HiddenWindows = Math.Max(0, row.Windows.Count - MostWindows);
            if (row.HiddenWindows > 0) row.Windows.RemoveRange(1, row.HiddenWindows);
            foreach ((string act, Func<PartyActs, LocalDate?> on) in (ReadOnlySpan<(string, Func<PartyActs, LocalDate?>)>)
                [("signed", a => a.SignedOn), ("ratified", a => a.RatifiedOn), ("applied provisionally", a => a.AppliedProvisionallyOn),
                    ("in force", a => a.InForceOn)])
            {
                IGrouping<LocalDate, PartyId>[] days =
                    [.. phase.Acts.Where(a => on(a.Value) is not null).GroupBy(a => on(a.Value)!.Value, a => a.Key).OrderBy(g => g.Key)];
                for (int i = 0; i < Math.Min(days.Length, MostActDays); i++)
                {
                    string left = i < MostActDays - 1 || days.Length <= MostActDays ? ""
                        : $", then {figures.Count(days[MostActDays..].Sum(d => d.Count()))} more up to {figures.Day(days[^1].Key)}";
                    row.Acts.Add((days[i].Key, $"{act}: {string.Join(", ", days[i].Take(6).Select(negotiation.NameOf))}"
                        + $"{(days[i].Count() > 6 ? $" and {figures.Count(days[i].Count() - 6)} more" : "")}{left}"));
                }
            }
        }
        return [.. rows.Values];
    }

    private static string Describe(List<Row> rows, Figures figures, LocalDate last)
        => $"A bar for each phase up to {figures.Day(last)}. " + string.Join(" ", rows.Select(r => $"{r.Title}: "
            + string.Join(", ", r.Spans.Select(s => $"{InSentence(s.Stage)} from {figures.Day(s.From)}"))
            + (r.HasWindow ? $"; target window {figures.Day(r.Windows[^1].Start)} to {figures.Day(r.Windows[^1].End)}" : "")
            + string.Concat(r.Acts.Select(a => $"; {a.Words} on {figures.Day(a.Day)}")) + "."));

    // From a proposal to force, darker or, in the dark, lighter; what has stopped is its own tone.
    private static int Tone(Stage stage) => stage switch
    {
        Stage.Proposed => 0,
        Stage.Scoping => 1,
        Stage.Negotiating => 2,
        Stage.AgreedInPrinciple or Stage.LegalReview => 3,
        Stage.Signed => 4,
        Stage.InForce => 5,
        _ => 6,
    };

    private static string InSentence(Stage stage) => Words(stage).ToLowerInvariant();

    private static string Words(Stage stage) => stage switch
    {
        Stage.AgreedInPrinciple => "Agreed in principle",
        Stage.LegalReview => "Legal review",
        Stage.InForce => "In force",
        _ => stage.ToString(),
    };

    private sealed class Row
    {
        internal string Title { get; set; } = "";

        internal List<(Stage Stage, LocalDate From)> Spans { get; } = [];

        internal List<TargetWindow> Windows { get; } = [];

        internal int HiddenWindows { get; set; }

        internal List<string> Story { get; set; } = [];

        internal bool HasWindow { get; set; }

        internal List<(LocalDate Day, string Words)> Acts { get; } = [];
    }
}
