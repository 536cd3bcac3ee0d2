namespace TradeModel.Tariffs;

/// <summary>
/// Equal annual stages to free, or to a share of the base rate that is then held; optionally after years at the base rate.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record EqualStages : StagingPlan
{
    /// <summary>Creates the plan.</summary>
    /// <param name="stages">The number of stages, 1 to 100; 1 cuts at once.</param>
    /// <param name="holdYears">The years at the base rate before the first stage, 0 to 100.</param>
    /// <param name="totalCut">
    /// The total cut after the last stage, in percent of the base rate: above 0, up to 100; 100 by default.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public EqualStages(int stages, int holdYears = 0, Percentage? totalCut = null)
    {
        Stages = stages;
        HoldYears = holdYears;
        TotalCut = totalCut ?? new(100m);
    }

    /// <summary>The number of stages.</summary>
    public int Stages { get; init => field = CheckedYears(value, 1, nameof(Stages)); }

    /// <summary>The years at the base rate before the first stage.</summary>
    public int HoldYears { get; init => field = CheckedYears(value, 0, nameof(HoldYears)); }

    /// <summary>The total cut after the last stage, in percent of the base rate.</summary>
    public Percentage TotalCut
    {
        get;
        init => field = value.Value is > 0 and <= 100 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(TotalCut)), value, "must be above 0 and at most 100");
    }

    /// <inheritdoc />
    public override int Years => HoldYears + Stages;

    /// <inheritdoc />
    public override int? FreeFrom => TotalCut.Value == 100m ? Years : null;

    /// <summary>The plan in words.</summary>
    private protected override string Words
        => (HoldYears == 0 ? "" : $"base rate for {HoldYears} years, then ")
        + (Stages == 1 ? "at once" : $"{Stages} equal annual stages")
        + (TotalCut.Value == 100m ? " to free" : $" to a cut of {TotalCut}, then held");

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit)
    {
        int done = Math.Clamp(year - HoldYears, 0, Stages);
        return baseRate * ((100m * Stages) - (TotalCut.Value * done)) / (100m * Stages);
    }
}
