namespace TradeModel.Bargaining;

/// <summary>What a computed frontier promises about the true one.</summary>
public enum FrontierKind
{
    /// <summary>Every efficient point, and no other.</summary>
    Exact,

    /// <summary>
    /// The efficient points on the upper hull. Every listed point is efficient, but efficient points below the hull are missing. The gap
    /// says how far they can lie beyond the listed points.
    /// </summary>
    Convex,

    /// <summary>
    /// The points of at most 2,000 outcomes, chosen so that the gap is small; for three or more parties beyond the bound. For each outcome
    /// a listed point is as good up to the gap. A listed point may itself be dominated, by no more than the gap.
    /// <see cref="BargainingAnalysis.BestOutcome"/> finds the best Nash, egalitarian or utilitarian outcome of all.
    /// </summary>
    Thinned,
}
