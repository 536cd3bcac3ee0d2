namespace TradeModel.Bargaining;

/// <summary>A set of outcomes to be searched: the outcomes of its parent set that choose a column, or those that do not.</summary>
/// <param name="Alive">The columns that are open in the parent set. The array is shared and must not be changed.</param>
/// <param name="Prices">The prices found for the parent set. The array is shared and must not be changed.</param>
/// <param name="Bound">An upper bound on the objective in this set.</param>
/// <param name="Column">The column that is decided; −1 for the parent set itself.</param>
/// <param name="IsChosen">Whether the column is chosen or excluded.</param>
/// <param name="Above">The bound of the parent set.</param>
/// <param name="Share">The share of the column in the relaxation of the parent set.</param>
internal sealed record SearchNode(bool[] Alive, double[] Prices, double Bound, int Column = -1, bool IsChosen = true, double Above = 0,
    double Share = 0);
