using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Thinned;

/// <summary>Zones of the thinned frontier: what they hold, and how far outcomes and mixtures of outcomes reach into them.</summary>
public class ZoneTests
{
    [Fact]
    public void Holds_AtTheCorner_IsFalse()
    {
        var zone = new Zone([0.5, Zone.Open, 0.25], 1);
        Assert.True(zone.Holds([0.6, 0, 0.3]));
        Assert.False(zone.Holds([0.5, 0, 0.3]));
        Assert.False(zone.Holds([0.6, 0, 0.25]));
        Assert.False(zone.Holds([0.6, 0, 0.1]));
        Assert.Equal((1, false, false, 0), (zone.Depth, zone.IsMeasured, zone.IsSplit, zone.Most));
        Assert.Equal((0, 0), (zone.Weights.Length, zone.Near.Length));
    }

    [Fact]
    public void DepthOf_OpenParty_DoesNotCount()
    {
        var zone = new Zone([0.5, Zone.Open, 0.25], 1);
        // 0.25 of A in units of 1 is 0.25; 0.5 of C in units of 4 is 0.125.
        Assert.Equal(0.125, zone.DepthOf([0.75, 0, 0.75], [1, 1, 4]));
        Assert.Equal(0.25, zone.DepthOf([0.75, 0, 0.75], [1, 1, 1]));
        Assert.Equal(-0.25, zone.DepthOf([0.75, 0, 0], [1, 1, 1]));
        Assert.Equal(double.PositiveInfinity, new Zone([Zone.Open, Zone.Open], 1).DepthOf([0, 0], [1, 1]));
    }

    [Fact]
    public void BoundBy_AnOpenParty_LengthensTheWay()
    {
        var zone = new Zone([0.5, Zone.Open, 0.25], 1);
        // At weights 1/2, 1/4 and 1/4, an outcome of sum 1 is 1 − 1/4 + 1 − 1/16 above the corner; 1/2 × 1 + 1/4 × 4 of it is a depth of 1.
        Assert.Equal((1 - 0.25 + 1 - 0.0625) / 1.5, zone.BoundBy([0.5, 0.25, 0.25], 1, [1, 1, 4]), 1e-15);
        Assert.Equal(0.5, zone.BoundBy([1, 0, 0], 1, [1, 1, 4]), 1e-15);
        Assert.Equal(double.PositiveInfinity, zone.BoundBy([0, 1, 0], 1, [1, 1, 4]));
    }

    [Property(MaxTest = 60)]
    public FsCheck.Property Measure_ToTheEnd_IsAsDeepAsMixturesReach() => Prop.ForAll(Measured().ToArbitrary(), a =>
    {
        (Scenario scenario, int at, bool[] isOpen, double[] units) = a;
        (UnitTable table, List<(int[] Choices, double[] Utilities)> all) = OutcomeOracleTests.Enumerate(scenario);
        var oracle = new OutcomeOracle(table) { Budget = 1_000_000 };
        int parties = scenario.Parties.Count;
        // The corner is a part of what one outcome gives, so that outcomes lie in the zone.
        double[] corner = [.. all[at % all.Count].Utilities.Select((u, p) => isOpen[p] ? Zone.Open : 0.5 * u)];
        ThinnedOutcome first = oracle.Best([.. corner.Select(_ => 1.0 / parties)], out _);
        var zone = new Zone(corner, double.PositiveInfinity) { Near = [first] };
        ThinnedOutcome deepest = new ZoneMeter(oracle, parties).Measure(zone, units, 2, double.NegativeInfinity);

        double mixed = Mixed(corner, units, [.. all.Select(o => o.Utilities)]);
        Assert.Equal(mixed, zone.Depth, 1e-6);
        Assert.True(zone.IsMeasured);
        // The bound comes from its weights.
        Assert.Equal(all.Max(o => OutcomeOracleTests.Weigh(zone.Weights, o.Utilities)), zone.Most, 1e-9);
        Assert.Equal(zone.Depth, zone.BoundBy(zone.Weights, zone.Most, units), 1e-9);
        Assert.Contains(deepest, zone.Near);
        Assert.True(zone.DepthOf(deepest.Utilities, units) >= zone.DepthOf(first.Utilities, units), "the first outcome is deeper");
        Assert.True(zone.DepthOf(deepest.Utilities, units) <= mixed + 1e-9, "an outcome is deeper than all mixtures");
        Assert.All(zone.Near, n => Assert.True(zone.DepthOf(n.Utilities, units) <= zone.DepthOf(deepest.Utilities, units) + 1e-12));
    });

