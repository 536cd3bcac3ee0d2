using System.Collections;
using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>
/// The efficient points of a non-additive scenario, in ascending order of the first party's utility. If the search was stopped, the points
/// found so far that no other one found dominates.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class NonAdditiveFrontier : IReadOnlyList<NonAdditivePoint>
{
    private readonly ValueList<NonAdditivePoint> _points;
    private readonly Lazy<ParetoFrontier> _listed;

    internal NonAdditiveFrontier(NonAdditiveScenario scenario, ValueList<NonAdditivePoint> points, double gap, long steps, bool exact)
    {
        Scenario = scenario;
        _points = points;
        Gap = gap;
        Steps = steps;
        IsExact = exact;
        // Each point as the option of one issue. All are efficient and none equals another, so both lists have one order.
        _listed = new(() => new Scenario(
            scenario.Parties.Select(p => new ScenarioParty(p.Name, p.Reservation, p.Discount)).ToValueList(),
            [new("outcome", points.Select((point, i) => new ScenarioOption(new Rational(i).ToString(), point.Utilities)).ToValueList())])
            .ParetoFrontier(new FrontierOptions { MaxPoints = points.Count, MaxCandidates = long.MaxValue }));
    }

    /// <summary>The scenario.</summary>
    public NonAdditiveScenario Scenario { get; }

    /// <summary>Whether the list has every efficient point and no other.</summary>
    public bool IsExact { get; }

    /// <summary>
    /// How far the true frontier can lie beyond the points listed, in units of utility: for every outcome, a listed point gives each party
    /// at least as much less the gap. 0 if the frontier is exact.
    /// </summary>
    public double Gap { get; }

    /// <summary>How often the search chose an option for an issue.</summary>
    public long Steps { get; }

    /// <summary>The number of points.</summary>
    public int Count => _points.Count;

    /// <summary>A point.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public NonAdditivePoint this[int index]
    {
        get
        {
            RangeCheck.CheckIndex(index, Count, nameof(index), "points");
            return _points[index];
        }
    }

    /// <summary>The points that give every party at least its reservation value.</summary>
    public ValueList<NonAdditivePoint> RationalPoints => Points(_listed.Value.RationalPoints);

    /// <summary>The points with the greatest product of gains (Nash 1950); empty if no point is rational.</summary>
    public ValueList<NonAdditivePoint> Nash => Points(_listed.Value.Nash.Indices);

    /// <summary>
    /// The points with the greatest least ratio of a gain to the party's largest possible gain (Kalai and Smorodinsky 1975).
    /// </summary>
    public ValueList<NonAdditivePoint> KalaiSmorodinsky => Points(_listed.Value.KalaiSmorodinsky.Indices);

    /// <summary>The points with the greatest least gain (Kalai 1977b, equal proportions).</summary>
    public ValueList<NonAdditivePoint> Egalitarian => Points(_listed.Value.Egalitarian.Indices);

    /// <summary>The points with the greatest sum of utilities.</summary>
    public ValueList<NonAdditivePoint> Utilitarian => Points(_listed.Value.Utilitarian.Indices);

    /// <inheritdoc />
    public IEnumerator<NonAdditivePoint> GetEnumerator() => ((IEnumerable<NonAdditivePoint>)_points).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The number of points, and how far the true frontier can lie beyond them.</summary>
    public override string ToString()
        => IsExact
            ? string.Create(CultureInfo.InvariantCulture, $"{Count} points, exact")
            : string.Create(CultureInfo.InvariantCulture, $"{Count} points, stopped after {Steps:N0} steps; ")
                + string.Create(CultureInfo.InvariantCulture, $"no outcome offers every party more than {Gap:0.####} beyond a listed one");

    private ValueList<NonAdditivePoint> Points(ValueList<int> indices) => indices.Select(i => _points[i]).ToValueList();
}
