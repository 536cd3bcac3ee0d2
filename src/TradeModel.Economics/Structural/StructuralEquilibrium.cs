namespace TradeModel.Economics;

/// <summary>One equilibrium, in changes from the data where the names end in "change".</summary>
/// <param name="LogWages">Region by region: the logarithm of the wage's change.</param>
/// <param name="LogCosts">Sector by sector, region by region: the logarithm of the change of the unit cost.</param>
/// <param name="LogPrices">Sector by sector, region by region: the logarithm of the change of the price index.</param>
/// <param name="Shares">
/// Sector by sector, importer by importer, exporter by exporter: the share of the importer's spending, tariff included, divided by 1 + the
/// tariff.
/// </param>
/// <param name="Spending">Sector by sector, region by region: spending with tariffs.</param>
/// <param name="Incomes">Region by region: value added, tariff revenue and deficit.</param>
/// <param name="Residual">The greatest excess of a region's trade balance, as a share of its value added.</param>
/// <param name="Iterations">The wage iterations taken.</param>
internal sealed record StructuralEquilibrium(
    double[] LogWages, double[] LogCosts, double[] LogPrices, double[] Shares, double[] Spending, double[] Incomes, double Residual,
    int Iterations);
