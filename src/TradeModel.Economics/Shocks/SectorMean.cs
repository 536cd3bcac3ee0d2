using System.Globalization;

namespace TradeModel.Economics;

/// <summary>
/// The weighted means of rates before and after a change, computed in decimal. The mean of six lines at 25 % is 25, where sums of doubles
/// give 24.999999999999993.
/// </summary>
/// <remarks>A rate or a weight counts as the shortest decimal that names its double. Each figure is the double next to the mean.</remarks>
internal readonly record struct SectorMean(double Before, double After, double Change)
{
    /// <summary>Rates above this have too many digits for sums in decimal.</summary>
    private const double MostRate = 1e18;

    /// <summary>If the largest weight lies between these, decimal holds all digits of the weights and of their sum.</summary>
    private const double LeastWeight = 1e-9, MostWeight = 1e18;

    /// <summary>The means.</summary>
    /// <param name="weights">The weight of each rate, at least 0; not all of them are 0.</param>
    /// <param name="before">The rates before.</param>
    /// <param name="after">The rates after.</param>
    internal static SectorMean Of(double[] weights, double[] before, double[] after)
    {
        double most = weights.Max();
        double unit = most is >= LeastWeight and <= MostWeight ? 1 : most;
        if (before.Concat(after).Any(rate => Math.Abs(rate) > MostRate))
        {
            double was = Rounded(weights, before, most), now = Rounded(weights, after, most);
            return new(was, now, now - was);
        }
        decimal[] exact = Array.ConvertAll(weights, weight => Shortest(weight / unit));
        decimal first = Exact(exact, before), second = Exact(exact, after);
        return new(Nearest(first), Nearest(second), Nearest(second - first));
    }

    private static decimal Exact(decimal[] weights, double[] rates)
    {
        decimal sum = 0m, total = weights.Sum();
        for (int i = 0; i < rates.Length; i++) sum += weights[i] / total * Shortest(rates[i]);
        return sum;
    }

    private static double Rounded(double[] weights, double[] rates, double most)
    {
        double total = weights.Sum(weight => weight / most);
        return weights.Zip(rates).Sum(line => line.First / most / total * line.Second);
    }

    // A cast would keep 15 digits.
    private static decimal Shortest(double value)
        => decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    // A cast would divide by a rounded power of ten, and be off by one in the last digit.
    private static double Nearest(decimal value)
        => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
