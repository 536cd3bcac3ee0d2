using System.Numerics;

namespace TradeModel;

/// <summary>Decimal numbers in the one form in which equal numbers are equal values, and the one reader of their texts.</summary>
internal static class ExactDecimal
{
    /// <summary>The largest <see cref="decimal"/> has 29 digits; not every number of 29 digits is a <see cref="decimal"/>.</summary>
    private const int MostDigits = 29;

    private const int MostPlaces = 28;

    // An exponent beyond this makes every number too large or too fine.
    private const int LargestExponent = 100_000_000;

    /// <summary>What reading a text as a number came to.</summary>
    internal enum Reading
    {
        /// <summary>The number was read, and <see cref="decimal"/> holds it exactly.</summary>
        Exact,

        /// <summary>The text is not a number.</summary>
        NotANumber,

        /// <summary>The number is larger in size than the largest <see cref="decimal"/>.</summary>
        TooLarge,

        /// <summary>The number has more digits or decimal places than <see cref="decimal"/> holds.</summary>
        TooFine,
    }

    /// <summary>The number without trailing zeros after the point and without a negative zero.</summary>
    internal static decimal Normal(decimal value)
    {
        if (value == 0m) return 0m;
        if (value.Scale == 0) return value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        // Division drops trailing zeros but is slow. A number of one word whose last digit is not 0 has none to drop.
        return bits[1] == 0 && bits[2] == 0 && (uint)bits[0] % 10 != 0 ? value : value / 1.0000000000000000000000000000m;
    }

    /// <summary>
    /// Reads a number: an optional sign, ASCII digits with an optional point among, before or behind them, and an optional exponent. No
    /// culture, white space or thousands separator has a meaning.
    /// </summary>
    /// <typeparam name="TChar"><see cref="char"/> for UTF-16, <see cref="byte"/> for UTF-8.</typeparam>
    /// <param name="text">The whole text of the number.</param>
    /// <param name="value">The number in its normal form; 0 if it was not read.</param>
    /// <param name="allowsExponent">Whether the number may have an exponent, as in 1.5e-3.</param>
    internal static Reading Read<TChar>(ReadOnlySpan<TChar> text, out decimal value, bool allowsExponent = true)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        if (TryReadShort(text, out value)) return Reading.Exact;
        int at = 0;
        bool isNegative = text.Length > 0 && Ascii(text[0]) == '-';
        if (isNegative || (text.Length > 0 && Ascii(text[0]) == '+')) at++;
        UInt128 digits = 0;
        long significant = 0, zeros = 0, scale = 0;
        bool hasDigit = false, hasPoint = false;
        for (; at < text.Length; at++)
        {
            int digit = Ascii(text[at]) - '0';
            if ((uint)digit > 9)
            {
                if (Ascii(text[at]) != '.' || hasPoint) break;
                hasPoint = true;
                continue;
            }
            hasDigit = true;
            if (hasPoint) scale++;
            if (digit == 0)
            {
                // Zeros count only once another digit follows them.
                zeros++;
                continue;
            }
            if (significant == 0) zeros = 0;
            for (; zeros > 0; zeros--) Append(0);
            Append(digit);
        }
        if (!hasDigit || !TryReadExponent(text[at..], allowsExponent, out int exponent)) return Reading.NotANumber;
        if (significant == 0) return Reading.Exact;

        scale -= zeros + exponent;
        long whole = significant - scale;
        if (whole > MostDigits) return Reading.TooLarge;
        for (; scale < 0; scale++) Append(0);
        bool fits = digits >> 96 == 0;
        if (whole == MostDigits && !fits) return Reading.TooLarge;
        if (significant > MostDigits || scale > MostPlaces || !fits) return Reading.TooFine;
        ulong low = (ulong)digits;
        value = new((int)low, (int)(low >> 32), (int)(uint)(digits >> 64), isNegative, (byte)scale);
        return Reading.Exact;

        void Append(int digit)
        {
            if (significant++ < MostDigits) digits = (digits * 10) + (uint)digit;
        }
    }

    /// <summary>
    /// Reads a number of at most nine characters without sign and exponent that does not end in 0 after a point: nearly every number.
    /// </summary>
    private static bool TryReadShort<TChar>(ReadOnlySpan<TChar> text, out decimal value)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        value = 0m;
        if (text.Length is 0 or > 9) return false;
        int digits = 0, scale = 0, last = 0;
        bool hasPoint = false, hasDigit = false;
        foreach (TChar c in text)
        {
            int digit = Ascii(c) - '0';
            if ((uint)digit > 9)
            {
                if (Ascii(c) != '.' || hasPoint) return false;
                hasPoint = true;
                continue;
            }
            hasDigit = true;
            digits = (digits * 10) + digit;
            last = digit;
            if (hasPoint) scale++;
        }
        if (!hasDigit || (scale > 0 && last == 0)) return false;
        value = new(digits, 0, 0, false, (byte)scale);
        return true;
    }

    private static bool TryReadExponent<TChar>(ReadOnlySpan<TChar> text, bool isAllowed, out int exponent)
        where TChar : unmanaged, IBinaryInteger<TChar>
    {
        exponent = 0;
        if (text.Length == 0) return true;
        if (!isAllowed || Ascii(text[0]) is not ('e' or 'E')) return false;
        text = text[1..];
        bool isNegative = text.Length > 0 && Ascii(text[0]) == '-';
        if (isNegative || (text.Length > 0 && Ascii(text[0]) == '+')) text = text[1..];
        if (text.Length == 0) return false;
        foreach (TChar c in text)
        {
            int digit = Ascii(c) - '0';
            if ((uint)digit > 9) return false;
            exponent = Math.Min((exponent * 10) + digit, LargestExponent);
        }
        if (isNegative) exponent = -exponent;
        return true;
    }

    private static int Ascii<TChar>(TChar c)
        where TChar : unmanaged, IBinaryInteger<TChar>
        => int.CreateTruncating(c);
}