    [Property(MaxTest = 60)]
    public FsCheck.Property Measure_StoppedEarly_StatesABoundThatHolds() => Prop.ForAll(Measured().ToArbitrary(), a =>
    {
        (Scenario scenario, int at, bool[] isOpen, double[] units) = a;
        (UnitTable table, List<(int[] Choices, double[] Utilities)> all) = OutcomeOracleTests.Enumerate(scenario);
        double[] corner = [.. all[at % all.Count].Utilities.Select((u, p) => isOpen[p] ? Zone.Open : 0.5 * u)];
        double mixed = Mixed(corner, units, [.. all.Select(o => o.Utilities)]);
        foreach ((double enough, double other) in new[] { (0.5, double.NegativeInfinity), (2, mixed * 1.5 + 0.01) })
        {
            var oracle = new OutcomeOracle(table) { Budget = 1_000_000 };
            ThinnedOutcome first = oracle.Best([.. corner.Select(_ => 1.0 / corner.Length)], out _);
            var zone = new Zone(corner, double.PositiveInfinity) { Near = [first] };
            ThinnedOutcome deepest = new ZoneMeter(oracle, corner.Length).Measure(zone, units, enough, other);
            Assert.True(zone.Depth >= mixed - 1e-6, $"the bound {zone.Depth} is below {mixed}");
            Assert.True(
                zone.Depth <= mixed + 1e-6 || zone.Depth < other || zone.DepthOf(deepest.Utilities, units) >= enough * zone.Depth,
                "it stopped for no reason");
        }
    });

    // How far mixtures of outcomes reach beyond the corner: the least of the greatest weighted sums above the corner, over weights for
    // which a unit of all parties is worth 1. The function is convex, so each weight is searched by thirds.
    private static double Mixed(double[] corner, double[] units, double[][] outcomes)
    {
        int[] parties = [.. Enumerable.Range(0, corner.Length).Where(p => corner[p] > Zone.Open)];
        double[] weights = new double[corner.Length];
        return Search(0, 1);

        double Search(int next, double left)
        {
            int party = parties[next];
            if (next == parties.Length - 1)
            {
                weights[party] = left / units[party];
                return outcomes.Max(o => parties.Sum(p => weights[p] * (o[p] - corner[p])));
            }
            double low = 0, high = 1;
            for (int step = 0; step < 45; step++)
            {
                double a = low + (high - low) / 3, b = high - (high - low) / 3;
                weights[party] = left * a / units[party];
                double atA = Search(next + 1, left * (1 - a));
                weights[party] = left * b / units[party];
                double atB = Search(next + 1, left * (1 - b));
                if (atA <= atB) high = b;
                else low = a;
            }
            weights[party] = left * low / units[party];
            return Search(next + 1, left * (1 - low));
        }
    }

    // One to three parties are not open.
    private static Gen<(Scenario Scenario, int At, bool[] IsOpen, double[] Units)> Measured()
        => from scenario in OutcomeOracleTests.Scenarios()
           where scenario.Issues.Count < 4
           from at in Gen.Choose(0, 80)
           from open in Gen.Choose(0, scenario.Parties.Count - 1)
           from second in Gen.Choose(0, scenario.Parties.Count - 1)
           from units in Gen.Elements(1.0, 1, 2, 5).ListOf(scenario.Parties.Count)
           select (
               scenario, at,
               scenario.Parties.Select((_, p) => scenario.Parties.Count == 3 ? p == open && open != second : p == open || p == second)
                   .ToArray(),
               units.ToArray());
}
