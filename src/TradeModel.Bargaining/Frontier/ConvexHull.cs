using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Finds the efficient points on the upper hull of two parties' utilities. The hull of one issue is a chain of steps. With each step the
/// first party gains and the second loses; the price of a step is loss / gain. The steps of all issues, sorted by price with the lowest
/// first, form the hull of the sum. No outcome is enumerated and nothing is rounded: prices that are too close for doubles are compared
/// exactly.
/// </summary>
internal static class ConvexHull
{
    internal static FrontierPoints OfTwo(UnitTable table, out double gap)
        => table.Bits <= 62 ? Run<long>(table, out gap)
        : table.Bits <= 126 ? Run<Int128>(table, out gap)
        : Run<BigInteger>(table, out gap);

    private static ConvexPoints<T> Run<T>(UnitTable table, out double gap)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        EfficientOptions<T>[] issues = ExactFrontier.Efficient<T>(table);
        var steps = new List<HullStep<T>>();
        int[] start = new int[issues.Length];
        T first = T.Zero, second = T.Zero;
        foreach (EfficientOptions<T> issue in issues)
        {
            start[issue.Issue] = issue.Option[0];
            first += issue.First[0];
            second += issue.Second[0];
            Chain(issue, steps);
        }

        HullStep<T>[] sorted = Sorted(steps);
        double firstUnit = table[0].RoundedUnit, secondUnit = table[1].RoundedUnit;
        double firstError = table[0].UnitError, secondError = table[1].UnitError;
        var points = new ConvexPoints<T>(table, sorted, start, first, second);
        gap = 0;
        foreach (HullStep<T> step in sorted)
        {
            double gain = table[0].Rounded(step.Gain) * firstUnit + firstError;
            double cost = table[1].Rounded(step.Cost) * secondUnit + secondError;
            if (gain > 0 && cost > 0) gap = Math.Max(gap, gain / (gain + cost) * cost);
        }
        gap *= 1 + 1e-12;
        return points;
    }

    // Adds the steps of the concave chain from the best option for the second party to the best for the first. An option on a straight
    // piece of the chain ends a step of its own.
    private static void Chain<T>(EfficientOptions<T> issue, List<HullStep<T>> steps)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        if (issue.Count == 1) return;
        Span<int> hull = issue.Count <= 256 ? stackalloc int[issue.Count] : new int[issue.Count];
        int n = 0;
        for (int o = 0; o < issue.Count; o++)
        {
            while (n >= 2 && Price(issue, hull[n - 2], hull[n - 1], o) > 0) n--;
            hull[n++] = o;
        }
        for (int i = 1; i < n; i++)
            steps.Add(new(issue.Issue, i, issue.Option[hull[i]], issue.First[hull[i]] - issue.First[hull[i - 1]],
                issue.Second[hull[i - 1]] - issue.Second[hull[i]]));
    }

    private static int Price<T>(EfficientOptions<T> issue, int from, int over, int to)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
        => HullStep<T>.ComparePrice(
            issue.First[over] - issue.First[from], issue.Second[from] - issue.Second[over],
            issue.First[to] - issue.First[over], issue.Second[over] - issue.Second[to]);

    private static HullStep<T>[] Sorted<T>(List<HullStep<T>> steps)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        HullStep<T>[] sorted = [.. steps];
        double[] prices = Array.ConvertAll(sorted, s => s.RoundedPrice);
        Array.Sort(prices, sorted);
        // The doubles order prices that clearly differ. Runs of nearly equal prices are then ordered exactly.
        for (int begin = 0, end; begin < sorted.Length; begin = end)
        {
            end = begin + 1;
            while (end < sorted.Length && prices[end] <= prices[end - 1] * (1 + 1e-14)) end++;
            if (end - begin > 1) SettleTies(sorted.AsSpan(begin, end - begin));
        }
        return sorted;
    }

    private static void SettleTies<T>(Span<HullStep<T>> run)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        run.Sort((x, y) => x.ComparePrice(y) is var price and not 0 ? price
            : x.Issue != y.Issue ? x.Issue.CompareTo(y.Issue)
            : x.Place.CompareTo(y.Place));
        // Steps of equal price are ordered by issue, and the issues by the size of their steps. The points therefore do not depend on the
        // order of issues in the scenario.
        for (int begin = 0, end; begin < run.Length; begin = end)
        {
            end = begin + 1;
            while (end < run.Length && run[end].ComparePrice(run[begin]) == 0) end++;
            if (run[begin].Issue == run[end - 1].Issue) continue;
            HullStep<T>[][] chains = [.. run[begin..end].ToArray().GroupBy(s => s.Issue).Select(g => g.ToArray())];
            Array.Sort(chains, static (x, y) => CompareChains(x, y));
            int at = begin;
            foreach (HullStep<T>[] chain in chains)
                foreach (HullStep<T> step in chain) run[at++] = step;
        }
    }

    private static int CompareChains<T>(HullStep<T>[] x, HullStep<T>[] y)
        where T : struct, IBinaryInteger<T>, ISignedNumber<T>
    {
        for (int i = 0; i < Math.Min(x.Length, y.Length); i++)
            if (x[i].Gain.CompareTo(y[i].Gain) is var byGain and not 0) return byGain;
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x[0].Issue.CompareTo(y[0].Issue);
    }
}
