namespace TradeModel.Simulation;

/// <summary>
/// A handle of an outcome within one run. Two handles of the same run are equal exactly if their outcomes are.
/// </summary>
/// <remarks>
/// In a listed space the value is the outcome's place in scenario order: the first issue is the most significant, options are in the
/// scenario's order. In a space that is not listed it is a number that the run has assigned, and has no meaning in another run.
/// <c>default</c> is the value 0: the first outcome of a listed space.
/// </remarks>
/// <param name="Value">The number, 0 or more.</param>
public readonly record struct OutcomeIndex(int Value);
