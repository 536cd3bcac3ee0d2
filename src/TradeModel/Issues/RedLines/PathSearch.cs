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
        var seen = new HashSet<(double, ValueList<RedLine>)>();
        for (int i = 0; i < scale.Schedule.Count; i++)
        {
            // A line that is free, or has no rate in percent, leaves nothing to choose.
            double start = scale.StartOf(i);
            if (!(start > 0) || ScheduleScale.ToDecimal(start) is var rate && rate == 0m) continue;
            int line = i;
            var path = new TariffPathScale(rate, scale.Horizon);
            ValueList<RedLine> own = bounds
                .Select(b => (RedLine)new BoundRedLine(On(path, b.Least, scale, line), On(path, b.Most, scale, line)))
                .ToValueList();
            if (seen.Add((start, own)) && !path.LeavesRoom([.. own])) return false;
        }
        return true;
    }

    /// <summary>The terms of a schedule offer for a line. No rate exceeds the rate from which the line's cuts are staged.</summary>
    private static TariffOffer? On(TariffPathScale path, Position? offer, ScheduleScale scale, int line)
        => (offer as ScheduleOffer)?.TermsOf(scale.Schedule.Codes[line]) is not { } terms ? null
        : terms.FinalRate > path.BaseRate ? TariffOffer.Exclude()
        : scale.TermsOn(line, terms);

    /// <summary>The final rate of the path in equal stages that has the rate of <paramref name="edge"/> in a year.</summary>
    private static decimal FinalRateThrough(TariffPathScale scale, TariffOffer edge, int year, int stages)
        => scale.BaseRate + ((edge.RateIn(year, scale.BaseRate) - scale.BaseRate) * stages / Math.Min(year, stages));
}
