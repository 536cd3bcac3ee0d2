namespace TradeModel.Json;

/// <summary>Reads JSON numbers that <see cref="decimal"/> holds exactly, and no others.</summary>
internal static class ExactNumber
{
    private const int MostDigits = 29;
    private const int LargestScale = 28;

    /// <summary>Reads a well-formed JSON number; null where decimal cannot hold it exactly.</summary>
    /// <remarks>Trailing zeros of the fraction, a negative zero and the form of an exponent make no difference: the result is normal.</remarks>
    internal static decimal? TryParse(ReadOnlySpan<byte> text)
    {
        if (TryParseShort(text, out decimal few)) return few;
        int at = 0;
        bool negative = text[0] == '-';
        if (negative) at++;
        UInt128 digits = 0;
        int significant = 0, scale = 0, zeros = 0;
        bool fraction = false;
        for (; at < text.Length; at++)
        {
            int digit = text[at] - '0';
            if ((uint)digit > 9)
            {
                if (text[at] != '.') break;
                fraction = true;
                continue;
            }
            if (digit == 0)
            {
                // Zeros count only once another digit follows them.
                zeros++;
                if (fraction) scale++;
                continue;
            }
            if (significant > 0 || zeros == 0)
            {
                if (significant + zeros + 1 > MostDigits) return null;
                for (; zeros > 0; zeros--, significant++) digits *= 10;
            }
            zeros = 0;
            digits = (digits * 10) + (uint)digit;
            significant++;
            if (fraction) scale++;
        }
        if (significant == 0) return 0m;
        scale -= zeros;
        if (at < text.Length)
        {
            if (Exponent(text[(at + 1)..]) is not { } exponent) return null;
            scale -= exponent;
        }
        for (; scale < 0; scale++)
        {
            if (++significant > MostDigits) return null;
            digits *= 10;
        }
        if (scale > LargestScale || digits >> 96 != 0) return null;
        ulong low = (ulong)digits;
        return new((int)low, (int)(low >> 32), (int)(uint)(digits >> 64), negative, (byte)scale);
    }

    /// <summary>Reads a number of few digits without an exponent that does not end in 0 after a point: what nearly all numbers are.</summary>
    private static bool TryParseShort(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0m;
        if (text.Length > 9 || (text[^1] == '0' && text.Length > 1) || text[0] == '-') return false;
        int digits = 0, scale = 0;
        bool fraction = false;
        foreach (byte c in text)
        {
            int digit = c - '0';
            if ((uint)digit > 9)
            {
                if (c != '.') return false;
                fraction = true;
                continue;
            }
            digits = (digits * 10) + digit;
            if (fraction) scale++;
        }
        value = new(digits, 0, 0, false, (byte)scale);
        return true;
    }

    private static int? Exponent(ReadOnlySpan<byte> text)
    {
        bool negative = text[0] == '-';
        int value = 0;
        foreach (byte c in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            value = (value * 10) + c - '0';
            if (value > 100_000_000) return null;
        }
        return negative ? -value : value;
    }
}
