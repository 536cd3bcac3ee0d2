namespace TradeModel.Bargaining;

/// <summary>What a bargaining solution maximises. "Kalai" alone means different things in different tools, so it is no name here.</summary>
public enum BargainingConcept
{
    /// <summary>The product of gains: Nash (1950).</summary>
    Nash,

    /// <summary>The product of gains raised to each party's weight: Kalai (1977).</summary>
    WeightedNash,

    /// <summary>The least share of the best rational gain: Kalai and Smorodinsky (1975).</summary>
    KalaiSmorodinsky,

    /// <summary>The least gain: Kalai (1977).</summary>
    Egalitarian,

    /// <summary>The sum of utilities: Myerson (1981).</summary>
    Utilitarian,
}
