namespace TradeModel.Tariffs;

/// <summary>No duty.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record FreeDuty : Duty
{
    internal FreeDuty()
    {
    }

    /// <inheritdoc />
    public override DutyKind Kind => DutyKind.Free;

    /// <inheritdoc />
    public override Percentage? AdValoremRate => Percentage.Zero;

    /// <summary>"Free".</summary>
    private protected override string Words => "Free";

    internal override Duty Map(Func<decimal, RateUnit, decimal> change) => this;

    internal override decimal? Equivalent(in EquivalentBasis basis, ref AdValoremObstacle? obstacle) => 0m;
}
