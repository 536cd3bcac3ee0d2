using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>A tariff line on which two positions over a schedule differ.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScheduleDifference
{
    internal ScheduleDifference(HsCode code, Percentage baseRate, TariffOffer first, TariffOffer second, double distance,
        decimal? tradeValue)
    {
        Code = code;
        BaseRate = baseRate;
        First = first;
        Second = second;
        Distance = distance;
        TradeValue = tradeValue;
    }

    /// <summary>The line.</summary>
    public HsCode Code { get; }

    /// <summary>The rate from which its cuts are staged: its base rate, plus the scale's additional duty.</summary>
    public Percentage BaseRate { get; }

    /// <summary>What the first position does to it.</summary>
    public TariffOffer First { get; }

    /// <summary>What the second position does to it.</summary>
    public TariffOffer Second { get; }

    /// <summary>The distance of the two on this line alone, in [0, 1].</summary>
    public double Distance { get; }

    /// <summary>The trade in the line, in the schedule's currency; null if unknown.</summary>
    public decimal? TradeValue { get; }

    /// <summary>Line, base rate and the two terms.</summary>
    public override string ToString() => $"{Code} ({BaseRate}): {First} / {Second}";
}
