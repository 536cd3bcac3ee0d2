using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>How a base rate falls, year by year, before rounding. A closed hierarchy.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record StagingPlan
{
    internal const int MostYears = 100;

    private protected StagingPlan()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The plan in words: "5 equal stages".</summary>
    public sealed override string ToString() => Words;

    /// <summary>Free at entry into force.</summary>
    public static StagingPlan Immediate { get; } = new EqualStages(1);

    /// <summary>The number of years until the rate no longer changes.</summary>
    public abstract int Years { get; }

    /// <summary>Whether the plan is a promise. If not, the importer charges MFN.</summary>
    public virtual bool IsCommitted => true;

    /// <summary>Whether the plan stages percentages alone and leaves money per unit as it is.</summary>
    internal virtual bool LeavesMoney => false;

    /// <summary>The plan that holds on a day of the year: this one, unless it is seasonal.</summary>
    public virtual StagingPlan On(AnnualDate day) => this;

    /// <summary>The path of a base rate under this plan.</summary>
    /// <param name="baseRate">The base rate; from 0 to 10^12.</param>
    /// <param name="rounding">How interim rates are rounded.</param>
    /// <param name="unit">The unit of the rate; percent by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The base rate is out of range.</exception>
    /// <exception cref="InvalidOperationException">The plan is seasonal: call <see cref="On"/> to get the plan of one season.</exception>
    public RatePath Resolve(decimal baseRate, RoundingRule rounding, RateUnit unit = default)
    {
        RatePath.Checked(baseRate, nameof(baseRate));
        Guard.NotNull(rounding);
        var rates = new decimal[Years];
        for (int year = 1; year <= rates.Length; year++) rates[year - 1] = Rounded(baseRate, year, rounding, unit);
        return new(baseRate, ValueList.Create<decimal>(rates), unit, IsCommitted);
    }

    /// <summary>The year from which the plan makes any duty free; null if it never does.</summary>
    public virtual int? FreeFrom => null;

    /// <summary>The path of a duty of any kind under this plan; null if the duty is not computable.</summary>
    /// <exception cref="InvalidOperationException">The plan is seasonal: call <see cref="On"/> to get the plan of one season.</exception>
    public DutyPath? FindPath(Duty baseDuty, RoundingRule rounding)
    {
        Guard.NotNull(rounding);
        if (this is SeasonalPlan)
            throw new InvalidOperationException("a seasonal plan has a path for each season: call On(day) to get the plan of one season");
        if (Guard.NotNull(baseDuty) is TextDuty) return null;
        var duties = new Duty[Years];
        for (int year = 1; year <= duties.Length; year++)
        {
            int of = year;
            duties[year - 1] = baseDuty.Map((rate, unit) => Rounded(rate, of, rounding, unit));
        }
        return new(baseDuty, ValueList.Create<Duty>(duties), IsCommitted);
    }

    /// <summary>
    /// The rate of a year. It is rounded only if it lies strictly between the rates that the schedule states: the base rate and the floor.
    /// </summary>
    internal virtual decimal Rounded(decimal baseRate, int year, RoundingRule rounding, RateUnit unit)
    {
        decimal exact = Exact(baseRate, year, unit);
        decimal floor = Floor(baseRate, unit);
        if (exact >= baseRate || exact <= floor) return exact;
        return Math.Clamp(rounding.Round(exact, unit), floor, baseRate);
    }

    /// <summary>The rate of a year before rounding, never above the base rate.</summary>
    internal abstract decimal Exact(decimal baseRate, int year, RateUnit unit);

    /// <summary>The rate that the plan states as its lowest.</summary>
    internal virtual decimal Floor(decimal baseRate, RateUnit unit) => 0m;

    private protected static int CheckedYears(int value, int least, string name)
        => Guard.Within(value, least, MostYears, name);
}
