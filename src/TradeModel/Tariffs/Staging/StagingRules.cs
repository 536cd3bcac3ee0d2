using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>
/// How one agreement dismantles tariffs: its staging categories, when its stages begin, how it rounds, and whether an importer charges its
/// MFN rate if that is below the schedule's rate.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record StagingRules
{
    /// <summary>Creates the rules of an agreement.</summary>
    /// <param name="agreement">The agreement's name.</param>
    /// <param name="categories">Its categories, no code twice.</param>
    /// <param name="dates">When stages begin.</param>
    /// <param name="rounding">How interim rates are rounded.</param>
    /// <param name="lesserOfMfn">Whether the rate charged is the lesser of the schedule's and the MFN rate of the day.</param>
    /// <exception cref="ArgumentException">The name is blank or a code occurs twice.</exception>
    public StagingRules(string agreement, ValueList<StagingCategory> categories, StageDates dates, RoundingRule rounding,
        bool lesserOfMfn = true)
    {
        Agreement = agreement;
        Categories = categories;
        Dates = dates;
        Rounding = rounding;
        LesserOfMfn = lesserOfMfn;
    }

    /// <summary>The agreement's name.</summary>
    public string Agreement { get; init => field = Guard.Line(value, nameof(Agreement)); }

    /// <summary>Its categories, in the annex's order.</summary>
    public ValueList<StagingCategory> Categories
    {
        get;
        init
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (StagingCategory category in Guard.NotNull(value, nameof(Categories)))
                if (!seen.Add(category.Code))
                    throw new ArgumentException($"category '{category.Code}' occurs twice", Guard.Parameter(nameof(Categories)));
            field = value;
        }
    }

    /// <summary>When stages begin.</summary>
    public StageDates Dates { get; init => field = Guard.NotNull(value, nameof(Dates)); }

    /// <summary>How interim rates are rounded.</summary>
    public RoundingRule Rounding { get; init => field = Guard.NotNull(value, nameof(Rounding)); }

    /// <summary>Whether the rate charged is the lesser of the schedule's and the MFN rate of the day.</summary>
    public bool LesserOfMfn { get; init; }

    /// <summary>The category of that code; null if there is not one. Letter case counts.</summary>
    public StagingCategory? FindCategory(string code)
    {
        Guard.NotNull(code);
        foreach (StagingCategory category in Categories)
            if (string.Equals(category.Code, code, StringComparison.Ordinal)) return category;
        return null;
    }

    /// <summary>The category of that code.</summary>
    /// <exception cref="KeyNotFoundException">There is not one.</exception>
    public StagingCategory GetCategory(string code)
        => FindCategory(code) ?? throw new KeyNotFoundException($"{Agreement} has no staging category '{code}'");

    /// <summary>The path of an ad valorem base rate in a category.</summary>
    /// <exception cref="KeyNotFoundException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">The category is seasonal: name a day of the year.</exception>
    public RatePath Resolve(string category, Percentage baseRate, AnnualDate? season = null)
        => Plan(category, season).Resolve(baseRate.Value, Rounding);

    /// <summary>The path of a duty of any kind in a category; null if the duty is not computable.</summary>
    /// <exception cref="KeyNotFoundException">There is no such category.</exception>
    /// <exception cref="InvalidOperationException">The category is seasonal: name a day of the year.</exception>
    public DutyPath? FindPath(string category, Duty baseDuty, AnnualDate? season = null)
        => Plan(category, season).FindPath(baseDuty, Rounding);

    /// <summary>
    /// The rate charged on a day: MFN before year 1 and if nothing is promised; otherwise the schedule's rate, or the lesser of the two if
    /// the agreement says so.
    /// </summary>
    /// <param name="path">The line's path, in percent.</param>
    /// <param name="day">The day.</param>
    /// <param name="entryIntoForce">The day the agreement entered into force.</param>
    /// <param name="mfnRate">The importer's MFN rate of the day; the base rate if null.</param>
    /// <exception cref="ArgumentException">The path is not in percent.</exception>
    public Percentage RateOn(RatePath path, LocalDate day, LocalDate entryIntoForce, Percentage? mfnRate = null)
    {
        if (!Guard.NotNull(path).Unit.IsPercent) throw new ArgumentException("must be in percent", nameof(path));
        int year = Dates.YearOn(day, entryIntoForce);
        decimal mfn = mfnRate?.Value ?? path.Base;
        if (year == 0 || !path.IsCommitted) return new(mfn);
        decimal rate = path.RateIn(year);
        return new(LesserOfMfn && mfnRate is not null ? Math.Min(rate, mfn) : rate);
    }

    /// <summary>
    /// The rate charged on a day under a category; as <see cref="RateOn(RatePath, LocalDate, LocalDate, Percentage?)"/>, in the season of
    /// the day.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such category.</exception>
    public Percentage RateOn(string category, Percentage baseRate, LocalDate day, LocalDate entryIntoForce, Percentage? mfnRate = null)
        => RateOn(Resolve(category, baseRate, new AnnualDate(day.Month, day.Day)), day, entryIntoForce, mfnRate);

    /// <summary>The agreement's name.</summary>
    public override string ToString() => Agreement;

    private StagingPlan Plan(string category, AnnualDate? season)
    {
        StagingPlan plan = GetCategory(Guard.NotNull(category)).Plan;
        return season is { } day ? plan.On(day) : plan;
    }
}
