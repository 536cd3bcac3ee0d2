using System.Globalization;
using NodaTime.Text;

namespace TradeModel.Rendering;

/// <summary>Numbers and days as people read them: in one culture, which is the invariant one unless the caller gives another.</summary>
/// <remarks>Days are in the ISO calendar in every culture.</remarks>
internal sealed class Figures
{
    private readonly LocalDatePattern _day, _dayAndMonth, _month;

    internal Figures(CultureInfo? culture)
    {
        Culture = culture ?? CultureInfo.InvariantCulture;
        CultureInfo days = IsoCalendar.Of(Culture);
        LocalDatePattern Pattern(string format) => Culture.Equals(CultureInfo.InvariantCulture)
            ? LocalDatePattern.CreateWithInvariantCulture(format) : LocalDatePattern.Create(format, days);
        _day = Pattern("d MMM uuuu");
        _dayAndMonth = Pattern("d MMM");
        _month = Pattern("MMM");
    }

    internal CultureInfo Culture { get; }

    /// <summary>A day: 16 Sep 2025.</summary>
    internal string Day(LocalDate day) => _day.Format(day);

    /// <summary>A day without its year: 16 Sep.</summary>
    internal string DayAndMonth(LocalDate day) => _dayAndMonth.Format(day);

    /// <summary>A month without its year: Sep.</summary>
    internal string Month(LocalDate day) => _month.Format(day);

    /// <summary>A year: 2025.</summary>
    internal string Year(LocalDate day) => day.Year.ToString("D4", Culture);

    /// <summary>A score, with two decimals: 0.75.</summary>
    internal string Score(double score) => score.ToString("F2", Culture);

    /// <summary>A share as a percentage without decimals, or with those that tell it from nothing and all: 0.813 is 81%, 0.996 is
    /// 99.6%.</summary>
    internal string Share(double share) => InvariantText.Percent(100 * share, 0, Culture);

    /// <summary>A rate in percent with all its decimals: 12.55 is 12.55%.</summary>
    internal string Rate(double percent) => $"{Number(percent, 10)}%";

    /// <summary>A mean rate in percent, with one decimal at most, or as many as the first digit of a small one needs.</summary>
    internal string MeanRate(double percent) => $"{Number(percent, percent is > 0 and < 0.1 ? DecimalsOf(percent) : 1)}%";

    /// <summary>A value at a mark of an axis whose marks are a step apart, with the decimals that tell them apart.</summary>
    internal string Tick(double value, double step) => Number(value, DecimalsOf(step));

    /// <summary>A whole number, with its thousands separated.</summary>
    internal string Count(long count) => count.ToString("N0", Culture);

    /// <summary>A number with at most so many decimals, without zeros at the end.</summary>
    internal string Number(double value, int decimals = 2)
        => Signed(Text(value, decimals == 0 ? "0" : $"0.{new string('#', decimals)}"));

    /// <summary>A number with so many decimals.</summary>
    internal string Fixed(double value, int decimals) => Signed(Text(value, $"F{decimals}"));

    /// <summary>A number in a format. One that rounds to zero has no sign.</summary>
    internal string Text(double value, string format)
    {
        string zero = 0d.ToString(format, Culture);
        return value < 0 && (-value).ToString(format, Culture) == zero ? zero : value.ToString(format, Culture);
    }

    // The place of the first digit: 2 for 0.02. Doubles have no more than 15 digits to tell apart.
    private static int DecimalsOf(double value)
    {
        int decimals = 0;
        for (double scaled = value; scaled < 1 && decimals < 15; scaled *= 10) decimals++;
        return decimals;
    }

    // The invariant culture has a hyphen for a minus.
    private string Signed(string number)
        => Culture.Name.Length == 0 && number.StartsWith('-') ? $"−{number[1..]}" : number;
}
