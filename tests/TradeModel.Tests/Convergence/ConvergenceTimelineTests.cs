using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using Xunit;
using static TradeModel.Tests.Convergence.WorkedExample;

namespace TradeModel.Tests.Convergence;

public class ConvergenceTimelineTests
{
    private const double Tolerance = 1e-12;

    private static Negotiation Moved { get; } = Negotiation.Replay(Definition,
    [
        .. Opening,
        new PositionTabled(Day(10), India, Inspection, new Amount(30m)),
        new PositionTabled(Day(12), States, Steel, TariffOffer.To(5m, 5)),
        new IssueAgreed(Day(14), Almonds, new QuotaVolume(400m)),
        new SalienceAssessed(Day(16), States, Disputes, 4m),
    ]);

    [Fact]
    public void Timeline_WorkedExample_ScoresAndPartsAsByHand()
    {
        ConvergenceTimeline timeline = Moved.ConvergenceTimeline();
        (double Score, double Low, Func<Attribution, double> Part, double Change)[] byHand =
        [
            (0.5 / 0.75, 0.5, a => a.Movement, 0.025),
            (0.55 / 0.75, 0.55, a => a.Movement, 0.05 / 0.75),
            (0.9, 0.675, a => a.Closing, 0.125 / 0.75),
            (0.6225 / 0.6875, 0.6225, a => a.Weights, (0.6225 / 0.6875) - 0.9),
        ];
        for (int i = 0; i < byHand.Length; i++)
        {
            ScopePoint point = timeline.Points[Opening.Length + i].Overall;
            Assert.Equal(byHand[i].Score, point.Convergence.Score!.Value, Tolerance);
            Assert.Equal(byHand[i].Low, point.Convergence.Low, Tolerance);
            Assert.Equal(byHand[i].Change, byHand[i].Part(point.ScoreChange), Tolerance);
            Assert.Equal(point.ScoreChange.Total, byHand[i].Part(point.ScoreChange));
        }
    }

    [Fact]
    public void Daily_UnknownPhase_Throws()
    {
        ConvergenceTimeline timeline = Moved.ConvergenceTimeline();
        var unknown = new PhaseId("zz");
        Assert.Throws<KeyNotFoundException>(() => timeline.Daily(phase: unknown));
        Assert.Throws<KeyNotFoundException>(() => timeline.Trend(phase: unknown));
        Assert.Throws<KeyNotFoundException>(() => timeline.Project(0.9, phase: unknown));
        Assert.Throws<KeyNotFoundException>(() => new Negotiation(Definition).ConvergenceTimeline().Daily(phase: unknown));
        Assert.Throws<ArgumentException>("phase", () => timeline.Daily(phase: default(PhaseId)));
        Assert.NotEmpty(timeline.Daily(phase: First).Values);
    }

    [Fact]
    public void Lists_AskedForTwice_AreTheSame()
    {
        ConvergenceTimeline timeline = Moved.ConvergenceTimeline();
        Assert.Same(timeline.Movement, timeline.Movement);
        Assert.Same(timeline.Reciprocity, timeline.Reciprocity);
        Assert.Same(timeline.LastMoves, timeline.LastMoves);
        Assert.Same(Moved.Packages, Moved.Packages);
        Assert.Same(Moved.AdditionalDuties, Moved.AdditionalDuties);
    }

    [Fact]
    public void GetPhase_ByEvent_ThrowsWhereThereWasNone()
    {
        TimelinePoint point = Moved.ConvergenceTimeline().Points[^1];
        Assert.Same(point.FindPhase(First), point.GetPhase(First));
        Assert.Throws<KeyNotFoundException>(() => point.GetPhase(new("zz")));
    }

    [Fact]
    public void Between_UnknownOrSameParty_Throws()
    {
        ConvergenceTimeline timeline = Moved.ConvergenceTimeline();
        var unknown = new PartyId("ZZZ");
        Assert.Throws<KeyNotFoundException>(() => timeline.ReciprocityBetween(unknown, States));
        Assert.Throws<KeyNotFoundException>(() => timeline.ReciprocityBetween(India, unknown));
        Assert.Throws<KeyNotFoundException>(() => timeline.RelationshipBetween(India, unknown));
        Assert.Throws<ArgumentException>("second", () => timeline.ReciprocityBetween(India, India));
        Assert.Throws<ArgumentException>("second", () => timeline.RelationshipBetween(India, India));
        Assert.Throws<ArgumentException>("first", () => timeline.ReciprocityBetween(default, India));
    }

