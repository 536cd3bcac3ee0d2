using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>
/// How much of a schedule is free of duty for a partner: by lines and by trade. GATT XXIV:8 requires "substantially all the trade" but does
/// not say which of the two counts or how much is enough, so no threshold is applied here.
/// </summary>
/// <remarks>
/// Shares are of all lines and of all trade that is known. Three counts answer three questions: what enters <em>free</em>, by promise or
/// because it is free to all (what the WTO's factual presentations of agreements count); what is <em>promised</em> free, whether or not it
/// was free already; and what is <em>newly</em> free: promised, and dutiable before.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Liberalisation
{
    private Liberalisation()
    {
    }

    /// <summary>All lines.</summary>
    public int Lines { get; private init; }

    /// <summary>The lines that enter free: promised, or free to all.</summary>
    public int LinesFree { get; private init; }

    /// <summary>The lines promised free, those that were free already included.</summary>
    public int LinesPromisedFree { get; private init; }

    /// <summary>The lines promised free that were dutiable before.</summary>
    public int LinesNewlyFree { get; private init; }

    /// <summary>The lines whose trade is not known; they count in no share of trade.</summary>
    public int LinesWithoutTrade { get; private init; }

    /// <summary>The trade of all lines for which it is known, in the schedule's currency.</summary>
    public decimal Trade { get; private init; }

    /// <summary>The trade in lines that enter free.</summary>
    public decimal TradeFree { get; private init; }

    /// <summary>The trade in lines promised free.</summary>
    public decimal TradePromisedFree { get; private init; }

    /// <summary>The trade in lines newly free.</summary>
    public decimal TradeNewlyFree { get; private init; }

    /// <summary>The share of lines that enter free, in [0, 1]; null without lines.</summary>
    public double? ShareOfLinesFree => OfLines(LinesFree);

    /// <summary>The share of lines promised free, in [0, 1]; null without lines.</summary>
    public double? ShareOfLinesPromisedFree => OfLines(LinesPromisedFree);

    /// <summary>The share of lines newly free, of all lines, in [0, 1]; null without lines.</summary>
    public double? ShareOfLinesNewlyFree => OfLines(LinesNewlyFree);

    /// <summary>The share of trade in lines that enter free, in [0, 1]; null if no trade is known or all trade is 0.</summary>
    public double? ShareOfTradeFree => OfTrade(TradeFree);

    /// <summary>The share of trade in lines promised free, in [0, 1]; null if no trade is known or all trade is 0.</summary>
    public double? ShareOfTradePromisedFree => OfTrade(TradePromisedFree);

    /// <summary>The share of trade in lines newly free, of all trade, in [0, 1]; null if no trade is known or all trade is 0.</summary>
    public double? ShareOfTradeNewlyFree => OfTrade(TradeNewlyFree);

    private double? OfLines(int lines) => Lines == 0 ? null : (double)lines / Lines;

    private double? OfTrade(decimal trade) => Trade == 0m ? null : (double)(trade / Trade);

    internal static Liberalisation Of(TariffSchedule schedule, Func<int, bool> isPromisedFree, Func<int, bool> isFreeToAll)
    {
        int linesFree = 0, linesPromisedFree = 0, linesNewlyFree = 0, linesWithoutTrade = 0;
        decimal total = 0, free = 0, promisedFree = 0, newlyFree = 0;
        for (int i = 0; i < schedule.Count; i++)
        {
            bool promised = isPromisedFree(i);
            bool toAll = isFreeToAll(i);
            if (promised || toAll) linesFree++;
            if (promised) linesPromisedFree++;
            if (promised && !toAll) linesNewlyFree++;
            if (schedule.TradeValue(i) is not { } trade)
            {
                linesWithoutTrade++;
                continue;
            }
            total += trade;
            if (promised || toAll) free += trade;
            if (promised) promisedFree += trade;
            if (promised && !toAll) newlyFree += trade;
        }
        return new()
        {
            Lines = schedule.Count,
            LinesFree = linesFree,
            LinesPromisedFree = linesPromisedFree,
            LinesNewlyFree = linesNewlyFree,
            LinesWithoutTrade = linesWithoutTrade,
            Trade = ExactDecimal.Normal(total),
            TradeFree = ExactDecimal.Normal(free),
            TradePromisedFree = ExactDecimal.Normal(promisedFree),
            TradeNewlyFree = ExactDecimal.Normal(newlyFree),
        };
    }

    /// <summary>"9500 of 11414 lines free, 5300 of them newly; 80 of 100 of trade, 60 newly".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
            $"{LinesFree} of {Lines} lines free, {LinesNewlyFree} of them newly; {TradeFree} of {Trade} of trade, {TradeNewlyFree} newly");
}
