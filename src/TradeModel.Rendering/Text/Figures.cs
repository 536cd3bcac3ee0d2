using System.Globalization;
using NodaTime.Text;

namespace TradeModel.Rendering;

/// <summary>Numbers and days as people read them: in one culture, which is the invariant one unless the caller gives another.</summary>
/// <remarks>Days are in the ISO calendar in every culture.</remarks>
internal sealed class Figures
{
    private readonly LocalDatePattern _day, _dayAndMonth, _month, _monthAndYear;

    internal Figures(CultureInfo? culture)
    {
        Culture = culture ?? CultureInfo.InvariantCulture;
        bool invariant = Culture.Equals(CultureInfo.InvariantCulture);
        _day = invariant ? LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu") : LocalDatePattern.Create("d MMM uuuu", Culture);
        _dayAndMonth = invariant ? LocalDatePattern.CreateWithInvariantCulture("d MMM") : LocalDatePattern.Create("d MMM", Culture);
        _month = invariant ? LocalDatePattern.CreateWithInvariantCulture("MMM") : LocalDatePattern.Create("MMM", Culture);
        _monthAndYear = invariant ? LocalDatePattern.CreateWithInvariantCulture("MMM uuuu") : LocalDatePattern.Create("MMM uuuu", Culture);
    }

    internal CultureInfo Culture { get; }

    /// <summary>A day: 16 Sep 2025.</summary>
    internal string Day(LocalDate day) => _day.Format(day);

    /// <summary>A day without its year: 16 Sep.</summary>
    internal string DayAndMonth(LocalDate day) => _dayAndMonth.Format(day);

    /// <summary>A month without its year: Sep.</summary>
    internal string Month(LocalDate day) => _month.Format(day);

    /// <summary>A month: Sep 2025.</summary>
    internal string MonthAndYear(LocalDate day) => _monthAndYear.Format(day);

    /// <summary>A year: 2025.</summary>
    internal string Year(LocalDate day) => day.Year.ToString("D4", Culture);

    /// <summary>A score, with two decimals: 0.75.</summary>
    internal string Score(double score) => score.ToString("F2", Culture);

    /// <summary>A share as a percentage without decimals: 0.813 is 81%.</summary>
    internal string Percent(double share) => $"{(100 * share).ToString("F0", Culture)}%";

    /// <summary>A rate in percent, with one decimal at most: 12.5%.</summary>
    internal string Rate(decimal percent) => $"{percent.ToString("0.#", Culture)}%";

    /// <summary>A whole number, with its thousands separated.</summary>
    internal string Count(long count) => count.ToString("N0", Culture);

    /// <summary>A number with at most so many decimals, without zeros at the end.</summary>
    internal string Number(double value, int decimals = 2)
        => Signed(value.ToString(decimals == 0 ? "0" : $"0.{new string('#', decimals)}", Culture));

    /// <summary>A number with so many decimals.</summary>
    internal string Fixed(double value, int decimals) => Signed(value.ToString($"F{decimals}", Culture));

    // The invariant culture has a hyphen for a minus.
    private string Signed(string number)
        => Culture.Name.Length == 0 && number.StartsWith('-') ? $"−{number[1..]}" : number;
}
