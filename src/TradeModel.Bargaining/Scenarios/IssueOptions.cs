using TradeModel.Issues;
using TradeModel.MarketAccess;

namespace TradeModel.Bargaining;

/// <summary>The ways to settle an issue: the positions known on it, and further points between the farthest of them.</summary>
public static class IssueOptions
{
    /// <summary>The known positions and evenly spaced points between them, in the order of the scale if it has one.</summary>
    /// <remarks>
    /// Numbers and tariff paths get <paramref name="steps"/> points between the lowest and the highest known position (evenly spaced in the
    /// logarithm on a ratio scale). An ordinal scale gives every level between the lowest and the highest, a nominal scale all its options,
    /// services commitments the combination halfway between any two. A schedule gives the known offers alone.
    /// </remarks>
    /// <param name="issue">The issue.</param>
    /// <param name="known">Positions on the issue's scale: what parties tabled, or where their red lines lie. At least one.</param>
    /// <param name="steps">The number of points between the lowest and the highest; 0 or more.</param>
    /// <exception cref="ArgumentException">There is no position, or one that the issue does not admit.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public static ValueList<Position> OptionsBetween(this Issue issue, IEnumerable<Position> known, int steps)
    {
        Guard.NotNull(issue);
        Position[] positions = [.. Guard.NotNull(known)];
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (positions.Length == 0) throw new ArgumentException("holds no position", nameof(known));
        if (Array.Find(positions, p => p is null || !issue.Admits(p)) is { } other) throw new ArgumentException($"issue '{issue.Id}' does not admit {other}", nameof(known));
        return [.. Between(issue, positions, steps)];
    }

    internal static Position[] Between(Issue issue, Position[] known, int steps) => issue.Scale switch
    {
        IntervalScale => Numbers(issue, Of(known), steps, (low, high, t) => low + ((high - low) * t)),
        RatioScale s => Numbers(issue, Of(known), steps, (low, high, t)
            => (decimal)(((double)(low + s.Offset) * Math.Pow((double)((high + s.Offset) / (low + s.Offset)), (double)t)) - (double)s.Offset)),
        OrdinalScale s => Levels(issue, s, known),
        NominalScale s => [.. s.Options.Select(o => Choice(issue, o.Id))],
        TariffPathScale s => Paths(s, [.. known.Cast<TariffOffer>()], steps),
        CommitmentScale s => Commitments(s, [.. known.Cast<ServicesCommitment>()]),
        _ => [.. known.Distinct()],
    };

    /// <summary>The end of the issue's scale in a direction, whether or not a party has asked for it; null on a nominal scale, which has no order.</summary>
    public static Position? ScaleEnd(this Issue issue, Direction direction)
    {
        Guard.NotNull(issue);
        bool up = direction == Direction.Higher;
        return issue.Scale switch
        {
            IntervalScale s => Number(issue, up ? s.Max : s.Min),
            RatioScale s => Number(issue, up ? s.Max : s.Min),
            OrdinalScale s => Choice(issue, s.Levels[up ? s.Levels.Count - 1 : 0].Id),
            TariffPathScale s => !up ? TariffOffer.Eliminate() : s.Ceiling > s.BaseRate ? TariffOffer.To(s.Ceiling) : TariffOffer.Exclude(),
            ScheduleScale => new ScheduleOffer(up ? TariffOffer.Exclude() : TariffOffer.Eliminate()),
            CommitmentScale s => All(s, up ? CommitmentLevel.Full : CommitmentLevel.Unbound),
            _ => null,
        };
    }

    private static decimal[] Of(Position[] known) => [.. known.Cast<NumberPosition>().Select(p => p.Number)];

    private static Position[] Numbers(Issue issue, decimal[] known, int steps, Func<decimal, decimal, decimal, decimal> between)
    {
        decimal low = known.Min(), high = known.Max();
        var all = new SortedSet<decimal>(known.Select(ExactDecimal.Normal));
        for (int i = 1; i <= steps && high > low; i++)
            all.Add(ExactDecimal.Normal(Math.Clamp(Legible(between(low, high, (decimal)i / (steps + 1)), high - low), low, high)));
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

    private static Position[] Levels(Issue issue, OrdinalScale scale, Position[] known)
    {
        int[] ranks = [.. known.Cast<OptionPosition>().Select(p => scale.RankOf(p.Option))];
        int low = ranks.Min(), high = ranks.Max();
        return [.. Enumerable.Range(low, high - low + 1).Select(rank => Choice(issue, scale.Levels[rank].Id))];
    }

    private static Position[] Paths(TariffPathScale scale, TariffOffer[] known, int steps)
    {
        decimal Final(TariffOffer o) => scale.RatesOf(o)[^1];
        decimal low = known.Min(Final), high = known.Max(Final);
        var finals = new SortedSet<decimal>(known.Select(o => ExactDecimal.Normal(Final(o))));
        for (int i = 1; i <= steps && high > low; i++)
            finals.Add(ExactDecimal.Normal(Math.Clamp(Legible(low + ((high - low) * i / (steps + 1)), high - low), low, high)));
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
            .OrderBy(o => scale.RatesOf(o).Sum())];
    }

    private static Position[] Commitments(CommitmentScale scale, ServicesCommitment[] known)
    {
        IEnumerable<ServicesCommitment> halfway = known.SelectMany(a => known.Select(b => new ServicesCommitment(
            scale.Cells.Select(cell => new KeyValuePair<CommitmentCell, CommitmentLevel>(
                cell, (CommitmentLevel)(((int)a.Levels[cell] + (int)b.Levels[cell] + 1) / 2))).ToValueMap())));
        return [.. known.Concat(halfway).Distinct().OrderBy(c => c.Levels.Sum(l => (int)l.Value))];
    }
    private static ServicesCommitment All(CommitmentScale scale, CommitmentLevel level)
        => new(scale.Cells.Select(c => new KeyValuePair<CommitmentCell, CommitmentLevel>(c, level)).ToValueMap());
}
