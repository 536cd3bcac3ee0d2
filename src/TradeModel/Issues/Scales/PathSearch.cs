namespace TradeModel.Issues;

/// <summary>
/// Whether an offer's path lies inside all bounds. An offer falls in any way from the base rate, or moves in equal stages to a final
/// rate, which may lie above the base rate.
/// </summary>
internal static class PathSearch
{
    internal static bool AnyPath(TariffPathScale scale, List<(Position? Least, Position? Most)> bounds)
    {
        TariffOffer[] least = [.. bounds.Select(b => b.Least).OfType<TariffOffer>()];
        TariffOffer[] most = [.. bounds.Select(b => b.Most).OfType<TariffOffer>()];
        return AnyFallingPath(scale, least, most) || AnyRisingPath(scale, least, most);
    }

    /// <summary>
    /// Follows the highest path that never rises and stays below every upper bound. If it meets the lower bounds in every year, it is a
    /// common path. If not, no falling path meets them, because every other one lies below it.
    /// </summary>
    private static bool AnyFallingPath(TariffPathScale scale, TariffOffer[] least, TariffOffer[] most)
    {
        decimal highest = scale.BaseRate;
        for (int year = 1; year <= scale.Horizon; year++)
        {
            foreach (TariffOffer bound in most) highest = Math.Min(highest, bound.RateIn(year, scale.BaseRate));
            foreach (TariffOffer bound in least)
                if (bound.RateIn(year, scale.BaseRate) > highest) return false;
        }
        return true;
    }

    /// <summary>
    /// For each number of stages, narrows the final rates from the base rate up to those whose path lies inside all bounds in every year.
    /// </summary>
    private static bool AnyRisingPath(TariffPathScale scale, TariffOffer[] least, TariffOffer[] most)
    {
        for (int stages = 1; stages < scale.Horizon; stages++)
        {
            decimal lowest = Digits(scale.BaseRate), highest = Digits(scale.Ceiling);
            for (int year = 1; year <= scale.Horizon; year++)
            {
                foreach (TariffOffer bound in least) lowest = Math.Max(lowest, FinalRateThrough(scale, bound, year, stages));
                foreach (TariffOffer bound in most) highest = Math.Min(highest, FinalRateThrough(scale, bound, year, stages));
            }
            if (lowest <= highest) return true;
        }
        return false;
    }

    /// <summary>Whether every line of the schedule has such a path. Lines with the same rate and bounds are searched once.</summary>
    internal static bool AnySchedule(ScheduleScale scale, List<(Position? Least, Position? Most)> bounds)
    {
        var seen = new HashSet<(double, ValueList<(Position?, Position?)>)>();
        for (int i = 0; i < scale.Schedule.Count; i++)
        {
            // A line that is free, or has no rate in percent, leaves nothing to choose.
            double start = scale.StartOf(i);
            if (!(start > 0) || ScheduleScale.ToDecimal(start) is var rate && rate == 0m) continue;
            int line = i;
            var path = new TariffPathScale(rate, scale.Horizon);
            ValueList<(Position?, Position?)> own = bounds
                .Select(b => ((Position?)On(path, b.Least, scale, line), (Position?)On(path, b.Most, scale, line)))
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

    /// <summary>
    /// The final rate of the path in <paramref name="stages"/> equal stages that has the bound's rate in <paramref name="year"/>.
    /// </summary>
    private static decimal FinalRateThrough(TariffPathScale scale, TariffOffer bound, int year, int stages)
        => Digits(scale.BaseRate + ((bound.RateIn(year, scale.BaseRate) - scale.BaseRate) * stages / Math.Min(year, stages)));

    /// <summary>Drops the digits in which a quotient and its product differ.</summary>
    private static decimal Digits(decimal rate) => decimal.Round(rate, 15);
}
