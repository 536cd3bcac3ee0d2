namespace TradeModel.Bargaining;

/// <summary>A part of the outcomes still to be searched: those of a larger part that choose one column.</summary>
/// <param name="Alive">The columns alive in the larger part; shared, so not to be written.</param>
/// <param name="Prices">The prices found there; shared likewise.</param>
/// <param name="Bound">No outcome of this part has a greater objective.</param>
/// <param name="Column">The column chosen; −1 for the larger part itself.</param>
internal sealed record SearchNode(bool[] Alive, double[] Prices, double Bound, int Column = -1);
