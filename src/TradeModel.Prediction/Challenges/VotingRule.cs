namespace TradeModel.Prediction;

/// <summary>
/// How strongly an actor supports one of two positions in the <see cref="SpatialModel"/>, by the difference u of its utilities. Its
/// vote is its weight times the response. KTAB calls this <c>VotingRule</c>.
/// </summary>
public enum VotingRule
{
    /// <summary>With all its weight: 1, 0 or −1. Differences up to 10⁻⁹ are 0.</summary>
    Binary,

    /// <summary>0.8 u and 0.2 times the binary response; KTAB's <c>PropBin</c>.</summary>
    ProportionalBinary,

    /// <summary>u; KTAB's <c>Prop</c>.</summary>
    Proportional,

    /// <summary>(u + u³) / 2; KTAB's <c>PropCbc</c>.</summary>
    ProportionalCubic,

    /// <summary>u³.</summary>
    Cubic,

    /// <summary>
    /// u for a loss and ⅔ u for a gain by a change; KTAB's <c>ASymProsp</c>. In a contest the challenger's position is the change. In an
    /// election it is the later option: the status quo comes first, then the options in the order of the actors' ids.
    /// </summary>
    LossAverse,
}
