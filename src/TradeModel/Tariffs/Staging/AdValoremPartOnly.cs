namespace TradeModel.Tariffs;

/// <summary>
/// Stages only percentages, by another plan. Amounts of money per unit do not change, so a compound duty keeps its specific part.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AdValoremPartOnly : StagingPlan
{
    /// <summary>Creates the plan.</summary>
    /// <param name="plan">How percentages fall.</param>
    /// <exception cref="ArgumentException">The plan is seasonal, is not a commitment, or is itself of this kind.</exception>
    public AdValoremPartOnly(StagingPlan plan) => Plan = plan;

    /// <summary>How percentages fall.</summary>
    public StagingPlan Plan
    {
        get;
        init => field = Guard.NotNull(value, nameof(Plan)) is SeasonalPlan or NoCommitment or AdValoremPartOnly
            ? throw new ArgumentException("must be a plan of stages or cuts", Guard.Parameter(nameof(Plan)))
            : value;
    }

    /// <inheritdoc />
    public override int Years => Plan.Years;

    /// <inheritdoc />
    internal override bool LeavesMoney => true;

    /// <summary>The plan in words.</summary>
    private protected override string Words => $"ad valorem part only: {Plan}";

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit)
        => unit.IsPercent ? Plan.Exact(baseRate, year, unit) : baseRate;

    internal override decimal Floor(decimal baseRate, RateUnit unit) => unit.IsPercent ? Plan.Floor(baseRate, unit) : baseRate;
}
