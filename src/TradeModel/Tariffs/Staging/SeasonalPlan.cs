using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>Another plan for each season of the calendar year.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record SeasonalPlan : StagingPlan
{
    /// <summary>Creates the plan.</summary>
    /// <param name="seasons">The seasons: every day of the year, 29 February too, lies in exactly one.</param>
    /// <exception cref="ArgumentException">A day lies in no season or in two.</exception>
    public SeasonalPlan(ValueList<Season> seasons) => Seasons = seasons;

    /// <summary>The seasons, in the order of their first days.</summary>
    public ValueList<Season> Seasons
    {
        get;
        init
        {
            ValueList<Season> ordered = Guard.NotNull(value, nameof(Seasons)).OrderBy(s => s.From).ToValueList();
            for (LocalDate day = new(2024, 1, 1); day.Year == 2024; day = day.PlusDays(1))
            {
                int count = ordered.Count(s => s.Holds(new(day.Month, day.Day)));
                if (count != 1)
                    throw new ArgumentException(
                        $"{InvariantText.Iso(day)[5..]} lies in {(count == 0 ? "no season" : "more than one season")}",
                        Guard.Parameter(nameof(Seasons)));
            }
            field = ordered;
        }
    }

    /// <inheritdoc />
    public override int Years => Seasons.Max(s => s.Plan.Years);

    /// <inheritdoc />
    public override bool IsCommitted => Seasons.Any(s => s.Plan.IsCommitted);

    /// <inheritdoc />
    public override StagingPlan On(AnnualDate day) => Seasons.First(s => s.Holds(day)).Plan;

    /// <summary>The plan in words.</summary>
    private protected override string Words => string.Join("; ", Seasons);

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit)
        => throw new InvalidOperationException("a seasonal plan has a path for each season: call On(day) to get the plan of one season");
}
