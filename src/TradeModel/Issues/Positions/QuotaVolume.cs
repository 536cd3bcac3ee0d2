namespace TradeModel.Issues;

/// <summary>The yearly quantity that a tariff-rate quota admits at the in-quota rate, in the unit of the issue's scale.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record QuotaVolume : NumberPosition
{
    /// <summary>Creates the position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative.</exception>
    public QuotaVolume(decimal number)
        : base(number)
    {
    }

    private protected override decimal Check(decimal number) => Guard.NotNegative(number, nameof(Number));
}
