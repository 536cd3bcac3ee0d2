namespace TradeModel.Economics;

/// <summary>How far the sums of measured stakes are from joint simulations, for one party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Error">The greatest difference found, in money.</param>
/// <param name="Share">The same as a share of the difference between the party's best and worst outcome by the sums.</param>
/// <param name="Simulated">The number of outcomes simulated jointly.</param>
public sealed record StakesInteraction(string Party, double Error, double Share, int Simulated);
