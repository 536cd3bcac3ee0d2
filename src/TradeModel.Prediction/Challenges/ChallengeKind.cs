namespace TradeModel.Prediction;

/// <summary>What a challenge asks of the actor challenged.</summary>
public enum ChallengeKind
{
    /// <summary>
    /// Both would gain by challenging the other, the challenger more. The challenged actor loses the contest and takes the challenger's
    /// position.
    /// </summary>
    Confrontation,

    /// <summary>
    /// The challenger would gain more than the challenged actor would lose. The challenged actor moves part of the way: the ratio of its
    /// loss to the challenger's gain.
    /// </summary>
    Compromise,

    /// <summary>
    /// The challenged actor would lose at least as much as the challenger would gain, so it takes the challenger's position without a
    /// contest.
    /// </summary>
    Capitulation,

    /// <summary>Both move towards each other, each as far as salience and chance of winning say; only in the spatial model.</summary>
    Bargain,
}
