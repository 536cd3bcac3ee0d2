using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>A duty that depends on the season: "EUR 5/kg from 1 January to 31 May; 10% from 1 June to 31 December".</summary>
/// <remarks>It has no ad valorem equivalent as a whole; ask <see cref="FindOn"/> for the duty of a day.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record SeasonalDuty : Duty
{
    /// <summary>Creates the duty.</summary>
    /// <param name="seasons">At least one season; no day lies in two. Days in no season have no stated duty.</param>
    /// <exception cref="ArgumentException">There is no season, or a day lies in two.</exception>
    public SeasonalDuty(ValueList<DutySeason> seasons) => Seasons = seasons;

    /// <summary>The seasons, in the order of their first days.</summary>
    public ValueList<DutySeason> Seasons
    {
        get;
        init
        {
            ValueList<DutySeason> ordered = Guard.NotNull(value, nameof(Seasons)).OrderBy(s => s.From).ToValueList();
            if (ordered.Count == 0) throw new ArgumentException("must hold a season", Guard.Parameter(nameof(Seasons)));
            foreach (AnnualDate day in DaysOfTheYear())
                if (IsInSeveral(ordered, day))
                    throw new ArgumentException($"{day.Month:D2}-{day.Day:D2} lies in more than one season",
                        Guard.Parameter(nameof(Seasons)));
            field = ordered;
        }
    }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Seasonal;

    /// <summary>The duty on a day of the year; null if no season holds it.</summary>
    public Duty? FindOn(AnnualDate day) => Seasons.FirstOrDefault(s => s.Holds(day))?.Duty;

    /// <summary>The seasons as schedules write them.</summary>
    private protected override string Words => string.Join("; ", Seasons);

    internal override Duty Map(Func<decimal, RateUnit, decimal> change)
    {
        ValueList<DutySeason> seasons = Seasons.Select(s => s with { Duty = s.Duty.Map(change) }).ToValueList();
        // The duty outside the seasons is unknown, so a line is free only if its seasons cover the whole year.
        return seasons.All(s => s.Duty is FreeDuty) && DaysOfTheYear().All(day => FindOn(day) is not null)
            ? Free
            : new SeasonalDuty(seasons);
    }

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle)
    {
        obstacle ??= new(NoEquivalent.Seasonal, this);
        return null;
    }

    private static bool IsInSeveral(ValueList<DutySeason> seasons, AnnualDate day)
    {
        int count = 0;
        foreach (DutySeason season in seasons)
            if (season.Holds(day)) count++;
        return count > 1;
    }

    private static IEnumerable<AnnualDate> DaysOfTheYear()
    {
        for (LocalDate day = new(2024, 1, 1); day.Year == 2024; day = day.PlusDays(1)) yield return new(day.Month, day.Day);
    }
}
