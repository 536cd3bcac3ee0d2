using FsCheck.Xunit;
using NodaTime;
using TradeModel.Convergence;
using Xunit;

namespace TradeModel.Tests.Convergence;

public class TrendTests
{
    private static readonly LocalDate First = new(2025, 1, 1);

    private static DailySeries Series(int days, Func<int, double> value)
        => new(First, Enumerable.Range(0, days).Select(value).ToValueList());

    /// <summary>A series that begins at 0.3 and changes once in every week by a number of hundredths.</summary>
    private static DailySeries Weekly(params int[] changes)
    {
        double[] values = new double[(7 * changes.Length) + 1];
        for (int day = 0; day < values.Length; day++) values[day] = 0.3 + (changes.Take((day + 3) / 7).Sum() / 100.0);
        return new(First, values.ToValueList());
    }

    private static (double Slope, double Low, double High) Figures(TrendResult result)
        => Assert.IsType<Trend>(result) is var trend
            ? (Math.Round(trend.SlopePerYear, 3), Math.Round(trend.SlopeLow, 3), Math.Round(trend.SlopeHigh, 3))
            : default;

    [Fact]
    public void Trend_StraightLine_IsItsSlopeWithoutDoubt()
    {
        Trend trend = Assert.IsType<Trend>(Series(120, d => 0.2 + (0.001 * d)).Trend());
        Assert.Equal((0.365, 0.365, 0.365), Figures(trend));
        // Seventeen whole weeks of changes fit into 120 days.
        Assert.Equal((First, First.PlusDays(119), 17, 17), (trend.From, trend.To, trend.Weeks, trend.WeeksWithMove));
    }

    [Fact]
    public void Trend_EightWeeksSixWithAMove_IsStudentsInterval()
    {
        // Changes in hundredths: sum 8, mean 1, squares about the mean 36, so the standard error is sqrt(36 / 7 / 8) = 0.8018.
        // Student's 97.5 % point with 6 degrees of freedom, the weeks with a move, is 2.4469: 1 ± 1.9619 a week, times 365 / 7 / 100.
        Assert.Equal((0.521, -0.502, 1.544), Figures(Weekly(1, 0, 2, -2, 3, 5, 0, -1).Trend()));
    }

    [Fact]
    public void Trend_EveryWeekMoves_TakesTheWeeksLessOne()
    {
        // Sum 14, mean 2, squares about the mean 20, standard error sqrt(20 / 6 / 7) = 0.6901; 6 degrees of freedom: 2 ± 1.6886 a week.
        Assert.Equal((1.043, 0.162, 1.923), Figures(Weekly(-1, 1, 2, 2, 3, 2, 5).Trend()));
    }

    // Published: the table of Student's t, 97.5 %.
    [Theory]
    [InlineData(5, 2.5706)]
    [InlineData(6, 2.4469)]
    [InlineData(10, 2.2281)]
    [InlineData(30, 2.0423)]
    [InlineData(120, 1.9799)]
    public void StudentT_TwoSided95_IsThatOfTheTable(int degreesOfFreedom, double point)
        => Assert.Equal(point, StudentT.TwoSided95(degreesOfFreedom), 0.0004);

    /// <summary>The formulas of docs/forecasts.md, with Student's distribution integrated by the trapezoidal rule.</summary>
    [Property(MaxTest = 60)]
    public void Trend_AnySeries_IsTheMeanWithStudentsInterval(ulong seed)
    {
        var random = new Xoshiro256(seed);
        int weeks = 8 + random.Next(40);
        // Few sizes, so that many weeks change alike, and many not at all.
        DailySeries series = Weekly([.. Enumerable.Range(0, weeks).Select(_ => random.Next(3) == 0 ? 0 : random.Next(3) - 1)]);
        double[] changes = [.. Enumerable.Range(0, weeks).Select(w => series.Values[(w * 7) + 7] - series.Values[w * 7])];
        int moves = changes.Count(c => Math.Abs(c) > 0.005);
        if (moves < 6)
        {
            TrendTooFewMoves few = Assert.IsType<TrendTooFewMoves>(series.Trend());
            Assert.Equal((moves, weeks), (few.WeeksWithMove, few.Weeks));
            return;
        }
        double mean = changes.Sum() / weeks;
        double error = Math.Sqrt(changes.Sum(c => (c - mean) * (c - mean)) / (weeks - 1) / weeks);
        double half = StudentsPoint(Math.Min(moves, weeks - 1)) * error;
        Trend trend = Assert.IsType<Trend>(series.Trend());
        Assert.Equal((moves, weeks), (trend.WeeksWithMove, trend.Weeks));
        Assert.Equal(mean * 365 / 7, trend.SlopePerYear, 1e-9);
        // The expansion behind the library's point is good to four digits.
        Assert.Equal((mean - half) * 365 / 7, trend.SlopeLow, 2e-4 * half * 365 / 7);
        Assert.Equal((mean + half) * 365 / 7, trend.SlopeHigh, 2e-4 * half * 365 / 7);
        Assert.Equal(trend.SlopeLow > 0 || trend.SlopeHigh < 0, trend.IsMoving);
    }

