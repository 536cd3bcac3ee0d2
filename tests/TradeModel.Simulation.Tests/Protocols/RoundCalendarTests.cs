using NodaTime;
using TradeModel.Agreements;
using TradeModel.Simulation;
using Xunit;

namespace TradeModel.Simulation.Tests.Protocols;

public sealed class RoundCalendarTests
{
    private static readonly LocalDate First = new(2026, 1, 5);

    private static RoundCalendar Weekly { get; } = RoundCalendar.Every(7, First, new(2026, 3, 1));

    [Fact]
    public void Every_Rounds_FallOnTheirDaysUpToTheLast()
    {
        Assert.Equal([0, 7, 14, 21, 28, 35, 42, 49], Weekly.Rounds.Select(d => Period.DaysBetween(First, d)));
        Assert.Equal(16, Weekly.Steps);
        Assert.Equal("8 rounds from 2026-01-05 to 2026-02-23", Weekly.ToString());
        // The last day counts.
        Assert.Equal(9, RoundCalendar.Every(7, First, new(2026, 3, 2)).Rounds.Count);
        Assert.Equal("1 round on 2026-01-05", RoundCalendar.Every(7, First, First.PlusDays(6)).ToString());
    }

    [Fact]
    public void Steps_OfARound_FallOnItsDay()
    {
        Assert.Equal(
            Weekly.Rounds.SelectMany(d => new[] { d, d }), Enumerable.Range(0, Weekly.Steps).Select(Weekly.DayOf));
        var three = new RoundCalendar([First, First.PlusDays(1)], 3);
        Assert.Equal([0, 0, 0, 1, 1, 1], Enumerable.Range(0, 6).Select(s => Period.DaysBetween(First, three.DayOf(s))));
        Assert.Equal([0, 0, 3, 6, 6], new[] { -5, -1, 0, 1, 400 }.Select(d => three.StepsUntil(First.PlusDays(d))));
        Assert.Throws<ArgumentOutOfRangeException>(() => three.DayOf(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => three.DayOf(-1));
    }

    [Fact]
    public void Within_Windows_KeepsTheRoundsInAnyOfThem()
    {
        TargetWindow january = new(new(2026, 1, 12), new(2026, 1, 19)), late = new(new(2026, 2, 16), new(2026, 5, 1));
        Assert.Equal([7, 14, 42, 49], Weekly.Within(january, late).Rounds.Select(d => Period.DaysBetween(First, d)));
        Assert.Equal([0, 7], Weekly.Until(new(2026, 1, 18)).Rounds.Select(d => Period.DaysBetween(First, d)));
        Assert.Throws<ArgumentException>(() => Weekly.Within(new TargetWindow(new(2026, 1, 13), new(2026, 1, 18))));
        Assert.Throws<ArgumentException>(() => Weekly.Within());
        Assert.Throws<ArgumentException>(() => Weekly.Until(First.PlusDays(-1)));
    }

    [Fact]
    public void Closing_OnDays_TakesEffectAtTheNextRound()
    {
        // Rounds on 5, 12, 19, 26 January, …, two offers each. Open up to 12 January: closed from the round of the 19th, step 4, on.
        Assert.Equal(new IssueClosing(3, 4), Weekly.Closing(3, after: new(2026, 1, 12)));
        Assert.Equal(new IssueClosing(3, 4, 1), Weekly.Closing(3, after: new(2026, 1, 18), option: 1));
        Assert.Equal(new IssueClosing(3, 0), Weekly.Closing(3, after: new(2026, 1, 4)));
        // Open again on the day of a round, or before it.
        Assert.Equal(new IssueClosing(3, 4, null, 6), Weekly.Closing(3, after: new(2026, 1, 12), reopens: new(2026, 1, 26)));
        Assert.Equal(new IssueClosing(3, 4, null, 6), Weekly.Closing(3, after: new(2026, 1, 12), reopens: new(2026, 1, 20)));
        // Beyond the last round it never closes.
        Assert.Equal(new IssueClosing(3, 16), Weekly.Closing(3, after: new(2026, 3, 9)));
        Assert.StartsWith(
            "no round falls after 2026-01-12 and before 2026-01-19",
            Assert.Throws<ArgumentException>(() => Weekly.Closing(3, new(2026, 1, 12), reopens: new(2026, 1, 19))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Weekly.Closing(-1, new(2026, 1, 12)));
    }

    [Fact]
    public void Discount_IsPerYear_HoweverManyRounds()
    {
        // 400 years of the Gregorian calendar have 146,097 days: 400 × 365.2425.
        var calendar = new RoundCalendar([new(2000, 1, 1), new(2400, 1, 1)]);
        Assert.Equal(400, calendar.YearsTo(2), 1e-12);
        Assert.Equal(0.8 * Math.Pow(0.99, 400), calendar.Discounted(0.8, 0.99, 3), 1e-12);
        Assert.Equal(0.8, calendar.Discounted(0.8, 0.5, 1));
        RoundCalendar monthly = RoundCalendar.Every(28, First, First.PlusDays(56));
        RoundCalendar weekly = RoundCalendar.Every(7, First, First.PlusDays(56));
        Assert.Equal(monthly.Discounted(1, 0.7, 2), weekly.Discounted(1, 0.7, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => monthly.Discounted(1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => monthly.Discounted(1, 1.01, 0));
    }

    [Fact]
    public void Contradictions_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new RoundCalendar([]));
        Assert.Throws<ArgumentException>(() => new RoundCalendar([First, First]));
        Assert.Throws<ArgumentException>(() => new RoundCalendar([default]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoundCalendar([First], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoundCalendar.Every(0, First, First));
        Assert.Throws<ArgumentException>(() => RoundCalendar.Every(1, First, First.PlusDays(-1)));
    }
}
