namespace TradeModel.Economics;

/// <summary>Over which years <see cref="SmartStakes"/> adds up, and how much of an exporter's additional exports counts.</summary>
public sealed record SmartStakesOptions
{
    /// <summary>The number of stage years that count, from year 1 on: 1 to 100. 10 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int Years { get; init => field = Guard.Within(value, 1, 100, nameof(Years)); } = 10;

    /// <summary>
    /// By which share a year counts less than the year before: the effects of year <i>y</i> are divided by (1 + rate) to the power of
    /// <i>y</i> − 1. From 0, the default, to 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public double DiscountRate
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException("discountRate", value, "must lie between 0 and 1");
    }

    /// <summary>
    /// The share of an exporter's additional export revenue that counts in its utility, above 0 and at most 1. 1 by default: the whole
    /// revenue, without the cost of producing the goods.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public double ExportShare
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException("exportShare", value, "must be above 0 and at most 1");
    } = 1;

    /// <summary>"10 years, discounted by 0% a year, 100% of exports".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Years} years, discounted by {100 * DiscountRate:0.##}% a year, {100 * ExportShare:0.##}% of exports");
}
