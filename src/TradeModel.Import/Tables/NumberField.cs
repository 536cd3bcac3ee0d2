using System.Text;

namespace TradeModel.Import;

/// <summary>Reads the number that is a whole field.</summary>
internal static class NumberField
{
    /// <summary>
    /// Reads a number with an optional sign and exponent. Without a mark it has a decimal point and no separators; with one it may have
    /// separators of thousands.
    /// </summary>
    internal static ExactDecimal.Reading Read(string text, DecimalMark? mark, out decimal number)
    {
        if (mark is null) return ExactDecimal.Read<char>(text, out number);
        if (mark == DecimalMark.Point && ExactDecimal.Read<char>(text, out number) is var reading and not ExactDecimal.Reading.NotANumber)
            return reading;
        number = 0m;
        ReadOnlySpan<char> rest = text;
        bool isNegative = rest.StartsWith("-");
        if (isNegative || rest.StartsWith("+")) rest = rest[1..];
        int exponent = rest.IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = exponent < 0 ? rest : rest[..exponent];
        if (!Fits(mantissa, mark.Value)) return ExactDecimal.Reading.NotANumber;
        var plain = new StringBuilder(text.Length);
        if (isNegative) plain.Append('-');
        foreach (char c in mantissa)
            if (char.IsAsciiDigit(c)) plain.Append(c);
            else if (c == (mark == DecimalMark.Point ? '.' : ',')) plain.Append('.');
        if (exponent >= 0) plain.Append(rest[exponent..]);
        return ExactDecimal.Read<char>(plain.ToString(), out number);
    }

    /// <summary>Whether a text would be a number if its decimal mark were known.</summary>
    internal static bool NeedsMark(string text)
        => text.AsSpan().TrimStart("+-") is { IsEmpty: false } number && NumberText.MarksOfNumber(number) != NumberMarks.Neither;

    private static bool Fits(ReadOnlySpan<char> number, DecimalMark mark)
    {
        NumberMarks needed = mark == DecimalMark.Point ? NumberMarks.Point : NumberMarks.Comma;
        return !number.IsEmpty && (NumberText.MarksOfNumber(number) & needed) != NumberMarks.Neither;
    }
}
