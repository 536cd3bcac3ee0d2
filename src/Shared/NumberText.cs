using System.Buffers;

namespace TradeModel;

/// <summary>
/// Numbers as people write them, with a decimal point or comma and with thousands separated by the other sign, by spaces or apostrophes.
/// </summary>
/// <remarks>
/// Groups have three digits, or two above the thousands, as in India (12,34,567). The first group of a number with thousands never begins
/// with 0: "0,128" has a decimal comma.
/// </remarks>
internal static class NumberText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789.");

    /// <summary>
    /// The decimal marks that all numbers of a text allow. What is a number under neither mark, such as a code or a date (9903.88.03),
    /// does not count.
    /// </summary>
    /// <param name="text">The text; it may hold words and signs as well.</param>
    /// <param name="hasSeparators">Whether a number has a point or comma. If not, the mark does not matter.</param>
    internal static NumberMarks MarksOf(ReadOnlySpan<char> text, out bool hasSeparators)
    {
        NumberMarks marks = NumberMarks.Either;
        hasSeparators = false;
        while (Next(ref text, out ReadOnlySpan<char> number))
        {
            if (number.IndexOfAny('.', ',') < 0) continue;
            NumberMarks own = MarksOfNumber(number);
            if (own == NumberMarks.Neither) continue;
            hasSeparators = true;
            marks &= own;
        }
        return marks;
    }

    /// <inheritdoc cref="MarksOf(ReadOnlySpan{char}, out bool)"/>
    internal static NumberMarks MarksOf(ReadOnlySpan<char> text) => MarksOf(text, out _);

    /// <summary>The decimal marks that one number allows; neither if it is not a number.</summary>
    internal static NumberMarks MarksOfNumber(ReadOnlySpan<char> number)
        => (IsWellWritten(number, DecimalMark.Point) ? NumberMarks.Point : NumberMarks.Neither)
            | (IsWellWritten(number, DecimalMark.Comma) ? NumberMarks.Comma : NumberMarks.Neither);

    /// <summary>Whether a number has one point or comma, which may be its decimal mark or separate thousands: "12,800".</summary>
    internal static bool IsEither(ReadOnlySpan<char> number)
        => number.IndexOfAny('.', ',') >= 0 && MarksOfNumber(number) == NumberMarks.Either;

    /// <summary>
    /// The number that a whole text states under a decimal mark; false if it states none that <see cref="decimal"/> holds.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<char> number, DecimalMark mark, out decimal value)
    {
        value = 0m;
        return IsWellWritten(number, mark) && TryReadWellWritten(number, mark, out value);
    }

    /// <summary>
    /// The length of the number at the start of a text: digits with points, commas, apostrophes and single spaces between them; 0 if it
    /// does not start with a number.
    /// </summary>
    internal static int LengthAtStart(ReadOnlySpan<char> text)
    {
        int end = 0;
        for (; end < text.Length; end++)
        {
            if (char.IsAsciiDigit(text[end])) continue;
            if (end + 1 == text.Length || !char.IsAsciiDigit(text[end + 1])) break;
            if (text[end] is '.' or ',') continue;
            if (end == 0 || !IsGroupSign(text[end]) || !IsGroup(text[(end + 1)..])) break;
        }
        return end;
    }

    private static bool Next(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> number)
    {
        number = default;
        int at = text.IndexOfAnyInRange('0', '9');
        if (at < 0) return false;
        if (at > 0 && text[at - 1] is '.' or ',') at--;
        int length = LengthAtStart(text[at..]);
        number = text.Slice(at, length);
        text = text[(at + length)..];
        return true;
    }

    // Three digits and then no more: what follows a sign that groups digits.
    private static bool IsGroup(ReadOnlySpan<char> text)
        => text.Length >= 3 && text[..3].IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static bool IsGroupSign(char c) => c is ' ' or '\'' or '\u2019' or '\u00a0' or '\u2009' or '\u202f';

    private static bool IsWellWritten(ReadOnlySpan<char> number, DecimalMark mark)
    {
        (char point, char comma) = mark == DecimalMark.Point ? ('.', ',') : (',', '.');
        int decimals = number.IndexOf(point);
        ReadOnlySpan<char> whole = decimals < 0 ? number : number[..decimals];
        if (decimals >= 0 && !AreDigits(number[(decimals + 1)..])) return false;
        if (whole.IsEmpty) return decimals >= 0;
        int separator = whole.IndexOfAnyExceptInRange('0', '9');
        if (separator < 0) return true;
        char sign = whole[separator];
        if (sign != comma && !IsGroupSign(sign)) return false;
        if (separator == 0 || whole[0] == '0') return false;

        // Of the groups behind the first, the last has three digits. The others have three too, or all two as in India.
        int first = separator, middle = 0;
        ReadOnlySpan<char> rest = whole[(separator + 1)..];
        while (true)
        {
            int next = rest.IndexOf(sign);
            ReadOnlySpan<char> group = next < 0 ? rest : rest[..next];
            if (!AreDigits(group)) return false;
            if (next < 0) return group.Length == 3 && (middle == 2 ? first <= 2 : first <= 3);
            if (middle != 0 && group.Length != middle) return false;
            middle = group.Length;
            if (middle is not (2 or 3)) return false;
            rest = rest[(next + 1)..];
        }
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool TryReadWellWritten(ReadOnlySpan<char> number, DecimalMark mark, out decimal value)
    {
        char point = mark == DecimalMark.Point ? '.' : ',';
        if (number.IndexOfAnyExcept(Plain) < 0 && mark == DecimalMark.Point)
            return ExactDecimal.Read(number, out value, allowsExponent: false) == ExactDecimal.Reading.Exact;
        Span<char> digits = number.Length <= 64 ? stackalloc char[64] : new char[number.Length];
        int length = 0;
        foreach (char c in number)
            if (char.IsAsciiDigit(c)) digits[length++] = c;
            else if (c == point) digits[length++] = '.';
        return ExactDecimal.Read<char>(digits[..length], out value, allowsExponent: false) == ExactDecimal.Reading.Exact;
    }
}
