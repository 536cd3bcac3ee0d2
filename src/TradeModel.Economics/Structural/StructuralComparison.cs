namespace TradeModel.Economics;

/// <summary>Compares two equilibria of one economy.</summary>
internal sealed class StructuralComparison(TradeEconomy economy, StructuralEquilibrium before, StructuralEquilibrium after)
{
    private readonly int _regions = economy.Regions.Count, _sectors = economy.Sectors.Count;

    internal StructuralEffects ToEffects()
        => new(
            Enumerable.Range(0, _regions).Select(Effects).ToValueList(),
            Math.Max(before.Residual, after.Residual),
            before.Iterations + after.Iterations);

    private double CostChange(int sector, int region)
        => PortableMath.Exp(after.LogCosts[sector * _regions + region] - before.LogCosts[sector * _regions + region]);

    // What an importer buys from an exporter, net of the tariff.
    private double Flow(StructuralEquilibrium at, int sector, int importer, int exporter)
        => at.Shares[(sector * _regions + importer) * _regions + exporter] * at.Spending[sector * _regions + importer];

    private RegionEffects Effects(int n)
    {
        double terms = 0, volume = 0, exports = 0, imports = 0, exportsAfter = 0, importsAfter = 0;
        for (int j = 0; j < _sectors; j++)
        {
            double own = CostChange(j, n);
            for (int i = 0; i < _regions; i++)
            {
                if (i == n) continue;
                double export = Flow(before, j, i, n), import = Flow(before, j, n, i), importAfter = Flow(after, j, n, i);
                double foreign = CostChange(j, i);
                terms += (export * (own - 1)) - (import * (foreign - 1));
                double tariff = economy.Tariffs.Rates[economy.Names.Place(j, i, n)];
                if (import > 0) volume += tariff * import * ((importAfter / import) - foreign);
                exports += export;
                imports += import;
                exportsAfter += Flow(after, j, i, n);
                importsAfter += importAfter;
            }
        }
        double income = before.Incomes[n], priceIndex = 0, final = 0;
        for (int j = 0; j < _sectors; j++) final += economy.Final[n * _sectors + j];
        for (int j = 0; j < _sectors; j++)
        {
            priceIndex += economy.Final[n * _sectors + j] / final
                * (after.LogPrices[j * _regions + n] - before.LogPrices[j * _regions + n]);
        }
        double realWage = PortableMath.Exp(after.LogWages[n] - before.LogWages[n] - priceIndex);
        double realIncome = after.Incomes[n] / income * PortableMath.Exp(-priceIndex);
        terms *= 100 / income;
        volume *= 100 / income;
        return new()
        {
            Region = economy.Regions[n],
            TermsOfTrade = terms,
            VolumeOfTrade = volume,
            Welfare = terms + volume,
            RealWage = 100 * (realWage - 1),
            RealIncome = 100 * (realIncome - 1),
            Exports = Change(exports, exportsAfter),
            Imports = Change(imports, importsAfter),
            Revenue = 100 * (Revenue(after, n) - Revenue(before, n)) / income,
        };
    }

    private static double Change(double from, double to) => from > 0 ? 100 * ((to / from) - 1) : 0;

    private double Revenue(StructuralEquilibrium at, int n)
    {
        double revenue = 0;
        for (int j = 0; j < _sectors; j++)
        {
            double net = 0;
            for (int i = 0; i < _regions; i++) net += at.Shares[(j * _regions + n) * _regions + i];
            revenue += (1 - net) * at.Spending[j * _regions + n];
        }
        return revenue;
    }
}
