namespace TradeModel.Simulation;

/// <summary>The levels of a listed order: the distinct utilities, falling.</summary>
/// <param name="Utility">The double nearest to each.</param>
/// <param name="Below">The greatest double not above each.</param>
/// <param name="Reach">The greatest target that each reaches: the greatest double not above utility + 10⁻¹².</param>
/// <param name="Acceptable">How many are at least the reservation value.</param>
/// <param name="Reservation">The double nearest to the reservation value.</param>
internal sealed record ListedLevels(double[] Utility, double[] Below, double[] Reach, int Acceptable, double Reservation);
