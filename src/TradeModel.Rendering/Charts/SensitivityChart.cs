using TradeModel.Simulation;

namespace TradeModel.Rendering;

/// <summary>How the day of agreement goes with each uncertain input: a tornado, the strongest first.</summary>
internal static class SensitivityChart
{
    private const string Kind = "sensitivity";
    private const int MostRows = 16;

    internal static ChartDrawing Draw(EnsembleResult result, ChartOptions options)
    {
        var figures = new Figures(options.Culture);
        string title = options.Title ?? "What delays an agreement, and what brings it forward";
        ValueList<InputSensitivity> all = result.Sensitivities();
        if (all.Count == 0) return ChartHeading.Nothing(Kind, title, "No input of these runs is uncertain.", options);
        InputSensitivity[] rows = [.. all.Take(MostRows)];
        bool isNarrow = options.Width < 520;
        double width = options.Width, nameWidth = isNarrow ? width - (2 * ChartHeading.Margin) : Math.Clamp(width * 0.4, 150, 360);
        double left = isNarrow ? ChartHeading.Margin : ChartHeading.Margin + nameWidth + 14;
        double number = TextWidth.Of(figures.Fixed(-0.88, 2), Palette.SmallSize) + 6;
        double most = Math.Max(rows.Max(r => Math.Abs(r.Effect)), 1e-9);
        bool hasEarlier = rows.Any(r => r.Effect < 0);
        var scale = new ValueScale(hasEarlier ? -most : 0, most, left + (hasEarlier ? number : 4), width - ChartHeading.Margin - number);
        var svg = new SvgWriter();
        List<string> notes =
        [
            "Rank correlation of each input with the day of agreement; no agreement ranks last. To the right: greater values go with later "
                + "agreement, or none. To the left: with earlier agreement.",
        ];
        if (rows.Any(r => r.Input.Kind == InputKind.Strategy)) notes.Add("Outlined: a strategy, whose effect has no direction.");
        if (rows.Length < all.Count) notes.Add($"The {figures.Count(rows.Length)} strongest of {figures.Count(all.Count)} inputs.");
        notes.Add(result.Caveat);
        double y = ChartHeading.Draw(svg, width, title, notes), top = y;
        foreach (InputSensitivity row in rows)
        {
            double height = isNarrow ? 38 : 24, middle = isNarrow ? y + 26 : y + 12, zero = scale.At(0), at = scale.At(row.Effect);
            string name = TextFit.Shorten(SafeText.Line(row.Input.Name), nameWidth, Palette.SmallSize);
            svg.Text(isNarrow ? ChartHeading.Margin : left - 14, isNarrow ? y + 13 : middle + 4, name, "tm-ink", Palette.SmallSize,
                isNarrow ? TextAnchor.Start : TextAnchor.End);
            if (isNarrow) svg.Line(zero, middle - 10, zero, middle + 10, "tm-axis");
            string style = row.Input.Kind == InputKind.Strategy ? "tm-o2" : row.Effect < 0 ? "tm-f0" : "tm-f1";
            svg.Tooltip($"{row.Input}: {figures.Fixed(row.Effect, 3)}")
                .Rect(Math.Min(zero, at), middle - 7, Math.Abs(at - zero), 14, style);
            svg.Text(row.Effect < 0 ? at - 4 : at + 4, middle + 4, figures.Fixed(row.Effect, 2), "tm-ink", Palette.SmallSize,
                row.Effect < 0 ? TextAnchor.End : TextAnchor.Start);
            y += height;
        }
        if (!isNarrow) svg.Line(scale.At(0), top, scale.At(0), y, "tm-axis");
        string description = "Bars of the rank correlation of each input with the day of agreement. "
            + string.Join(" ", rows.Select(r => $"{r.Input.Name}: {figures.Fixed(r.Effect, 2)}.")) + " " + result.Caveat;
        return new(Kind, title, description, width, y + 14, svg, options);
    }
}
