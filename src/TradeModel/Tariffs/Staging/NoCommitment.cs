namespace TradeModel.Tariffs;

/// <summary>Nothing is promised: the line is excluded, and the importer charges its MFN rate of the day.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record NoCommitment : StagingPlan
{
    /// <inheritdoc />
    public override int Years => 1;

    /// <inheritdoc />
    public override bool IsCommitted => false;

    /// <summary>The plan in words.</summary>
    private protected override string Words => "excluded: MFN, no commitment";

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit) => baseRate;
}
