using System.Globalization;
using NodaTime;

namespace TradeModel.Import;

/// <summary>
/// Reads the days of a column. 01/04/2019 is two days; another date of the column, such as 13/04/2019, shows which.
/// </summary>
internal sealed class DayColumn(int column, ImportOptions options) : ColumnFormat(column)
{
    // The order that the first date with a number above 12 showed.
    private DateOrder? _shown;

    // Whether a later date showed the other order.
    private bool _isMixed;

    internal override void See(string text)
    {
        if (options.DateOrder is not null || _shown is not null) return;
        if (!TryNumbers(text, out int first, out int second, out _, out bool hasDots) || hasDots) return;
        if (first > 12 && second <= 12) _shown = DateOrder.DayFirst;
        else if (second > 12 && first <= 12) _shown = DateOrder.MonthFirst;
        IsOpen = _shown is null && !IsClosed && (IsOpen || first != second);
    }

    /// <summary>Reads the day of a record; null if the field is empty or a mark of a missing value.</summary>
    internal bool TryRead(TableRecord record, out LocalDate? day)
    {
        day = null;
        string text = record.Text(Column);
        if (record.IsMissing(text)) return true;
        LocalDate read;
        if (TryNumbers(text, out int first, out int second, out int year, out bool hasDots))
        {
            if (year < 100 && options.DateOrder is null)
                return record.Fail(Column, $"{TableRecord.Quote(text)} has a year of two digits; set DateOrder in ImportOptions");
            // Dates with dots are written day first wherever dots are used.
            bool isEither = first == second || (first > 12 && second > 12);
            DateOrder? order = options.DateOrder ?? (hasDots || isEither ? DateOrder.DayFirst : _shown);
            bool isDecided = options.DateOrder is not null || hasDots || isEither || first > 12 || second > 12;
            if (order is null || (_isMixed && !isDecided))
                return record.Fail(Column, $"{TableRecord.Quote(text)} may be written day or month first; set DateOrder in ImportOptions");
            (int month, int date) = order == DateOrder.DayFirst ? (second, first) : (first, second);
            if (year < 100) year += year >= 80 ? 1900 : 2000;
            if (!TableRecord.TryDay(year, month, date, out read))
            {
                _isMixed |= TableRecord.TryDay(year, date, month, out _);
                return record.Fail(
                    Column, $"{TableRecord.Quote(text)} is not a date written {(order == DateOrder.DayFirst ? "day" : "month")} first");
            }
        }
        else if (text.Length is 4 or 6 or 7 && IsPart(text))
        {
            return record.Fail(Column, $"{TableRecord.Quote(text)} is not a date, because it names no day");
        }
        else if (!TableRecord.TryDay(IsYearFirst(text) ? text.Replace('.', '-') : text, out read) || read.Year < 1000)
        {
            return record.Fail(Column, $"{TableRecord.Quote(text)} is not a date");
        }
        day = read;
        return true;
    }

    private static bool IsYearFirst(string text) => text.Length is >= 8 and <= 10 && text[4] == '.';

    private static bool IsPart(string text)
    {
        foreach (char c in text)
            if (!char.IsAsciiDigit(c) && c is not ('-' or '/' or '.')) return false;
        return true;
    }

    /// <summary>Reads a date of three numbers, the year last; a year of two digits is below 100. A time of day is ignored.</summary>
    private static bool TryNumbers(ReadOnlySpan<char> text, out int first, out int second, out int year, out bool hasDots)
    {
        first = second = year = 0;
        hasDots = false;
        int end = text.IndexOf(' ');
        if (end > 0) text = text[..end];
        int at = text.IndexOfAny('/', '.', '-');
        if (at is not (1 or 2)) return false;
        char separator = text[at];
        hasDots = separator == '.';
        int next = text[(at + 1)..].IndexOf(separator);
        if (next is not (1 or 2)) return false;
        next += at + 1;
        ReadOnlySpan<char> last = text[(next + 1)..];
        if (last.Length is not (2 or 4)) return false;
        if (!Whole(text[..at], out first) || !Whole(text[(at + 1)..next], out second) || !Whole(last, out year)) return false;
        return year >= 100 || last.Length == 2;
    }

    private static bool Whole(ReadOnlySpan<char> text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
