namespace TradeModel.Bargaining;

/// <summary>Where an outcome lies relative to a frontier, and what the parties could still gain.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record OutcomeDistance
{
    private OutcomeDistance(
        Outcome outcome,
        ValueList<double> utilities,
        ValueList<double> left,
        FrontierPoint? jointly,
        bool? efficient,
        double distance,
        double gap)
    {
        Outcome = outcome;
        Utilities = utilities;
        LeftOnTable = left;
        BestForAll = jointly;
        IsEfficient = efficient;
        Distance = distance;
        Gap = gap;
    }

    /// <summary>The outcome.</summary>
    public Outcome Outcome { get; }

    /// <summary>Its utility to each party.</summary>
    public ValueList<double> Utilities { get; }

    /// <summary>
    /// For each party, the most it could still gain without a loss to another party: 0 for every party if the outcome is efficient. If the
    /// frontier is not exact, only listed points count.
    /// </summary>
    public ValueList<double> LeftOnTable { get; }

    /// <summary>
    /// The listed point with the greatest sum of gains among those that make no party worse off. A tie goes to the greater least gain,
    /// then to the earlier point. Null if no listed point makes one party better off and none worse off.
    /// </summary>
    public FrontierPoint? BestForAll { get; }

    /// <summary>Whether the outcome is efficient; null if the frontier is not exact and no listed point is better.</summary>
    public bool? IsEfficient { get; }

    /// <summary>
    /// The least Euclidean distance to a listed point, in units of utility that are not rescaled; 0 on the frontier.
    /// </summary>
    public double Distance { get; }

    /// <summary>The gap of the frontier: no outcome offers every party more than this beyond the listed points.</summary>
    public double Gap { get; }

    /// <summary>"[0.4, 0.7], left on the table [0, 0.1]".</summary>
    public override string ToString() => $"{Utilities}, left on the table {LeftOnTable}";

    internal static OutcomeDistance Of(ListedPoints frontier, Outcome outcome)
    {
        Scenario scenario = frontier.Scenario;
        scenario.Check(outcome);
        int parties = scenario.Parties.Count;
        Rational[] here = [.. Enumerable.Range(0, parties).Select(p => scenario.Utility(outcome, p))];
        double[] rounded = Array.ConvertAll(here, u => u.ToDouble());
        var most = new Rational[parties];
        (int Point, Rational Sum, Rational Least)? best = null;
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < frontier.Count; i++)
        {
            nearest = Math.Min(nearest, frontier.DistanceTo(i, here, rounded));
            if (Gains(frontier, i, here, rounded) is not { } gains) continue;
            Rational sum = Rational.Zero, least = gains[0];
            for (int p = 0; p < parties; p++)
            {
                sum += gains[p];
                if (gains[p] < least) least = gains[p];
                if (gains[p] > most[p]) most[p] = gains[p];
            }
            if (sum.Sign > 0 && (best is not { } b || sum > b.Sum || (sum == b.Sum && least > b.Least))) best = (i, sum, least);
        }
        bool? efficient = best is not null ? false : frontier.Kind == FrontierKind.Exact ? true : null;
        return new(
            outcome,
            ValueList.Create<double>(rounded),
            ValueList.Create<double>(Array.ConvertAll(most, m => m.ToDouble())),
            best is { } found ? frontier[found.Point] : null,
            efficient,
            efficient == true ? 0 : nearest,
            frontier.Gap);
    }

    // What each party gains at a point; null if one of them loses.
    private static Rational[]? Gains(ListedPoints frontier, int point, Rational[] here, double[] rounded)
    {
        // Most points are clearly worse for someone; the others are compared exactly.
        for (int p = 0; p < here.Length; p++)
            if (!frontier.MayReach(point, p, rounded[p])) return null;
        var gains = new Rational[here.Length];
        for (int p = 0; p < here.Length; p++)
        {
            gains[p] = frontier.ExactUtility(point, p) - here[p];
            if (gains[p].Sign < 0) return null;
        }
        return gains;
    }
}
