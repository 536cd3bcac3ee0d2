using System.Globalization;

namespace TradeModel.Tariffs;

/// <summary>
/// How much of a schedule is free of duty for a partner: by lines and by trade, both, since GATT XXIV:8 asks for "substantially all the trade" and says
/// neither which of them counts nor how much is enough. No threshold is applied here.
/// </summary>
/// <remarks>A line counts as liberalised where the agreement promises that it is free. A line that is free to all without such a promise is counted beside it.</remarks>
public sealed record Liberalisation
{
    internal Liberalisation(TariffSchedule schedule, Func<int, bool> isPromisedFree, Func<int, bool> isOtherwiseFree)
    {
        Lines = schedule.Count;
        decimal total = 0, free = 0, otherwise = 0;
        for (int i = 0; i < schedule.Count; i++)
        {
            bool promised = isPromisedFree(i);
            bool other = !promised && isOtherwiseFree(i);
            if (promised) LinesLiberalised++;
            if (other) LinesFreeWithoutPromise++;
            if (schedule.TradeValue(i) is not { } trade)
            {
                LinesWithoutTrade++;
                continue;
            }
            total += trade;
            if (promised) free += trade;
            if (other) otherwise += trade;
        }
        Trade = Guard.Normal(total);
        TradeLiberalised = Guard.Normal(free);
        TradeFreeWithoutPromise = Guard.Normal(otherwise);
    }

    /// <summary>All lines.</summary>
    public int Lines { get; }

    /// <summary>The lines promised free.</summary>
    public int LinesLiberalised { get; }

    /// <summary>The lines free to all, without a promise.</summary>
    public int LinesFreeWithoutPromise { get; }

    /// <summary>The lines whose trade is not known; they count in no share of trade.</summary>
    public int LinesWithoutTrade { get; }

    /// <summary>The trade of all lines where it is known, in the schedule's currency.</summary>
    public decimal Trade { get; }

    /// <summary>The trade in lines promised free.</summary>
    public decimal TradeLiberalised { get; }

    /// <summary>The trade in lines free to all, without a promise.</summary>
    public decimal TradeFreeWithoutPromise { get; }

    /// <summary>The share of lines promised free, in [0, 1]; null without lines.</summary>
    public double? ShareOfLines => Lines == 0 ? null : (double)LinesLiberalised / Lines;

    /// <summary>The share of trade in lines promised free, in [0, 1]; null where no trade is known or all is 0.</summary>
    public double? ShareOfTrade => Trade == 0m ? null : (double)(TradeLiberalised / Trade);

    /// <summary>Lines and trade promised free, of all.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{LinesLiberalised} of {Lines} lines, {TradeLiberalised} of {Trade} of trade");
}
