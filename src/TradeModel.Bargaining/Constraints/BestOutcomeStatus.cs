namespace TradeModel.Bargaining;

/// <summary>What is known about the best outcome under constraints.</summary>
public enum BestOutcomeStatus
{
    /// <summary>The outcome is the best, and that is proven.</summary>
    Optimal,

    /// <summary>The outcome keeps to the constraints; none is better by more than the gap.</summary>
    WithinGap,

    /// <summary>No outcome keeps to the constraints, and that is proven.</summary>
    Infeasible,

    /// <summary>None was found within the limit, nor was it proven that there is none.</summary>
    NotFound,
}
