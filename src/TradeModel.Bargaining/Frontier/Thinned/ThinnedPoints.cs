using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The points of a thinned frontier, in ascending order. No listed point dominates or equals another.</summary>
internal sealed class ThinnedPoints : FrontierPoints
{
    private readonly BigInteger[][] _units;
    private readonly int[][] _choices;

    private ThinnedPoints(UnitTable table, BigInteger[][] units, int[][] choices)
        : base(table)
    {
        _units = units;
        _choices = choices;
    }

    internal override int Count => _units.Length;

    internal static ThinnedPoints Of(UnitTable table, List<ThinnedOutcome> outcomes, Watch watch)
    {
        ReadOnlySpan<int> offsets = table.Arrays.Offsets;
        var points = new List<(BigInteger[] Units, int[] Choices, double[] Rounded)>();
        foreach (ThinnedOutcome outcome in outcomes)
        {
            watch.Check();
            var units = new BigInteger[table.PartyCount];
            for (int p = 0; p < units.Length; p++)
                for (int i = 0; i < outcome.Choices.Length; i++) units[p] += table[p].Units[offsets[i] + outcome.Choices[i]];
            points.Add((units, outcome.Choices, outcome.Utilities));
        }
        points.Sort((x, y) => Compare(x.Units, y.Units));
        // What dominates or equals a point comes after it.
        var kept = new List<(BigInteger[] Units, int[] Choices, double[] Rounded)>();
        for (int i = points.Count - 1; i >= 0; i--)
        {
            watch.Check();
            if (!kept.Any(k => IsAtLeast(k.Rounded, points[i].Rounded) && IsAtLeast(k.Units, points[i].Units))) kept.Add(points[i]);
        }
        kept.Reverse();
        return new(table, [.. kept.Select(k => k.Units)], [.. kept.Select(k => k.Choices)]);
    }

    internal override BigInteger Units(int party, int point) => _units[point][party];

    internal override double RoundedUnits(int party, int point) => Table[party].Rounded(_units[point][party]);

    internal override BigInteger Multiplicity(int point) => BigInteger.Zero;

    internal override void Choices(int point, Span<int> choices) => _choices[point].CopyTo(choices);

    private static int Compare(BigInteger[] x, BigInteger[] y)
    {
        for (int p = 0; p < x.Length; p++)
            if (x[p].CompareTo(y[p]) is var order and not 0) return order;
        return 0;
    }

    // Sums of doubles, so allow for their rounding.
    private static bool IsAtLeast(double[] x, double[] y)
    {
        for (int p = 0; p < x.Length; p++)
            if (x[p] < y[p] - 1e-9) return false;
        return true;
    }

    private static bool IsAtLeast(BigInteger[] x, BigInteger[] y)
    {
        for (int p = 0; p < x.Length; p++)
            if (x[p] < y[p]) return false;
        return true;
    }
}
