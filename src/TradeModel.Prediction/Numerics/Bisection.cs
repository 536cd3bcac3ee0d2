namespace TradeModel.Prediction;

internal static class Bisection
{
    /// <summary>
    /// The point of the interval at which a falling function crosses 0, or the nearer end if it does not. The function is evaluated inside
    /// the interval only.
    /// </summary>
    internal static double Zero(double low, double high, Func<double, double> falling)
    {
        for (int halvings = 0; halvings < 100; halvings++)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return middle;
            double value = falling(middle);
            if (value == 0) return middle;
            if (value > 0) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }
}
