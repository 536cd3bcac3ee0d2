namespace TradeModel.Prediction;

/// <summary>What is decided when the actors stand at given positions. An actor's weight is its capability times its salience.</summary>
public enum SettlementRule
{
    /// <summary>The weighted median: the position that no other beats in a vote (Black 1948). The middle of two that tie.</summary>
    Median,

    /// <summary>The weighted mean, as in the <see cref="CompromiseModel"/>.</summary>
    Mean,
}
