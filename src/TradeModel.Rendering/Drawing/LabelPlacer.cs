namespace TradeModel.Rendering;

/// <summary>Finds room for labels around points, so that none covers another label or a mark.</summary>
internal sealed class LabelPlacer(double left, double top, double right, double bottom)
{
    private readonly List<(double Left, double Top, double Right, double Bottom, double Cost)> _taken = [];

    /// <summary>Keeps an area free, as far as the cost of covering it goes.</summary>
    internal void Take(double x, double y, double halfWidth, double halfHeight, double cost = 60)
        => _taken.Add((x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, cost));

    /// <summary>Draws a label near a point, with a line to it if it lies farther off.</summary>
    /// <param name="svg">Where to draw.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="text">The label.</param>
    /// <param name="style">The class of its text.</param>
    /// <param name="size">Its font size.</param>
    internal void Label(SvgWriter svg, double x, double y, string text, string style, double size = Palette.LabelSize)
    {
        bool bold = style.Contains("tm-b", StringComparison.Ordinal);
        string shown = TextFit.Shorten(SafeText.Line(text), (right - left) * 0.55, size, bold);
        double width = TextWidth.Of(shown, size, bold), height = size + 3;
        (double Left, double Middle) best = (x + 10, y);
        double leastCost = double.PositiveInfinity;
        foreach (double distance in (double[])[10, 22, 36, 54, 76, 104, 136])
        {
            for (int direction = 0; direction < 8; direction++)
            {
                (double dx, double dy) = direction switch
                {
                    0 => (1, 0),
                    1 => (0.8, -0.8),
                    2 => (0.8, 0.8),
                    3 => (0, -1),
                    4 => (0, 1),
                    5 => (-0.8, -0.8),
                    6 => (-0.8, 0.8),
                    _ => (-1.0, 0.0),
                };
                double middle = y + (dy * (distance + (dx == 0 ? 2 : 0)));
                double start = dx > 0 ? x + (dx * distance) : dx < 0 ? x + (dx * distance) - width : x - (width / 2);
                double cost = distance + (direction * 0.5) + Overlap(start, middle - (height / 2), start + width, middle + (height / 2));
                if (cost >= leastCost) continue;
                leastCost = cost;
                best = (start, middle);
            }
        }
        double nearest = Math.Clamp(x, best.Left, best.Left + width);
        if (Math.Abs(nearest - x) + Math.Abs(best.Middle - y) > 24)
        {
            double end = best.Middle > y + (height / 2) ? best.Middle - (height / 2) : best.Middle < y - (height / 2) ? best.Middle
                + (height / 2) : best.Middle;
            svg.Line(x, y, nearest, end, "tm-thin");
        }
        svg.Rect(best.Left - 2, best.Middle - (height / 2), width + 4, height, "tm-paper");
        svg.Text(best.Left, best.Middle + (size * 0.36), shown, style, size);
        _taken.Add((best.Left - 2, best.Middle - (height / 2), best.Left + width + 2, best.Middle + (height / 2), 200));
    }

    private double Overlap(double l, double t, double r, double b)
    {
        double cost = 0;
        foreach ((double Left, double Top, double Right, double Bottom, double Cost) box in _taken)
        {
            double w = Math.Min(r, box.Right) - Math.Max(l, box.Left), h = Math.Min(b, box.Bottom) - Math.Max(t, box.Top);
            if (w > 0 && h > 0) cost += box.Cost + (w * h * box.Cost / 60);
        }
        double outside = Math.Max(0, left - l) + Math.Max(0, r - right) + Math.Max(0, top - t) + Math.Max(0, b - bottom);
        return cost + (outside * 100);
    }
}
