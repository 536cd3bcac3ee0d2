namespace TradeModel.Tariffs;

/// <summary>A standstill: the importer promises to keep the base rate. A free line stays free.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record HeldAtBase : StagingPlan
{
    /// <inheritdoc />
    public override int Years => 1;

    /// <summary>The plan in words.</summary>
    private protected override string Words => "base rate held";

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit) => baseRate;
}
