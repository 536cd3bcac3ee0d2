namespace TradeModel.Prediction;

/// <summary>Which of several challenges an actor gives in to in the <see cref="ExpectedUtilityModel"/>.</summary>
public enum OfferOrder
{
    /// <summary>The one that moves it least.</summary>
    LeastMove,

    /// <summary>
    /// A confrontation before a compromise before a capitulation, and within a kind the one that moves it least. The public replication of
    /// the paper's figures does so.
    /// </summary>
    ConfrontationFirst,
}
