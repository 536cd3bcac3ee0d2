using System.Numerics;

namespace TradeModel.Simulation;

/// <summary>Looks for the outcome that another party is estimated to like best, among those worth enough to a party.</summary>
/// <remarks>
/// If the lists of partial outcomes hold all outcomes worth enough, the answer is exact. Otherwise it starts at the outcome of greatest
/// estimate and moves, issue by issue, to options worth more to the party, least loss of estimate for the gain first, until the outcome is
/// worth enough: the greedy solution of the relaxed multiple-choice knapsack (E. Zemel, "The Linear Multiple Choice Knapsack Problem",
/// Operations Research 28, 1980). Then all choices on the issues of the last moves are tried.
/// </remarks>
internal sealed class EstimateSearch<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly PartySearch<T> _search;
    private readonly long[] _estimate;
    private readonly List<(int Issue, int Option, double Loss)> _moves = [];

    private EstimateSearch(PartySearch<T> search, long[] estimate) => (_search, _estimate) = (search, estimate);

    /// <summary>
    /// Writes the outcome of greatest estimate among those that reach a target; among equals the first of the party's total order.
    /// Returns by how much the estimate of another outcome can be greater.
    /// </summary>
    internal static double BestFor(PartySearch<T> search, long[] estimate, T target, Span<int> choices)
    {
        T slack = search.Most - T.Max(target, T.Zero);
        if (!search.Pairs.Covers(slack)) return new EstimateSearch<T>(search, estimate).Approach(target, choices);
        (PartialOutcomes<T> first, PartialOutcomes<T> second) = (search.Pairs.First, search.Pairs.Second);
        long[] a = first.Sum(estimate, search.Offsets), b = second.Sum(estimate, search.Offsets);
        T? cap = search.Cap;
        bool tied = cap is not null && target >= cap;
        search.Pairs.TryBest(slack, a, b, tied, out (int First, int Second) pair);
        if (cap is { } top && !tied
            && search.Pairs.TryBest(search.Most - top, a, b, tied: true, out (int First, int Second) capped)
            && a[capped.First] + b[capped.Second] == a[pair.First] + b[pair.Second])
            pair = capped;
        search.Pairs.Choose(pair, choices);
        return 0;
    }

    /// <summary>
    /// Writes the outcome with the greatest product of the party's gain over its reservation value and the estimate; false if no product is
    /// above 0.
    /// </summary>
    internal static bool TryBestProduct(PartySearch<T> search, long[] estimate, Span<int> choices)
    {
        T slack = search.Most - T.Max(search.Reservation, T.Zero);
        return search.Pairs.Covers(slack)
            ? TryBestPair(search, estimate, slack, choices)
            : new EstimateSearch<T>(search, estimate).TryBestMove(choices);
    }

    private static bool TryBestPair(PartySearch<T> search, long[] estimate, T slack, Span<int> choices)
    {
        OutcomePairs<T> pairs = search.Pairs;
        long[] a = pairs.First.Sum(estimate, search.Offsets), b = pairs.Second.Sum(estimate, search.Offsets);
        List<int> first = Efficient(a), second = Efficient(b);
        (int First, int Second) best = (-1, -1);
        double most = 0;
        T least = T.Zero;
        foreach (int i in first)
        {
            foreach (int j in second)
            {
                T regret = pairs.First.Regrets[i] + pairs.Second.Regrets[j];
                if (regret > slack) break;
                T counted = search.Counted(search.Most - regret);
                double product = search.Gain(counted) * Math.Max(a[i] + b[j], 0);
                if (product < most || (product == most && (best.First < 0 || counted < least))) continue;
                if (product == most && counted == least && pairs.First.Codes[i] >= pairs.First.Codes[best.First]) continue;
                (most, least, best) = (product, counted, (i, j));
            }
        }
        if (best.First < 0) return false;
        if (search.Cap is { } cap && least == cap) pairs.TryBest(search.Most - cap, a, b, tied: true, out best);
        pairs.Choose(best, choices);
        return true;
    }

    // The entries that no entry before them, of no more regret, equals or exceeds.
    private static List<int> Efficient(long[] sums)
    {
        List<int> efficient = [0];
        for (int e = 1; e < sums.Length; e++)
            if (sums[e] > sums[efficient[^1]]) efficient.Add(e);
        return efficient;
    }

    private double Approach(T target, Span<int> choices)
    {
        T sum = Start(choices);
        int at = 0;
        double bound = 0;
        for (; sum < target; at++)
        {
            (int issue, int option, double loss) = _moves[at];
            T gain = Units(issue, option) - Units(issue, choices[issue]);
            T needed = T.Min(gain, target - sum);
            bound = loss * double.CreateChecked(needed) - (Estimate(issue, choices[issue]) - Estimate(issue, option));
            choices[issue] = option;
            sum += gain;
        }
        if (at == 0) return 0;
        // Here the bound is by how much the relaxed solution, which takes a part of the last move, is better.
        return Math.Max(0, -bound - Refine(at - 1, target, sum, choices));
    }

    // Tries all choices on the issues of the moves around one; returns what the estimate gains.
    private double Refine(int move, T target, T sum, Span<int> choices)
    {
        List<int> first = [], second = [];
        int one = 1, other = 1;
        var seen = new HashSet<int>();
        for (int away = 0; away <= 64; away++)
        {
            int at = move + ((away & 1) == 0 ? away / 2 : -(away + 1) / 2);
            if (at < 0 || at >= _moves.Count || !seen.Add(_moves[at].Issue)) continue;
            int issue = _moves[at].Issue, options = _search.Offsets[issue + 1] - _search.Offsets[issue];
            bool toFirst = one <= other;
            if ((long)(toFirst ? one : other) * options > _search.Limits.Refined) continue;
            (toFirst ? first : second).Add(issue);
            if (toFirst) one *= options;
            else other *= options;
        }
        T core = T.Zero, most = T.Zero;
        long before = 0;
        foreach (int issue in first.Concat(second))
        {
            core += Units(issue, choices[issue]);
            before += Estimate(issue, choices[issue]);
            T best = T.Zero;
            for (int at = _search.Offsets[issue]; at < _search.Offsets[issue + 1]; at++) best = T.Max(best, _search.Units[at]);
            most += best;
        }
        var pairs = new OutcomePairs<T>(
            PartialOutcomes<T>.Of(_search.Units, _search.Offsets, [.. first.Order()], int.MaxValue),
            PartialOutcomes<T>.Of(_search.Units, _search.Offsets, [.. second.Order()], int.MaxValue));
        long[] a = pairs.First.Sum(_estimate, _search.Offsets), b = pairs.Second.Sum(_estimate, _search.Offsets);
        pairs.TryBest(most - (target - (sum - core)), a, b, tied: false, out (int First, int Second) pair);
        pairs.Choose(pair, choices);
        return a[pair.First] + b[pair.Second] - before;
    }

    private bool TryBestMove(Span<int> choices)
    {
        T sum = Start(choices);
        double estimate = 0;
        for (int i = 0; i < choices.Length; i++) estimate += Estimate(i, choices[i]);
        double most = 0, floor = _search.Utility(T.Zero) - _search.ReservationUtility, unit = _search.Scale.Unit;
        int best = -1;
        for (int at = 0; ; at++)
        {
            double gain = floor + (double.CreateChecked(_search.Counted(sum)) * unit);
            double product = sum < _search.Reservation ? 0 : gain * Math.Max(estimate, 0);
            if (product > most) (most, best) = (product, at);
            if (at == _moves.Count) break;
            (int issue, int option, _) = _moves[at];
            sum += Units(issue, option) - Units(issue, choices[issue]);
            estimate += Estimate(issue, option) - Estimate(issue, choices[issue]);
            choices[issue] = option;
        }
        if (best < 0) return false;
        Start(choices);
        for (int at = 0; at < best; at++) choices[_moves[at].Issue] = _moves[at].Option;
        return true;
    }

    // Writes the outcome of greatest estimate, lists the moves from it in order, and returns its sum.
    private T Start(Span<int> choices)
    {
        _moves.Clear();
        T sum = T.Zero;
        for (int i = 0; i < choices.Length; i++)
        {
            int options = _search.Offsets[i + 1] - _search.Offsets[i], start = 0;
            for (int o = 1; o < options; o++)
            {
                int order = Estimate(i, o).CompareTo(Estimate(i, start));
                if (order > 0 || (order == 0 && Units(i, o) > Units(i, start))) start = o;
            }
            choices[i] = start;
            sum += Units(i, start);
            // Losses rise along the way; rounding must not change that.
            double before = 0;
            for (int from = start; ;)
            {
                int to = -1;
                double least = 0;
                for (int o = 0; o < options; o++)
                {
                    if (Units(i, o) <= Units(i, from)) continue;
                    double loss = (Estimate(i, from) - Estimate(i, o)) / double.CreateChecked(Units(i, o) - Units(i, from));
                    if (to >= 0 && (loss > least || (loss == least && Units(i, o) <= Units(i, to)))) continue;
                    (to, least) = (o, loss);
                }
                if (to < 0) break;
                before = Math.Max(before, least);
                _moves.Add((i, to, before));
                from = to;
            }
        }
        // Stable, so that the moves of one issue stay in order.
        var sorted = _moves.OrderBy(m => m.Loss).ToList();
        _moves.Clear();
        _moves.AddRange(sorted);
        return sum;
    }

    private T Units(int issue, int option) => _search.Units[_search.Offsets[issue] + option];

    private long Estimate(int issue, int option) => _estimate[_search.Offsets[issue] + option];
}