    /// <summary>The point above which 2.5 % of Student's distribution lie.</summary>
    private static double StudentsPoint(int degreesOfFreedom)
    {
        double Density(double t) => Math.Pow(1 + (t * t / degreesOfFreedom), -(degreesOfFreedom + 1) / 2.0);
        const double Step = 1e-3;
        double whole = Density(0) / 2;
        for (double t = Step; t < 60; t += Step) whole += Density(t);
        double reached = Density(0) / 2, at = 0;
        while (reached < 0.95 * whole) reached += Density(at += Step);
        // The last step went too far by so much.
        return at + (Step / 2) - ((reached - (0.95 * whole)) / Density(at) * Step);
    }

    [Fact]
    public void Trend_SixMovesOneWay_IsMoving()
    {
        Trend trend = Assert.IsType<Trend>(Weekly(0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0).Trend());
        Assert.Equal((6, 16, true), (trend.WeeksWithMove, trend.Weeks, trend.IsMoving));
    }

    [Fact]
    public void Trend_FiveMoves_IsTooFewToSay()
    {
        TrendTooFewMoves few = Assert.IsType<TrendTooFewMoves>(Weekly(0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0).Trend());
        Assert.Equal((5, 16), (few.WeeksWithMove, few.Weeks));
        Assert.Equal("too few moves to say: moves in 5 of 16 weeks, at least 6 are needed", few.ToString());
    }

    [Fact]
    public void Trend_AWeekThatEndsWhereItBegan_HasNoMove()
    {
        DailySeries series = Series(71, d => d % 7 is 3 or 4 ? 0.4 : 0.3);
        Assert.Equal((0, 10), Assert.IsType<TrendTooFewMoves>(series.Trend()) is var few ? (few.WeeksWithMove, few.Weeks) : default);
    }

    [Fact]
    public void Trend_DaysBeforeTheFirstWholeWeek_AreLeftOut()
    {
        Trend trend = Assert.IsType<Trend>(Series(76, d => d < 5 ? 0.9 : 0.2 + (0.001 * d)).Trend());
        Assert.Equal((0.365, 0.365, 0.365), Figures(trend));
        Assert.Equal((First.PlusDays(5), 10), (trend.From, trend.Weeks));
    }

    [Fact]
    public void Trend_Falling_HasItsSlopeAndIsNotConverging()
    {
        DailySeries falling = Series(120, d => 0.9 - (0.002 * d));
        Assert.Equal((-0.73, -0.73, -0.73), Figures(falling.Trend()));
        NotConverging answer = Assert.IsType<NotConverging>(falling.Project(0.95));
        Assert.Equal(falling.Trend(), answer.Trend);
        Assert.Equal(0, answer.ChanceBy(new(9999, 12, 31)));
    }

