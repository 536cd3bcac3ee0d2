using NodaTime;
using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>
/// A schedule with the staging plan of each line resolved: every duty in every stage year, with the indicators and the GATT XXIV:8 shares.
/// </summary>
/// <remarks>Lines of equal duty under equal plans share one path. Immutable, safe to share between threads.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class StagedSchedule
{
    private readonly StagingPlan[] _plans;
    private readonly DutyPath?[] _paths;
    private bool[]? _comparable;

    private StagedSchedule(TariffSchedule schedule, StageDates dates, StagingPlan[] plans, DutyPath?[] paths)
    {
        Schedule = schedule;
        Dates = dates;
        _plans = plans;
        _paths = paths;
        Years = plans.Length == 0 ? 0 : plans.Max(p => p.Years);
    }

    /// <summary>The schedule.</summary>
    public TariffSchedule Schedule { get; }

    /// <summary>When stages begin.</summary>
    public StageDates Dates { get; }

    /// <summary>The number of years until no duty changes any more.</summary>
    public int Years { get; }

    /// <summary>Resolves a schedule under an agreement's rules.</summary>
    /// <param name="schedule">The schedule; cuts start from its base duties, or from the applied ones if there is no base duty.</param>
    /// <param name="rules">The agreement's rules.</param>
    /// <param name="category">The category of each line by its code.</param>
    /// <param name="season">The day of the year that seasonal categories are read at; needed only if there are any.</param>
    /// <exception cref="KeyNotFoundException">A category is not the agreement's.</exception>
    /// <exception cref="InvalidOperationException">A category is seasonal, and no day of the year is given.</exception>
    public static StagedSchedule Resolve(TariffSchedule schedule, StagingRules rules, Func<HsCode, string> category,
        AnnualDate? season = null)
    {
        Guard.NotNull(rules);
        Guard.NotNull(category);
        return Resolve(schedule, code => rules.GetCategory(category(code)).Plan, rules.Rounding, rules.Dates, season);
    }

    /// <summary>Resolves a schedule with a plan for each line.</summary>
    /// <param name="schedule">The schedule; cuts start from its base duties, or from the applied ones if there is no base duty.</param>
    /// <param name="plan">The plan of each line by its code.</param>
    /// <param name="rounding">How interim rates are rounded.</param>
    /// <param name="dates">When stages begin.</param>
    /// <param name="season">The day of the year that seasonal plans are read at; needed only if there are any.</param>
    /// <exception cref="InvalidOperationException">A plan is seasonal, and no day of the year is given.</exception>
    public static StagedSchedule Resolve(TariffSchedule schedule, Func<HsCode, StagingPlan> plan, RoundingRule rounding, StageDates dates,
        AnnualDate? season = null)
    {
        Guard.NotNull(schedule);
        Guard.NotNull(plan);
        Guard.NotNull(rounding);
        Guard.NotNull(dates);
        var plans = new StagingPlan[schedule.Count];
        var paths = new DutyPath?[schedule.Count];
        var known = new Dictionary<(Duty, StagingPlan), DutyPath?>();
        for (int i = 0; i < plans.Length; i++)
        {
            StagingPlan one = Guard.NotNull(plan(schedule.Codes[i]), nameof(plan));
            plans[i] = one = season is { } day ? one.On(day) : one;
            if (schedule.DutyAt(i, TariffColumn.Base) is not { } duty) continue;
            if (!known.TryGetValue((duty, one), out DutyPath? path)) known.Add((duty, one), path = one.FindPath(duty, rounding));
            paths[i] = path;
        }
        return new(schedule, dates, plans, paths);
    }

    /// <summary>The plan of a line.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public StagingPlan PlanAt(int index) => _plans[index];

    /// <summary>
    /// The duty of a line in a stage year: the applied duty before year 1 and if nothing is promised. Null if no duty is known or its text
    /// cannot be staged. Once a plan reaches free, any duty is free.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public Duty? DutyAt(int index, int year)
    {
        StagingPlan plan = _plans[index];
        if (year < 1 || !plan.IsCommitted) return Schedule.DutyAt(index, TariffColumn.Applied) ?? Schedule.DutyAt(index, TariffColumn.Base);
        return plan.FreeFrom <= year ? Duty.Free : _paths[index]?.DutyIn(year);
    }

    /// <summary>The rates of all lines in a stage year in percent; NaN if unknown. A new array at each call.</summary>
    public double[] RatesIn(int year)
    {
        var rates = new double[Schedule.Count];
        for (int i = 0; i < rates.Length; i++)
            rates[i] = DutyAt(i, year)?.AdValoremEquivalent(Schedule.UnitValueAt(i)) is { } rate ? (double)rate.Value : double.NaN;
        return rates;
    }

    /// <summary>
    /// The indicators of a stage year, over one set of lines in every year: those whose rate is known before year 1 and in every stage
    /// year.
    /// A duty that is known only once it is free would otherwise lower the mean of later years.
    /// </summary>
    public TariffIndicators IndicatorsIn(int year)
    {
        bool[] comparable = _comparable ??= Comparable();
        double[] rates = RatesIn(year);
        for (int i = 0; i < rates.Length; i++)
            if (!comparable[i]) rates[i] = double.NaN;
        return Schedule.IndicatorsOf(rates);
    }

    /// <summary>What is free in a stage year: GATT XXIV:8 by lines and by trade.</summary>
    public Liberalisation LiberalisationIn(int year) => Liberalisation.Of(
        Schedule,
        i => year >= 1 && _plans[i].IsCommitted && DutyAt(i, year) is FreeDuty,
        i => DutyAt(i, 0) is FreeDuty);

    private bool[] Comparable()
    {
        var comparable = new bool[Schedule.Count];
        // Many lines have equal duties under equal plans, so few questions are asked.
        var known = new Dictionary<(Duty?, Duty?, StagingPlan, UnitValue?), bool>();
        for (int i = 0; i < comparable.Length; i++)
        {
            var question = (Schedule.DutyAt(i, TariffColumn.Applied), Schedule.DutyAt(i, TariffColumn.Base), _plans[i],
                Schedule.UnitValueAt(i));
            if (!known.TryGetValue(question, out comparable[i])) known.Add(question, comparable[i] = IsComparable(i));
        }
        return comparable;
    }

    private bool IsComparable(int line)
    {
        for (int year = 0; year <= Years; year++)
            if (DutyAt(line, year)?.AdValoremEquivalent(Schedule.UnitValueAt(line)) is null) return false;
        return true;
    }

    /// <summary>What is free on a day, once the day of entry into force is known.</summary>
    public Liberalisation LiberalisationOn(LocalDate day, LocalDate entryIntoForce) => LiberalisationIn(Dates.YearOn(day, entryIntoForce));
}
