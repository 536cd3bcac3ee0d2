namespace TradeModel;

/// <summary>
/// Exponential, logarithm and power with the same bits on every machine. The functions of <see cref="Math"/> call the platform's C library,
/// and the last digits differ between libraries.
/// </summary>
/// <remarks>
/// Only operations that are exact or correctly rounded everywhere are used: + − × ÷, rounding to an integer, scaling by a power of two and
/// <see cref="Math.FusedMultiplyAdd"/>. .NET neither fuses nor reorders operations by itself. Intermediate results are pairs of doubles
/// (T. J. Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik 18, 1971). Arguments are
/// reduced after W. J. Cody and W. Waite (Software Manual for the Elementary Functions, 1980). The series are Taylor's for exp(r) and
/// 2 artanh(s).
/// The error is at most 0.53 units in the last place, and at most 1 for subnormal results.
/// </remarks>
internal static class PortableMath
{
    // ln 2 in two parts. The first has 42 bits, so its product with an exponent is exact.
    private const double Ln2 = 0.6931471805598903, Ln2Rest = 5.497923018708371e-14;
    private const double InverseLn2 = 1.4426950408889634;
    private const double SquareRootOf2 = 1.4142135623730951;

    private static readonly Pair InverseLn10 = new(0.4342944819032518, 1.098319650216765e-17);

    // 1/3!, 1/4!, …, 1/15!
    private static readonly double[] ExpTail = [.. Factorials(3, 15).Select(f => 1 / f)];

    // 1, 1/3, 1/5, 1/7 as pairs; 1/9, 1/11, …, 1/29 as doubles.
    private static readonly Pair[] LogHead = [.. Enumerable.Range(0, 4).Select(k => new Pair(1, 0) / new Pair(2 * k + 1, 0))];
    private static readonly double[] LogTail = [.. Enumerable.Range(4, 11).Select(k => 1.0 / (2 * k + 1))];

    /// <summary>e to the power of <paramref name="x"/>; 0 below −745.2 and +∞ above 709.8.</summary>
    internal static double Exp(double x) => Exp(new Pair(x, 0));

    /// <summary>The natural logarithm; −∞ of 0, NaN of a number below 0.</summary>
    internal static double Log(double x) => IsPositive(x) ? Logarithm(new(x, 0)).Sum : LimitOfLog(x);

    /// <summary>The logarithm to base 10, a whole number at each power of ten; −∞ of 0, NaN of a number below 0.</summary>
    internal static double Log10(double x) => IsPositive(x) ? (Logarithm(new(x, 0)) * InverseLn10).Sum : LimitOfLog(x);

    /// <summary>ln(1 + <paramref name="x"/>), as accurate near 0 as elsewhere; −∞ of −1, NaN of a number below −1.</summary>
    internal static double LogOnePlus(double x)
    {
        if (Math.Abs(x) < 1e-18) return x;
        return IsPositive(1 + x) ? Logarithm(Pair.Of(1, x)).Sum : LimitOfLog(1 + x);
    }

    /// <summary>
    /// <paramref name="x"/> to the power of <paramref name="y"/> for <paramref name="x"/> ≥ 0; NaN for a number below 0.
    /// A number to the power of 0 is 1, and so is 1 to any power.
    /// </summary>
    internal static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (!IsPositive(x)) return Exp(y * LimitOfLog(x));
        Pair log = Logarithm(new(x, 0));
        double product = y * log.High;
        return Math.Abs(product) < 1_000 ? Exp(new Pair(y, 0) * log) : Exp(product);
    }

    private static bool IsPositive(double x) => x > 0 && x < double.PositiveInfinity;

    private static double LimitOfLog(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;

    private static double Exp(Pair x)
    {
        if (!(Math.Abs(x.High) < 1_000)) return x.High < 0 ? 0 : x.High > 0 ? double.PositiveInfinity : double.NaN;

        // e^x = 2^n e^r with |r| ≤ ln 2 / 2.
        double n = Math.Round(x.High * InverseLn2);
        Pair r = Pair.Of(x.High - n * Ln2, x.Low - n * Ln2Rest);
        Pair square = r * r;
        double tail = 0;
        for (int k = ExpTail.Length - 1; k >= 0; k--) tail = tail * r.High + ExpTail[k];
        Pair first = Pair.Of(1, r.High), second = Pair.Of(first.High, square.High / 2);
        double low = tail * square.High * r.High + (square.Low / 2 + r.Low) + (first.Low + second.Low);
        return Math.ScaleB(second.High + low, (int)n);
    }

    /// <summary>The natural logarithm of a finite number above 0, with a relative error below 2⁻⁷⁰.</summary>
    private static Pair Logarithm(Pair x)
    {
        // x = 2^exponent m with √½ ≤ m ≤ √2.
        int exponent = Math.ILogB(x.High);
        if (Math.ScaleB(x.High, -exponent) > SquareRootOf2) exponent++;
        double high = Math.ScaleB(x.High, -exponent), low = Math.ScaleB(x.Low, -exponent);

        // ln m = 2 artanh s = 2 s (1 + s²/3 + s⁴/5 + …) with s = (m − 1) / (m + 1), |s| ≤ 0.172. The difference high − 1 is exact.
        Pair above = Pair.Of(high, 1);
        Pair s = Pair.Of(high - 1, low) / Pair.Of(above.High, above.Low + low);
        Pair square = s * s;
        double tail = 0;
        for (int k = LogTail.Length - 1; k >= 0; k--) tail = tail * square.High + LogTail[k];
        var series = new Pair(tail, 0);
        for (int k = LogHead.Length - 1; k >= 0; k--) series = series * square + LogHead[k];
        Pair half = s * series;
        Pair sum = Pair.Of(exponent * Ln2, 2 * half.High);
        return Pair.Of(sum.High, sum.Low + (2 * half.Low + exponent * Ln2Rest));
    }

    private static IEnumerable<double> Factorials(int first, int last)
    {
        double product = 1;
        for (int k = 1; k <= last; k++)
        {
            product *= k;
            if (k >= first) yield return product;
        }
    }

    /// <summary>
    /// The unevaluated sum of two doubles, the second at most half a unit in the last place of the first: about 106 bits.
    /// </summary>
    private readonly record struct Pair(double High, double Low)
    {
        internal double Sum => High + Low;

        /// <summary>The exact sum of two doubles (Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem B).</summary>
        internal static Pair Of(double a, double b)
        {
            double sum = a + b, ofB = sum - a;
            return new(sum, a - (sum - ofB) + (b - ofB));
        }

        public static Pair operator +(Pair a, Pair b)
        {
            Pair sum = Of(a.High, b.High);
            return Of(sum.High, sum.Low + (a.Low + b.Low));
        }

        public static Pair operator *(Pair a, Pair b)
        {
            double product = a.High * b.High;
            return Of(product, Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low + a.Low * b.High));
        }

        public static Pair operator /(Pair a, Pair b)
        {
            double quotient = a.High / b.High;
            double rest = Math.FusedMultiplyAdd(-quotient, b.High, a.High) + (a.Low - quotient * b.Low);
            return Of(quotient, rest / b.High);
        }
    }
}
