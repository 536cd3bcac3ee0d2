using TradeModel.Issues;
using TradeModel.MarketAccess;

namespace TradeModel.Simulation.Bargaining;

/// <summary>The ways to settle an issue between the positions known on it: those positions, and points between the farthest of them.</summary>
internal static class OptionGrid
{
    /// <summary>The options, in the order of the scale where it has one.</summary>
    internal static Position[] Between(Issue issue, Position[] known, bool wholeScale, int steps) => issue.Scale switch
    {
        IntervalScale s => Numbers(issue, wholeScale ? [s.Min, s.Max, .. Of(known)] : Of(known), steps, (low, high, t) => low + ((high - low) * t)),
        RatioScale s => Numbers(issue, wholeScale ? [s.Min, s.Max, .. Of(known)] : Of(known), steps, (low, high, t)
            => (decimal)(((double)(low + s.Offset) * Math.Pow((double)((high + s.Offset) / (low + s.Offset)), (double)t)) - (double)s.Offset)),
        OrdinalScale s => Levels(issue, s, known, wholeScale),
        NominalScale s => [.. s.Options.Select(o => Choice(issue, o.Id))],
        TariffPathScale s => Paths(s, wholeScale ? [TariffOffer.Exclude(), TariffOffer.Eliminate(), .. known.Cast<TariffOffer>()] : [.. known.Cast<TariffOffer>()], steps),
        CommitmentScale s => Commitments(s, [.. known.Cast<ServicesCommitment>()], wholeScale),
        _ => [.. known.Distinct()],
    };

    /// <summary>The option at the end of the scale that a party prefers; null where it prefers no direction.</summary>
    internal static Position? End(Issue issue, Position[] options, Direction? direction) => direction switch
    {
        Direction.Higher => Array.Find(options, o => options.All(p => issue.Scale.Excess(p, o) <= 0)) ?? options[^1],
        Direction.Lower => Array.Find(options, o => options.All(p => issue.Scale.Excess(o, p) <= 0)) ?? options[0],
        _ => null,
    };

    private static decimal[] Of(Position[] known) => [.. known.Cast<INumberPosition>().Select(p => p.Number)];

    private static Position[] Numbers(Issue issue, decimal[] known, int steps, Func<decimal, decimal, decimal, decimal> between)
    {
        decimal low = known.Min(), high = known.Max();
        var all = new SortedSet<decimal>(known.Select(Guard.Normal));
        for (int i = 1; i <= steps && high > low; i++)
            all.Add(Guard.Normal(Math.Clamp(Legible(between(low, high, (decimal)i / (steps + 1)), high - low), low, high)));
        return [.. all.Select(n => Number(issue, n))];
    }

    /// <summary>Rounded to what the width of the range makes legible: three digits of it.</summary>
    private static decimal Legible(decimal value, decimal width)
    {
        int digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)width)), -18, 20);
        if (digits >= 0) return Math.Round(value, digits);
        decimal unit = 1m;
        for (int i = 0; i < -digits; i++) unit *= 10m;
        return Math.Round(value / unit) * unit;
    }

    private static Position Number(Issue issue, decimal number)
        => issue.PositionType == typeof(QuotaVolume) ? new QuotaVolume(number)
        : issue.PositionType == typeof(ProcurementThreshold) ? new ProcurementThreshold(number)
        : new Amount(number);

    private static Position Choice(Issue issue, OptionId option)
        => issue.PositionType == typeof(BarrierTreatment) ? new BarrierTreatment(option) : new OptionChoice(option);

    private static Position[] Levels(Issue issue, OrdinalScale scale, Position[] known, bool wholeScale)
    {
        int[] ranks = [.. known.Cast<IOptionPosition>().Select(p => scale.RankOf(p.Option))];
        int low = wholeScale ? 0 : ranks.Min(), high = wholeScale ? scale.Levels.Count - 1 : ranks.Max();
        return [.. Enumerable.Range(low, high - low + 1).Select(rank => Choice(issue, scale.Levels[rank].Id))];
    }

    private static Position[] Paths(TariffPathScale scale, TariffOffer[] known, int steps)
    {
        decimal Final(TariffOffer o) => o.RateIn(scale.Horizon, scale.BaseRate);
        decimal low = known.Min(Final), high = known.Max(Final);
        var finals = new SortedSet<decimal>(known.Select(o => Guard.Normal(Final(o))));
        for (int i = 1; i <= steps && high > low; i++)
            finals.Add(Guard.Normal(Math.Clamp(Legible(low + ((high - low) * i / (steps + 1)), high - low), low, high)));
        var stages = new SortedSet<int>(known.Where(o => !o.IsExcluded).Select(o => o.Stages));
        if (stages.Count == 0) stages.Add(1);
        // Where only the haste differs, there is a middle between hastes.
        if (finals.Count == 1)
        {
            (int quick, int slow) = (stages.Min, stages.Max);
            for (int i = 1; i <= steps; i++) stages.Add(quick + (int)Math.Round((slow - quick) * i / (steps + 1.0), MidpointRounding.AwayFromZero));
        }
        IEnumerable<TariffOffer> grid = finals.SelectMany(final => stages.Select(n => TariffOffer.To(final, n)));
        return [.. known.Concat(grid)
            .DistinctBy(scale.RatesOf)
            .OrderBy(o => Enumerable.Range(1, scale.Horizon).Sum(year => o.RateIn(year, scale.BaseRate)))];
    }

    private static Position[] Commitments(CommitmentScale scale, ServicesCommitment[] known, bool wholeScale)
    {
        ServicesCommitment All(CommitmentLevel level) => new(scale.Cells.Select(c => new KeyValuePair<CommitmentCell, CommitmentLevel>(c, level)).ToValueMap());
        if (wholeScale) return [All(CommitmentLevel.Unbound), All(CommitmentLevel.Partial), All(CommitmentLevel.Full)];
        IEnumerable<ServicesCommitment> halfway = known.SelectMany(a => known.Select(b => new ServicesCommitment(
            scale.Cells.Select(cell => new KeyValuePair<CommitmentCell, CommitmentLevel>(
                cell, (CommitmentLevel)(((int)a.Levels[cell] + (int)b.Levels[cell] + 1) / 2))).ToValueMap())));
        return [.. known.Concat(halfway).Distinct().OrderBy(c => c.Levels.Sum(l => (int)l.Value))];
    }
}
