using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Distributions;

public sealed class DistributionTests
{
    private static readonly Distribution[] Continuous =
    [
        Distribution.Uniform(-2, 3),
        Distribution.Triangular(0, 1, 4),
        Distribution.Triangular(0, 0, 1),
        Distribution.Triangular(-1, 2, 2),
        Distribution.Pert(0.2, 0.5, 1.5),
        Distribution.Pert(0, 0, 1),
        Distribution.Pert(-3, 1, 1),
        Distribution.TruncatedNormal(1, 2, -1, 4),
        Distribution.TruncatedNormal(0, 1, 5, 9),
        Distribution.TruncatedNormal(0, 1, -9, -5),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Continuous.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Quantile_OfTheCumulative_GivesTheNumberBack(int place)
    {
        Distribution distribution = Continuous[place];
        double before = double.NegativeInfinity;
        for (int i = 1; i < 400; i++)
        {
            double p = i / 400d, x = distribution.Quantile(p);
            Assert.InRange(distribution.Cumulative(x), p - 1e-12, p + 1e-12);
            Assert.True(x > before, $"quantiles ascend; at {p} {x} follows {before}");
            Assert.InRange(x, distribution.Least, distribution.Most);
            before = x;
        }
        Assert.Equal((distribution.Least, distribution.Most), (distribution.Quantile(0), distribution.Quantile(1)));
        Assert.Equal((0, 1), (distribution.Cumulative(distribution.Least - 1), distribution.Cumulative(distribution.Most)));
    }

    // By the midpoint rule over the quantile function.
    [Theory]
    [InlineData(0, 0.5, 25 / 12d)]
    [InlineData(1, 5 / 3d, 13 / 18d)]
    [InlineData(2, 1 / 3d, 1 / 18d)]
    [InlineData(3, 1, 0.5)]
    // (a + 4m + b) / 6, and (mean − a) (b − mean) / 7.
    [InlineData(4, 3.7 / 6, (3.7 / 6 - 0.2) * (1.5 - 3.7 / 6) / 7)]
    [InlineData(5, 1 / 6d, 1 / 6d * (5 / 6d) / 7)]
    [InlineData(6, 1 / 3d, (1 / 3d + 3) * (1 - 1 / 3d) / 7)]
    public void Moments_AreThoseOfTheClosedForms(int place, double mean, double variance)
    {
        (double actualMean, double actualVariance) = Moments(Continuous[place]);
        Assert.Equal(mean, actualMean, 1e-5);
        Assert.Equal(variance, actualVariance, 1e-5);
    }

    [Fact]
    public void Moments_OfTruncatedNormal_AreThoseOfTheClosedForm()
    {
        // With bounds at −1 and 1.5 deviations; φ and Φ from tables (Abramowitz and Stegun, table 26.1).
        const double Low = 0.2419707245, High = 0.1295175957, Mass = 0.9331927987 - 0.1586552539;
        double shift = (Low - High) / Mass, spread = 1 + (-1 * Low - 1.5 * High) / Mass - shift * shift;
        (double mean, double variance) = Moments(Continuous[7]);
        Assert.Equal(1 + 2 * shift, mean, 1e-5);
        Assert.Equal(4 * spread, variance, 1e-5);
    }

    [Fact]
    public void TruncatedNormal_FarInTheTail_IsTheMirrorImage()
    {
        for (int i = 1; i < 20; i++)
            Assert.Equal(Continuous[8].Quantile(i / 20d), -Continuous[9].Quantile(1 - i / 20d), 1e-12);
        // With R: (dnorm(5) - dnorm(9)) / (pnorm(-5) - pnorm(-9)).
        Assert.Equal(5.186503967124298, Moments(Continuous[8]).Mean, 1e-5);
    }

    [Fact]
    public void Discrete_QuantilesAndShares_AreTheWeights()
    {
        Distribution coin = Distribution.Discrete((3, 1), (1, 2), (2, 1), (9, 0));
        Assert.Equal((1, 3), (coin.Least, coin.Most));
        Assert.Equal([1, 1, 1, 2, 2, 3, 3], new[] { 0, 0.01, 0.5, 0.51, 0.75, 0.76, 1 }.Select(coin.Quantile));
        Assert.Equal([0, 0.5, 0.75, 1], new[] { 0.9, 1.5, 2, 3 }.Select(coin.Cumulative));
        Assert.Equal("discrete(1: 2, 2: 1, 3: 1)", coin.ToString());
    }

    [Property]
    public void Draws_OfOneSeed_AreTheSame(ulong seed)
    {
        foreach (Distribution distribution in Continuous)
            Assert.Equal(distribution.Draw(new Xoshiro256(seed)), distribution.Quantile(new Xoshiro256(seed).NextDouble()));
    }

    [Fact]
    public void Contradictions_AreRefused()
    {
        Refused("most", () => Distribution.Uniform(1, 1));
        Refused("most", () => Distribution.Uniform(-1e308, 1e308));
        Refused("least", () => Distribution.Uniform(double.NaN, 1));
        Refused("most", () => Distribution.Triangular(2, 1, 0));
        Refused("likeliest", () => Distribution.Triangular(0, 3, 2));
        Refused("likeliest", () => Distribution.Pert(0, -1, 2));
        Refused("deviation", () => Distribution.TruncatedNormal(0, 0, 0, 1));
        Refused("mean", () => Distribution.TruncatedNormal(0, 1, 30, 31));
        Refused("mean", () => Distribution.TruncatedNormal(0, 1, -31, -30));
        Refused("choices", () => Distribution.Discrete());
        Refused("choices", () => Distribution.Discrete((1, 0)));
        Refused("choices", () => Distribution.Discrete((1, 1), (1, 2)));
        Refused("choices", () => Distribution.Discrete((1, -1), (2, 2)));
        Refused("choices", () => Distribution.Discrete((1, double.PositiveInfinity)));
        Refused("probability", () => Distribution.Uniform(0, 1).Quantile(1.01));
        Refused("probability", () => Distribution.Uniform(0, 1).Quantile(double.NaN));
        // Just inside what is refused.
        Assert.InRange(Distribution.TruncatedNormal(0, 1, 29.9, 31).Quantile(0.5), 29.9, 30);
    }

    private static void Refused(string parameter, Func<object> make)
        => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(make).ParamName);

    private static (double Mean, double Variance) Moments(Distribution distribution)
    {
        const int N = 20_000;
        double sum = 0, squares = 0;
        for (int i = 0; i < N; i++)
        {
            double x = distribution.Quantile((i + 0.5) / N);
            sum += x;
            squares += x * x;
        }
        return (sum / N, squares / N - sum / N * (sum / N));
    }
}
