using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Convergence;

/// <summary>What the parties' red lines on an issue leave between them.</summary>
internal static class RedLines
{
    /// <summary>Whether some position is acceptable to all concerned.</summary>
    internal static Zopa ZopaOf(IssueState state, ValueSet<PartyId> concerned)
    {
        var known = new List<RedLine>();
        foreach (PartyId party in concerned)
            if (state.FindParty(party)?.RedLine is { } line) known.Add(line);
        if (known.Count == 0) return Zopa.Unknown;
        if (!Meet(state.Issue, known)) return Zopa.None;
        return known.Count == concerned.Count && concerned.Count >= 2 ? Zopa.Exists : Zopa.Unknown;
    }

    /// <summary>Whether every concerned party's position is one that each of the others would accept.</summary>
    internal static bool IsDealWithinSight(IssueState state, ValueSet<PartyId> concerned)
    {
        if (concerned.Count < 2) return false;
        foreach (PartyId party in concerned)
        {
            if (state.PositionOf(party) is not { } position) return false;
            foreach (PartyId other in concerned)
                if (other != party && state.FindParty(other)?.RedLine?.AcceptsUnchecked(state.Issue.Scale, position) != true) return false;
        }
        return true;
    }

    private static bool Meet(Issue issue, List<RedLine> lines) => issue.Scale switch
    {
        NominalScale scale => SomeOption(issue, scale.Options, lines),
        OrdinalScale scale => SomeOption(issue, scale.Levels, lines),
        TariffPathScale scale => SomePath(scale, lines),
        ScheduleScale scale => SomeSchedule(scale, lines),
        // On one axis, and on several that do not depend on each other, bounds leave room when each pair of them does.
        _ => PairsMeet(issue.Scale, lines),
    };

    private static bool SomeOption(Issue issue, ValueList<ScaleOption> options, List<RedLine> lines)
    {
        foreach (ScaleOption option in options)
        {
            Position position = issue.PositionType == typeof(BarrierTreatment) ? new BarrierTreatment(option.Id) : new OptionChoice(option.Id);
            if (lines.TrueForAll(l => l.AcceptsUnchecked(issue.Scale, position))) return true;
        }
        return false;
    }

    private static bool PairsMeet(Scale scale, List<RedLine> lines)
    {
        foreach (BoundRedLine low in lines.OfType<BoundRedLine>())
            foreach (BoundRedLine high in lines.OfType<BoundRedLine>())
                if (low.Least is { } least && high.Most is { } most && scale.Excess(least, most) > 0) return false;
        return true;
    }

    /// <summary>Whether a path that an offer can take runs inside all envelopes: a rate and a number of stages are looked for, not just room in every year.</summary>
    private static bool SomePath(TariffPathScale scale, List<RedLine> lines)
    {
        if (!PairsMeet(scale, lines)) return false;
        List<BoundRedLine> bounds = [.. lines.OfType<BoundRedLine>()];
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

    /// <summary>Whether every line of the schedule has such a path; lines alike in rate and bounds are looked at once.</summary>
    private static bool SomeSchedule(ScheduleScale scale, List<RedLine> lines)
    {
        if (!PairsMeet(scale, lines)) return false;
        List<BoundRedLine> bounds = [.. lines.OfType<BoundRedLine>()];
        ReadOnlySpan<double> rates = scale.Schedule.Rates(TariffColumn.Base);
        var seen = new HashSet<(double, ValueList<RedLine>)>();
        for (int i = 0; i < rates.Length; i++)
        {
            // A line that is free, or has no rate in percent, leaves nothing to choose.
            if (!(rates[i] > 0) || ScheduleScale.ToDecimal(rates[i]) is var rate && rate == 0m) continue;
            HsCode code = scale.Schedule.Codes[i];
            var path = new TariffPathScale(rate, scale.Horizon);
            ValueList<RedLine> own = bounds.Select(b => (RedLine)new BoundRedLine(On(path, b.Least, code), On(path, b.Most, code))).ToValueList();
            if (seen.Add((rates[i], own)) && !SomePath(path, [.. own])) return false;
        }
        return true;
    }

    /// <summary>What a schedule offer means for a line; nothing lies above the line's base rate.</summary>
    private static TariffOffer? On(TariffPathScale path, Position? offer, HsCode line)
        => (offer as ScheduleOffer)?.TermsOf(line) is not { } terms ? null : terms.FinalRate > path.BaseRate ? TariffOffer.Exclude() : terms;

    /// <summary>The final rate of a path in so many stages that in a year stands where another path does.</summary>
    private static decimal FinalRateThrough(TariffPathScale scale, TariffOffer edge, int year, int stages)
        => scale.BaseRate + ((edge.RateIn(year, scale.BaseRate) - scale.BaseRate) * stages / Math.Min(year, stages));
}