    [Fact]
    public void Movement_WorkedExample_GivenAndReceivedAsByHand()
    {
        ConvergenceTimeline timeline = Moved.ConvergenceTimeline();
        IssueMovement Of(PartyId party, IssueId issue) => timeline.Movement.Single(m => m.Party == party && m.Issue == issue);
        Assert.Equal(0.025, Of(India, Inspection).Given, Tolerance);
        Assert.Equal(0.0125, Of(States, Inspection).Received, Tolerance);
        Assert.Equal(0, Of(States, Inspection).Given);
        Assert.Equal(0.06, Of(States, Steel).Given, Tolerance);
        Assert.Equal(0.04, Of(India, Steel).Received, Tolerance);
        Assert.Equal(0.0625, Of(India, Almonds).Given, Tolerance);
        Assert.Equal(0.0625, Of(States, Almonds).Given, Tolerance);
        Assert.Equal((0, 0, null), (Of(India, Disputes).Given, Of(India, Disputes).Received, Of(India, Disputes).LastMoved));
        Assert.Equal(Day(14), Of(India, Almonds).LastMoved);
        Assert.Equal(Day(2), Of(India, Steel).LastMoved);
        Reciprocity between = Assert.Single(timeline.Reciprocity);
        Assert.Equal(0.0875, between.GivenByFirst, Tolerance);
        Assert.Equal(0.1225, between.GivenBySecond, Tolerance);
        // Each has received on two issues: India on steel and almonds, the United States on inspection and almonds.
        Assert.Equal(0.04 + 0.0625, between.ReceivedByFirst, Tolerance);
        Assert.Equal(0.0125 + 0.0625, between.ReceivedBySecond, Tolerance);
        Assert.Equal(0.015, between.BalanceOfFirst, Tolerance);
        Assert.Equal(-0.0475, between.BalanceOfSecond, Tolerance);
        Assert.Equal(1 - (0.035 / 0.21), between.Figure!.Value, Tolerance);
        Assert.Equal(between.Figure, timeline.ReciprocityFigure);
    }

    [Fact]
    public void Movement_AwayAndBack_ComesToNothing()
    {
        Negotiation negotiation = AfterOpening
            .Apply(new PositionTabled(Day(10), India, Inspection, new Amount(60m)))
            .Apply(new PositionTabled(Day(11), India, Inspection, new Amount(40m)));
        Assert.Equal(0, negotiation.ConvergenceTimeline().Movement.Single(m => m.Party == India && m.Issue == Inspection).Given, Tolerance);
        Assert.True(negotiation.Prefix(negotiation.Log.Count - 1).ConvergenceTimeline().Movement.Single(m => m.Party == India
            && m.Issue == Inspection).Given < 0);
    }

    [Fact]
    public void Movement_ReopenedIssue_IsTakenBack()
    {
        Negotiation negotiation = AfterOpening.Apply(new IssueAgreed(Day(10), Inspection, new Amount(30m))).Apply(new IssueReopened(Day(11),
            Inspection));
        Assert.Equal(0, negotiation.ConvergenceTimeline().Movement.Sum(m => m.Given), Tolerance);
        Assert.Equal(AfterOpening.MeasureConvergence().Overall, negotiation.MeasureConvergence().Overall);
    }

    [Fact]
    public void Attribution_PackageThatMovesAndTables_IsSplit()
    {
        Negotiation negotiation = AfterOpening.Apply(new PackageTabled(Day(10), India, new("deal"),
            [new(Inspection, new Amount(30m)), new(Disputes, new OptionChoice(new("panel")))]));
        Attribution change = negotiation.ConvergenceTimeline().Points[^1].Overall.ScoreChange;
        Assert.Equal(0.025, change.Movement, Tolerance);
        Assert.Equal(0.75 - (0.5 / 0.75), change.Tabling, Tolerance);
        Assert.Equal((0, 0, 0), (change.Closing, change.Weights, change.Agenda));
    }

    [Fact]
    public void Attribution_WithdrawalAndLateIssue_AreTablingAndAgenda()
    {
        ConvergenceTimeline timeline = AfterOpening
            .Apply(new PositionWithdrawn(Day(10), India, Inspection))
            .Apply(new IssueAdded(Day(11), new Issue(new("late"), "Late", Track.Rules, new IntervalScale(0m, 1m, "shares"))))
            .ConvergenceTimeline();
        Assert.Equal(timeline.Points[^2].Overall.LowChange.Total, timeline.Points[^2].Overall.LowChange.Tabling);
        Assert.Equal(-0.15, timeline.Points[^2].Overall.LowChange.Tabling, Tolerance);
        Assert.Equal(timeline.Points[^1].Overall.LowChange.Total, timeline.Points[^1].Overall.LowChange.Agenda);
        Assert.True(timeline.Points[^1].Overall.LowChange.Agenda < 0);
        Assert.Equal(5, timeline.Last.IssueCount);
    }

