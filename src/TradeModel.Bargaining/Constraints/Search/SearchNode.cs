namespace TradeModel.Bargaining;

/// <summary>A set of outcomes to be searched: the outcomes of its parent set that choose one column.</summary>
/// <param name="Alive">The columns that are open in the parent set. The array is shared and must not be changed.</param>
/// <param name="Prices">The prices found for the parent set. The array is shared and must not be changed.</param>
/// <param name="Bound">An upper bound on the objective in this set.</param>
/// <param name="Column">The column chosen; −1 for the parent set itself.</param>
internal sealed record SearchNode(bool[] Alive, double[] Prices, double Bound, int Column = -1);
