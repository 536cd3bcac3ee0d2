using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// An exact rational number. Rounding must not decide whether one outcome dominates another or whether two are tied.
/// </summary>
/// <remarks>
/// Kept in lowest terms, so equal numbers are equal values. <c>default</c> is 0, a legal value. Whole numbers, <see cref="decimal"/> and
/// <see cref="double"/> convert implicitly: a double counts as the shortest decimal that names it, so <c>0.1</c> is a tenth.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly partial record struct Rational : IComparable<Rational>, IParsable<Rational>
{
    // The denominator less one, so that default is 0/1.
    private readonly BigInteger _excess;

    private Rational(BigInteger numerator, BigInteger denominator, bool _)
    {
        Numerator = numerator;
        _excess = denominator - BigInteger.One;
    }

    /// <summary>The whole number <paramref name="value"/>.</summary>
    public Rational(BigInteger value) => Numerator = value;

    /// <summary>The quotient of <paramref name="numerator"/> and <paramref name="denominator"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="denominator"/> is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new ArgumentOutOfRangeException(nameof(denominator), "must not be 0");
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _excess = denominator / divisor - BigInteger.One;
    }

    /// <summary>The number above the line, in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The number below the line, in lowest terms: 1 or more.</summary>
    public BigInteger Denominator => _excess + BigInteger.One;

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One { get; } = new(BigInteger.One);

    /// <summary>−1, 0 or 1, as the number is below, equal to or above 0.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The whole number <paramref name="value"/>.</summary>
    public static implicit operator Rational(long value) => new((BigInteger)value);

    /// <summary>The decimal number, exactly.</summary>
    public static implicit operator Rational(decimal value) => FromDecimal(value);

    /// <summary>The shortest decimal number that names this double: 0.1 is a tenth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The double is not finite.</exception>
    public static implicit operator Rational(double value) => FromDouble(value);

    private static Rational FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger whole = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return new(value < 0m ? -whole : whole, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    private static Rational FromDouble(double value) => Parse(Finite(value).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The binary value of this double, bit for bit: 0.1 is 3602879701896397 / 2^55.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The double is not finite.</exception>
    internal static Rational Exactly(double value)
    {
        if (Finite(value) == 0) return default;
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = exponent == 0 ? bits & 0xFFFFFFFFFFFFF : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        if (value < 0) mantissa = -mantissa;
        int shift = Math.Max(exponent, 1) - 1075;
        return shift >= 0 ? new(mantissa << shift) : new(mantissa, BigInteger.One << -shift);
    }

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational left, Rational right)
        => new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The number with the other sign.</summary>
    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator, true);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational left, Rational right)
        => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="right"/> is 0.</exception>
    public static Rational operator /(Rational left, Rational right)
        => new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Order of the numbers.</summary>
    public int CompareTo(Rational other)
        => _excess == other._excess
            ? Numerator.CompareTo(other.Numerator)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Whether <paramref name="left"/> is the smaller number.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the smaller number or equal.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is the greater number.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is the greater number or equal.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    private static double Finite(double value)
        => double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite");
}
