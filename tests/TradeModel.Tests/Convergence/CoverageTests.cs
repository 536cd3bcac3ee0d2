using NodaTime;
using TradeModel.Convergence;
using TradeModel.Coverage;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>A small run of tests/coverage: on simulated series whose truth is known, the intervals hold what they say.</summary>
public class CoverageTests
{
    private const int Series = 200;

    /// <summary>Every kind of series that issue 9 names, and driftless noise, over both windows.</summary>
    public static TheoryData<int, int> Cells
        => [.. from kind in Enumerable.Range(0, 8) from window in (int[])[90, 180] select (kind, window)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void TrendAndProjection_SimulatedSeries_HoldTheTruthOrSayTooFewMoves(int kind, int window)
    {
        int held = 0, spanHeld = 0, moving = 0;
        for (int i = 0; i < Series; i++)
        {
            SimulatedSeries one = SimulatedSeries.Of(kind, window, i);
            if (one.Window.Trend() is not Trend trend)
            {
                held++;
                spanHeld++;
                continue;
            }
            if (trend.SlopeLow <= one.TrueDriftPerYear && one.TrueDriftPerYear <= trend.SlopeHigh) held++;
            if (trend.IsMoving) moving++;
            if (Holds(one.Window.Project(one.Threshold), one.TrueDays is { } days ? one.Window.Last.PlusDays(days) : null)) spanHeld++;
        }
        Assert.InRange(held / (double)Series, 0.90, 1);
        Assert.InRange(spanHeld / (double)Series, 0.85, 1);
        if (SimulatedSeries.Kinds[kind].Drift == 0) Assert.InRange(moving / (double)Series, 0, 0.08);
    }

    private static bool Holds(ProjectionResult projected, LocalDate? truth) => projected is Projection span
        ? truth is { } day ? day >= span.Earliest && !(day > span.Latest) : span.Latest is null
        : truth is null;
}
