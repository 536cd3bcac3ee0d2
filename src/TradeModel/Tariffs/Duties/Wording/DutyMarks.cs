namespace TradeModel.Tariffs;

/// <summary>Decides which decimal mark the numbers of a text have.</summary>
internal static class DutyMarks
{
    /// <summary>The decimal mark of a text: the one that is given, if its numbers allow it, or the one they decide.</summary>
    internal static bool TryDecide(string text, DecimalMark? given, out DecimalMark mark, out DutyFault? fault)
    {
        mark = given ?? DecimalMark.Point;
        fault = null;
        NumberMarks marks = NumberMarks.Either;
        string? ambiguous = null, pointed = null, comma = null;
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) && (text[at] is not ('.' or ',') || at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1])))
                continue;
            int length = NumberText.LengthAtStart(text.AsSpan(at));
            string number = text.Substring(at, length);
            NumberMarks own = NumberText.MarksOfNumber(number);
            bool isEither = own == NumberMarks.Either && number.Contains(',', StringComparison.Ordinal);
            if (isEither && given is null && IsPlain(text, at, length)) own = NumberMarks.Point;
            if (own != NumberMarks.Neither) marks &= own;
            if (own == NumberMarks.Point) pointed ??= number;
            if (own == NumberMarks.Comma) comma ??= number;
            if (own == NumberMarks.Either && isEither) ambiguous ??= number;
            at += length - 1;
        }
        if (given is { } decided)
        {
            string? other = decided == DecimalMark.Point ? comma : pointed;
            if (other is null) return true;
            string sign = decided == DecimalMark.Point ? "point" : "comma";
            fault = new(NotComputable.AmbiguousNumber, $"'{other}' is not written with a decimal {sign}");
            return false;
        }
        if (marks == NumberMarks.Neither)
            fault = new(NotComputable.AmbiguousNumber, $"'{pointed}' and '{comma}' have different decimal marks");
        else if (marks == NumberMarks.Either && ambiguous is not null)
            fault = new(NotComputable.AmbiguousNumber, $"'{ambiguous}' has a decimal comma or a comma of thousands: set DecimalMark");
        if (marks == NumberMarks.Comma) mark = DecimalMark.Comma;
        return fault is null;
    }

    /// <summary>
    /// Whether a comma before three digits can only separate thousands: "per 1,000 pins", and in won, whose duties have no thousandths.
    /// </summary>
    private static bool IsPlain(string text, int at, int length)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, at), after = text.AsSpan(at + length).TrimStart();
        if (after.StartsWith("won/", StringComparison.OrdinalIgnoreCase)) return true;
        return text.AsSpan(at, length) is "1,000"
            && (before.EndsWith("/") || before.EndsWith("per ", StringComparison.OrdinalIgnoreCase));
    }
}
