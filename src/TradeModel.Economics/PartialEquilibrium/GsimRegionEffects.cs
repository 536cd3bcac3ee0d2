namespace TradeModel.Economics;

/// <summary>What a change of tariffs does to one region of a <see cref="GsimMarket"/>.</summary>
public sealed record GsimRegionEffects
{
    internal GsimRegionEffects() { }

    /// <summary>The region.</summary>
    public string Region { get; internal init; } = "";

    /// <summary>The change of the world price of its goods, as a fraction.</summary>
    public double WorldPriceChange { get; internal init; }

    /// <summary>The change of the price of the product in its market, over all suppliers, as a fraction.</summary>
    public double ConsumerPriceChange { get; internal init; }

    /// <summary>The change of its producers' surplus, in the unit of the trade values.</summary>
    public double ProducerSurplus { get; internal init; }

    /// <summary>
    /// The change of its consumers' surplus: the area under a linear demand. The paper's equation gives the same area if the price falls.
    /// </summary>
    public double ConsumerSurplus { get; internal init; }

    /// <summary>The change of its tariff revenue.</summary>
    public double Revenue { get; internal init; }

    /// <summary>The sum of the three.</summary>
    public double Welfare { get; internal init; }

    /// <summary>The region, the world price and the welfare.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Region}: world price {100 * WorldPriceChange:0.##}%, welfare {Welfare:0.##}");
}
