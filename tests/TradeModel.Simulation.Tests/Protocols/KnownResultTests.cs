using System.Numerics;
using TradeModel.Bargaining;

namespace TradeModel.Simulation.Tests;

public class KnownResultTests
{
    [Fact]
    public void LinearConceders_OnAPie_MeetWhereAlgebraSays()
    {
        // With m + 1 steps and m pieces the party that offers at step s asks for m − s and leaves s. The other plans to ask for m − s − 1
        // and accepts if s ≥ m − s − 1: at the first s ≥ (m − 1) / 2.
        for (int m = 1; m <= 60; m++)
        {
            RunResult result = Talks(Pie.Of(m), "linear", "linear", m + 1).Run(1, 0);
            int step = m / 2;
            Assert.Equal((m, step, step % 2 == 0 ? m - step : step), (m, result.Step, result.Outcome!.Piece()));
        }
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void HardLiner_AgainstAConceder_GetsItsBestIfTheConcederCanAcceptIt(int reservation, bool agrees)
    {
        // The best of the hard-liner is worth 3 to the conceder.
        ScenarioIssue issue = new("i", [new("best", 10, 3), new("middle", 6, 6), new("other", 0, 10)]);
        foreach (string conceder in new[] { "boulware", "linear", "conceder" })
        {
            RunResult first = Talks(new Scenario(["A", new("B", reservation)], [issue]), "hard-liner", conceder, 40).Run(1, 0);
            Assert.Equal(agrees, first.Agreed);
            if (agrees) Assert.Equal([10, 3], first.Utilities);
            else Assert.Equal([0, reservation], first.Utilities);

            ScenarioIssue turned = new("i", issue.Options.Select(o => new ScenarioOption(o.Label, o.Values[1], o.Values[0])).ToValueList());
            RunResult second = Talks(new Scenario([new("A", reservation), "B"], [turned]), conceder, "hard-liner", 40).Run(1, 0);
            Assert.Equal(agrees, second.Agreed);
            if (agrees) Assert.Equal([3, 10], second.Utilities);
        }
    }

    [Fact]
    public void MiCROAgainstMiCRO_OnASymmetricPie_HalvesIt()
    {
        foreach (int half in new[] { 1, 2, 7, 50 })
        {
            RunResult result = Talks(Pie.Of(2 * half), "micro", "micro", 10 * half).Run(1, 0);
            Assert.Equal(half, result.Outcome!.Piece());
        }
    }

    [FsCheck.Xunit.Property(MaxTest = 100)]
    public void MiCROAgainstMiCRO_MonotoneRescaling_ChangesNothing(int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        int[][] values = [.. Enumerable.Range(0, 12).Select(_ => new[] { random.Next(9), random.Next(9) })];
        int[] reservations = [random.Next(6), random.Next(6)];
        // Increasing: a random step for each value.
        int[] scale = new int[9];
        for (int v = 1; v < 9; v++) scale[v] = scale[v - 1] + 1 + random.Next(50);
        IEnumerable<(int, Outcome, bool)> Play(Func<int, int> rescale)
        {
            var scenario = new Scenario(
                [new("A", rescale(reservations[0])), new("B", reservations[1])],
                [new("i", values.Select((v, o) => new ScenarioOption($"{o}", rescale(v[0]), v[1])).ToValueList())]);
            return Talks(scenario, "micro", "micro", 30).Trace(1, 0).Offers.Select(o => (o.Step, o.Outcome, o.Accepted));
        }
        Assert.Equal(Play(v => v), Play(v => scale[v]));
    }

    [Theory]
    [InlineData("boulware", 5, 1)]
    [InlineData("linear", 1, 1)]
    [InlineData("conceder", 1, 5)]
    public void TimeDependent_EachStep_OffersTheLeastPieceAtOrAboveTheCurve(string name, int above, int below)
    {
        // u ≥ 1 − t^(above/below) − 10⁻¹², as (1 − u − 10⁻¹²)^below ≤ t^above in whole numbers. B keeps all, which A accepts at the end.
        const int Pieces = 5_000, Steps = 101;
        Rational margin = new(1, 1_000_000_000_000);
        RunTrace trace = Talks(Pie.Of(Pieces, reservationB: 1), name, "hard-liner", Steps).Trace(1, 0);
        bool Reaches(int piece, Rational t)
        {
            Rational left = Rational.One - new Rational(piece, Pieces) - margin;
            return left.Sign <= 0 || Power(left, below) <= Power(t, above);
        }
        RunOffer[] own = [.. trace.Offers.Where(o => o.Party == 0)];
        Assert.Equal(50, own.Length);
        Assert.All(own, offer =>
        {
            var t = new Rational(offer.Step, Steps - 1);
            Assert.True(Reaches(offer.Outcome.Piece(), t), offer.ToString());
            if (offer.Outcome.Piece() > 0) Assert.False(Reaches(offer.Outcome.Piece() - 1, t), offer.ToString());
        });
    }

    [Fact]
    public void LeastAtLeast_UtilitiesAroundTheTolerance_TakesTheExactOnes()
    {
        // The target is 1 at first. The first option is short of 1 − 10⁻¹² by 10⁻²⁰, the second is that, the third is above.
        Rational least = Rational.One - new Rational(1, 1_000_000_000_000);
        Rational hair = new(1, BigInteger.Pow(10, 20));
        var scenario = new Scenario(
            ["A", "B"], [new("i", [new("short", least - hair, 1), new("at", least, 0), new("above", 1, 0), new("none", 0, 0)])]);
        Assert.Equal([1], Talks(scenario, "linear", "hard-liner", 5).Trace(1, 0).Offers[0].Outcome.Choices);
    }

    private static Rational Power(Rational number, int power)
        => new(BigInteger.Pow(number.Numerator, power), BigInteger.Pow(number.Denominator, power));

    private static SimulatedNegotiation Talks(Scenario scenario, string a, string b, int steps)
        => new(scenario, [Strategies.Get(a), Strategies.Get(b)], new NegotiationRules(steps));
}