    [Fact]
    public void LastMoves_SameDay_GoByTheOrderOfTheLog()
    {
        ValueList<LastMove> moves = Moved.ConvergenceTimeline().LastMoves;
        Assert.Equal([States], moves.Single(m => m.Issue == Steel).Parties);
        Assert.Equal([India], moves.Single(m => m.Issue == Inspection).Parties);
        Assert.Equal([India, States], moves.Single(m => m.Issue == Almonds).Parties);
        Assert.Equal([India], AfterOpening.ConvergenceTimeline().LastMoves.Single(m => m.Issue == Steel).Parties);
    }

    [Fact]
    public void Explain_BlockedIssue_ComesFirstWithItsDeadline()
    {
        Negotiation negotiation = Moved
            .Apply(new RedLineAssessed(Day(17), India, Inspection, RedLine.AtLeast(new Amount(28m))))
            .Apply(new RedLineAssessed(Day(17), States, Inspection, RedLine.AtMost(new Amount(25m))));
        ValueList<ClosingGain> gains = negotiation.ConvergenceTimeline().Explain();
        Assert.Equal([Inspection, Steel, Disputes], gains.Select(g => g.Issue));
        Assert.True(gains[0].IsBlocked);
        Assert.Equal(new LocalDate(2025, 11, 30), gains[0].Deadline);
        Assert.Equal(Period.DaysBetween(Day(17), new(2025, 11, 30)), gains[0].DaysLeft);
        Assert.Null(gains[2].Deadline);
        Assert.Equal(0.171875 * 0.1 / 0.6875, gains[0].Gain, Tolerance);
        Assert.Equal(((0.6225 + 0.3125) / 1) - (0.6225 / 0.6875), gains[2].Gain, Tolerance);
        Assert.Equal(0.3125, gains[2].GainOfLow, Tolerance);
    }

    [Fact]
    public void Daily_CarriesForward_AndAChattyDayCountsOnce()
    {
        DailySeries daily = Moved.ConvergenceTimeline().Daily();
        Assert.Equal(Day(1), daily.First);
        Assert.Equal(16, daily.Values.Count);
        Assert.Equal(daily.Values[5], daily.Values[8]);
        Negotiation chatty = Moved;
        for (int i = 0; i < 9; i++) chatty = chatty.Insert(new StatementMade(Day(8), [], [India], $"Word {i}"));
        Assert.Equal(daily, chatty.ConvergenceTimeline().Daily());
        Assert.Equal(Moved.ConvergenceTimeline().Trend(), chatty.ConvergenceTimeline().Trend());
        Assert.Equal(46, Moved.ConvergenceTimeline().Daily(until: Day(46)).Values.Count);
        Assert.Equal(7, Moved.ConvergenceTimeline().Daily(7).Values.Count);
        Assert.Equal(0.675, Moved.ConvergenceTimeline().Daily(7, Day(15)).Values[^1], Tolerance);
    }

    [Fact]
    public void Timeline_EmptyLog_HasDefinedAnswers()
    {
        ConvergenceTimeline timeline = new Negotiation(Definition).ConvergenceTimeline();
        Assert.Empty(timeline.Points);
        Assert.Null(timeline.Last.Score);
        Assert.IsType<TrendTooFewMoves>(timeline.Trend());
        Assert.IsType<ProjectionTooFewMoves>(timeline.Project(0.9));
        Assert.Null(timeline.ReciprocityFigure);
        Assert.Empty(timeline.CompareStatements());
        Assert.Empty(timeline.LastMoves);
        Assert.Equal(8, timeline.Movement.Count);
        Assert.Equal(4, timeline.Explain().Count);
        Assert.Null(timeline.Relationship().Date);
        Assert.Null(timeline.Negotiation.CompareWithReferenceClass());
    }

    [Fact]
    public void Timeline_OneEventOrAllOnOneDay_IsTooFewMovesForATrend()
    {
        Assert.IsType<TrendTooFewMoves>(AfterOpening.Prefix(1).ConvergenceTimeline().Trend());
        Negotiation day = Negotiation.Replay(Definition,
            Opening.OfType<PositionTabled>().Select(e => new PositionTabled(Day(1), e.Party, e.Issue, e.Position)));
        Assert.IsType<TrendTooFewMoves>(day.ConvergenceTimeline().Trend());
        Assert.IsType<ProjectionTooFewMoves>(day.ConvergenceTimeline().Project(0.9));
        Assert.IsType<AlreadyReached>(day.ConvergenceTimeline().Project(0.4));
        Assert.Equal(0.75 * (0.66 + 0.8 + 0.5) / 3, day.ConvergenceTimeline().Last.Low, Tolerance);
    }

