using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>The year in which a quota is counted, and its periods if the volume may not enter all at once.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record QuotaYear
{
    /// <summary>Creates a quota year.</summary>
    /// <param name="periods">
    /// Its periods in the order of the quota year, at least one. The first begins with the quota year; the shares add up to 100 %.
    /// </param>
    /// <param name="carriesOver">Whether what a period leaves unused may enter in the later periods of the same year.</param>
    /// <exception cref="ArgumentException">
    /// There is no period, a period does not begin after the one before it, or the shares do not add up to 100 %.
    /// </exception>
    public QuotaYear(ValueList<QuotaPeriod> periods, bool carriesOver = false)
    {
        Periods = periods;
        CarriesOver = carriesOver;
    }

    /// <summary>The calendar year in one period.</summary>
    public static QuotaYear Calendar { get; } = StartingOn(new AnnualDate(1, 1));

    /// <summary>A quota year in one period that begins on a day of the calendar year.</summary>
    /// <exception cref="ArgumentException">The day is 29 February.</exception>
    public static QuotaYear StartingOn(AnnualDate start) => new([new QuotaPeriod(start, new(100m))]);

    /// <summary>The periods in the order of the quota year.</summary>
    public ValueList<QuotaPeriod> Periods
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Periods)).Count == 0)
                throw new ArgumentException("must hold a period", Guard.Parameter(nameof(Periods)));
            for (int i = 1; i < value.Count; i++)
                if (Offset(value[i].First, value[0].First).CompareTo(Offset(value[i - 1].First, value[0].First)) <= 0)
                    throw new ArgumentException($"the period '{value[i]}' must begin after '{value[i - 1]}'",
                        Guard.Parameter(nameof(Periods)));
            decimal sum = value.Sum(p => p.Share.Value);
            field = sum == 100m ? value
                : throw new ArgumentException($"the shares must add up to 100%, not {new Percentage(sum)}",
                    Guard.Parameter(nameof(Periods)));
        }
    }

    /// <summary>Whether what a period leaves unused may enter in the later periods of the same year.</summary>
    public bool CarriesOver { get; init; }

    /// <summary>The first day of the quota year in the calendar.</summary>
    public AnnualDate Start => Periods[0].First;

    /// <summary>The number of the period that a day lies in, from 1.</summary>
    /// <exception cref="ArgumentException">The day is not in the ISO calendar.</exception>
    public int PeriodOn(LocalDate day)
    {
        Guard.AskedDay(day);
        (bool, AnnualDate) at = Offset(new AnnualDate(day.Month, day.Day), Start);
        int period = Periods.Count;
        while (period > 1 && Offset(Periods[period - 1].First, Start).CompareTo(at) > 0) period--;
        return period;
    }

    /// <summary>
    /// The number of the agreement's quota year that a day lies in: year 1 from entry into force to the next start of a quota year, then a
    /// year each. 0 before entry into force.
    /// </summary>
    /// <exception cref="ArgumentException">A day is not in the ISO calendar, or the entry into force is <c>default</c>.</exception>
    public int YearOn(LocalDate day, LocalDate entryIntoForce) => StageDates.EachYearOn(Start).YearOn(day, entryIntoForce);

    /// <summary>"100% from 08-01", "50% from 01-01, 50% from 07-01, carried over".</summary>
    public override string ToString() => string.Join(", ", Periods) + (CarriesOver ? ", carried over" : "");

    // Days from the start of the quota year to the end of December come before those of the next calendar year.
    private static (bool InNextYear, AnnualDate Day) Offset(AnnualDate day, AnnualDate start) => (day.CompareTo(start) < 0, day);
}
