using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The points of a frontier as utilities, from which solutions and distances are computed.</summary>
internal sealed class ListedPoints
{
    private readonly FrontierScale[] _scales;

    internal ListedPoints(ScenarioArrays arrays, FrontierPoints points, FrontierKind kind, double gap)
    {
        Arrays = arrays;
        Points = points;
        Kind = kind;
        Gap = gap;
        _scales = [.. Enumerable.Range(0, arrays.PartyCount).Select(p => new FrontierScale(points.Table[p]))];
    }

    internal ScenarioArrays Arrays { get; }

    internal FrontierPoints Points { get; }

    internal FrontierKind Kind { get; }

    internal double Gap { get; }

    internal Scenario Scenario => Arrays.Scenario;

    internal int Count => Points.Count;

    internal FrontierPoint this[int index] => new(this, index);

    /// <summary>The double nearest to the exact utility.</summary>
    internal double Utility(int index, int party)
        => _scales[party].Utility(Points.Units(party, index)) ?? ExactUtility(index, party).ToDouble();

    internal Rational ExactUtility(int index, int party)
    {
        PartyUnits units = Points.Table[party];
        return units.Slack == 0 ? units.Utility(Points.Units(party, index)) : Scenario.Utility(OutcomeAt(index), party);
    }

    /// <summary>The number of outcomes that give a point; null if the frontier is not exact.</summary>
    internal BigInteger? Multiplicity(int index)
        => Kind == FrontierKind.Exact && Points.Multiplicity(index) is { IsZero: false } counted ? counted : null;

    internal Outcome OutcomeAt(int index)
    {
        int[] choices = new int[Arrays.IssueCount];
        Points.Choices(index, choices);
        return new(ValueList.Create<int>(choices));
    }

    /// <summary>Whether a point may give a party this utility or more; false only if it certainly does not.</summary>
    internal bool MayReach(int index, int party, double utility)
        => _scales[party].MostUtility(Points.RoundedUnits(party, index)) >= utility - Math.ScaleB(Math.Abs(utility), -50);

    /// <summary>The Euclidean distance between a point and a vector of utilities.</summary>
    internal double DistanceTo(int index, Rational[] utilities, double[] rounded)
    {
        Span<double> apart = stackalloc double[16];
        apart = rounded.Length <= apart.Length ? apart[..rounded.Length] : new double[rounded.Length];
        for (int p = 0; p < rounded.Length; p++) apart[p] = Apart(index, p, utilities[p], rounded[p]);
        return Length(apart);
    }

    // Numbers that are nearly equal cancel out, so their difference is taken exactly.
    private double Apart(int index, int party, Rational utility, double rounded)
    {
        double here = Precise(index, party), apart = here - rounded;
        return Math.Abs(apart) <= 0.01 * Math.Abs(here) ? (ExactUtility(index, party) - utility).ToDouble() : apart;
    }

    private double Precise(int index, int party)
        => _scales[party].Precise(Points.RoundedUnits(party, index)) ?? Utility(index, party);

    /// <summary>The least Euclidean distance between a point and the vector that gives every party 1.</summary>
    /// <param name="rescaled">Whether each party's utility is first rescaled to run from 0 at its worst outcome to 1 at its best.</param>
    internal double LeastDistance(bool rescaled)
    {
        double least = double.PositiveInfinity;
        double[] missing = new double[Arrays.PartyCount];
        for (int i = 0; i < Count; i++)
        {
            for (int p = 0; p < Arrays.PartyCount; p++)
            {
                PartyUnits units = Points.Table[p];
                missing[p] = rescaled
                    ? 1 - (units.Top.Sign <= 0 ? 1 : Points.RoundedUnits(p, i) / units.Rounded(units.Top))
                    : Apart(i, p, Rational.One, 1);
            }
            least = Math.Min(least, Length(missing));
        }
        return least;
    }

    // The squares of very large or very small numbers leave the range of doubles; such vectors are scaled first.
    private static double Length(ReadOnlySpan<double> vector)
    {
        const double Small = 1e-140, Large = 1e140;
        double most = 0, sum = 0;
        foreach (double x in vector) most = Math.Max(most, Math.Abs(x));
        if (most == 0 || double.IsInfinity(most)) return most;
        double scale = most is < Small or > Large ? most : 1;
        foreach (double x in vector) sum += x / scale * (x / scale);
        return scale * Math.Sqrt(sum);
    }
}
