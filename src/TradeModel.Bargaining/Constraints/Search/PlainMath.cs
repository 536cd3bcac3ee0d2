namespace TradeModel.Bargaining;

/// <summary>
/// Exponential and logarithm from additions and multiplications alone. The mathematical libraries of platforms differ in the last bits of
/// their results, which would lead a search along different paths.
/// </summary>
internal static class PlainMath
{
    private const double Ln2High = 0.693147180369123816490, Ln2Low = 1.90821492927058770002e-10;

    /// <summary>The exponential of a number that is 0 or less, to some 11 digits; 0 below −40.</summary>
    internal static double Exp(double x)
    {
        if (!(x > -40)) return 0;
        int n = (int)(x * 1.4426950408889634 - 0.5);
        double r = x - n * Ln2High - n * Ln2Low;
        double sum = 1 + r * (1 + r * (1.0 / 2
            + r * (1.0 / 6 + r * (1.0 / 24
            + r * (1.0 / 120 + r * (1.0 / 720 + r * (1.0 / 5_040 + r * (1.0 / 40_320 + r * (1.0 / 362_880)))))))));
        return sum * BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);
    }

    /// <summary>The logarithm of a normal number above 0, to some 14 digits.</summary>
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }
        double s = (m - 1) / (m + 1), q = s * s, sum = 0;
        for (int k = 19; k >= 1; k -= 2) sum = sum * q + 1.0 / k;
        return 2 * s * sum + exponent * Ln2High + exponent * Ln2Low;
    }
}
