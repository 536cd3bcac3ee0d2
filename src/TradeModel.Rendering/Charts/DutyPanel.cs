using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>The additional duties between the parties as step lines, under the time axis of another panel.</summary>
internal sealed class DutyPanel
{
    /// <summary>How far below the top of the panel the highest rate lies: the heading and the label of a rate are above it.</summary>
    internal const double HeadingHeight = 38;

    private const int MostLines = 3;

    private readonly List<Line> _lines = [];
    private readonly int _others;

    internal DutyPanel(Negotiation negotiation, LocalDate first, LocalDate last)
    {
        LocalDate[] days =
        [
            .. negotiation.AdditionalDuties
                .SelectMany(d => d.Rates.Select(r => r.From).Concat(new[] { d.Ended, d.HeldVoidOn }.OfType<LocalDate>()))
                .Where(day => day > first && day <= last).Append(first).Distinct().Order(),
        ];
        if (negotiation.AdditionalDuties.Count == 0) return;
        var all = new List<Line>();
        PartyId[] importers = [.. negotiation.AdditionalDuties.Select(d => d.Importer).Distinct().Order()];
        foreach (PartyId importer in importers.Where(i => negotiation.FindParty(i) is not null))
        {
            foreach (PartyId exporter in negotiation.Parties.Select(p => p.Id).Where(e => e != importer))
            {
                (LocalDate Day, double Rate, bool IsVoid)[] daily = [.. days.Select(day => Step(negotiation, importer, exporter, day))];
                (LocalDate Day, double Rate, bool IsVoid)[] steps =
                    [.. daily.Where((s, i) => i == 0 || s.Rate != daily[i - 1].Rate || s.IsVoid != daily[i - 1].IsVoid)];
                if (steps.Any(s => s.Rate > 0)) all.Add(new(importer, exporter, steps));
            }
        }
        _lines.AddRange(all.OrderByDescending(l => l.Steps.Max(s => s.Rate)).Take(MostLines));
        _others = all.Count - _lines.Count;
    }

    internal bool IsEmpty => _lines.Count == 0;

    /// <summary>Whether a line is dashed somewhere.</summary>
    internal bool HasVoid => _lines.Any(l => l.Steps.Any(s => s.IsVoid && s.Rate > 0));

    internal double Highest => _lines.Max(l => l.Steps.Max(s => s.Rate));

    /// <summary>Draws the panel between two coordinates.</summary>
    internal void Draw(SvgWriter svg, TimeScale time, double top, double bottom, double width, Negotiation negotiation, Figures figures)
    {
        double step = ValueScale.NiceStep(Highest, 2);
        double most = Math.Ceiling(Highest / step) * step;
        var scale = new ValueScale(0, most, bottom, top + HeadingHeight);
        string heading = _lines.Count == 1
            ? $"Duty of {Name(negotiation, _lines[0].Importer)} on goods of {Name(negotiation, _lines[0].Exporter)} on top of MFN"
            : $"Duties on top of MFN{(_others > 0 ? $" (the highest {MostLines} of {figures.Count(_others + MostLines)})" : "")}";
        svg.Text(ChartHeading.Margin, top + 8,
            TextFit.Shorten(SafeText.Line(heading), width - (2 * ChartHeading.Margin), Palette.LabelSize, bold: true), "tm-ink tm-b");
        for (double value = 0; value <= most + (step / 2); value += step)
        {
            double y = scale.At(value);
            svg.Line(time.Start, y, time.End, y, value == 0 ? "tm-axis" : "tm-grid");
            svg.Text(time.Start - 8, y + 4, $"{figures.Tick(value, step)}%", "tm-muted", Palette.SmallSize, TextAnchor.End);
        }
        var ends = new List<(double Y, string Name, string Style)>();
        for (int i = 0; i < _lines.Count; i++)
        {
            Line line = _lines[i];
            foreach ((bool isVoid, List<(double X, double Value)> part, double end) in Parts(line, time))
                svg.Path(StepLine.Of(part, end, scale), isVoid ? $"tm-d{i + 1}" : $"tm-s{i + 1}");
            if (_lines.Count == 1) Label(svg, line, time, scale, figures);
            double now = line.Steps[^1].Rate;
            if (_lines.Count == 1)
            {
                svg.Text(time.End + 8, scale.At(now) + 4, figures.Rate(now), "tm-t1 tm-b", Palette.LabelSize);
                continue;
            }
            string name = $"{figures.Rate(now)} {Name(negotiation, line.Importer)} on {Name(negotiation, line.Exporter)}";
            ends.Add((scale.At(now) + 4, TextFit.Shorten(SafeText.Line(name), width - time.End - 10, Palette.SmallSize), $"tm-t{i + 1}"));
        }
        // The names at the ends of the lines, pushed apart.
        double free = bottom + 4;
        foreach ((double y, string name, string style) in ends.OrderByDescending(e => e.Y))
        {
            double at = Math.Min(y, free);
            svg.Text(time.End + 6, at, name, style, Palette.SmallSize);
            free = at - 14;
        }
    }

