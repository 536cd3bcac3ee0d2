using System.Collections;
using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// The deals of a scenario that cannot be bettered for one party without cost to another, as distinct points of utility in ascending order of
/// the first party's (then the second's, and so on).
/// </summary>
/// <remarks>
/// Dominance and ties are decided on exact numbers, so there is no false point from rounding; utilities are shown as the nearest doubles.
/// The discount is not applied: these are the deals possible today. Immutable and safe to share between threads.
/// </remarks>
public sealed class ParetoFrontier : IReadOnlyList<FrontierPoint>
{
    private readonly ScenarioArrays _arrays;
    private readonly FrontierPoints _points;
    private readonly FrontierScale[] _scales;
    private readonly Lazy<SolutionFinder> _finder;

    internal ParetoFrontier(ScenarioArrays arrays, FrontierPoints points, FrontierKind kind, double gap, string explanation)
    {
        _arrays = arrays;
        _points = points;
        Kind = kind;
        Gap = gap;
        Explanation = explanation;
        _scales = [.. Enumerable.Range(0, arrays.PartyCount).Select(p => new FrontierScale(points.Table[p]))];
        _finder = new(() => new SolutionFinder(this));
    }

    /// <summary>The scenario whose frontier this is.</summary>
    public Scenario Scenario => _arrays.Scenario;

    /// <summary>What these points promise about the true frontier.</summary>
    public FrontierKind Kind { get; }

    /// <summary>
    /// How far the true frontier can lie beyond the listed points, in units of utility: for every outcome there is a listed point that gives every
    /// party at least as much less this gap. 0 for an exact frontier.
    /// </summary>
    /// <remarks>The additive ε-indicator of Zitzler et al. (2003), bounded from above, not measured.</remarks>
    public double Gap { get; }

    /// <summary>In words: exact, or what took its place and why.</summary>
    public string Explanation { get; }

    /// <summary>How many distinct points there are; never 0.</summary>
    public int Count => _points.Count;

    /// <summary>The point at <paramref name="index"/>, with one outcome that gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public FrontierPoint this[int index]
    {
        get
        {
            Check(index);
            double[] utilities = new double[_arrays.PartyCount];
            for (int p = 0; p < utilities.Length; p++) utilities[p] = Utility(index, p);
            return new(index, ValueList.Create<double>(utilities), Multiplicity(index), OutcomeAt(index));
        }
    }

    /// <summary>The utility of a party at a point: the double nearest to the exact number.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point or party.</exception>
    public double Utility(int index, int party)
    {
        Check(index, party);
        return _scales[party].Utility(_points.Units(party, index)) ?? ExactUtility(index, party).ToDouble();
    }

    /// <summary>The exact utility of a party at a point.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <param name="party">The party, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point or party.</exception>
    public Rational ExactUtility(int index, int party)
    {
        Check(index, party);
        PartyUnits units = _points.Table[party];
        return units.Slack == 0 ? units.Utility(_points.Units(party, index)) : Scenario.Utility(OutcomeAt(index), party);
    }

    /// <summary>How many outcomes give exactly this point; null where the frontier is not exact and they were not counted.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public BigInteger? Multiplicity(int index)
    {
        Check(index);
        return Kind == FrontierKind.Exact ? _points.Multiplicity(index) : null;
    }

    /// <summary>One of the outcomes that give a point: the same whenever the same scenario is analysed.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public Outcome OutcomeAt(int index)
    {
        Check(index);
        int[] choices = new int[_arrays.IssueCount];
        _points.Choices(index, choices);
        return new(ValueList.Create<int>(choices));
    }

    /// <summary>The indices of the points that give every party at least its reservation value, ascending; empty where there is none.</summary>
    public ValueList<int> RationalPoints => _finder.Value.RationalPoints;

    /// <summary>
    /// The points where the product of the gains over the reservation values is greatest: J. F. Nash, The Bargaining Problem, Econometrica 18 (1950).
    /// All ties.
    /// </summary>
    public BargainingSolution Nash => _finder.Value.Nash;

    /// <summary>
    /// The points where the least of the shares each party gets of its best rational gain is greatest: E. Kalai and M. Smorodinsky, Other Solutions
    /// to Nash's Bargaining Problem, Econometrica 43 (1975), on finitely many outcomes. All ties.
    /// </summary>
    public BargainingSolution KalaiSmorodinsky => _finder.Value.KalaiSmorodinsky;

