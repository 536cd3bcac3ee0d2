namespace TradeModel.Prediction;

/// <summary>
/// Where two actors meet in a bargain of the <see cref="SpatialModel"/>, by their saliences s and their probabilities p of winning. KTAB
/// calls this <c>InterVecBrgn</c>.
/// </summary>
public enum BargainInterpolation
{
    /// <summary>Both at the mean of their positions weighted by s·p; KTAB's <c>S1P1</c>.</summary>
    Linear,

    /// <summary>Both at the mean of their positions weighted by (s·p)²; KTAB's <c>S2P2</c> and default.</summary>
    Square,

    /// <summary>
    /// Only the one that is more likely to lose moves, by the squared saliences and the difference of the probabilities; KTAB's
    /// <c>S2PMax</c>.
    /// </summary>
    LikelyLoserMoves,
}
