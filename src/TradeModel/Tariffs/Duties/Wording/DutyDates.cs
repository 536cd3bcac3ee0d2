using System.Globalization;
using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>The days of a season in a duty: "from 1 January to 31 May", "from June 1 until Oct. 15".</summary>
internal static class DutyDates
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    /// <summary>The season at the start of a text, behind "from"; the text behind it if there is one.</summary>
    internal static bool TrySeason(ref ReadOnlySpan<char> text, out AnnualDate from, out AnnualDate to)
    {
        to = default;
        if (!TryDay(ref text, out from)) return false;
        text = text.TrimStart();
        foreach (string word in (ReadOnlySpan<string>)["to ", "until ", "till ", "through ", "- ", "– "])
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            text = text[word.Length..].TrimStart();
            return TryDay(ref text, out to);
        }
        return false;
    }

    private static bool TryDay(ref ReadOnlySpan<char> text, out AnnualDate date)
    {
        date = default;
        int day = 0, month;
        if (!TryDayOfMonth(ref text, ref day)) day = 0;
        text = text.TrimStart();
        if ((month = Month(ref text)) == 0) return false;
        text = text.TrimStart();
        if (day == 0 && !TryDayOfMonth(ref text, ref day)) return false;
        if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(2024, month)) return false;
        date = new(month, day);
        return true;
    }

    private static bool TryDayOfMonth(ref ReadOnlySpan<char> text, ref int day)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        if (length is 0 or > 2) return false;
        day = int.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        text = text[length..];
        foreach (string ordinal in (ReadOnlySpan<string>)["st", "nd", "rd", "th"])
            if (text.StartsWith(ordinal, StringComparison.OrdinalIgnoreCase)) text = text[2..];
        return true;
    }

    private static int Month(ref ReadOnlySpan<char> text)
    {
        for (int month = 1; month <= 12; month++)
        {
            string name = Months[month - 1];
            int length = text.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? name.Length
                : text.StartsWith(name.AsSpan(0, 3), StringComparison.OrdinalIgnoreCase) ? 3 : 0;
            if (length == 0 || (length < text.Length && char.IsLetter(text[length]))) continue;
            text = text[length..];
            if (length == 3 && text is ['.', ..]) text = text[1..];
            return month;
        }
        return 0;
    }
}
