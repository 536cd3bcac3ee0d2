namespace TradeModel.Rendering;

/// <summary>The title of a chart and the sentence below it.</summary>
internal static class ChartHeading
{
    internal const double Margin = 16;

    /// <summary>Draws both and returns the coordinate at which the chart begins.</summary>
    /// <param name="svg">Where to draw.</param>
    /// <param name="width">The width of the chart.</param>
    /// <param name="title">The title: three lines at most.</param>
    /// <param name="notes">Sentences below it, each from a new line: four lines at most.</param>
    internal static double Draw(SvgWriter svg, double width, string title, params IEnumerable<string> notes)
    {
        double y = 12, size = width < 520 ? 16 : Palette.TitleSize;
        foreach (string line in TextFit.Wrap(SafeText.Line(title), width - (2 * Margin), size, most: 3, bold: true))
            svg.Text(Margin, y += size * 1.22, line, "tm-ink tm-b", size);
        y += 3;
        foreach (string note in notes)
        {
            foreach (string line in TextFit.Wrap(SafeText.Line(note), width - (2 * Margin), Palette.LabelSize, most: 4))
                svg.Text(Margin, y += 17, line, "tm-muted");
        }
        return y + 16;
    }

    /// <summary>A chart without data: the title and what is missing.</summary>
    internal static ChartDrawing Nothing(string kind, string title, string reason, ChartOptions options)
    {
        var svg = new SvgWriter();
        double y = Draw(svg, options.Width, options.Title ?? title, reason);
        return new(kind, options.Title ?? title, reason, options.Width, y + 4, svg, options);
    }
}
