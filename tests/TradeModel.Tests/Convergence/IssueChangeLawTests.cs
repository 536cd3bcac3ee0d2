using FsCheck.Xunit;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>What becomes of the scores when an issue changes: the laws of docs/convergence.md, "When an issue changes".</summary>
public class IssueChangeLawTests
{
    private const double Tolerance = 1e-12;
    private static readonly PartyId Australia = new("AUS"), Korea = new("KOR"), Zealand = new("NZL");
    private static readonly IssueId Term = new("term"), Other = new("other");
    private static readonly LocalDate Day = new(2026, 3, 2);

    private static Negotiation Begin(Scale scale, ValueSet<PartyId>? concerned = null)
        => new(new NegotiationDefinition(
            new Agreement("Example", [], [new(Australia, "Australia"), new(Korea, "Korea"), new(Zealand, "New Zealand")]),
            issues:
            [
                new Issue(Term, "Term", Track.Rules, scale, concerned: concerned),
                new Issue(Other, "Other", Track.Rules, new IntervalScale(0, 10, "days"), concerned: [Australia, Korea]),
            ]));

    /// <summary>A scale whose ends lie further apart, with nothing new between them; null for those that have no ends.</summary>
    private static Scale? FurtherEnds(Scale scale, ref Xoshiro256 random) => scale switch
    {
        IntervalScale s => new IntervalScale(s.Min - random.Next(9), s.Max + random.Next(9), s.Unit),
        RatioScale s => new RatioScale(s.Min / (1 + random.Next(3)), s.Max * (1 + random.Next(3)), s.Unit, s.Offset),
        OrdinalScale s when random.Next(2) == 0 => new OrdinalScale([new(new("below")), .. s.Options]),
        OrdinalScale s => new OrdinalScale([new(new("below")), .. s.Options, new(new("above"))]),
        NominalScale s => new NominalScale([.. s.Options, new(new("another"))]),
        TariffPathScale s => new TariffPathScale(s.BaseRate, s.Horizon, s.Ceiling + random.Next(50), s.Unit, s.UnitValue),
        _ => null,
    };