    /// <summary>
    /// The points where the least gain over the reservation values is greatest: E. Kalai, Proportional Solutions to Bargaining Situations,
    /// Econometrica 45 (1977), with equal proportions. It compares the parties' units of utility with one another. All ties.
    /// </summary>
    public BargainingSolution Egalitarian => _finder.Value.Egalitarian;

    /// <summary>
    /// The points where the sum of utilities is greatest among those that give every party at least its reservation value: R. B. Myerson,
    /// Utilitarianism, Egalitarianism, and the Timing Effect, Econometrica 49 (1981). It compares the parties' units with one another. All ties.
    /// </summary>
    public BargainingSolution Utilitarian => _finder.Value.Utilitarian;

    /// <summary>
    /// The points where the weighted product of gains, each raised to the power of its party's weight, is greatest: E. Kalai, Nonsymmetric Nash
    /// Solutions and Replications of 2-Person Bargaining, International Journal of Game Theory 6 (1977). All ties.
    /// </summary>
    /// <param name="weights">The bargaining power of each party, above 0; only their ratios matter, which must be of whole numbers that sum to at most 10,000.</param>
    /// <exception cref="ArgumentException">There is not one weight for each party, one is not above 0, or their ratios are too fine.</exception>
    public BargainingSolution WeightedNash(params ValueList<Rational> weights) => _finder.Value.WeightedNash(Guard.NotNull(weights));

    /// <summary>Where an outcome lies relative to this frontier: what is left on the table for each side.</summary>
    /// <exception cref="ArgumentException">The outcome is not one of this scenario.</exception>
    public OutcomeDistance DistanceFrom(Outcome outcome) => OutcomeDistance.Of(this, outcome);

    /// <summary>Where the deals on the table lie: relative to this frontier, and how far each party's is from the others'.</summary>
    /// <param name="tabled">The deal each party has tabled, in the scenario's order of parties.</param>
    /// <exception cref="ArgumentException">There is not one deal for each party, or one is not an outcome of this scenario.</exception>
    public TablePositions OnTheTable(params ValueList<Outcome> tabled) => TablePositions.Of(this, tabled);

    /// <summary>
    /// How opposed the parties are: the least Euclidean distance of a deal to the point where everyone has utility 1, on utilities as they stand.
    /// 0 is a deal that satisfies all in full.
    /// </summary>
    /// <remarks>The opposition of the negotiating-agents literature (ANAC): it presumes utilities from 0 to 1; <see cref="RescaledOpposition"/> does not.</remarks>
    public double Opposition => LeastDistance(rescaled: false);

    /// <summary>
    /// The same after each party's utility is stretched to run from 0 at its worst outcome to 1 at its best; a party that is indifferent to everything counts as satisfied.
    /// </summary>
    public double RescaledOpposition => LeastDistance(rescaled: true);

    /// <summary>Walks the points in order.</summary>
    public IEnumerator<FrontierPoint> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many points, and what they promise.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} points, {Explanation}");

    internal ScenarioArrays Arrays => _arrays;

    internal FrontierPoints Points => _points;

    /// <summary>Whether a point may give a party this utility or more: false only where it certainly does not.</summary>
    internal bool MayReach(int index, int party, double utility) => _scales[party].MostUtility(_points.RoundedUnits(party, index)) >= utility - Math.ScaleB(Math.Abs(utility), -50);

    /// <summary>The square of the Euclidean distance of a point to a place in utility.</summary>
    internal double SquaredDistance(int index, double[] place)
    {
        double sum = 0;
        for (int p = 0; p < place.Length; p++)
        {
            double apart = _scales[p].Utility(_points.RoundedUnits(p, index)) - place[p];
            sum += apart * apart;
        }
        return sum;
    }

    private double LeastDistance(bool rescaled)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < Count; i++)
        {
            double sum = 0;
            for (int p = 0; p < _arrays.PartyCount; p++)
            {
                double missing = rescaled
                    ? 1 - (_points.Table[p].Most.IsZero ? 1 : _points.RoundedUnits(p, i) / _points.Table[p].Rounded(_points.Table[p].Most))
                    : 1 - _scales[p].Utility(_points.RoundedUnits(p, i));
                sum += missing * missing;
            }
            least = Math.Min(least, sum);
        }
        return Math.Sqrt(least);
    }

    private void Check(int index) => Limit.CheckIndex(index, Count, nameof(index), "points");

    private void Check(int index, int party)
    {
        Check(index);
        Limit.CheckIndex(party, _arrays.PartyCount, nameof(party), "parties");
    }
}
