using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// Whether an offer runs inside all bounds. Room in every year is not enough: the search looks for a final rate and a number of stages.
/// </summary>
internal static class PathSearch
{
    internal static bool AnyPath(TariffPathScale scale, List<BoundRedLine> bounds)
    {
        foreach (BoundRedLine bound in bounds)
            foreach (Position? edge in (ReadOnlySpan<Position?>)[bound.Least, bound.Most])
                if (edge is not null && bounds.TrueForAll(b => b.AcceptsUnchecked(scale, edge))) return true;
        for (int stages = 1; stages < scale.Horizon; stages++)
        {
            decimal lowest = 0m, highest = scale.Ceiling;
            foreach (BoundRedLine bound in bounds)
            {
                for (int year = 1; year <= scale.Horizon; year++)
                {
                    if (bound.Least is TariffOffer least) lowest = Math.Max(lowest, FinalRateThrough(scale, least, year, stages));
                    if (bound.Most is TariffOffer most) highest = Math.Min(highest, FinalRateThrough(scale, most, year, stages));
                }
            }
            if (lowest <= highest) return true;
        }
        return false;
    }

    /// <summary>Whether every line of the schedule has such a path. Lines with the same rate and bounds are searched once.</summary>
    internal static bool AnySchedule(ScheduleScale scale, List<BoundRedLine> bounds)
    {
        ReadOnlySpan<double> rates = scale.Schedule.Rates(TariffColumn.Base);
        var seen = new HashSet<(double, ValueList<RedLine>)>();
        for (int i = 0; i < rates.Length; i++)
        {
            // A line that is free, or has no rate in percent, leaves nothing to choose.
            if (!(rates[i] > 0) || ScheduleScale.ToDecimal(rates[i]) is var rate && rate == 0m) continue;
            HsCode code = scale.Schedule.Codes[i];
            var path = new TariffPathScale(rate, scale.Horizon);
            ValueList<RedLine> own = bounds.Select(b => (RedLine)new BoundRedLine(On(path, b.Least, code), On(path, b.Most, code))).ToValueList();
            if (seen.Add((rates[i], own)) && !path.LeavesRoom([.. own])) return false;
        }
        return true;
    }

    /// <summary>The terms of a schedule offer for a line. No rate exceeds the line's base rate.</summary>
    private static TariffOffer? On(TariffPathScale path, Position? offer, HsCode line)
        => (offer as ScheduleOffer)?.TermsOf(line) is not { } terms ? null : terms.FinalRate > path.BaseRate ? TariffOffer.Exclude() : terms;

    /// <summary>The final rate of the path in equal stages that has the rate of <paramref name="edge"/> in a year.</summary>
    private static decimal FinalRateThrough(TariffPathScale scale, TariffOffer edge, int year, int stages)
        => scale.BaseRate + ((edge.RateIn(year, scale.BaseRate) - scale.BaseRate) * stages / Math.Min(year, stages));
}
