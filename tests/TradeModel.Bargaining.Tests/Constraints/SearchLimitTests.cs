using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

public class SearchLimitTests
{
    private static readonly (Scenario Scenario, ValueList<OutcomeConstraint> Constraints) Hard
        = CommittedInstances.Create((50, 4, 90));

    private static BestOutcome Best(BestOutcomeOptions options, IProgress<BestOutcomeProgress>? progress = null)
        => Hard.Scenario.BestOutcome(OutcomeObjective.Egalitarian, Hard.Constraints, options, progress,
            TestContext.Current.CancellationToken);

    [Fact]
    public void BestOutcome_TimeIsOver_AnswersWithWhatIsKnown()
    {
        var clock = new SteppingClock();
        BestOutcome best = Best(new() { Explain = false, TimeLimit = new(TimeSpan.FromSeconds(60), clock) });
        Assert.Equal(BestOutcomeStatus.WithinGap, best.Status);
        Assert.True(best.Value < best.Bound);

        // One second passes at each look at the clock, and some tens of thousands of evaluations lie between two looks.
        Assert.InRange(best.Evaluations, 60 * 20_000, 60 * 40_000);
        Assert.Equal(61, clock.Looks);
    }

    [Fact]
    public void BestOutcome_TimeIsOverWhileExplaining_LeavesTheRestUndecided()
    {
        Scenario scenario = new(["A", "B"], [new("X", [new("a", 1, 0), new("b", 0, 1)]), new("Y", [new("a", 1, 0), new("b", 0, 1)])]);
        OutcomeConstraint both = OutcomeConstraint.NotBoth(new("X", "a"), new("Y", "a"));
        BestOutcome best = scenario.BestOutcome(OutcomeObjective.UtilityOf("A"), [both],
            new() { TimeLimit = new(TimeSpan.FromTicks(1), new SteppingClock()) }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((BestOutcomeStatus.Optimal, 1), (best.Status, best.Value));
        Assert.Equal([both], best.Binding);
    }

    [Fact]
    public void BestOutcome_Progress_TellsEachBetterOutcome()
    {
        var reports = new Reports();
        BestOutcome best = Best(new() { Explain = false }, reports);
        Assert.Equal(reports.All.OrderBy(r => r.Evaluations).ThenBy(r => r.Value), reports.All);
        Assert.Equal(best.Value, reports.All[^1].Value);
        Assert.True(reports.All.Select(r => r.Value).Distinct().Count() > 2);
        for (int k = 1; k < reports.All.Count; k++)
            Assert.InRange(reports.All[k].Evaluations - reports.All[k - 1].Evaluations, 0, 2_100_000);
        Assert.Matches("^[0-9]+ options evaluated, best so far [0-9.]+$", reports.All[^1].ToString());
    }

    [Fact]
    public void BestOutcome_CancelledByItsProgress_Throws()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Hard.Scenario.BestOutcome(OutcomeObjective.Utilitarian, Hard.Constraints,
            progress: new Reports(source.Cancel), cancellation: source.Token));
    }

    [Theory]
    [InlineData("egalitarian")]
    [InlineData("nash")]
    [InlineData("utilitarian")]
    public void BestOutcome_ReservationsThatCannotBind_AreNotSearched(string objective)
    {
        // No utility is below 0, so a reservation value of 0 excludes nothing.
        Scenario scenario = new(["A", "B"],
            Enumerable.Range(0, 12).Select(i => new ScenarioIssue($"{i}", [new("a", i, 0), new("b", 0, 7), new("c", 3, 3)])).ToValueList());
        OutcomeConstraint any = OutcomeConstraint.AtLeast(0, new IssueChoice("1", "a"));
        BestOutcome Ask(bool explain) => scenario.BestOutcome(CommittedInstances.Objective(objective), [any], new() { Explain = explain },
            cancellation: TestContext.Current.CancellationToken);
        BestOutcome explained = Ask(explain: true);
        Assert.Equal(Ask(explain: false).Evaluations, explained.Evaluations);
        Assert.Equal((0, 0), (explained.Binding.Count, explained.Undecided.Count));
    }

    [Fact]
    public void TimeLimit_NotAboveZeroOrWithoutClock_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new TimeLimit(TimeSpan.Zero, new SteppingClock()));
        Assert.Throws<ArgumentNullException>("clock", () => new TimeLimit(TimeSpan.FromSeconds(1), null!));
        Assert.Equal("1.5 s", new TimeLimit(TimeSpan.FromSeconds(1.5), new SteppingClock()).ToString());
    }

    private sealed class SteppingClock : TimeProvider
    {
        public int Looks { get; private set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Looks++;
    }

    private sealed class Reports(Action? then = null) : IProgress<BestOutcomeProgress>
    {
        public List<BestOutcomeProgress> All { get; } = [];

        public void Report(BestOutcomeProgress value)
        {
            All.Add(value);
            then?.Invoke();
        }
    }
}
