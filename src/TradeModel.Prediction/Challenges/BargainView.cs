namespace TradeModel.Prediction;

/// <summary>
/// Whose estimate of the probability of winning sets a bargain of the <see cref="SpatialModel"/>. KTAB calls this <c>BargnModel</c>.
/// </summary>
/// <remarks>
/// KTAB's program takes an expected gain for the challenged actor's probability, and the challenger's capability for the challenged
/// actor's. This library follows KTAB's documentation: a probability, and each actor's own capability.
/// </remarks>
public enum BargainView
{
    /// <summary>The challenger's; KTAB's <c>InitOnlyInterp</c> and default.</summary>
    Challenger,

    /// <summary>Each of the two: both bargains are on the table; KTAB's <c>InitRcvrInterp</c>.</summary>
    Both,

    /// <summary>
    /// One bargain at the mean of the two, weighted by the actors' capability times salience; KTAB's <c>PWCompInterp</c>.
    /// </summary>
    Weighted,
}
