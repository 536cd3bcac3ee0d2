using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// The options of one issue that no other option of the issue dominates, from the best for the second party to the best for the first, and
/// how many options tie with each. No efficient outcome contains a dominated option.
/// </summary>
internal sealed class EfficientOptions<T>
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private EfficientOptions(int issue, T[] first, T[] second, int[] option, int[] ties)
    {
        Issue = issue;
        First = first;
        Second = second;
        Option = option;
        Ties = ties;
    }

    internal int Issue { get; }

    internal int Count => First.Length;

    internal T[] First { get; }

    internal T[] Second { get; }

    /// <summary>The lowest of the tied options.</summary>
    internal int[] Option { get; }

    internal int[] Ties { get; }

    /// <summary>
    /// Selects the options. If units are rounded, options that differ by at most the slack are compared by their exact values.
    /// </summary>
    internal static EfficientOptions<T> Of(UnitTable table, int issue, ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        ScenarioIssue document = table.Arrays.Scenario.Issues[issue];
        int k = first.Length, kept = 0;
        int[] order = new int[k];
        T[] a = first.ToArray(), b = second.ToArray();
        for (int o = 0; o < k; o++) order[o] = o;
        Array.Sort(order, (x, y) => Order(1, b, y, x) is var byB and not 0 ? byB : Order(0, a, y, x) is var byA and not 0 ? byA
            : x.CompareTo(y));
        int[] ties = new int[k];
        for (int s = 0; s < k; s++)
        {
            int o = order[s];
            if (kept == 0 || Order(0, a, o, order[kept - 1]) > 0)
            {
                order[kept] = o;
                ties[kept++] = 1;
            }
            else if (Order(0, a, o, order[kept - 1]) == 0 && Order(1, b, o, order[kept - 1]) == 0)
            {
                ties[kept - 1]++;
            }
        }
        var keptFirst = new T[kept];
        var keptSecond = new T[kept];
        for (int s = 0; s < kept; s++)
        {
            keptFirst[s] = a[order[s]];
            keptSecond[s] = b[order[s]];
        }
        return new(issue, keptFirst, keptSecond, order[..kept], ties[..kept]);

        int Order(int party, T[] units, int x, int y)
        {
            int slack = table[party].Slack;
            return slack == 0 || T.Abs(units[x] - units[y]) > T.CreateChecked(slack)
                ? units[x].CompareTo(units[y])
                : document.Worth(party, x).CompareTo(document.Worth(party, y));
        }
    }
}
