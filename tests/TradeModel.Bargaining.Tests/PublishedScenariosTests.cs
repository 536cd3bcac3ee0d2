using System.Numerics;
using System.Text.Json;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>
/// The scenarios of the literature against exact answers computed elsewhere, every member of the reference that can be checked.
/// </summary>
public class PublishedScenariosTests
{
    private const double Tolerance = 1e-9;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("TRADEMODEL_DATA") is { Length: > 0 } data
        ? Path.Combine(data, "scenarios") : null;

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        if (Folder is null) names.Add("");
        else foreach (string folder in Directory.GetDirectories(Folder).Order(StringComparer.Ordinal)) names.Add(Path.GetFileName(folder));
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Analysis_PublishedScenario_GivesTheReference(string name)
    {
        if (name.Length == 0) Assert.Skip("TRADEMODEL_DATA is not set");
        string folder = Path.Combine(Folder!, name);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference.json")));
        JsonElement root = document.RootElement, exact = root.GetProperty("exact");
        string File1(string file) => Path.Combine(folder, file);
        Scenario scenario = GeniusXml.ReadFiles(File1(root.GetProperty("domain").GetString()!),
            root.GetProperty("profiles").EnumerateArray().Select(p => File1(p.GetString()!)).ToValueList());
        ParetoFrontier frontier = scenario.ParetoFrontier();

        for (int p = 0; p < 2; p++)
        {
            Assert.Equal(root.GetProperty("reservation")[p].GetString() is { } r ? Rational.Parse(r)
                : Rational.Zero, scenario.Parties[p].Reservation);
            Assert.Equal(root.GetProperty("discount")[p].GetString() is { } d ? Rational.Parse(d)
                : Rational.One, scenario.Parties[p].Discount);
            AssertNear(exact.GetProperty("disagreement")[p].GetDouble(), scenario.Parties[p].Reservation.ToDouble());
            AssertNear(exact.GetProperty("weight_sums")[p].GetDouble(),
                scenario.Issues.Aggregate(Rational.Zero, (sum, i) => sum + i.Weights[p]).ToDouble());
            int party = p;
            AssertNear(exact.GetProperty("utility_min")[p].GetDouble(),
                scenario.Issues.Sum(i => Enumerable.Range(0, i.Options.Count).Min(o => i.Worth(party, o)).ToDouble()));
            AssertNear(exact.GetProperty("utility_max")[p].GetDouble(),
                scenario.Issues.Sum(i => Enumerable.Range(0, i.Options.Count).Max(o => i.Worth(party, o)).ToDouble()));
        }
        Assert.Equal(FrontierKind.Exact, frontier.Kind);
        Assert.Equal(exact.GetProperty("n_outcomes").GetInt64(), scenario.OutcomeCount);
        Assert.Equal(exact.GetProperty("n_frontier").GetInt32(), frontier.Count);
        Assert.Equal(exact.GetProperty("multiplicity").EnumerateArray().Select(m => (BigInteger?)m.GetInt64()),
            Enumerable.Range(0, frontier.Count).Select(i => frontier.Multiplicity(i)));
        Assert.Equal(exact.GetProperty("n_frontier_outcomes").GetInt64(),
            frontier.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Multiplicity!.Value));
        Assert.Equal(exact.GetProperty("n_frontier_rational").GetInt32(), frontier.RationalPoints.Count);
        AssertPoints(exact.GetProperty("frontier"), frontier);
        AssertPoints(exact.GetProperty("frontier_rational"), frontier.RationalPoints.Select(i => frontier[i]));
        AssertPoints(exact.GetProperty("nash"), frontier.Nash.AllPoints());
        AssertPoints(exact.GetProperty("egalitarian"), frontier.Egalitarian.AllPoints());
        AssertPoints(exact.GetProperty("ks_max_min_ratio"), frontier.KalaiSmorodinsky.AllPoints());
        AssertPoints(exact.GetProperty("utilitarian"), frontier.Utilitarian.AllPoints());
        AssertPoints(exact.GetProperty("ks_min_spread"), NearestTheLine(frontier));
        AssertNear(exact.GetProperty("opposition_min_distance_to_1_1").GetDouble(), frontier.Opposition);
        if (frontier.RationalPoints.Count > 0)
        {
            AssertNear(exact.GetProperty("ideal_rational")[0].GetDouble(), frontier.Utility(frontier.RationalPoints[^1], 0));
            AssertNear(exact.GetProperty("ideal_rational")[1].GetDouble(), frontier.Utility(frontier.RationalPoints[0], 1));
        }
    }

    // Not a solution of ours, but a check on the rational frontier: the points nearest to equal shares of the best gains.
    private static IEnumerable<FrontierPoint> NearestTheLine(ParetoFrontier frontier)
    {
        if (frontier.RationalPoints.Count == 0) return [];
        Rational[] ideals = [.. frontier.Scenario.Parties.Select((party,
            p) => frontier.RationalPoints.Max(j => frontier.ExactUtility(j, p)) - party.Reservation)];
        Rational Share(int i, int p)
        {
            Rational reservation = frontier.Scenario.Parties[p].Reservation, ideal = ideals[p];
            return ideal.Sign == 0 ? Rational.One : (frontier.ExactUtility(i, p) - reservation) / ideal;
        }
        Rational Spread(int i) => Share(i, 0) > Share(i, 1) ? Share(i, 0) - Share(i, 1) : Share(i, 1) - Share(i, 0);
        Dictionary<int, Rational> spreads = frontier.RationalPoints.ToDictionary(i => i, Spread);
        Rational least = spreads.Values.Min();
        return frontier.RationalPoints.Where(i => spreads[i] == least).Select(i => frontier[i]);
    }

    private static void AssertPoints(JsonElement expected, IEnumerable<FrontierPoint> actual)
    {
        FrontierPoint[] points = [.. actual];
        Assert.Equal(expected.GetArrayLength(), points.Length);
        for (int i = 0; i < points.Length; i++)
            for (int p = 0; p < points[i].Utilities.Count; p++)
                AssertNear(expected[i][p].GetDouble(), points[i].Utilities[p]);
    }

    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, expected - Tolerance, expected + Tolerance);
}
