using FsCheck.Xunit;
using NodaTime;
using TradeModel.Convergence;
using Xunit;

namespace TradeModel.Tests.Convergence;

public class TrendTests
{
    private static readonly LocalDate First = new(2025, 1, 1);

    private static DailySeries Series(int days, Func<int, double> value) => new(First, Enumerable.Range(0, days).Select(value).ToValueList());

    private static double Noise(int day, ulong seed) => (new Xoshiro256(seed + ((ulong)day * 1_000_003)).Next(2001) - 1000) / 1000.0;

    [Fact]
    public void Trend_StraightLine_IsItsSlopeWithoutDoubt()
    {
        Trend trend = Assert.IsType<Trend>(Series(120, d => 0.2 + (0.001 * d)).Trend());
        Assert.Equal(0.365, trend.SlopePerYear, 1e-9);
        Assert.Equal(0.365, trend.SlopeLow, 1e-9);
        Assert.Equal(0.365, trend.SlopeHigh, 1e-9);
        Assert.Equal(First.PlusDays(119), trend.To);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Trend_Noise_IntervalHoldsTheSlope(ulong seed)
    {
        Trend trend = Assert.IsType<Trend>(Series(150, d => 0.2 + (0.001 * d) + (0.05 * Noise(d, seed))).Trend());
        Assert.InRange(0.365, trend.SlopeLow, trend.SlopeHigh);
        Assert.InRange(trend.SlopePerYear, trend.SlopeLow, trend.SlopeHigh);
        Assert.True(trend.SlopeHigh - trend.SlopeLow is > 0.001 and < 0.2);
    }

    [Fact]
    public void Trend_Outliers_HardlyMoveTheSlope()
    {
        Trend trend = Assert.IsType<Trend>(Series(150, d => d % 10 == 3 ? 1 : d % 25 == 7 ? 0 : 0.2 + (0.001 * d)).Trend());
        Assert.Equal(0.365, trend.SlopePerYear, 0.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Trend_Falling_HasItsSlopeAndInterval(ulong seed)
    {
        Trend plain = Assert.IsType<Trend>(Series(120, d => 0.9 - (0.002 * d)).Trend());
        Assert.Equal((-0.73, -0.73, -0.73), (Math.Round(plain.SlopePerYear, 9), Math.Round(plain.SlopeLow, 9), Math.Round(plain.SlopeHigh, 9)));
        DailySeries noisy = Series(150, d => 0.9 - (0.002 * d) + (0.05 * Noise(d, seed)));
        Trend trend = Assert.IsType<Trend>(noisy.Trend());
        Assert.InRange(-0.73, trend.SlopeLow, trend.SlopeHigh);
        Assert.True(trend.SlopeHigh < 0);
        Assert.Equal(trend, Assert.IsType<NotConverging>(noisy.Project(0.95)).Trend);
    }

    [Fact]
    public void Trend_IsTheMedianOfThePairwiseSlopes()
    {
        // Ten days of which the last is an outlier: 36 pairs among the nine others, all of slope 0.01, and nine with the last.
        Trend trend = Assert.IsType<Trend>(Series(10, d => d == 9 ? 1 : 0.01 * d).Trend());
        Assert.Equal(3.65, trend.SlopePerYear, 1e-9);
        // Three steps of ten days: of 435 slopes the 218th.
        double[] steps = [.. Enumerable.Range(0, 30).Select(d => 0.1 * (d / 10))];
        double[] slopes = [.. from i in Enumerable.Range(0, 30) from j in Enumerable.Range(i + 1, 29 - i) select (steps[j] - steps[i]) / (j - i)];
        Array.Sort(slopes);
        Assert.Equal(365 * slopes[217], Assert.IsType<Trend>(Series(30, d => steps[d]).Trend()).SlopePerYear, 1e-9);
    }

    [Fact]
    public void Trend_LongPlateaus_IntervalIsWideAndHoldsTheSlope()
    {
        Trend trend = Assert.IsType<Trend>(Series(180, d => 0.2 + (0.03 * (d / 30))).Trend());
        Assert.InRange(0.365, trend.SlopeLow, trend.SlopeHigh);
        Assert.True(trend.SlopeHigh - trend.SlopeLow > 0.05);
    }

    [Fact]
    public void Trend_OfConstant_IsZero()
    {
        Trend trend = Assert.IsType<Trend>(Series(60, _ => 0.5).Trend());
        Assert.Equal((0, 0, 0), (trend.SlopePerYear, trend.SlopeLow, trend.SlopeHigh));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Trend_FewDays_IsNotEnoughData(int days)
    {
        Assert.IsType<TrendNotEnoughData>(Series(days, d => 0.1 * d).Trend());
        Assert.IsType<ProjectionNotEnoughData>(Series(days, d => 0.1 * d).Project(0.95));
    }

    [Fact]
    public void Project_StraightLine_NamesTheDay()
    {
        Projection projection = Assert.IsType<Projection>(Series(101, d => 0.2 + (0.001 * d)).Project(0.5, seed: 7));
        LocalDate day = First.PlusDays(300);
        Assert.Equal((day, day, day), (projection.Date, projection.Earliest, projection.Latest!.Value));
        Assert.Equal(7UL, projection.Seed);
    }

    [Fact]
    public void Project_Noise_SpansTheDayAndRepeatsBySeed()
    {
        DailySeries series = Series(150, d => 0.2 + (0.001 * d) + (0.05 * Noise(d, 5)));
        Projection projection = Assert.IsType<Projection>(series.Project(0.9, seed: 3));
        Assert.True(projection.Earliest < projection.Date && projection.Date < projection.Latest);
        Assert.Equal(projection, series.Project(0.9, seed: 3));
        Assert.InRange(Period.DaysBetween(First.PlusDays(700), projection.Date), -80, 80);
    }

    [Fact]
    public void Project_LongPlateaus_DoubtsMoreThanNoise()
    {
        Projection steps = Assert.IsType<Projection>(Series(180, d => 0.2 + (0.03 * (d / 30))).Project(0.9));
        Projection noise = Assert.IsType<Projection>(Series(180, d => 0.2 + (0.001 * d) + (0.015 * Noise(d, 2))).Project(0.9));
        Assert.True(Period.DaysBetween(steps.Earliest, steps.Latest!.Value) > Period.DaysBetween(noise.Earliest, noise.Latest!.Value));
    }

    [Fact]
    public void Project_Reached_SaysSinceWhen()
    {
        AlreadyReached reached = Assert.IsType<AlreadyReached>(Series(20, d => d is 3 or > 9 ? 0.8 : 0.5).Project(0.8));
        Assert.Equal(First.PlusDays(10), reached.Since);
    }

    [Fact]
    public void Project_ThresholdBelowWhatStands_IsReachedThoughItFalls()
    {
        AlreadyReached reached = Assert.IsType<AlreadyReached>(Series(60, d => 0.9 - (0.002 * d)).Project(0.5));
        Assert.Equal(First, reached.Since);
        Assert.IsType<AlreadyReached>(Series(3, d => 0.9).Project(0.9));
        Assert.IsType<NotConverging>(Series(60, d => 0.9 - (0.002 * d)).Project(0.8));
    }

    [Fact]
    public void Project_OneJumpOnAPlateau_IsNotConverging()
    {
        // Half of the pairs and more lie on the same level: the median slope is 0, whatever the jump.
        DailySeries jump = Series(180, d => d < 150 ? 0.3 : 0.6);
        Assert.Equal(0, Assert.IsType<Trend>(jump.Trend()).SlopePerYear);
        Assert.IsType<NotConverging>(jump.Project(0.9));
    }

    [Fact]
    public async Task Project_AnyThreadAndCulture_GivesTheSameBySeed()
    {
        DailySeries series = Series(170, d => 0.2 + (0.001 * d) + (0.04 * Noise(d, 8)));
        ProjectionResult expected = series.Project(0.9, seed: 11);
        ProjectionResult[] all = await Task.WhenAll(new[] { "", "tr-TR", "ar-SA", "fa-IR" }.Select(culture => Task.Run(() =>
        {
            System.Globalization.CultureInfo.CurrentCulture = new(culture);
            return series.Project(0.9, seed: 11);
        })));
        Assert.All(all, p => Assert.Equal(expected, p));
        Assert.All(all, p => Assert.Equal(expected.ToString(), p.ToString()));
        Assert.NotEqual(expected, series.Project(0.9, seed: 12));
    }

    [Fact]
    public void Project_AHairBelowTheThreshold_IsTheNextDay()
    {
        var series = new DailySeries(First, Enumerable.Range(1, 20).Select(d => d == 20 ? Math.BitDecrement(0.2) : d / 100.0).ToValueList());
        Projection projection = Assert.IsType<Projection>(series.Project(0.2, seed: 1));
        Assert.Equal((series.Last.PlusDays(1), series.Last.PlusDays(1)), (projection.Earliest, projection.Date));
    }

    /// <summary>Whatever the series: an answer, its figures finite and in order.</summary>
    [Property(MaxTest = 60)]
    public void TrendAndProjection_OfAnySeries_AreDefined(ulong seed, byte days, byte threshold)
    {
        var random = new Xoshiro256(seed);
        double value = random.Next(101) / 100.0;
        int calm = 1 + random.Next(20);
        var values = new double[days % 120];
        for (int i = 0; i < values.Length; i++)
        {
            if (random.Next(calm) == 0) value = Math.Clamp(value + ((random.Next(41) - 18) / 100.0), 0, 1);
            values[i] = value;
        }
        var series = new DailySeries(First, values.ToValueList());
        if (series.Trend() is Trend trend)
        {
            Assert.True(double.IsFinite(trend.SlopeLow) && double.IsFinite(trend.SlopeHigh));
            Assert.True(trend.SlopeLow <= trend.SlopePerYear && trend.SlopePerYear <= trend.SlopeHigh);
        }
        else
        {
            Assert.True(values.Length < DailySeries.FewestDays);
        }
        double wanted = (1 + (threshold % 100)) / 100.0;
        switch (series.Project(wanted, seed))
        {
            case AlreadyReached reached:
                Assert.True(values[^1] >= wanted && reached.Since <= series.Last && reached.Since >= First);
                break;
            case Projection projection:
                Assert.True(values[^1] < wanted && projection.Date > series.Last && projection.Earliest > series.Last);
                Assert.True(projection.Earliest <= projection.Date && (projection.Latest is null || projection.Date <= projection.Latest));
                break;
            case NotConverging:
                Assert.True(values[^1] < wanted && values.Length >= DailySeries.FewestDays);
                break;
            default:
                Assert.True(values.Length < DailySeries.FewestDays);
                break;
        }
    }

    [Fact]
    public void Project_FlatOrFallingOrTooSlow_IsNotConverging()
    {
        Assert.IsType<NotConverging>(Series(60, _ => 0.5).Project(0.9));
        Assert.IsType<NotConverging>(Series(60, d => 0.5 - (0.001 * d)).Project(0.9));
        Assert.IsType<NotConverging>(Series(60, d => 0.5 + (0.000001 * d)).Project(0.9));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Project_ThresholdOutOfRange_IsRefused(double threshold)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Series(60, _ => 0.5).Project(threshold));

    [Fact]
    public void DailySeries_ValueOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Series(3, _ => double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series(3, _ => 1.5));
    }
}