    /// <summary>Writes at each step what it is: on it if it is wide enough, otherwise beside or above it where nothing else is.</summary>
    private static void Label(SvgWriter svg, Line line, TimeScale time, ValueScale scale, Figures figures)
    {
        const double Height = 11, Stroke = 2;
        (double X, double End, double Y, double Rate, string Text)[] steps =
        [
            .. line.Steps.Select((s, i) => (time.At(s.Day), i + 1 < line.Steps.Length ? time.At(line.Steps[i + 1].Day) : time.End,
                scale.At(s.Rate), s.Rate, s.IsVoid ? $"{figures.Rate(s.Rate)} void" : figures.Rate(s.Rate))),
        ];
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        for (int s = 0; s < steps.Length; s++)
        {
            taken.Add((steps[s].X - Stroke, steps[s].Y - Stroke, steps[s].End + Stroke, steps[s].Y + Stroke));
            if (s == 0) continue;
            double upper = Math.Min(steps[s - 1].Y, steps[s].Y), lower = Math.Max(steps[s - 1].Y, steps[s].Y);
            taken.Add((steps[s].X - Stroke, upper, steps[s].X + Stroke, lower));
        }
        // Of a step that a short spike interrupts, the longer part has the label.
        bool IsRepeated(int s) => (s + 2 < steps.Length && steps[s].Text == steps[s + 2].Text && Width(s) <= Width(s + 2))
            || (s >= 2 && steps[s].Text == steps[s - 2].Text && Width(s) < Width(s - 2));
        double Width(int s) => steps[s].End - steps[s].X;
        // The highest first: a spike needs its label most. The last step has its label at the end of the line.
        foreach (int s in Enumerable.Range(0, steps.Length - 1).Where(s => steps[s].Rate > 0 && !IsRepeated(s))
            .OrderByDescending(s => steps[s].Rate).ThenBy(s => s))
        {
            (double x, double end, double y, _, string text) = steps[s];
            double length = TextWidth.Of(text, Palette.SmallSize);
            // Beside a step only where the line comes from below or goes down: elsewhere the label would seem to belong to the neighbour.
            var places = new List<(double Left, double Baseline)>();
            if (end - x >= length + 4) places.Add((x + 3, y - 5));
            if (s == 0 || steps[s - 1].Y > y) places.Add((x - 5 - length, y + 4));
            if (steps[s + 1].Y > y) places.Add((end + 5, y + 4));
            places.Add((((x + end) / 2) - (length / 2), y - 5));
            foreach ((double left, double baseline) in places)
            {
                (double Left, double Top, double Right, double Bottom) box = (left - 1, baseline - Height, left + length + 1, baseline + 1);
                if (box.Left < time.Start || box.Right > time.End || taken.Any(t => t.Left < box.Right && t.Right > box.Left
                    && t.Top < box.Bottom && t.Bottom > box.Top))
                    continue;
                svg.Text(left, baseline, text, "tm-t1", Palette.SmallSize);
                taken.Add(box);
                break;
            }
        }
    }

    internal string Describe(Negotiation negotiation, Figures figures)
    {
        Line line = _lines[0];
        IEnumerable<string> steps = line.Steps.Take(24)
            .Select(s => $"{figures.Rate(s.Rate)}{(s.IsVoid ? " though held void" : "")} from {figures.Day(s.Day)}");
        return $"The additional duty of {Name(negotiation, line.Importer)} on goods of {Name(negotiation, line.Exporter)} under no "
            + $"sectoral "
            + $"measure: {string.Join(", ", steps)}.";
    }

    private static (LocalDate Day, double Rate, bool IsVoid) Step(Negotiation negotiation, PartyId importer, PartyId exporter,
        LocalDate day)
    {
        AdditionalDutyCharge charge = negotiation.AdditionalDutyOn(importer, exporter, day);
        return (day, (double)charge.Total.Value, charge.IsVoid);
    }

    private static IEnumerable<(bool IsVoid, List<(double X, double Value)> Part, double End)> Parts(Line line, TimeScale time)
    {
        var part = new List<(double X, double Value)>();
        for (int i = 0; i < line.Steps.Length; i++)
        {
            double x = time.At(line.Steps[i].Day);
            if (i > 0 && line.Steps[i].IsVoid != line.Steps[i - 1].IsVoid)
            {
                yield return (line.Steps[i - 1].IsVoid, part, x);
                part = [(x, line.Steps[i - 1].Rate)];
            }
            part.Add((x, line.Steps[i].Rate));
        }
        yield return (line.Steps[^1].IsVoid, part, time.End);
    }

    private static string Name(Negotiation negotiation, PartyId party) => negotiation.FindParty(party)?.Name ?? party.ToString();

    private sealed record Line(PartyId Importer, PartyId Exporter, (LocalDate Day, double Rate, bool IsVoid)[] Steps);
}
