namespace TradeModel.Economics.Tests;

/// <summary>Small economies with random flows, drawn from a seed.</summary>
internal static class RandomEconomies
{
    internal static TradeEconomyBuilder Draw(
        ulong seed, int regions, int sectors, double inputs = 0.5, double unit = 1, bool deficits = true)
    {
        var random = new Xoshiro256(seed);
        double Between(double low, double high) => low + (high - low) * random.NextDouble();
        string[] names = [.. Enumerable.Range(0, regions).Select(r => $"region {r}")];
        EconomySector[] all = [.. Enumerable.Range(0, sectors).Select(s => new EconomySector($"sector {s}", Between(1, 9)))];
        var builder = new TradeEconomyBuilder(names.ToValueList(), all.ToValueList());
        foreach (EconomySector sector in all)
        {
            foreach (string from in names)
            {
                foreach (string to in names)
                {
                    builder.SetTrade(
                        sector.Name, from, to, unit * (from == to ? Between(50, 100) : Between(1, 20)),
                        from == to ? 0 : Between(0, 0.4));
                }
                builder.SetValueAdded(sector.Name, from, unit * Between(20, 100));
                builder.SetFinal(sector.Name, from, unit * Between(10, 100));
                foreach (EconomySector input in all) builder.SetInput(input.Name, sector.Name, from, unit * inputs * Between(0, 60));
            }
        }
        double left = 0;
        foreach (string name in names.Skip(1))
        {
            double deficit = deficits ? unit * Between(-5, 5) : 0;
            builder.SetDeficit(name, deficit);
            left -= deficit;
        }
        return builder.SetDeficit(names[0], left);
    }

    /// <summary>The tariffs with some of them changed, drawn from a seed.</summary>
    internal static TariffTable Changed(TradeEconomy economy, ulong seed)
    {
        var random = new Xoshiro256(seed, 1);
        TariffTable tariffs = economy.Tariffs;
        for (int change = 0; change < 4; change++)
        {
            int from = random.Next(economy.Regions.Count), to = random.Next(economy.Regions.Count);
            if (from == to) continue;
            tariffs = tariffs.With(
                economy.Sectors[random.Next(economy.Sectors.Count)].Name, economy.Regions[from], economy.Regions[to],
                0.5 * random.NextDouble());
        }
        return tariffs;
    }
}
