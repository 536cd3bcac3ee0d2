using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>The zone of possible agreement: counts against the enumeration, estimates against a draw that is judged exactly.</summary>
public class ZopaLawTests
{
    private static readonly ZopaOptions Drawn = new() { MaxStates = 0, Samples = 300, Seed = 5 };

    [Property(MaxTest = 60)]
    public FsCheck.Property ZopaShare_NeedsAtOutcomes_CountsWhatReachesThem() => Prop.ForAll(AtTheEdge().ToArbitrary(), scenario =>
    {
        var oracle = new BruteForce(scenario);
        int acceptable = oracle.All.Count(point => oracle.Gains(point).All(g => g.Sign >= 0));
        ZopaShare share = scenario.ZopaShare();
        Assert.Equal((true, (BigInteger?)acceptable), (share.IsExact, share.AcceptableOutcomes));
        Assert.Equal((acceptable / (double)oracle.All.Count, share.Share, share.Share), (share.Share, share.Low, share.High));
    });

    [Property(MaxTest = 60)]
    public FsCheck.Property ZopaShare_Estimated_IsThatOfTheSameDrawJudgedExactly() => Prop.ForAll(AtTheEdge().ToArbitrary(), scenario =>
    {
        var random = new Xoshiro256(5);
        int acceptable = 0;
        for (int s = 0; s < 300; s++)
        {
            var outcome = new Outcome(scenario.Issues.Select(i => random.Next(i.Options.Count)).ToValueList());
            if (scenario.Parties.Where((party, p) => scenario.Utility(outcome, p) < party.Reservation).Any()) continue;
            acceptable++;
        }
        ZopaShare estimate = ZopaEstimate.Of(scenario.ToArrays(), Drawn, Watch.None);
        Assert.Equal((acceptable / 300.0, 300, 5UL), (estimate.Share, estimate.Samples, estimate.Seed));
        Assert.Equal((false, null), (estimate.IsExact, estimate.AcceptableOutcomes));
    });

    // The Clopper–Pearson-like ends: 1 − Z² / (n + Z²) of n hits, and its mirror image for none.
    [Theory]
    [InlineData(0, 10, 0, 0, 0.27753)]
    [InlineData(10, 10, 1, 0.72247, 1)]
    [InlineData(5, 10, 0.5, 0.23659, 0.76341)]
    [InlineData(1, 100, 0.01, 0.00177, 0.05449)]
    [InlineData(0, 1, 0, 0, 0.79345)]
    public void ZopaShare_HitsOfADraw_HaveWilsonsInterval(int hits, int samples, double share, double low, double high)
    {
        var estimate = new ZopaShare(hits, samples, 9);
        Assert.Equal((share, samples, 9UL), (estimate.Share, estimate.Samples, estimate.Seed));
        Assert.Equal(low, estimate.Low, 5e-6);
        Assert.Equal(high, estimate.High, 5e-6);
        Assert.InRange(estimate.Low, 0, estimate.Share);
        Assert.InRange(estimate.High, estimate.Share, 1);
        if (hits == 0) Assert.Equal(0, estimate.Low);
        if (hits == samples) Assert.Equal(1, estimate.High);
    }

    [Fact]
    public void ToString_CountAndEstimate_AreInPercent()
    {
        Assert.Equal("12.5% (counted)", new ZopaShare(BigInteger.One, 8).ToString());
        Assert.Equal("33.3333% (counted)", new ZopaShare(BigInteger.One, 3).ToString());
        Assert.Equal("80% (49.02–94.33% at 95%, 10 drawn from seed 3)", new ZopaShare(8, 10, 3).ToString());
    }

    // X gives A 1 to 5, and Y gives 1, 7, 8, 8, 9 or 12. A needs 10, so counted from their least the issues give 0 to 4 and 0 to 11, and A
    // needs 8. Y is settled first because it can give more: 0 cannot reach 8 any more, 8 and 11 have, and 6 and 7 (twice) stay open.
    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void ZopaShare_OpenSumsAtTheBound_AreStillCounted(int most, bool counted)
    {
        Scenario scenario = new(
            [new("A", 10), "B"],
            [
                new("X", [.. Enumerable.Range(1, 5).Select(i => new ScenarioOption($"{i}", i, 0))]),
                new("Y", [new("1", 1, 0), new("7", 7, 0), new("8", 8, 0), new("8 too", 8, 0), new("9", 9, 0), new("12", 12, 0)]),
            ]);
        ZopaShare share = scenario.ZopaShare(new() { MaxStates = most, Samples = 50 });
        // 12 and 9 go with all five, 8 with four, twice, and 7 with three.
        Assert.Equal((counted, counted ? 21 : null), (share.IsExact, share.AcceptableOutcomes));
        Assert.Equal(counted ? 0.7 : share.Share, share.Share);
        Assert.Equal(counted ? 0 : 50, share.Samples);
    }

