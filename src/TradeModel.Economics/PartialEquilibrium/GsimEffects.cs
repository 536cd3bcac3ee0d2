namespace TradeModel.Economics;

/// <summary>The effects of a change of tariffs in a <see cref="GsimMarket"/>.</summary>
public sealed record GsimEffects
{
    internal GsimEffects(ValueList<GsimRegionEffects> regions, ValueList<ValueList<double>> trade)
    {
        Regions = regions;
        Trade = trade;
    }

    /// <summary>The effects on each region, in the market's order.</summary>
    public ValueList<GsimRegionEffects> Regions { get; }

    /// <summary>
    /// The values that each exporter (the row) sells to each region (the column) at the new world prices. A flow that the linear system
    /// would make negative is 0.
    /// </summary>
    public ValueList<ValueList<double>> Trade { get; }
}
