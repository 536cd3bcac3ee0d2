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
            // What each step is, written on it where there is room.
            for (int s = 0; s < line.Steps.Length && _lines.Count == 1; s++)
            {
                double x = time.At(line.Steps[s].Day), end = s + 1 < line.Steps.Length ? time.At(line.Steps[s + 1].Day) : time.End;
                string text = line.Steps[s].IsVoid ? $"{figures.Rate(line.Steps[s].Rate)} void"
                    : figures.Rate(line.Steps[s].Rate);
                if (line.Steps[s].Rate == 0 || end - x < TextWidth.Of(text, Palette.SmallSize) + 4) continue;
                svg.Text(x + 3, scale.At(line.Steps[s].Rate) - 5, text, $"tm-t{i + 1}", Palette.SmallSize);
            }
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
