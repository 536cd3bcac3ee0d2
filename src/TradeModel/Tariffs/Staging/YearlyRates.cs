namespace TradeModel.Tariffs;

/// <summary>
/// The rates that an annex lists for each year, in percent. The last is held. Listed rates are not rounded. Money per unit does not change,
/// because a percentage does not say what it becomes.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record YearlyRates : StagingPlan
{
    /// <summary>Creates the plan.</summary>
    /// <param name="rates">The rates of year 1, 2, …; each from 0 to 1,000,000 %, 1 to 100 of them.</param>
    /// <exception cref="ArgumentException">There are none or too many, or one is out of range.</exception>
    public YearlyRates(ValueList<Percentage> rates) => Rates = rates;

    /// <summary>The rates of year 1, 2, ….</summary>
    public ValueList<Percentage> Rates
    {
        get;
        init
        {
            CheckedYears(Guard.NotNull(value, nameof(Rates)).Count, 1, nameof(Rates));
            foreach (Percentage rate in value)
                if (rate.Value is < 0m or > Duty.HighestRate)
                    throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Rates)), rate, "must lie between 0 and 1000000");
            field = value;
        }
    }

    /// <inheritdoc />
    public override int Years => Rates.Count;

    /// <inheritdoc />
    internal override bool LeavesMoney => true;

    /// <summary>The plan in words.</summary>
    private protected override string Words => $"listed rates by year: {string.Join(" ", Rates)}";

    internal override decimal Rounded(decimal baseRate, int year, RoundingRule rounding, RateUnit unit) => Exact(baseRate, year, unit);

    /// <summary>The listed rate, or the base rate if that is lower.</summary>
    internal override decimal Exact(decimal baseRate, int year, RateUnit unit)
        => unit.IsPercent ? Math.Min(Rates[Math.Min(year, Rates.Count) - 1].Value, baseRate) : baseRate;
}