    [Fact]
    public void CompareStatements_SignalsOfAParty_AreComparedWithTheScore()
    {
        Negotiation negotiation = AfterOpening
            .Apply(new StatementMade(Day(6), [], [India], "Hard going.", ProgressSignal.Difficult))
            .Apply(new StatementMade(Day(7), [], [States], "Very close.", ProgressSignal.Close))
            .Apply(new PositionTabled(Day(10), India, Inspection, new Amount(30m)))
            .Apply(new StatementMade(Day(11), [], [India], "No comment."))
            .Apply(new StatementMade(Day(12), [], [India, States], "Almost there.", ProgressSignal.Close));
        ValueList<StatementComparison> words = negotiation.ConvergenceTimeline().CompareStatements();
        Assert.Equal([India, States, India, India, States], words.Select(w => w.Party));
        Assert.Null(words[0].StatementDirection);
        Assert.Null(words[2].AgreesWithScore);
        Assert.Equal((ScoreDirection.Nearer, ScoreDirection.Nearer, true),
            (words[3].StatementDirection!.Value, words[3].ScoreDirection!.Value, words[3].AgreesWithScore!.Value));
        Assert.Equal((ScoreDirection.Same, ScoreDirection.Nearer, false),
            (words[4].StatementDirection!.Value, words[4].ScoreDirection!.Value, words[4].AgreesWithScore!.Value));
        Assert.Equal(0.5 / 0.75, words[4].Score!.Value, Tolerance);
    }

    [Fact]
    public void WordsBesideTable_WhatIsTabledOnTheDayOfAStatement_CountsIntoThatDay()
    {
        // Announced first and tabled within the hour: the fall of a later day is not mistaken for a rise since the announcement.
        Negotiation negotiation = AfterOpening
            .Apply(new StatementMade(Day(10), [], [India], "A deal.", ProgressSignal.Concluded))
            .Apply(new PositionTabled(Day(10), India, Inspection, new Amount(20m)))
            .Apply(new PositionTabled(Day(11), India, Inspection, new Amount(30m)))
            .Apply(new StatementMade(Day(11), [], [India], "Postponed.", ProgressSignal.Difficult));
        ValueList<StatementComparison> words = negotiation.ConvergenceTimeline().CompareStatements();
        Assert.Equal(((0.66 * 0.3125) + 0.1875 + 0.125) / 0.75, words[0].Score!.Value, Tolerance);
        Assert.Equal((ScoreDirection.Farther, ScoreDirection.Farther),
            (words[1].StatementDirection!.Value, words[1].ScoreDirection!.Value));
    }

    [Fact]
    public void Relationship_MeetingsAndDuties_AreCounted()
    {
        var first = new AdditionalDuty(new("reciprocal"), States, [India], new ProductScope([], []), new Percentage(25m), "order", Day(3));
        var oil = new AdditionalDuty(new("oil"), States, [India], new ProductScope([], []), new Percentage(25m), "order", Day(8));
        Negotiation negotiation = Negotiation.Replay(Definition,
        [
            new MeetingHeld(Day(1), EngagementLevel.Minister, [India, States]),
            new DutyImposed(Day(2), first),
            new MeetingHeld(Day(3), EngagementLevel.Minister, [India, States], lastDay: Day(5)),
            new MeetingHeld(Day(4), EngagementLevel.Official, [India]),
            new DutyImposed(Day(6), oil),
            new MeetingHeld(Day(40), EngagementLevel.Official, [India, States]),
            new DutyLifted(Day(41), new("oil")),
        ]);
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        RelationshipIndicators then = timeline.Relationship(Day(10));
        Assert.Equal(5, then.DaysSinceLastContact);
        Assert.Equal(2, Assert.Single(then.Contacts).Meetings);
        Assert.Equal(2, then.HostileMeasures.Count);
        Assert.Equal(new Percentage(50m), then.HostileSum);
        RelationshipIndicators now = timeline.RelationshipBetween(India, States);
        Assert.Equal(1, now.DaysSinceLastContact);
        Assert.Equal(new Percentage(25m), now.HostileSum);
        Assert.Equal([RelationshipShockKind.Imposed, RelationshipShockKind.Imposed, RelationshipShockKind.Lifted],
            now.Shocks.Select(s => s.Kind));
        Assert.Equal(new Percentage(25m), timeline.Relationship(Day(7)).HostileSum);
    }

