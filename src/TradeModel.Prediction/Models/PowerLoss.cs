namespace TradeModel.Prediction;

internal static class PowerLoss
{
    /// <summary>
    /// The only point of least Σ weight · |x − position|^exponent, for an exponent above 1. If all weights are 0, all positions weigh the
    /// same.
    /// </summary>
    internal static double Least(ReadOnlySpan<double> positions, Span<double> weights, double exponent)
    {
        double total = 0, sum = 0, low = double.MaxValue, high = double.MinValue;
        for (int i = 0; i < positions.Length; i++) total += weights[i];
        if (!(total > 0))
        {
            weights.Fill(1);
            total = weights.Length;
        }
        for (int i = 0; i < positions.Length; i++)
        {
            if (weights[i] == 0) continue;
            sum += weights[i] / total * positions[i];
            low = Math.Min(low, positions[i]);
            high = Math.Max(high, positions[i]);
        }
        if (exponent == 2 || low >= high) return Math.Clamp(sum, low, high);
        return Zero(positions, weights, exponent, low, high);
    }

    /// <summary>
    /// The zero of the falling slope: the Illinois variant of regula falsi, which halves the value at an end kept twice. Every fourth step
    /// halves the interval instead.
    /// </summary>
    private static double Zero(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double exponent, double low, double high)
    {
        double width = high - low;
        double atLow = Slope(positions, weights, exponent, low, width), atHigh = Slope(positions, weights, exponent, high, width);
        int kept = 0;
        for (int step = 0; step < 200; step++)
        {
            double x = low + (high - low) * (step % 4 == 3 ? 0.5 : atLow / (atLow - atHigh));
            if (!(x > low && x < high) || high - low <= width * 1e-13) return x;
            double value = Slope(positions, weights, exponent, x, width);
            if (value == 0) return x;
            if (value > 0)
            {
                (low, atLow) = (x, value);
                if (kept == 1) atHigh /= 2;
                kept = 1;
            }
            else
            {
                (high, atHigh) = (x, value);
                if (kept == -1) atLow /= 2;
                kept = -1;
            }
        }
        return low + (high - low) / 2;
    }

    private static double Slope(ReadOnlySpan<double> positions, ReadOnlySpan<double> weights, double exponent, double x, double width)
    {
        double slope = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            double away = (positions[i] - x) / width;
            if (away == 0 || weights[i] == 0) continue;
            double pull = Pull(Math.Abs(away), exponent);
            slope += weights[i] * (away > 0 ? pull : -pull);
        }
        return slope;
    }

    /// <summary>
    /// distance^(exponent − 1). The exponents of the default family use square roots, which are many times faster than a power.
    /// </summary>
    private static double Pull(double distance, double exponent) => exponent switch
    {
        1.5 => Math.Sqrt(distance),
        1.75 => Math.Sqrt(distance) * Math.Sqrt(Math.Sqrt(distance)),
        _ => PortableMath.Pow(distance, exponent - 1),
    };
}
