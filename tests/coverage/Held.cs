using System.Globalization;

namespace TradeModel.Coverage;

/// <summary>How many of some intervals held the truth.</summary>
internal static class Held
{
    /// <summary>
    /// "95 ± 2": the percentage, and half of its own 95 % interval (Wilson 1927) in points, rounded up.
    /// </summary>
    internal static string Text(int held, int of)
    {
        if (of == 0) return "–";
        const double Z = 1.959963984540054;
        double n = of, share = held / n;
        double half = Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        return string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0} ± {Math.Ceiling(100 * half):F0}");
    }
}
