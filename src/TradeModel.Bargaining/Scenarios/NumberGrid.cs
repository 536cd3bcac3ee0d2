using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The values at which an issue of numbers is read, which become its options.</summary>
internal sealed class NumberGrid
{
    private NumberGrid(Rational lower, Rational upper, Rational[] points, string? note)
    {
        Lower = lower;
        Upper = upper;
        Points = points;
        Note = note;
    }

    /// <summary>The most values that one issue may have, and all issues of a scenario together.</summary>
    internal const int MostPoints = 100_000;

    /// <summary>
    /// The most values that the regions of one profile may look at: for each of their bounds, those of the issue that it bounds.
    /// </summary>
    internal const int MostRegionValues = 1_000_000;

    internal Rational Lower { get; }

    internal Rational Upper { get; }

    /// <summary>The values, ascending.</summary>
    internal Rational[] Points { get; }

    /// <summary>What the grid leaves out, for the scenario's assumptions; null if it leaves out nothing.</summary>
    internal string? Note { get; }

    internal IEnumerable<string> Labels => Points.Select(p => p.ToString());

    /// <summary>
    /// Counts the values of one more issue. Returns what is wrong if a scenario would then have more than are read; otherwise null.
    /// </summary>
    internal static string? Excess(ref int total, int values)
    {
        total += values;
        return total <= MostPoints ? null
            : string.Create(CultureInfo.InvariantCulture, $"brings the values of all issues to {total}; at most {MostPoints} are read");
    }

    /// <summary>So many values at equal distances, both bounds included; one if the bounds are equal.</summary>
    internal static NumberGrid Real(string issue, Rational lower, Rational upper, int values)
    {
        if (lower == upper) return new(lower, upper, [lower], null);
        Rational step = (upper - lower) / (values - 1);
        return new(lower, upper, [.. Enumerable.Range(0, values).Select(v => lower + (step * v))],
            $"issue '{issue}' takes every number from {lower} to {upper}; it is read at {values} values, {step} apart");
    }

    /// <summary>Every whole number between the bounds, or so many of them at distances as equal as whole numbers allow.</summary>
    internal static NumberGrid Whole(string issue, BigInteger lower, BigInteger upper, int? values)
    {
        BigInteger count = upper - lower + 1;
        bool all = values is not { } limit || count <= limit;
        int size = all ? (int)count : values!.Value;
        var points = new Rational[size];
        // Rounded down: each value is at least one above the last, because there are no fewer whole numbers than values.
        for (int v = 0; v < size; v++) points[v] = new(size == 1 ? lower : lower + ((count - 1) * v / (size - 1)));
        return new(new(lower), new(upper), points, all
            ? null
            : $"issue '{issue}' takes the {count} whole numbers from {lower} to {upper}; it is read at {size} of them");
    }

    /// <summary>The multiples of a step above the lower bound, up to the upper bound, which need not be one.</summary>
    internal static NumberGrid Stepped(Rational lower, Rational upper, Rational step)
    {
        int count = (int)StepCount(lower, upper, step);
        return new(lower, upper, [.. Enumerable.Range(0, count).Select(v => lower + (step * v))], null);
    }

    /// <summary>How many values <see cref="Stepped"/> has.</summary>
    internal static BigInteger StepCount(Rational lower, Rational upper, Rational step)
    {
        Rational steps = (upper - lower) / step;
        return (steps.Numerator / steps.Denominator) + 1;
    }
}
