using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>
/// The options of one issue that no other option of it dominates, from the best for the second party to the best for the first,
/// with how many options tie with each. What is dominated inside its issue is in no efficient outcome.
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

    internal static EfficientOptions<T> Of(int issue, ReadOnlySpan<T> first, ReadOnlySpan<T> second)
    {
        int k = first.Length, kept = 0;
        int[] order = new int[k];
        T[] a = first.ToArray(), b = second.ToArray();
        for (int o = 0; o < k; o++) order[o] = o;
        Array.Sort(order, (x, y) => b[y].CompareTo(b[x]) is var byB and not 0 ? byB : a[y].CompareTo(a[x]) is var byA and not 0 ? byA : x.CompareTo(y));
        int[] ties = new int[k];
        for (int s = 0; s < k; s++)
        {
            int o = order[s];
            if (kept == 0 || a[o] > a[order[kept - 1]])
            {
                order[kept] = o;
                ties[kept++] = 1;
            }
            else if (a[o] == a[order[kept - 1]] && b[o] == b[order[kept - 1]])
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
    }
}
