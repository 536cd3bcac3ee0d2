using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

public readonly partial record struct Rational
{
    private const int LongestText = 400;
    private const int LargestExponent = 400;

    /// <summary>
    /// Reads a decimal number exactly ("0.1", "-3", "12.5E-3") or a fraction of two ("1/3"), whatever the culture: what
    /// <see cref="ToString"/> prints in at most 400 characters, and more.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">
    /// The text is not such a number, or is longer than 400 characters, or its exponent lies beyond ±400.
    /// </exception>
    public static Rational Parse(string text) => Guard.Parse<Rational>(text, "a decimal number or a fraction of two, as in 0.25 or 1/3");

    /// <summary>Reads as <see cref="Parse"/> does; false if the text is not such a number.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rational value)
    {
        value = default;
        if (text is null || text.Length > LongestText) return false;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return TryParseDecimal(text, out value);
        if (!TryParseDecimal(text.AsSpan(0, slash), out Rational above)
            || !TryParseDecimal(text.AsSpan(slash + 1), out Rational below) || below.Sign == 0) return false;
        value = above / below;
        return true;
    }

    static Rational IParsable<Rational>.Parse(string text, IFormatProvider? provider) => Parse(text);

    static bool IParsable<Rational>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Rational value)
        => TryParse(text, out value);

    private static bool TryParseDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        int exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > LargestExponent) return false;
            text = text[..e];
        }
        bool negative = text is ['-', ..];
        if (text is ['-' or '+', ..]) text = text[1..];
        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<char> part = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length + part.Length == 0
            || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9')) return false;
        BigInteger digits = BigInteger.Parse(string.Concat("0", whole, part), NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative) digits = -digits;
        exponent -= part.Length;
        value = exponent >= 0
            ? new(digits * BigInteger.Pow(10, exponent))
            : new(digits, BigInteger.Pow(10, -exponent));
        return true;
    }

    /// <summary>The nearest double, ties to even; an infinity beyond the range of doubles.</summary>
    /// <remarks>Doubles below 2^-1022 have fewer digits; the last of these may be wrong by one.</remarks>
    public double ToDouble() => Quotient(Numerator, Denominator);

    /// <summary>The double nearest to a quotient that need not be in lowest terms.</summary>
    internal static double Quotient(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        BigInteger magnitude = BigInteger.Abs(numerator);
        long above = (long)magnitude.GetBitLength(), below = (long)denominator.GetBitLength();
        if (above <= 53 && below <= 53) return (double)numerator / (double)denominator;
        // 64 or 65 bits of the quotient, the last made sticky by what is left over; the cast then rounds once.
        int shift = (int)(65 - (above - below));
        if (shift >= 0) magnitude <<= shift;
        else denominator <<= -shift;
        BigInteger quotient = BigInteger.DivRem(magnitude, denominator, out BigInteger rest);
        int surplus = (int)(quotient.GetBitLength() - 64);
        bool sticky = !rest.IsZero;
        if (surplus > 0)
        {
            sticky |= !(quotient & ((BigInteger.One << surplus) - 1)).IsZero;
            quotient >>= surplus;
        }
        ulong bits = (ulong)quotient | (sticky ? 1UL : 0UL);
        double value = Math.ScaleB((double)bits, surplus - shift);
        return numerator.Sign < 0 ? -value : value;
    }

    /// <summary>The decimal number if it has at most 30 places, otherwise the fraction: "0.25", "1/3".</summary>
    public override string ToString()
    {
        BigInteger denominator = Denominator;
        int twos = 0, fives = 0;
        for (; denominator.IsEven && twos <= 30; twos++) denominator >>= 1;
        for (; fives <= 30 && (denominator % 5).IsZero; fives++) denominator /= 5;
        int places = Math.Max(twos, fives);
        if (!denominator.IsOne || places > 30)
            return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        BigInteger scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, places) / Denominator;
        string digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        string sign = Sign < 0 ? "-" : "";
        return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
    }
}
