namespace TradeModel.Json;

/// <summary>Days as ISO 8601 writes them, four digits of year, two of month and day: 2025-09-16.</summary>
internal static class IsoDay
{
    internal const int Length = 10;

    internal static bool TryParse(ReadOnlySpan<byte> text, out LocalDate day)
    {
        day = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-') return false;
        int year = (Two(text, 0) * 100) + Two(text, 2), month = Two(text, 5), date = Two(text, 8);
        if (year < 1 || month is < 1 or > 12 || date < 1 || Two(text, 0) < 0 || Two(text, 2) < 0) return false;
        if (date > 28 && date > CalendarSystem.Iso.GetDaysInMonth(year, month)) return false;
        day = new(year, month, date);
        return true;
    }

    internal static void Format(LocalDate day, Span<byte> text)
    {
        (int year, int month, int date) = (day.Year, day.Month, day.Day);
        Put(text, 0, year / 100);
        Put(text, 2, year % 100);
        text[4] = (byte)'-';
        Put(text, 5, month);
        text[7] = (byte)'-';
        Put(text, 8, date);
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -10_000 : (tens * 10) + ones;
    }

    private static void Put(Span<byte> text, int at, int value)
    {
        text[at] = (byte)('0' + (value / 10));
        text[at + 1] = (byte)('0' + (value % 10));
    }
}
