namespace TradeModel.Json;

/// <summary>Reads and writes days in ISO 8601, with four digits for the year and two each for month and day: 2025-09-16.</summary>
internal static class IsoDay
{
    internal const int Length = 10;

    internal static bool TryParse(ReadOnlySpan<byte> text, out LocalDate day)
    {
        day = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-') return false;
        int century = ParseTwoDigits(text, 0), yearOfCentury = ParseTwoDigits(text, 2);
        int year = (century * 100) + yearOfCentury, month = ParseTwoDigits(text, 5), date = ParseTwoDigits(text, 8);
        if (year < 1 || month is < 1 or > 12 || date < 1 || century < 0 || yearOfCentury < 0) return false;
        if (date > 28 && date > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        day = new(year, month, date);
        return true;
    }

    internal static void Format(LocalDate day, Span<byte> text)
    {
        (int year, int month, int date) = (day.Year, day.Month, day.Day);
        WriteTwoDigits(text, 0, year / 100);
        WriteTwoDigits(text, 2, year % 100);
        text[4] = (byte)'-';
        WriteTwoDigits(text, 5, month);
        text[7] = (byte)'-';
        WriteTwoDigits(text, 8, date);
    }

    private static int ParseTwoDigits(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : (tens * 10) + ones;
    }

    private static void WriteTwoDigits(Span<byte> text, int at, int value)
    {
        text[at] = (byte)('0' + (value / 10));
        text[at + 1] = (byte)('0' + (value % 10));
    }
}
