using Xunit;

namespace TradeModel.Simulation.Tests.Tournaments;

public sealed class ScenarioIntervalTests
{
    // The expected ends are m ± t s / √n with exact fractions and quantiles of 30 digits (Python, mpmath).
    [Fact]
    public void Of_FewScores_IsStudentsT()
    {
        Same(0.15625651181416896, 0.84374348818583104, [0.3, 0.4, 0.5, 0.8]);
        Same(0.4222869871619739, 0.6277130128380261, [0.45, 0.5, 0.55, 0.6]);
        Same(0.12297380620029908, 0.87702619379970092, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    }

    [Fact]
    public void Of_ScoresOfAWideInterval_IsCutAt0And1()
    {
        // Uncut, the first would go from −0.67 to 1.87, and the second from −1.21 to 1.38.
        Same(0, 1, [0.5, 0.7]);
        Same(-1.2094529198022329, 1, [-0.5, 0.25, 0.5]);
    }

    [Fact]
    public void Of_EqualScores_IsTheMean() => Same(0.25, 0.25, [0.25, 0.25, 0.25]);

    [Fact]
    public void Of_OneScore_IsNull() => Assert.Null(ScenarioInterval.Of(0.5, [0.5]));

    private static void Same(double low, double high, double[] scores)
    {
        (double Low, double High) interval = Assert.NotNull(ScenarioInterval.Of(scores.Average(), scores));
        Assert.Equal(low, interval.Low, 1e-14);
        Assert.Equal(high, interval.High, 1e-14);
    }
}
