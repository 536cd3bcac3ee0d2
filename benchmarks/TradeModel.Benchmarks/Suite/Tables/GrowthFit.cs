namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>
/// A power law through measured times: the least-squares line through their logarithms, whose slope is the exponent. 1 is linear, 2 is
/// quadratic, 0 is independent of the size.
/// </summary>
/// <param name="Exponent">The slope.</param>
/// <param name="HalfWidth">Half of the 95 % interval of the slope by Student's t; infinite for two sizes.</param>
internal readonly record struct GrowthFit(double Exponent, double HalfWidth)
{
    // The 97.5 % quantiles of Student's t for 1 to 10 degrees of freedom.
    private static readonly double[] Quantiles =
        [12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139];

    internal double Low => Exponent - HalfWidth;

    internal double High => Exponent + HalfWidth;

    /// <summary>Fits sizes and values, all above 0.</summary>
    /// <exception cref="ArgumentException">There are fewer than two sizes or more than twelve, or a number is not above 0.</exception>
    internal static GrowthFit Of(params ReadOnlySpan<(double Size, double Value)> points)
    {
        int n = points.Length;
        if (n < 2 || n > Quantiles.Length + 2) throw new ArgumentException($"a fit takes 2 to {Quantiles.Length + 2} sizes, not {n}");
        double meanX = 0, meanY = 0;
        foreach ((double size, double value) in points)
        {
            if (!(size > 0) || !(value > 0)) throw new ArgumentException($"sizes and values must be above 0, not {size} and {value}");
            meanX += Math.Log(size) / n;
            meanY += Math.Log(value) / n;
        }
        double xx = 0, xy = 0, rest = 0;
        foreach ((double size, double value) in points)
        {
            double x = Math.Log(size) - meanX;
            xx += x * x;
            xy += x * (Math.Log(value) - meanY);
        }
        double slope = xy / xx;
        foreach ((double size, double value) in points)
        {
            double off = Math.Log(value) - meanY - (slope * (Math.Log(size) - meanX));
            rest += off * off;
        }
        return new(slope, n == 2 ? double.PositiveInfinity : Quantiles[n - 3] * Math.Sqrt(rest / (n - 2) / xx));
    }
}