    [Property(MaxTest = 400, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Ends_FurtherApart_NeverWidenAGap(IssueWithPositions drawn, ulong seed)
    {
        var random = new Xoshiro256(seed);
        Scale before = drawn.Issue.Scale;
        if (FurtherEnds(before, ref random) is not { } after) return;
        foreach (Direction? a in (Direction?[])[null, Direction.Higher, Direction.Lower])
        {
            foreach (Direction? b in (Direction?[])[null, Direction.Higher, Direction.Lower])
            {
                double was = before.Gap(drawn.A, a, drawn.B, b), now = after.Gap(drawn.A, a, drawn.B, b);
                Assert.True(now <= was + Tolerance, $"{drawn.A} and {drawn.B}: {was} on {before}, {now} on {after}");
                if (before is NominalScale) Assert.Equal(was, now);
            }
        }
    }

    /// <summary>
    /// In any log, a change of an issue moves scores by agenda alone, and no party has given or received anything by it.
    /// </summary>
    [Property(MaxTest = 80)]
    public void Change_OfAnIssue_IsAgendaAndNobodysMovement(ulong seed)
    {
        Negotiation negotiation = RoughNegotiation.Draw(seed, 80);
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        foreach (TimelinePoint point in timeline.Points)
        {
            if (point.Event is not (ScaleChanged or ConcernedPartiesChanged)) continue;
            foreach (ScopePoint scope in (ScopePoint[])[point.Overall, .. point.Tracks, .. point.Phases])
            {
                Assert.Equal(scope.ScoreChange.Agenda, scope.ScoreChange.Total);
                Assert.Equal(scope.LowChange.Agenda, scope.LowChange.Total);
            }
            ConvergenceTimeline before = negotiation.Prefix(point.Index).ConvergenceTimeline(),
                after = negotiation.Prefix(point.Index + 1).ConvergenceTimeline();
            Assert.Equal(before.Reciprocity, after.Reciprocity);
            Dictionary<(PartyId, IssueId), IssueMovement> was = before.Movement.ToDictionary(m => (m.Party, m.Issue));
            foreach (IssueMovement movement in after.Movement)
                if (was.TryGetValue((movement.Party, movement.Issue), out IssueMovement? same)) Assert.Equal(same, movement);
        }
    }

    /// <summary>A party that is taken from an issue that was tabled cannot lower its score: fewer pairs are compared.</summary>
    [Property(MaxTest = 80)]
    public void Party_TakenOut_NeverLowersTheScoreOfATabledIssue(ulong seed)
    {
        Negotiation negotiation = RoughNegotiation.Draw(seed, 60, leastParties: 3);
        foreach (IssueConvergence issue in negotiation.MeasureConvergence().Issues.Where(i => i.IsTabled))
        {
            foreach (PartyId party in negotiation.ConcernedBy(issue.Issue))
            {
                var taken = new ConcernedPartiesChanged(negotiation.LastDay!.Value, issue.Issue, removed: [party]);
                if (!negotiation.TryApply(taken, out Negotiation? without, out _)) continue;
                if (without.ConcernedBy(issue.Issue).Count < 2) continue;
                double now = without.MeasureConvergence().GetIssue(issue.Issue).Score!.Value;
                Assert.True(now >= issue.Score - Tolerance, $"{taken}: {issue.Score} before, {now} after");
            }
        }
    }

    /// <summary>
    /// An issue that a party without a position takes up is no longer tabled. If it is the party's first issue, low does not rise.
    /// </summary>
    [Property(MaxTest = 80)]
    public void Party_AddedToItsFirstIssue_NeverRaisesLow(ulong seed)
    {
        Negotiation negotiation = RoughNegotiation.Draw(seed, 60);
        LocalDate day = negotiation.LastDay!.Value;
        PartyId late = new("ZZZ");
        // Only if no issue concerns all at the table is the issue the first of a party that joins.
        foreach (IssueState state in negotiation.Issues.Where(i => i.Issue.Concerned is null).ToArray())
            if (negotiation.TryApply(new IssueRemoved(day, state.Issue.Id), out Negotiation? less, out _)) negotiation = less;
        if (negotiation.Issues.Any(i => i.Issue.Concerned is null)) return;
        negotiation = negotiation.Apply(new PartyJoined(day, new(late, "Late", PartyKind.CustomsTerritory)));
        ConvergenceReport before = negotiation.MeasureConvergence();
        foreach (IssueConvergence issue in before.Issues)
        {
            if (!negotiation.TryApply(new ConcernedPartiesChanged(day, issue.Issue, [late]), out Negotiation? with, out _)) continue;
            ConvergenceReport after = with.MeasureConvergence();
            Assert.Null(after.GetIssue(issue.Issue).Score);
            if (!issue.IsInScope) continue;
            Assert.True(after.Overall.Low <= before.Overall.Low + Tolerance, $"{issue}: {before.Overall} before, {after.Overall} after");
        }
    }

    [Fact]
    public void Interval_WidenedTwice_HasTheScoresWorkedOutByHand()
    {
        Negotiation negotiation = Begin(new IntervalScale(0, 10, "days"), [Australia, Korea])
            .Apply(new PositionTabled(Day, Australia, Term, new Amount(2)))
            .Apply(new PositionTabled(Day, Korea, Term, new Amount(7)))
            .Apply(new ScaleChanged(Day, Term, new IntervalScale(0, 20, "days")))
            .Apply(new PositionTabled(Day, Australia, Term, new Amount(17)))
            .Apply(new ConcernedPartiesChanged(Day, Term, [Zealand]))
            .Apply(new PositionTabled(Day, Zealand, Term, new Amount(19)))
            .Apply(new ConcernedPartiesChanged(Day, Term, removed: [Korea]));
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        // Weights: AUS and KOR ½ each on both issues, so 1/2. With NZL on one issue alone: (½ + ½ + 1)/3 = 2/3 against 1/2, so 4/7.
        // Without KOR: (½ + 1)/2 = 3/4 against (½ + 1)/2 = 3/4, so 1/2.
        (double? Score, double Low)[] expected =
        [
            (null, 0), (0.5, 0.25), (0.75, 0.375), (0.5, 0.25), (null, 0), (1 - (12 / 20.0), (1 - (12 / 20.0)) * 4 / 7), (0.9, 0.45),
        ];
        for (int i = 0; i < expected.Length; i++)
        {
            ScopeConvergence actual = timeline.Points[i].Overall.Convergence;
            Assert.Equal(expected[i].Score is null, actual.Score is null);
            if (expected[i].Score is { } score) Assert.Equal(score, actual.Score!.Value, Tolerance);
            Assert.Equal(expected[i].Low, actual.Low, Tolerance);
        }
        Assert.Equal(0.25, timeline.Points[2].Overall.ScoreChange.Agenda, Tolerance);
        Assert.Equal(-0.5, timeline.Points[4].Overall.ScoreChange.Agenda, Tolerance);
        Assert.Equal(0.5, timeline.Points[6].Overall.ScoreChange.Agenda, Tolerance);
        // Australia went from 2 to 17 where 20 is the width: Korea at 7 was 5 off, and is 10 off.
        Assert.Equal(-0.125, timeline.Movement.Single(m => m.Party == Australia && m.Issue == Term).Given, Tolerance);
    }

    [Fact]
    public void Levels_AddedBetweenTwoPositions_LowerTheScore()
    {
        var refined = new OrdinalScale(
            [new(new("low")), new(new("fair")), new(new("good")), new(new("middle")), new(new("high"))]);
        Negotiation negotiation = Begin(new OrdinalScale([new(new("low")), new(new("middle")), new(new("high"))]), [Australia, Korea])
            .Apply(new PositionTabled(Day, Australia, Term, new OptionChoice(new("low"))))
            .Apply(new PositionTabled(Day, Korea, Term, new OptionChoice(new("middle"))));
        Assert.Equal(0.5, negotiation.MeasureConvergence().GetIssue(Term).Score);
        Assert.Equal(0.25, negotiation.Apply(new ScaleChanged(Day, Term, refined)).MeasureConvergence().GetIssue(Term).Score);
    }

    [Fact]
    public void Comparison_OfDaysWithOtherScaleOrParties_SaysSo()
    {
        Negotiation before = Begin(new IntervalScale(0, 10, "days"), [Australia, Korea])
            .Apply(new PositionTabled(Day, Australia, Term, new Amount(2)))
            .Apply(new PositionTabled(Day, Korea, Term, new Amount(7)));
        Negotiation wider = before.Apply(new ScaleChanged(Day, Term, new IntervalScale(0, 20, "days")));
        IssueComparison rescaled = Assert.Single(before.CompareConvergence(wider).Changed);
        Assert.Equal((true, false, "term: 0.50 → 0.75 (on another scale)"), (rescaled.IsRescaled, rescaled.ConcernsOthers, $"{rescaled}"));
        Assert.Equal(0.75, before.MeasureWithScale(Term, wider.GetIssue(Term).Issue.Scale).AsAsked.GetIssue(Term).Score);
        Negotiation others = before.Apply(new ConcernedPartiesChanged(Day, Term, [Zealand]));
        Assert.Equal("term: 0.50 → not tabled (between other parties)", $"{before.CompareConvergence(others).Changed.Single()}");
        others = others.Apply(new ScaleChanged(Day, Term, new IntervalScale(0, 30, "days")));
        Assert.Equal(
            "term: 0.50 → not tabled (on another scale, between other parties)", $"{before.CompareConvergence(others).Changed.Single()}");
        Assert.Empty(before.CompareConvergence(before).Changed);
    }

    [Fact]
    public void Path_LongerHorizon_GivesTheFinalRateMoreWeight()
    {
        Negotiation negotiation = new Negotiation(new NegotiationDefinition(
                new Agreement("Example", [], [new(Australia, "Australia"), new(Korea, "Korea")]),
                issues: [new Issue(Term, "Duty", Track.Tariffs, new TariffPathScale(10, 5), new TariffSubject(Australia, Korea))]))
            .Apply(new PositionTabled(Day, Australia, Term, TariffOffer.Eliminate(4)))
            .Apply(new PositionTabled(Day, Korea, Term, TariffOffer.Eliminate()));
        // 7.5 + 5 + 2.5 of 50; then of 100.
        Assert.Equal(0.7, negotiation.MeasureConvergence().GetIssue(Term).Score!.Value, Tolerance);
        negotiation = negotiation.Apply(new ScaleChanged(Day, Term, new TariffPathScale(10, 10)));
        Assert.Equal(0.85, negotiation.MeasureConvergence().GetIssue(Term).Score!.Value, Tolerance);
        negotiation = negotiation.Apply(new PositionTabled(Day, Australia, Term, TariffOffer.Exclude()))
            .Apply(new PositionTabled(Day, Korea, Term, TariffOffer.Eliminate(8)));
        // Final rates 10 apart, and at once only 1.25: a longer horizon now lowers the score.
        double was = negotiation.MeasureConvergence().GetIssue(Term).Score!.Value;
        negotiation = negotiation.Apply(new ScaleChanged(Day, Term, new TariffPathScale(10, 20)));
        double now = negotiation.MeasureConvergence().GetIssue(Term).Score!.Value;
        Assert.Equal((0.35, 0.175), (Math.Round(was, 12), Math.Round(now, 12)));
    }
}
