namespace TradeModel.Tariffs;

/// <summary>The first part of a duty that has no ad valorem equivalent, and why.</summary>
internal readonly record struct AdValoremObstacle(NoEquivalent Reason, Duty Part);
