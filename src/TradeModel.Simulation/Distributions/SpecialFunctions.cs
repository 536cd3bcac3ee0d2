namespace TradeModel.Simulation;

/// <summary>
/// The distribution functions behind draws and intervals, with the same bits on every machine: only <see cref="PortableMath"/>, the four
/// operations and square roots.
/// </summary>
/// <remarks>
/// Relative errors stay below 1e-13, also of small probabilities. Formulas: M. Abramowitz and I. A. Stegun, Handbook of Mathematical
/// Functions (1964), numbers as given.
/// </remarks>
internal static class SpecialFunctions
{
    private const double SquareRootOf2Pi = 2.5066282746310002, HalfLogOf2Pi = 0.9189385332046727;

    // The continued fractions and series below converge in fewer steps; the bound only guards against an endless loop.
    private const int MaxSteps = 500;

    // B(2k) / (2k (2k − 1)) of Stirling's series (6.1.40), k = 1, 2, …
    private static readonly double[] Stirling =
        [1 / 12d, -1 / 360d, 1 / 1260d, -1 / 1680d, 1 / 1188d, -691 / 360360d, 1 / 156d, -3617 / 122400d];

    /// <summary>The natural logarithm of the gamma function of a number above 0.</summary>
    internal static double LogGamma(double x)
    {
        // Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1)); from 12 on, eight terms of Stirling's series leave less than 1e-16.
        double product = 1;
        for (; x < 12; x++) product *= x;
        double inverse = 1 / x, square = inverse * inverse, tail = 0;
        for (int k = Stirling.Length - 1; k >= 0; k--) tail = tail * square + Stirling[k];
        return (x - 0.5) * PortableMath.Log(x) - x + HalfLogOf2Pi + tail * inverse - PortableMath.Log(product);
    }

    /// <summary>The probability that a normal variable with mean 0 and deviation 1 is at most <paramref name="x"/>.</summary>
    internal static double NormalCdf(double x)
    {
        if (x > 0) return 1 - NormalCdf(-x);
        double density = NormalDensity(x), y = -x;
        if (y < 2)
        {
            // ½ − φ(y) (y + y³/3 + y⁵/(3·5) + …), 26.2.11.
            double term = y, sum = y;
            for (int k = 1; term > sum * 1e-17; k++) sum += term *= y * y / (2 * k + 1);
            return 0.5 - density * sum;
        }
        // φ(y) / (y + 1/(y + 2/(y + 3/(y + …)))), 26.2.14, from the inside out.
        int depth = y < 5 ? 160 : 60;
        double fraction = y;
        for (int k = depth; k >= 1; k--) fraction = y + k / fraction;
        return density / fraction;
    }

    /// <summary>What a normal variable with mean 0 and deviation 1 exceeds with probability 1 − p, for 0 &lt; p &lt; 1.</summary>
    internal static double NormalQuantile(double p)
    {
        if (p > 0.5) return -NormalQuantile(1 - p);
        // A first value (26.2.23), then Halley's iteration on the ratio Φ(x) / p.
        double t = Math.Sqrt(-2 * PortableMath.Log(p));
        double x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
        for (int i = 0; i < 3; i++)
        {
            double step = (NormalCdf(x) - p) / NormalDensity(x);
            x -= step / (1 + x * step / 2);
        }
        return Math.Min(x, 0);
    }

    /// <summary>The regularized incomplete beta function I(x; a, b), for a, b &gt; 0: the distribution function of Beta(a, b).</summary>
    internal static double IncompleteBeta(double x, double a, double b) => IncompleteBeta(x, a, b, LogBeta(a, b), out _);

    /// <summary>The x with I(x; a, b) = p.</summary>
    internal static double InverseIncompleteBeta(double p, double a, double b) => InverseIncompleteBeta(p, a, b, LogBeta(a, b));

    /// <summary>The x with I(x; a, b) = p, if ln B(a, b) is known.</summary>
    internal static double InverseIncompleteBeta(double p, double a, double b, double logBeta)
    {
        if (p <= 0) return 0;
        if (p >= 1) return 1;
        double low = 0, high = 1, x = a / (a + b);
        // Newton's iteration between bounds that close in; a step that leaves them is replaced by their middle.
        for (int i = 0; i < 200; i++)
        {
            double error = IncompleteBeta(x, a, b, logBeta, out double power) - p;
            if (error == 0) break;
            if (error < 0) low = x;
            else high = x;
            double next = x - error * x * (1 - x) / power;
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            if (Math.Abs(next - x) <= 1e-15 * x || next == low || next == high) break;
            x = next;
        }
        return x;
    }

    /// <summary>ln B(a, b), the logarithm of the beta function.</summary>
    internal static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>
    /// The number that a variable with Student's t distribution exceeds with probability <paramref name="tail"/>, above 0 and below ½.
    /// </summary>
    internal static double StudentT(double tail, double degreesOfFreedom)
    {
        // P(|T| > t) = I(n / (n + t²); n/2, ½), 26.7.1.
        double x = InverseIncompleteBeta(2 * tail, degreesOfFreedom / 2, 0.5);
        return Math.Sqrt(degreesOfFreedom * (1 - x) / x);
    }

    private static double NormalDensity(double x) => PortableMath.Exp(-x * x / 2) / SquareRootOf2Pi;

    // Also gives xᵃ (1 − x)ᵇ / B(a, b).
    private static double IncompleteBeta(double x, double a, double b, double logBeta, out double power)
    {
        power = 0;
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        power = PortableMath.Exp(a * PortableMath.Log(x) + b * PortableMath.LogOnePlus(-x) - logBeta);
        // The fraction converges quickly below the mean; above it the complement does.
        return x > (a + 1) / (a + b + 2) ? 1 - power / b * Fraction(1 - x, b, a) : power / a * Fraction(x, a, b);
    }

    // The continued fraction 26.5.8, by the method of W. J. Lentz (Applied Optics 15, 1976).
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), value = d;
        for (int m = 1; m <= MaxSteps; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            double change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 4e-16) break;
        }
        return value;

        static double NotZero(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }
}
