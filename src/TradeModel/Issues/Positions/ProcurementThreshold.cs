namespace TradeModel.Issues;

/// <summary>
/// The contract value from which government procurement is open to the other party, in the unit of the issue's scale. A lower threshold
/// opens more.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ProcurementThreshold : NumberPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative.</exception>
    public ProcurementThreshold(decimal number)
        : base(number)
    {
    }

    private protected override decimal Check(decimal number) => Guard.NotNegative(number, nameof(Number));
}
