namespace TradeModel.Bargaining;

/// <summary>What is known about the best outcome under constraints.</summary>
public enum BestOutcomeStatus
{
    /// <summary>The outcome is proven to be the best.</summary>
    Optimal,

    /// <summary>The outcome meets the constraints; no outcome is better by more than the gap.</summary>
    WithinGap,

    /// <summary>It is proven that no outcome meets the constraints.</summary>
    Infeasible,

    /// <summary>No outcome was found within the limit; one may exist.</summary>
    NotFound,
}
