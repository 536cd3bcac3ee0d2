using System.Numerics;

namespace TradeModel.Simulation;

/// <summary>Doubles near a quotient of two whole numbers.</summary>
internal static class Quotients
{
    /// <summary>The greatest double that is not above the quotient.</summary>
    /// <param name="numerator">Any number.</param>
    /// <param name="denominator">1 or more.</param>
    internal static double AtMost(BigInteger numerator, BigInteger denominator)
    {
        double nearest = Nearest(numerator, denominator);
        if (double.IsPositiveInfinity(nearest)) return double.MaxValue;
        if (double.IsNegativeInfinity(nearest)) return nearest;
        while (IsAbove(nearest, numerator, denominator)) nearest = double.BitDecrement(nearest);
        return nearest;
    }

    /// <summary>The nearest double, ties to even. Doubles below 2^-1022 in size may be the next to the nearest.</summary>
    /// <param name="numerator">Any number.</param>
    /// <param name="denominator">1 or more.</param>
    internal static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        BigInteger size = BigInteger.Abs(numerator);
        // A quotient of 64 or 65 bits; its last bit is set if anything is left over, so that the cast below rounds only once.
        int shift = (int)(65 - (long)size.GetBitLength() + (long)denominator.GetBitLength());
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(size << shift, denominator, out BigInteger rest)
            : BigInteger.DivRem(size, denominator << -shift, out rest);
        bool sticky = !rest.IsZero;
        if (quotient >> 64 != BigInteger.Zero)
        {
            int surplus = (int)(quotient.GetBitLength() - 64);
            sticky |= !(quotient & ((BigInteger.One << surplus) - 1)).IsZero;
            quotient >>= surplus;
            shift -= surplus;
        }
        double value = Math.ScaleB((double)((ulong)quotient | (sticky ? 1UL : 0UL)), -shift);
        return numerator.Sign < 0 ? -value : value;
    }

    /// <summary>Whether a finite double, as the exact binary number, is above the quotient.</summary>
    internal static bool IsAbove(double value, BigInteger numerator, BigInteger denominator)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = exponent == 0 ? bits & 0xFFFFFFFFFFFFF : (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        if (value < 0) mantissa = -mantissa;
        int power = Math.Max(exponent, 1) - 1075;
        return power >= 0 ? (mantissa << power) * denominator > numerator : mantissa * denominator > numerator << -power;
    }
}
