namespace TradeModel.Bargaining;

/// <summary>What a computed frontier promises about the true one.</summary>
public enum FrontierKind
{
    /// <summary>Every efficient point, and no other.</summary>
    Exact,

    /// <summary>
    /// Efficient points on the upper hull: every one listed is truly efficient, but efficient points in the dents of the hull are missing.
    /// The gap says how much they could offer at most.
    /// </summary>
    Convex,

    /// <summary>
    /// Points of real outcomes thinned on the way, so that for each efficient outcome one as good up to the gap is listed; a listed one may
    /// itself be dominated, by no more than the gap. Three parties and more beyond the bound. With hundreds of issues the gap is wide, and
    /// so are the solutions: <see cref="BargainingAnalysis.BestOutcome"/> finds the Nash, egalitarian or utilitarian outcome itself.
    /// </summary>
    Thinned,
}
