using System.Numerics;

namespace TradeModel.Simulation.Bargaining;

/// <summary>Where a deal lies relative to a frontier: what is left on the table.</summary>
public sealed record DealDistance
{
    private DealDistance(Outcome outcome, ValueList<double> utilities, ValueList<double> left, FrontierPoint? jointly, bool? efficient, double gap)
    {
        Outcome = outcome;
        Utilities = utilities;
        LeftOnTable = left;
        BestForAll = jointly;
        IsEfficient = efficient;
        Gap = gap;
    }

    /// <summary>The deal measured.</summary>
    public Outcome Outcome { get; }

    /// <summary>What it is worth to each party.</summary>
    public ValueList<double> Utilities { get; }

    /// <summary>
    /// For each party, what it could still gain at most without any other party losing: 0 for everyone when the deal is efficient. On a frontier that
    /// is not exact it is what the listed points offer.
    /// </summary>
    public ValueList<double> LeftOnTable { get; }

    /// <summary>
    /// Among the listed points that harm nobody, the one with the greatest sum of gains, ties going to the greater least gain, then to the earlier point;
    /// null where no listed point is better for someone and worse for nobody.
    /// </summary>
    public FrontierPoint? BestForAll { get; }

    /// <summary>Whether nothing is left on the table; null where the frontier is not exact and no listed point betters the deal.</summary>
    public bool? IsEfficient { get; }

    /// <summary>The gap of the frontier it was measured against: no deal offers every party more than this beyond the listed points.</summary>
    public double Gap { get; }

    /// <summary>"[0.4, 0.7], left on the table [0, 0.1]".</summary>
    public override string ToString() => $"{Utilities}, left on the table {LeftOnTable}";

    internal static DealDistance Of(ParetoFrontier frontier, Outcome outcome)
    {
        ScenarioArrays arrays = frontier.Arrays;
        arrays.Scenario.Check(outcome);
        int parties = arrays.PartyCount;
        var here = new BigInteger[parties];
        var utilities = new double[parties];
        for (int p = 0; p < parties; p++)
        {
            ExactUtility exact = arrays.Exact(p);
            for (int i = 0; i < arrays.IssueCount; i++) here[p] += exact.Units[arrays.Offsets[i] + outcome.Choices[i]];
            utilities[p] = exact.Utility(here[p]).ToDouble();
        }

        var most = (BigInteger[])here.Clone();
        (int Point, double Sum, double Least)? best = null;
        double[] rounded = [.. Enumerable.Range(0, parties).Select(p => arrays.Exact(p).Rounded(here[p]))];
        for (int i = 0; i < frontier.Count; i++)
        {
            if (!IsAtLeast(frontier, i, here, rounded)) continue;
            double sum = 0, least = double.PositiveInfinity;
            bool better = false;
            for (int p = 0; p < parties; p++)
            {
                BigInteger units = frontier.Points.Units(p, i);
                better |= units > here[p];
                if (units > most[p]) most[p] = units;
                double gain = (arrays.Exact(p).Unit * new Rational(units - here[p])).ToDouble();
                sum += gain;
                least = Math.Min(least, gain);
            }
            if (better && (best is not { } b || sum > b.Sum || (sum == b.Sum && least > b.Least))) best = (i, sum, least);
        }

        var left = new double[parties];
        for (int p = 0; p < parties; p++) left[p] = (arrays.Exact(p).Unit * new Rational(most[p] - here[p])).ToDouble();
        bool? efficient = best is not null ? false : frontier.Kind == FrontierKind.Exact ? true : null;
        return new(
            outcome, ValueList.Create<double>(utilities), ValueList.Create<double>(left), best is { } found ? frontier[found.Point] : null, efficient, frontier.Gap);
    }

    private static bool IsAtLeast(ParetoFrontier frontier, int point, BigInteger[] here, double[] rounded)
    {
        for (int p = 0; p < here.Length; p++)
        {
            // What is clearly less needs no exact comparison.
            if (frontier.Points.RoundedUnits(p, point) < rounded[p] * (1 - 1e-14) - 1) return false;
            if (frontier.Points.Units(p, point) < here[p]) return false;
        }
        return true;
    }
}
