namespace TradeModel.Prediction;

/// <summary>How the votes for a challenger become the probability that it wins in the <see cref="ExpectedUtilityModel"/>.</summary>
public enum SuccessRule
{
    /// <summary>
    /// The votes for the challenger over all votes cast in the contest. The two contestants' probabilities sum to 1. This is the formula
    /// of the papers.
    /// </summary>
    Contest,

    /// <summary>
    /// The votes for the challenger over the votes cast in the contests of all pairs of actors, so that probabilities are small. A public
    /// replication of the paper's figures needed it (github.com/jmckib/bdm-scholz-expected-utility-model).
    /// </summary>
    AllContests,
}
