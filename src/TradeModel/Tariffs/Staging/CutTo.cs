namespace TradeModel.Tariffs;

/// <summary>
/// Equal annual stages from the base rate down to a stated rate, which is then held. A base rate at or below the stated rate does not
/// change. Money per unit does not change either, because a percentage sets no floor for it.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record CutTo : StagingPlan
{
    /// <summary>Creates the plan.</summary>
    /// <param name="rate">The rate reached and held; from 0 to 1,000,000 %.</param>
    /// <param name="stages">The number of stages, 1 to 100.</param>
    /// <param name="holdYears">The years at the base rate before the first stage, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CutTo(Percentage rate, int stages, int holdYears = 0)
    {
        Rate = rate;
        Stages = stages;
        HoldYears = holdYears;
    }

    /// <summary>The rate reached and held.</summary>
    public Percentage Rate
    {
        get;
        init => field = value.Value is >= 0 and <= Duty.HighestRate ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Rate)), value, "must lie between 0 and 1000000");
    }

    /// <summary>The number of stages.</summary>
    public int Stages { get; init => field = CheckedYears(value, 1, nameof(Stages)); }

    /// <summary>The years at the base rate before the first stage.</summary>
    public int HoldYears { get; init => field = CheckedYears(value, 0, nameof(HoldYears)); }

    /// <inheritdoc />
    public override int Years => HoldYears + Stages;

    /// <inheritdoc />
    internal override bool LeavesMoney => true;

    /// <summary>The plan in words.</summary>
    private protected override string Words
        => $"{(HoldYears == 0 ? "" : $"base rate for {HoldYears} years, then ")}"
            + $"{(Stages == 1 ? "at once" : $"{Stages} equal annual stages")} to {Rate}, then held";

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit)
    {
        int done = Math.Clamp(year - HoldYears, 0, Stages);
        decimal floor = Floor(baseRate, unit);
        return done == Stages ? floor : ((baseRate * (Stages - done)) + (floor * done)) / Stages;
    }

    internal override decimal Floor(decimal baseRate, RateUnit unit) => unit.IsPercent ? Math.Min(Rate.Value, baseRate) : baseRate;
}