    [Fact]
    public void Relationship_DutyOfAMember_IsBetweenTheParties()
    {
        Party asean = new(new("ASEAN"), "ASEAN", PartyKind.Group, [new Party(new("SGP"), "Singapore"), new Party(new("VNM"), "Viet Nam")]);
        var definition = new NegotiationDefinition(new Agreement("Talks", [],
            [asean, new Party(India, "India"), new Party(States, "United States")]));
        Negotiation negotiation = new Negotiation(definition)
            .Apply(new DutyImposed(Day(1),
                new(new("on-vietnam"), States, [new("VNM")], new ProductScope([], []), new Percentage(20m), "order", Day(1))))
            .Apply(new DutyImposed(Day(2),
                new(new("among-members"), new("SGP"), [new("VNM")], new ProductScope([], []), new Percentage(5m), "order", Day(2))))
            .Apply(new DutyImposed(Day(3),
                new(new("on-china"), India, [new("CHN")], new ProductScope([], []), new Percentage(5m), "order", Day(3))));
        RelationshipIndicators relationship = negotiation.ConvergenceTimeline().Relationship();
        Assert.Equal([new DutyId("on-vietnam")], relationship.HostileMeasures.Select(d => d.Id));
        Assert.Equal("USA on ASEAN: 20%", Assert.Single(relationship.HostileCharges).ToString());
        Assert.Equal(Day(1), Assert.Single(relationship.Shocks).Date);
    }

    [Fact]
    public void CompareConvergence_TwoDates_TellsWhatChanged()
    {
        ConvergenceComparison comparison = Moved.CompareConvergence(Day(5), Day(13));
        Assert.Equal([Steel, Inspection], comparison.Changed.Select(i => i.Issue));
        Assert.Equal(0.1, comparison.Issues.Single(i => i.Issue == Inspection).ScoreChange!.Value, Tolerance);
        PositionChange change = Assert.Single(comparison.Issues.Single(i => i.Issue == Steel).Positions);
        Assert.Equal((States, TariffOffer.To(15m, 5), TariffOffer.To(5m, 5)), (change.Party, change.Before, change.After));
        Assert.Equal((0.55 - 0.48125) / 0.75, comparison.ScoreChange!.Value, Tolerance);
        Assert.Empty(AfterOpening.CompareConvergence(AfterOpening).Changed);
        Assert.Equal("2 of 4 issues differ", comparison.ToString());
        Assert.Equal("inspection: 0.80 → 0.90", comparison.Changed.Last().ToString());
    }

    [Fact]
    public void CompareConvergence_TwoNegotiations_TellsWhatIsOnOneOnly()
    {
        Negotiation other = Moved
            .Apply(new IssueAdded(Day(20), new Issue(new("late"), "Late", Track.Rules, new IntervalScale(0m, 1m, "shares"))))
            .Apply(new IssueRemoved(Day(20), Inspection))
            .Apply(new RedLineAssessed(Day(20), India, Steel, RedLine.AtMost(TariffOffer.To(10m))));
        ConvergenceComparison comparison = AfterOpening.CompareConvergence(other);
        Assert.Equal([Steel, Inspection, Almonds, Disputes, new IssueId("late")], comparison.Issues.Select(i => i.Issue));
        Assert.Equal(
            ["steel: 0.66 → 0.82", "inspection: 0.80 → not on the agenda", "almonds: 0.50 → agreed", "disputes: not tabled → not tabled",
                "late: not on the agenda → not tabled"],
            comparison.Issues.Select(i => i.ToString()));
        Assert.All(comparison.Issues, i => Assert.True(i.IsChanged));
        Assert.True(comparison.Issues[0].IsReassessed);
        Assert.True(comparison.Issues[3].IsReassessed);
        Assert.Null(comparison.Issues[1].ScoreChange);
        Assert.Equal(-0.1875, comparison.Issues[1].WeightChange, Tolerance);
    }

    [Fact]
    public void CompareConvergence_AnotherIssueWeighedAnew_LeavesTheRestUnchanged()
    {
        ConvergenceComparison comparison = AfterOpening.CompareConvergence(
            AfterOpening.Apply(new SalienceAssessed(Day(6), States, Disputes, 4m)));
        Assert.Equal([Disputes], comparison.Changed.Select(i => i.Issue));
        Assert.True(comparison.Issues[0].WeightChange < 0);
    }
}
