namespace TradeModel.Prediction;

/// <summary>
/// What an actor that takes a side in a contest between two others must do when the contest is decided, in the
/// <see cref="SpatialModel"/>. KTAB calls this <c>ThirdPartyCommit</c>.
/// </summary>
/// <remarks>
/// KTAB takes the same probability of victory whichever side the third party joins. With <see cref="None"/> and <see cref="Full"/> joining
/// then makes no difference to it, and its vote is 0: the two contestants decide alone. <see cref="Sincere"/> is not an option of KTAB.
/// </remarks>
public enum ThirdPartyCommitment
{
    /// <summary>It keeps its position; KTAB's <c>NoCommit</c>.</summary>
    None,

    /// <summary>It takes the winner's position if its side loses; KTAB's <c>SemiCommit</c> and default.</summary>
    Semi,

    /// <summary>It takes the winner's position; KTAB's <c>FullCommit</c>.</summary>
    Full,

    /// <summary>It supports the position it prefers, as in the <see cref="ExpectedUtilityModel"/>, whatever follows for it.</summary>
    Sincere,
}
