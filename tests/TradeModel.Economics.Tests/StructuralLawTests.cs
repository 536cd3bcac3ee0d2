using FsCheck.Xunit;

namespace TradeModel.Economics.Tests;

/// <summary>What holds in every economy.</summary>
public class StructuralLawTests
{
    [Property(MaxTest = 20)]
    public void Compare_SameTariffs_ChangesNothing(ulong seed)
    {
        TradeEconomy economy = RandomEconomies.Draw(seed, 4, 3).Build();
        foreach (RegionEffects effects in economy.Compare(economy.Tariffs).Regions)
        {
            Assert.Equal(0, effects.RealIncome, 1e-8);
            Assert.Equal(0, effects.RealWage, 1e-8);
            Assert.Equal(0, effects.Exports, 1e-8);
        }
    }

    // Walras: what all sell abroad all buy abroad, and what a region spends on the world is what it earns there and its deficit.
    [Property(MaxTest = 20)]
    public void Solve_AnyTariffs_BalancesTheWorldAndEveryRegion(ulong seed)
    {
        TradeEconomy economy = RandomEconomies.Draw(seed, 4, 3).Build();
        var options = new StructuralOptions { DeficitShare = 0.5 };
        StructuralEquilibrium at = new StructuralSolver(economy, options).Solve(RandomEconomies.Changed(economy, seed), null);
        double world = 0, added = 0;
        for (int n = 0; n < 4; n++)
        {
            double sold = 0, bought = 0, earned = 0;
            for (int j = 0; j < 3; j++)
            {
                double sales = 0;
                for (int i = 0; i < 4; i++)
                {
                    double to = at.Shares[(j * 4 + i) * 4 + n] * at.Spending[j * 4 + i];
                    sales += to;
                    sold += to;
                    bought += at.Shares[(j * 4 + n) * 4 + i] * at.Spending[j * 4 + n];
                }
                double paid = economy.ValueAdded[n * 3 + j];
                for (int k = 0; k < 3; k++) paid += economy.Inputs[(n * 3 + k) * 3 + j];
                earned += economy.ValueAdded[n * 3 + j] / paid * sales;
            }
            double wages = Math.Exp(at.LogWages[n]) * Enumerable.Range(0, 3).Sum(j => economy.ValueAdded[n * 3 + j]);
            Assert.Equal(0.5 * economy.DeficitOf(economy.Regions[n]), bought - sold, 1e-5);
            // The market for labour clears: what all sectors pay is the wage bill.
            Assert.Equal(wages, earned, 1e-5);
            world += wages;
            added += Enumerable.Range(0, 3).Sum(j => economy.ValueAdded[n * 3 + j]);
        }
        Assert.Equal(added, world, 1e-5);
    }

    [Property(MaxTest = 20)]
    public void Compare_OtherUnitOfMoney_SameEffects(ulong seed)
    {
        TradeEconomy economy = RandomEconomies.Draw(seed, 4, 3).Build();
        TradeEconomy inMillions = RandomEconomies.Draw(seed, 4, 3, unit: 1e6).Build();
        StructuralEffects one = economy.Compare(RandomEconomies.Changed(economy, seed));
        StructuralEffects other = inMillions.Compare(RandomEconomies.Changed(inMillions, seed));
        for (int n = 0; n < 4; n++)
        {
            Assert.Equal(one.Regions[n].RealIncome, other.Regions[n].RealIncome, 1e-7);
            Assert.Equal(one.Regions[n].Welfare, other.Regions[n].Welfare, 1e-7);
        }
    }

    // Arkolakis, Costinot and Rodríguez-Clare (2012): with one sector the real wage follows from the domestic share alone.
    [Property(MaxTest = 20)]
    public void Compare_OneSector_RealWageIsThatOfTheDomesticShare(ulong seed, bool withInputs)
    {
        TradeEconomy economy = RandomEconomies.Draw(seed, 5, 1, inputs: withInputs ? 0.8 : 0).Build();
        var solver = new StructuralSolver(economy, new StructuralOptions());
        StructuralEquilibrium before = solver.Solve(economy.Tariffs, null);
        TariffTable tariffs = RandomEconomies.Changed(economy, seed);
        StructuralEquilibrium after = solver.Solve(tariffs, before);
        StructuralEffects effects = economy.Compare(tariffs);
        for (int n = 0; n < 5; n++)
        {
            double share = after.Shares[n * 5 + n] / before.Shares[n * 5 + n];
            double added = economy.ValueAdded[n] / (economy.ValueAdded[n] + economy.Inputs[n]);
            double expected = Math.Pow(share, -1 / (economy.Sectors[0].TradeElasticity * added));
            Assert.Equal(100 * (expected - 1), effects.Regions[n].RealWage, 1e-7);
        }
    }

    [Fact]
    public void Compare_AlikeRegionsCutAlike_GainAlike()
    {
        string[] regions = ["A", "B", "C"];
        var builder = new TradeEconomyBuilder(regions.ToValueList(), [new("Goods", 4), new("Services", 6)]);
        foreach (string from in regions)
        {
            foreach (string to in regions) builder.SetTrade("Goods", from, to, from == to ? 80 : 10, from == to ? 0 : 0.2);
            builder.SetTrade("Services", from, from, 60).SetValueAdded("Goods", from, 50).SetValueAdded("Services", from, 40)
                .SetInput("Goods", "Goods", from, 40).SetInput("Services", "Goods", from, 10).SetInput("Goods", "Services", from, 20)
                .SetFinal("Goods", from, 40).SetFinal("Services", from, 50);
        }
        TradeEconomy economy = builder.Build();
        TariffTable free = economy.Tariffs;
        foreach (string from in regions)
            foreach (string to in regions.Where(r => r != from)) free = free.With("Goods", from, to, 0);
        StructuralEffects effects = economy.Compare(free);
        Assert.All(effects.Regions, r => Assert.Equal(effects.Regions[0].RealIncome, r.RealIncome, 1e-8));
        Assert.All(effects.Regions, r => Assert.True(r.RealIncome > 0.01, $"{r.Region} gains {r.RealIncome}"));
    }
}
