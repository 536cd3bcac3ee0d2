namespace TradeModel.Prediction;

/// <summary>
/// How the probabilities of victory between pairs become one probability for each option in the <see cref="SpatialModel"/>. KTAB calls this
/// <c>ProbCondorcetElection</c>.
/// </summary>
public enum ElectionRule
{
    /// <summary>The probability that an option beats every other, given that one does.</summary>
    Conditional,

    /// <summary>
    /// The limit of a Markov process in which an option is challenged by another in proportion to the other's coalition and its chance.
    /// </summary>
    MarkovIncentive,

    /// <summary>The limit of a Markov process in which every option challenges with the same probability.</summary>
    MarkovUniform,
}
