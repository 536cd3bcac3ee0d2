using System.Numerics;
using System.Runtime.CompilerServices;

namespace TradeModel.Convergence;

/// <summary>
/// A sum of doubles without rounding, in fixed point of 320 bits (a Kulisch accumulator). A term that is added and later subtracted leaves
/// no trace, and the order of the terms does not matter. A sum that is kept up to date therefore equals one made afresh, bit for bit.
/// </summary>
/// <remarks>
/// Terms lie between 0 and 2^62. Bits of a term below 2^-208 are dropped, always in the same way. Saliences (10^-28 to 10^18) times scores
/// (0, or at least 2^-53) over any number of parties fit without loss, with room for 2^40 of them. The sum may be negative (two's
/// complement).
/// </remarks>
internal struct ExactSum
{
    private const int Fraction = 208;
    private const int Width = 5;
    private Limbs _limbs;

    internal readonly bool IsZero
    {
        get
        {
            ulong any = 0;
            for (int i = 0; i < Width; i++) any |= _limbs[i];
            return any == 0;
        }
    }

    internal void Add(double term)
    {
        if (!Split(term, out int at, out ulong low, out ulong high)) return;
        ulong sum = _limbs[at] + low;
        ulong carry = sum < low ? 1UL : 0UL;
        _limbs[at++] = sum;
        while (at < Width && (high | carry) != 0)
        {
            ulong before = _limbs[at];
            sum = before + high;
            ulong next = sum < before ? 1UL : 0UL;
            ulong total = sum + carry;
            carry = next + (total < sum ? 1UL : 0UL);
            _limbs[at++] = total;
            high = 0;
        }
    }

    internal void Subtract(double term)
    {
        if (!Split(term, out int at, out ulong low, out ulong high)) return;
        ulong before = _limbs[at];
        ulong borrow = before < low ? 1UL : 0UL;
        _limbs[at++] = before - low;
        while (at < Width && (high | borrow) != 0)
        {
            before = _limbs[at];
            ulong first = before - high;
            ulong next = before < high ? 1UL : 0UL;
            _limbs[at++] = first - borrow;
            borrow = next + (first < borrow ? 1UL : 0UL);
            high = 0;
        }
    }

    internal void AddDifference(double added, double taken)
    {
        Add(added);
        Subtract(taken);
    }

    /// <summary>The sum, rounded once to the nearest double. A greater sum never gives a smaller double.</summary>
    internal readonly double ToDouble()
    {
        if ((long)_limbs[Width - 1] >= 0) return Magnitude(_limbs);
        Limbs negated = default;
        ulong carry = 1;
        for (int i = 0; i < Width; i++)
        {
            negated[i] = ~_limbs[i] + carry;
            if (negated[i] != 0) carry = 0;
        }
        return -Magnitude(negated);
    }

    private static double Magnitude(in Limbs limbs)
    {
        int top = Width - 1;
        while (top >= 0 && limbs[top] == 0) top--;
        if (top < 0) return 0;
        int zeros = BitOperations.LeadingZeroCount(limbs[top]);
        ulong bits = limbs[top] << zeros;
        ulong rest = 0;
        if (top > 0)
        {
            if (zeros > 0) bits |= limbs[top - 1] >> (64 - zeros);
            rest = limbs[top - 1] << zeros;
            for (int i = top - 2; i >= 0; i--) rest |= limbs[i];
        }
        if (rest != 0) bits |= 1;
        return Math.ScaleB(bits, (64 * top) - zeros - Fraction);
    }

    private static bool Split(double term, out int at, out ulong low, out ulong high)
    {
        at = 0;
        low = high = 0;
        if (term == 0) return false;
        ulong raw = BitConverter.DoubleToUInt64Bits(term);
        int exponent = (int)(raw >> 52);
        ulong mantissa = exponent == 0 ? 0 : (raw & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000;
        int shift = exponent - 1075 + Fraction;
        if (shift < 0)
        {
            low = shift > -64 ? mantissa >> -shift : 0;
            return low != 0;
        }
        at = shift >> 6;
        int by = shift & 63;
        low = mantissa << by;
        high = by == 0 ? 0 : mantissa >> (64 - by);
        return true;
    }

    [InlineArray(Width)]
    private struct Limbs
    {
        private ulong _first;
    }
}
