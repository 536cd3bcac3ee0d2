using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>When an agreement's stages begin: on anniversaries of its entry into force, or on the same day of each calendar year.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record StageDates
{
    private StageDates(AnnualDate? each, bool firstCutAtEntry)
    {
        Each = each;
        FirstCutAtEntry = firstCutAtEntry;
    }

    /// <summary>
    /// Year 1 begins at entry into force, every later year on its anniversary (that of 29 February falls on the 28th in common years).
    /// </summary>
    public static StageDates Anniversaries { get; } = new(null, true);

    /// <summary>Year 1 begins at entry into force, every later year on 1 January.</summary>
    public static StageDates FirstOfJanuary { get; } = EachYearOn(new AnnualDate(1, 1));

    /// <summary>Every year begins on <paramref name="day"/>, except that the first may begin at entry into force.</summary>
    /// <param name="day">The day of the year.</param>
    /// <param name="firstCutAtEntry">
    /// Whether year 1 begins at entry into force, and year 2 on the next such day. Otherwise, year 1 begins on the first such day on or
    /// after entry into force.
    /// </param>
    public static StageDates EachYearOn(AnnualDate day, bool firstCutAtEntry = true) => new(day, firstCutAtEntry);

    /// <summary>The day of the year on which stages begin; null if they begin on anniversaries.</summary>
    public AnnualDate? Each { get; }

    /// <summary>Whether year 1 begins at entry into force.</summary>
    public bool FirstCutAtEntry { get; }

    /// <summary>The first day of stage year <paramref name="year"/>, counted from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is below 1, or the day would lie after the year 9999.</exception>
    public LocalDate FirstDayOf(int year, LocalDate entryIntoForce)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        Guard.Day(entryIntoForce);
        if (year > 9999 - entryIntoForce.Year) throw new ArgumentOutOfRangeException(nameof(year), year, "lies after the year 9999");
        if (Each is not { } each) return entryIntoForce.PlusYears(year - 1);
        if (FirstCutAtEntry && year == 1) return entryIntoForce;
        LocalDate first = each.InYear(entryIntoForce.Year);
        if (first < entryIntoForce || (FirstCutAtEntry && first == entryIntoForce)) first = each.InYear(entryIntoForce.Year + 1);
        return each.InYear(first.Year + year - (FirstCutAtEntry ? 2 : 1));
    }

    /// <summary>The stage year that <paramref name="day"/> lies in, counted from 1; 0 before the first begins.</summary>
    public int YearOn(LocalDate day, LocalDate entryIntoForce)
    {
        Guard.AskedDay(day);
        Guard.Day(entryIntoForce);
        if (day < entryIntoForce) return 0;
        int year = Math.Max(0, day.Year - entryIntoForce.Year - 1);
        while (entryIntoForce.Year + year < 9999 && FirstDayOf(year + 1, entryIntoForce) <= day) year++;
        return year;
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => Each is not { } each
        ? "on anniversaries of entry into force"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"each year on {each.Month:D2}-{each.Day:D2}{(FirstCutAtEntry ? ", first at entry into force" : "")}");
}
