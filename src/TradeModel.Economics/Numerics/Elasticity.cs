namespace TradeModel.Economics;

/// <summary>The checks of elasticities.</summary>
internal static class Elasticity
{
    internal static double Above(double value, string name)
        => value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                name, FormattableString.Invariant($"the elasticity must be above 0 and finite, not {value:R}"));

    internal static double Below(double value, string name)
        => value < 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                name, FormattableString.Invariant($"the elasticity must be below 0 and finite, not {value:R}"));
}
