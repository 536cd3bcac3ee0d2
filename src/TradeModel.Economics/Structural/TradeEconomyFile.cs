namespace TradeModel.Economics;

/// <summary>What a file of a trade economy holds: the economy, and further tariffs of the same sectors and regions.</summary>
public sealed record TradeEconomyFile
{
    internal TradeEconomyFile(TradeEconomy economy, string baseline, ValueMap<string, TariffTable> tariffs)
    {
        Economy = economy;
        Baseline = baseline;
        Tariffs = tariffs;
    }

    /// <summary>The economy, with the tariffs of the first tariff column.</summary>
    public TradeEconomy Economy { get; }

    /// <summary>The name of the first tariff column without "tariff": "1993".</summary>
    public string Baseline { get; }

    /// <summary>The tariffs of every tariff column by its name without "tariff", the baseline's among them.</summary>
    public ValueMap<string, TariffTable> Tariffs { get; }
}
