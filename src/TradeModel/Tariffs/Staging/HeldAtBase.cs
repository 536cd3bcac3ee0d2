namespace TradeModel.Tariffs;

/// <summary>The base rate is promised and stays: a standstill. A line that is free stays free.</summary>
public sealed record HeldAtBase : StagingPlan
{
    /// <inheritdoc />
    public override int Years => 1;

    /// <summary>The plan in words.</summary>
    public override string ToString() => "base rate held";

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit) => baseRate;
}
