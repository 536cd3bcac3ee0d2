namespace TradeModel.Rendering;

/// <summary>The path of a value that holds until it changes. Changes within half a unit of width are one stroke.</summary>
internal static class StepLine
{
    private const double Resolution = 0.5;

    /// <summary>
    /// Samples by coordinate, with at most one per half unit: the last value there, and the lowest and highest on the way.
    /// </summary>
    internal static List<(double X, double Low, double High, double Last)> Thin(IEnumerable<(double X, double Value)> samples)
    {
        var thinned = new List<(double X, double Low, double High, double Last)>();
        foreach ((double x, double value) in samples)
        {
            if (thinned.Count > 0 && x - thinned[^1].X < Resolution)
            {
                (double at, double low, double high, _) = thinned[^1];
                thinned[^1] = (at, Math.Min(low, value), Math.Max(high, value), value);
            }
            else if (thinned.Count == 0 || thinned[^1].Last != value)
            {
                thinned.Add((x, value, value, value));
            }
        }
        return thinned;
    }

    /// <summary>The line of the samples up to a coordinate.</summary>
    internal static SvgPath Of(IEnumerable<(double X, double Value)> samples, double end, ValueScale scale)
    {
        var path = new SvgPath();
        double? before = null;
        foreach ((double x, double low, double high, double last) in Thin(samples))
        {
            double from = before ?? (low == last ? high : low);
            if (before is null) path.MoveTo(x, scale.At(from));
            else path.LineTo(x, scale.At(from));
            double at = from;
            if (low < Math.Min(from, last)) path.LineTo(x, scale.At(at = low));
            if (high > Math.Max(from, last)) path.LineTo(x, scale.At(at = high));
            if (at != last) path.LineTo(x, scale.At(last));
            before = last;
        }
        if (before is { } rest) path.LineTo(end, scale.At(rest));
        return path;
    }

    /// <summary>The area between two values that hold until they change.</summary>
    internal static SvgPath Band(IReadOnlyList<(double X, double Low, double High)> samples, double end, ValueScale scale)
    {
        var upper = new List<(double X, double Y)>();
        var lower = new List<(double X, double Y)>();
        List<(double X, double Low, double High, double Last)> highs = Thin(samples.Select(s => (s.X, s.High)));
        List<(double X, double Low, double High, double Last)> lows = Thin(samples.Select(s => (s.X, s.Low)));
        Trace(highs, upper, end, scale, widest: true);
        Trace(lows, lower, end, scale, widest: false);
        var path = new SvgPath();
        if (upper.Count == 0) return path;
        path.MoveTo(upper[0].X, upper[0].Y);
        foreach ((double x, double y) in upper.Skip(1)) path.LineTo(x, y);
        for (int i = lower.Count - 1; i >= 0; i--) path.LineTo(lower[i].X, lower[i].Y);
        return path.Close();
    }

    private static void Trace(
        List<(double X, double Low, double High, double Last)> from, List<(double X, double Y)> to, double end, ValueScale scale,
            bool widest)
    {
        double? before = null;
        foreach ((double x, double low, double high, double last) in from)
        {
            if (before is { } value) to.Add((x, scale.At(value)));
            double extreme = widest ? high : low;
            if (extreme != last) to.Add((x, scale.At(extreme)));
            to.Add((x, scale.At(last)));
            before = last;
        }
        if (before is { } rest) to.Add((end, scale.At(rest)));
    }
}