    // Values of so many bits that the sums of two parties are packed into 64, 128 or more bits.
    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(55)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(100)]
    public void ZopaShare_SumsOfAnyWidth_AreCounted(int bits)
    {
        BigInteger large = BigInteger.One << bits;
        Rational[] worths = [0, 1, new(large - 1), new(large), new(large + 1), new(2 * large - 1)];
        ValueList<ScenarioIssue> issues = [.. Enumerable.Range(0, 3).Select(i => new ScenarioIssue(
            $"{i}", [.. worths.Select((w, o) => new ScenarioOption($"{o}", w, worths[(o + i + 2) % worths.Length]))]))];
        foreach (BigInteger need in new[] { large, 2 * large, 2 * large + 1, 3 * large })
        {
            Scenario scenario = new([new("A", new Rational(need)), new("B", new Rational(need))], issues);
            var oracle = new BruteForce(scenario);
            Assert.Equal(oracle.All.Count(p => oracle.Gains(p).All(g => g.Sign >= 0)), scenario.ZopaShare().AcceptableOutcomes);
        }
    }

    [Fact]
    public void ZopaShare_NeedBetweenTwoSums_IsRoundedUp()
    {
        // Only sums of 0, 2 and 4 occur: 3 of 4 outcomes reach 1, 1 reaches 3, and none reaches 5.
        Scenario Needing(Rational need) => new(
            [new("A", need), "B"], [.. Enumerable.Range(0, 2).Select(i => new ScenarioIssue($"{i}", [new("a", 2, 0), new("b", 0, 0)]))]);
        Assert.Equal(
            [4, 3, 3, 1, 1, 0, 0],
            new Rational[] { 0, 1, 2, 3, 4, new(41, 10), 5 }.Select(n => (int)Needing(n).ZopaShare().AcceptableOutcomes!.Value));
        Assert.Equal(4, Needing(-1).ZopaShare().AcceptableOutcomes);
    }

    [Fact]
    public void ZopaShare_CapBelowTheNeed_IsNone()
    {
        Scenario Capped(Rational cap) => new([new("A", 2, cap: cap), "B"], [new("x", [new("a", 3, 0), new("b", 0, 0)])]);
        Assert.Equal([0, 1, 1], new Rational[] { 1, 2, 3 }.Select(c => (int)Capped(c).ZopaShare().AcceptableOutcomes!.Value));
    }

    // 0.3 − 0.1 − 0.2 in doubles is below 0, and B, to whom nothing is worth anything, needs nothing.
    [Fact]
    public void ZopaShare_EstimatedSumsThatCancelOut_AreJudgedExactly()
    {
        ValueList<ScenarioIssue> issues = [new("x", [new("a", 0.3, 0)]), new("y", [new("a", -0.1, 0)]), new("z", [new("a", -0.2, 0)])];
        Assert.Equal(1, ZopaEstimate.Of(new Scenario(["A", "B"], issues).ToArrays(), Drawn, Watch.None).Share);
        Assert.Equal(
            0, ZopaEstimate.Of(new Scenario([new("A", Rational.Parse("1e-30")), "B"], issues).ToArrays(), Drawn, Watch.None).Share);
    }

    // A need is the utility of one outcome, or off by less than a double can tell; some parties need nothing, or more than there is.
    private static Gen<Scenario> AtTheEdge()
        => from parties in Gen.Choose(2, 3)
           from count in Gen.Choose(1, 3)
           from values in Gen.Elements(-0.3, 0, 0.1, 0.2, 0.7).ListOf(parties).ListOf(3).ListOf(count)
           from chosen in Gen.Choose(0, 2).ListOf(count)
           from off in Gen.Elements(-2, -1, 0, 0, 1, 2).ListOf(parties)
           let grain = Rational.Parse("1e-25")
           select new Scenario(
               Enumerable.Range(0, parties).Select(p => new ScenarioParty(
                   $"party {p}",
                   values.Select((issue, i) => (Rational)issue[chosen[i]][p]).Aggregate(Rational.Zero, (s, v) => s + v)
                       + (Math.Abs(off[p]) == 2 ? new Rational(off[p], 4) : off[p] * grain))).ToValueList(),
               values.Select((issue, i) => new ScenarioIssue(
                   i.ToString(CultureInfo.InvariantCulture),
                   issue.Select((option, o) => new ScenarioOption($"{o}", option.Select(v => (Rational)v).ToValueList())).ToValueList()))
                   .ToValueList());
}
