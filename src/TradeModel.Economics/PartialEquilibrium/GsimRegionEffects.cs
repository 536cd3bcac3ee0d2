namespace TradeModel.Economics;

/// <summary>What a change of tariffs does to one region of a <see cref="GsimMarket"/>.</summary>
/// <param name="Region">The region.</param>
/// <param name="WorldPriceChange">The change of the world price of its goods, as a fraction.</param>
/// <param name="ConsumerPriceChange">The change of the price of the product in its market, over all suppliers, as a fraction.</param>
/// <param name="ProducerSurplus">The change of its producers' surplus, in the unit of the trade values.</param>
/// <param name="ConsumerSurplus">
/// The change of its consumers' surplus: the area under a linear demand. The paper's equation has the same area where the price falls.
/// </param>
/// <param name="Revenue">The change of its tariff revenue.</param>
/// <param name="Welfare">The sum of the three.</param>
public sealed record GsimRegionEffects(
    string Region, double WorldPriceChange, double ConsumerPriceChange, double ProducerSurplus, double ConsumerSurplus, double Revenue,
    double Welfare);