    [Fact]
    public void Trend_OneJumpOnAPlateau_IsTooFewMoves()
    {
        DailySeries jump = Series(180, d => d < 150 ? 0.3 : 0.6);
        Assert.IsType<TrendTooFewMoves>(jump.Trend());
        ProjectionTooFewMoves answer = Assert.IsType<ProjectionTooFewMoves>(jump.Project(0.9));
        Assert.Equal((1, 25, null), (answer.WeeksWithMove, answer.Weeks, answer.ChanceBy(new(2026, 1, 1))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    public void TrendAndProjection_FewDays_AreTooFewMoves(int days)
    {
        Assert.IsType<TrendTooFewMoves>(Series(days, d => 0.02 * d).Trend());
        Assert.IsType<ProjectionTooFewMoves>(Series(days, d => 0.02 * d).Project(0.95));
    }

    [Fact]
    public void Project_StraightLine_NamesTheDay()
    {
        Projection projection = Assert.IsType<Projection>(Series(101, d => 0.2 + (0.001 * d)).Project(0.5, seed: 7));
        LocalDate day = First.PlusDays(300);
        Assert.Equal((day, day, day), (projection.Date, projection.Earliest, projection.Latest));
        Assert.Equal((0.0, 1.0, 7UL), (projection.ChanceBy(day.PlusDays(-1)), projection.ChanceBy(day), projection.Seed));
    }

    /// <summary>
    /// The same futures written a second time, plainly, from the definition in docs/forecasts.md: an urn of weeks in which each week of the
    /// window weighs 1 and each copy 2.
    /// </summary>
    private static List<int> FuturesByDefinition(double[] values, double gap, ulong seed)
    {
        var random = new Xoshiro256(seed);
        int weeks = (values.Length - 1) / 7, start = values.Length - 1 - (7 * weeks);
        var days = new List<int>();
        for (int future = 0; future < 1000; future++)
        {
            List<int> urn = [.. Enumerable.Range(0, weeks)];
            double level = 0;
            for (int day = 1, week = 0; day <= 3640; day++)
            {
                if (day % 7 == 1)
                {
                    week = urn[random.Next(urn.Count)];
                    urn.AddRange([week, week]);
                }
                int at = start + (7 * week) + ((day - 1) % 7) + 1;
                level += values[at] - values[at - 1];
                if (level < gap - 1e-9) continue;
                days.Add(day);
                break;
            }
        }
        days.Sort();
        return days;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2025)]
    public void Project_StepsBySeed_AreTheFuturesOfTheDefinition(ulong seed)
    {
        DailySeries series = Weekly(1, 0, 2, -2, 3, 0, 5, 0, -1, 2, 0, 3);
        List<int> days = FuturesByDefinition([.. series.Values], 0.2, seed);
        Projection projection = Assert.IsType<Projection>(series.Project(series.Values[^1] + 0.2, seed));
        LocalDate? At(int place) => place <= days.Count ? series.Last.PlusDays(days[place - 1]) : null;
        Assert.Equal((At(50), At(500), At(950)), (projection.Earliest, projection.Date, projection.Latest));
        foreach (int within in (int[])[1, 30, 90, 365, 3640, 5000])
            Assert.Equal(days.Count(d => d <= within) / 1000.0, projection.ChanceBy(series.Last.PlusDays(within)));
    }

    /// <summary>Series of 212 to 358 days, with moves on any day of the week, forward and back.</summary>
    [Property(MaxTest = 8)]
    public void Project_LongSeries_AreTheFuturesOfTheDefinition(ulong seed)
    {
        var random = new Xoshiro256(seed);
        var values = new double[212 + random.Next(147)];
        int level = 20;
        for (int day = 0; day < values.Length; day++)
        {
            if (random.Next(5) == 0) level = Math.Clamp(level + random.Next(6) - 2, 0, 60);
            values[day] = level / 100.0;
        }
        var series = new DailySeries(First, values.ToValueList());
        double threshold = (level + 1 + random.Next(35)) / 100.0;
        List<int> days = FuturesByDefinition(values, threshold - values[^1], seed);
        LocalDate? At(int place) => place <= days.Count ? series.Last.PlusDays(days[place - 1]) : null;
        ProjectionResult result = series.Project(threshold, seed);
        if (days.Count < 50)
        {
            Assert.Equal(days.Count / 1000.0, Assert.IsType<NotConverging>(result).ChanceBy(series.Last.PlusDays(3640)));
            return;
        }
        Projection projection = Assert.IsType<Projection>(result);
        Assert.Equal((At(50), At(500), At(950)), (projection.Earliest, projection.Date, projection.Latest));
        foreach (int within in (int[])[1, 8, 30, 90, 365, 1000, 3640])
            Assert.Equal(days.Count(d => d <= within) / 1000.0, projection.ChanceBy(series.Last.PlusDays(within)));
    }

    [Fact]
    public void Project_OneSeed_IsThatOfAnIndependentProgram()
    {
        // Computed in Python with its own xoshiro256** and whole hundredths: 940 of 1,000 futures reach the threshold within ten years.
        ProjectionResult projected = Weekly(1, 0, 2, -2, 3, 0, 5, 0, -1, 2, 0, 3).Project(0.65, seed: 2025);
        Assert.Equal("0.65 by 2025-08-10 (nine in ten futures: from 2025-05-18 to after ten years)", projected.ToString());
    }

    [Fact]
    public void Project_MoreSpreadMoves_SpanLonger()
    {
        Projection even = Assert.IsType<Projection>(Weekly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1).Project(0.6));
        Projection uneven = Assert.IsType<Projection>(Weekly(0, 3, 0, 1, 0, 2, 0, 3, 0, 1, 0, 2).Project(0.6));
        Assert.InRange(Period.DaysBetween(even.Earliest, even.Latest!.Value), 0, 10);
        Assert.InRange(Period.DaysBetween(uneven.Earliest, uneven.Latest!.Value), 50, 400);
    }

    [Fact]
    public void Project_UpAndDown_EndsNeverInSomeFutures()
    {
        Projection projection = Assert.IsType<Projection>(Weekly(2, -1, 0, 2, 0, -3, 1, 2, 0, -1, 2, -2).Project(0.6));
        Assert.Null(projection.Latest);
        Assert.InRange(projection.ChanceBy(projection.Earliest)!.Value, 0.05, 0.06);
        Assert.InRange(projection.ChanceBy(new(2100, 1, 1))!.Value, 0.3, 0.95);
        Assert.EndsWith("after ten years)", projection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Project_Reached_SaysSinceWhen()
    {
        AlreadyReached reached = Assert.IsType<AlreadyReached>(Series(20, d => d is 3 or > 9 ? 0.8 : 0.5).Project(0.8));
        Assert.Equal((First.PlusDays(10), 1.0), (reached.Since, reached.ChanceBy(First)));
    }

    [Fact]
    public void Project_ThresholdBelowTheLastValue_IsReachedThoughItFalls()
    {
        AlreadyReached reached = Assert.IsType<AlreadyReached>(Series(60, d => 0.9 - (0.002 * d)).Project(0.5));
        Assert.Equal(First, reached.Since);
        Assert.IsType<AlreadyReached>(Series(3, d => 0.9).Project(0.9));
        Assert.IsType<NotConverging>(Series(60, d => 0.9 - (0.002 * d)).Project(0.8));
    }

    [Fact]
    public async Task Project_AnyThreadAndCulture_GivesTheSameBySeed()
    {
        DailySeries series = Weekly(1, 0, 2, -2, 3, 0, 5, 0, -1, 2, 0, 3);
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
        DailySeries series = Series(60, d => d == 59 ? Math.BitDecrement(0.59) : d / 100.0);
        Projection projection = Assert.IsType<Projection>(series.Project(0.59));
        Assert.Equal((series.Last.PlusDays(1), series.Last.PlusDays(1)), (projection.Earliest, projection.Date));
    }

    /// <summary>Whatever the series: an answer, its figures finite and in order.</summary>
    [Property(MaxTest = 60)]
    public void TrendAndProjection_OfAnySeries_AreDefined(ulong seed, byte days, byte threshold)
    {
        var random = new Xoshiro256(seed);
        double value = random.Next(101) / 100.0;
        int calm = 1 + random.Next(20);
        var values = new double[days % 150];
        for (int i = 0; i < values.Length; i++)
        {
            if (random.Next(calm) == 0) value = Math.Clamp(value + ((random.Next(41) - 18) / 100.0), 0, 1);
            values[i] = value;
        }
        var series = new DailySeries(First, values.ToValueList());
        if (series.Trend() is Trend trend)
        {
            Assert.InRange(trend.SlopePerYear, trend.SlopeLow, trend.SlopeHigh);
            Assert.InRange(trend.WeeksWithMove, 6, trend.Weeks);
        }
        double wanted = (1 + (threshold % 100)) / 100.0;
        switch (series.Project(wanted, seed))
        {
            case AlreadyReached reached:
                Assert.True(values[^1] >= wanted);
                Assert.InRange(reached.Since, First, series.Last);
                break;
            case Projection projection:
                Assert.True(values[^1] < wanted);
                Assert.InRange(projection.Earliest, series.Last.PlusDays(1), projection.Date ?? LocalDate.MaxIsoValue);
                Assert.InRange(projection.Latest ?? LocalDate.MaxIsoValue, projection.Date ?? LocalDate.MaxIsoValue, LocalDate.MaxIsoValue);
                break;
            case NotConverging never:
                Assert.InRange(never.ChanceBy(series.Last.PlusDays(3640))!.Value, 0, 0.0499999);
                break;
            default:
                Assert.IsType<TrendTooFewMoves>(series.Trend());
                break;
        }
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

    [Fact]
    public void DailySeries_PastTheYear9999_IsRefused()
    {
        Assert.Equal(new LocalDate(9999, 12, 31), new DailySeries(new(9999, 12, 30), [0.1, 0.2]).Last);
        Assert.Throws<ArgumentOutOfRangeException>("values", () => new DailySeries(new(9999, 12, 30), [0.1, 0.2, 0.3]));
    }

    [Fact]
    public void Project_FuturesPastTheYear9999_AreNotWithinTheHorizon()
    {
        var series = new DailySeries(new(9999, 9, 1), Enumerable.Range(0, 100).Select(d => 0.2 + (0.001 * d)).ToValueList());
        Assert.Equal(new LocalDate(9999, 12, 29), Assert.IsType<Projection>(series.Project(0.319)).Date);
        Assert.IsType<NotConverging>(series.Project(0.35));
    }
}
