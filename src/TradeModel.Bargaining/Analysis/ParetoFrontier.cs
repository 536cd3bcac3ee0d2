using System.Collections;
using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// The efficient outcomes of a scenario: no other outcome gives every party at least as much and one party more. Outcomes with
/// equal utilities are one point; points ascend by the first party's utility, then by the second's, and so on.
/// </summary>
/// <remarks>
/// Exact numbers decide dominance and ties; utilities are shown as the nearest doubles. Discounts are not applied: these are the
/// outcomes possible today. Immutable and thread-safe.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ParetoFrontier : IReadOnlyList<FrontierPoint>
{
    private readonly ListedPoints _points;
    private volatile SolutionFinder? _finder;

    internal ParetoFrontier(ScenarioArrays arrays, FrontierPoints points, FrontierKind kind, double gap, string explanation)
    {
        _points = new(arrays, points, kind, gap);
        Explanation = explanation;
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario => _points.Scenario;

    /// <summary>How the listed points relate to the true frontier.</summary>
    public FrontierKind Kind => _points.Kind;

    /// <summary>
    /// An upper bound on how far the true frontier lies beyond the listed points, in units of utility: for every outcome, some
    /// listed point gives each party at least as much less this gap. 0 if the frontier is exact.
    /// </summary>
    /// <remarks>A bound on the additive ε-indicator of Zitzler et al. (2003).</remarks>
    public double Gap => _points.Gap;

    /// <summary>In words: exact, or the approximation used and the reason for it.</summary>
    public string Explanation { get; }

    /// <summary>The number of distinct points; at least 1.</summary>
    public int Count => _points.Count;

    /// <summary>The point at <paramref name="index"/>, with one outcome that gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public FrontierPoint this[int index]
    {
        get
        {
            Check(index);
            return _points[index];
        }
    }

    /// <summary>The utility of a party at a point: the double nearest to the exact number.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point or party.</exception>
    public double Utility(int index, int party)
    {
        Check(index, party);
        return _points.Utility(index, party);
    }

    /// <summary>The exact utility of a party at a point.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point or party.</exception>
    public Rational ExactUtility(int index, int party)
    {
        Check(index, party);
        return _points.ExactUtility(index, party);
    }

    /// <summary>
    /// The number of outcomes that give a point; null if the frontier is not exact, or if the point is at a party's cap and counting it
    /// takes more than 1,000,000 partial sums.
    /// </summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public BigInteger? Multiplicity(int index)
    {
        Check(index);
        return _points.Multiplicity(index);
    }

    /// <summary>One outcome that gives a point; the same whenever the same scenario is analysed.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public Outcome OutcomeAt(int index)
    {
        Check(index);
        return _points.OutcomeAt(index);
    }

    /// <summary>The indices of the points that give every party at least its reservation value, ascending; may be empty.</summary>
    public ValueList<int> RationalPoints => Finder.RationalPoints;

    /// <summary>All points with the greatest product of gains over the reservation values.</summary>
    /// <remarks>J. F. Nash, The Bargaining Problem, Econometrica 18 (1950).</remarks>
    public BargainingSolution Nash => Finder.Nash;

    /// <summary>
    /// All points at which the smallest share of the parties' best rational gains is greatest. A party's best rational gain is its
    /// greatest gain at a point that gives every party at least its reservation value.
    /// </summary>
    /// <remarks>
    /// E. Kalai and M. Smorodinsky, Other Solutions to Nash's Bargaining Problem, Econometrica 43 (1975), on finitely many outcomes.
    /// </remarks>
    public BargainingSolution KalaiSmorodinsky => Finder.KalaiSmorodinsky;

    /// <summary>
    /// All points at which the smallest gain over the reservation values is greatest. It compares the parties' units of utility.
    /// </summary>
    /// <remarks>
    /// E. Kalai, Proportional Solutions to Bargaining Situations, Econometrica 45 (1977), with equal proportions.
    /// </remarks>
    public BargainingSolution Egalitarian => Finder.Egalitarian;

    /// <summary>
    /// All points with the greatest sum of utilities among those that give every party at least its reservation value. It compares
    /// the parties' units of utility.
    /// </summary>
    /// <remarks>R. B. Myerson, Utilitarianism, Egalitarianism, and the Timing Effect, Econometrica 49 (1981).</remarks>
    public BargainingSolution Utilitarian => Finder.Utilitarian;

    /// <summary>All points with the greatest product of gains, each gain raised to the power of its party's weight.</summary>
    /// <param name="weights">
    /// The bargaining power of each party, above 0. Only the ratios of the weights matter; as whole numbers without a common
    /// divisor the weights must sum to at most 10,000.
    /// </param>
    /// <exception cref="ArgumentException">The number of weights is wrong, a weight is 0 or less, or the ratios are too fine.</exception>
    /// <remarks>
    /// E. Kalai, Nonsymmetric Nash Solutions and Replications of 2-Person Bargaining, International Journal of Game Theory 6 (1977).
    /// </remarks>
    public BargainingSolution WeightedNash(params ValueList<Rational> weights) => WeightedNash(weights, CancellationToken.None);

    /// <summary>
    /// The same, which can be cancelled: on a frontier of a million points, finding it can take seconds.
    /// </summary>
    /// <param name="weights">The bargaining power of each party, above 0.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="ArgumentException">The number of weights is wrong, a weight is 0 or less, or the ratios are too fine.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public BargainingSolution WeightedNash(ValueList<Rational> weights, CancellationToken cancellation)
        => Finder.WeightedNash(Guard.NotNull(weights), new Watch(null, cancellation));

    /// <summary>
    /// Finds the four solutions above and <see cref="RationalPoints"/> now, so that they answer at once. On a frontier of a million points,
    /// finding them can take seconds. If it is cancelled, nothing is kept.
    /// </summary>
    /// <param name="progress">Receives the progress; nothing if null.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Solve(IProgress<AnalysisProgress>? progress = null, CancellationToken cancellation = default)
    {
        var watch = new Watch(progress, cancellation);
        _finder = SolutionFinder.Solved(_points, watch);
        watch.Finish();
    }

    /// <summary>Where an outcome lies relative to this frontier, and what the parties could still gain.</summary>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    public OutcomeDistance DistanceFrom(Outcome outcome) => OutcomeDistance.Of(_points, outcome);

    /// <summary>Where the tabled outcomes lie relative to this frontier, and how far they are apart.</summary>
    /// <param name="tabled">The outcome each party has tabled, in the scenario's order of parties.</param>
    /// <exception cref="ArgumentException">
    /// The number of outcomes is not the number of parties, or the scenario has no such outcome.
    /// </exception>
    public TablePositions OnTheTable(params ValueList<Outcome> tabled) => TablePositions.Of(this, tabled);

    /// <summary>
    /// How opposed the parties are: the least Euclidean distance between an outcome and the point that gives every party utility 1.
    /// 0 if one outcome satisfies every party in full.
    /// </summary>
    /// <remarks>
    /// The opposition of the negotiating-agents literature (ANAC). It presumes utilities from 0 to 1: a utility of 1.2 is as far from 1 as
    /// one of 0.8, so it does not measure opposition if a utility exceeds 1. <see cref="RescaledOpposition"/> works for any.
    /// </remarks>
    public double Opposition => _points.LeastDistance(rescaled: false);

    /// <summary>
    /// <see cref="Opposition"/> after each party's utility is rescaled to run from 0 at its worst outcome to 1 at its best. A party
    /// that values all outcomes the same counts as satisfied.
    /// </summary>
    public double RescaledOpposition => _points.LeastDistance(rescaled: true);

    /// <summary>Enumerates the points in order.</summary>
    public IEnumerator<FrontierPoint> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of points and the explanation.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} points, {Explanation}");

    internal ListedPoints Listed => _points;

    // Two threads may each make one; they find the same.
    private SolutionFinder Finder => _finder ??= new(_points, Watch.None);

    private void Check(int index) => RangeCheck.CheckIndex(index, Count, nameof(index), "points");

    private void Check(int index, int party)
    {
        Check(index);
        RangeCheck.CheckIndex(party, Scenario.Parties.Count, nameof(party), "parties");
    }
}
