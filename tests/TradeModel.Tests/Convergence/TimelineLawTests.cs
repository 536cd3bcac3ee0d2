using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>The laws of docs/convergence.md that hold through time.</summary>
public class TimelineLawTests
{
    /// <summary>Every point of the timeline equals, bit for bit, a report made from scratch at that event.</summary>
    private static void AssertIncrementalEqualsRecomputed(Negotiation negotiation)
    {
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        Assert.Equal(negotiation.Log.Count, timeline.Points.Count);
        var again = new Negotiation(negotiation.Definition);
        Assert.Equal(again.MeasureConvergence().Overall, timeline.Start);
        foreach (TimelinePoint point in timeline.Points)
        {
            again = again.Apply(point.Event);
            var fresh = new ConvergenceMeter(again.State);
            Assert.Equal(fresh.Measure(ConvergenceMeter.Agreement), point.Overall.Convergence);
            for (int i = 0; i < 4; i++) Assert.Equal(fresh.Measure(ConvergenceMeter.FirstTrack + i), point.Tracks[i].Convergence);
            Assert.Equal(fresh.Scopes - ConvergenceMeter.FirstPhase, point.Phases.Count);
            for (int i = 0; i < point.Phases.Count; i++)
                Assert.Equal(fresh.Measure(ConvergenceMeter.FirstPhase + i), point.Phases[i].Convergence);
        }
    }

    private static void AssertPartsAddUp(ConvergenceTimeline timeline)
    {
        ScopeConvergence before = timeline.Start;
        foreach (TimelinePoint point in timeline.Points)
        {
            ScopeConvergence after = point.Overall.Convergence;
            Assert.Equal((after.Score ?? 0) - (before.Score ?? 0), point.Overall.ScoreChange.Total);
            Assert.Equal(after.Low - before.Low, point.Overall.LowChange.Total);
            before = after;
        }
        foreach ((TimelinePoint was, TimelinePoint now) in timeline.Points.Zip(timeline.Points.Skip(1)))
        {
            for (int i = 0; i < was.Tracks.Count; i++)
                Assert.Equal((now.Tracks[i].Convergence.Score ?? 0) - (was.Tracks[i].Convergence.Score ?? 0),
                    now.Tracks[i].ScoreChange.Total);
            for (int i = 0; i < was.Phases.Count; i++)
                Assert.Equal(now.Phases[i].Convergence.Low - was.Phases[i].Convergence.Low, now.Phases[i].LowChange.Total);
        }
    }

    [Theory]
    [InlineData(1, 2, 40)]
    [InlineData(2, 3, 12)]
    [InlineData(3, 6, 80)]
    public void Timeline_LongSteadyLog_EqualsRecomputed(long seed, int parties, int issues)
    {
        Negotiation negotiation = NegotiationSamples.Create(seed, parties, issues, 2_500);
        AssertIncrementalEqualsRecomputed(negotiation);
        AssertPartsAddUp(negotiation.ConvergenceTimeline());
        Assert.Contains(negotiation.Log, e => e is IssueReopened);
        Assert.Contains(negotiation.Log, e => e is PositionWithdrawn);
        Assert.Contains(negotiation.Log, e => e is PackageTabled);
        Assert.Contains(negotiation.Log, e => e is PackageWithdrawn);
        Assert.Contains(negotiation.Log, e => e is SalienceAssessed);
        Assert.Contains(negotiation.Log, e => e is RedLineAssessed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Timeline_LongLogWithComingsAndGoings_EqualsRecomputed(ulong seed)
    {
        Negotiation negotiation = RoughNegotiation.Draw(seed, 2_000, leastParties: 4);
        Assert.True(negotiation.Log.Count >= 2_000);
        AssertIncrementalEqualsRecomputed(negotiation);
        AssertPartsAddUp(negotiation.ConvergenceTimeline());
        Assert.Contains(negotiation.Log, e => e is PartyLeft);
        Assert.Contains(negotiation.Log, e => e is PartyJoined);
        Assert.Contains(negotiation.Log, e => e is IssueReopened);
        Assert.Contains(negotiation.Log, e => e is IssueRemoved);
        Assert.Contains(negotiation.Log, e => e is IssueMoved);
        Assert.Contains(negotiation.Log, e => e is PackageTabled);
        Assert.Contains(negotiation.Log, e => e is PackageWithdrawn);
        Assert.Contains(negotiation.Log, e => e is PositionWithdrawn);
        Assert.Contains(negotiation.Log, e => e is PositionTabled { Conditions.Count: > 0 });
        Assert.Contains(negotiation.Log, e => e is RedLineAssessed { RedLine: not null });
        Assert.Contains(negotiation.Log, e => e is SalienceAssessed { Salience: 0m });
        Assert.Contains(negotiation.Log, e => e is PhaseAdded);
        Assert.Contains(negotiation.Log, e => e is ScaleChanged);
        Assert.Contains(negotiation.Log, e => e is ConcernedPartiesChanged { Added.Count: > 0 });
        Assert.Contains(negotiation.Log, e => e is ConcernedPartiesChanged { Removed.Count: > 0 });
        Assert.Contains(negotiation.Log, e => e.KnownOn is not null);
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Timeline_AnyLog_EqualsRecomputed(Negotiation negotiation) => AssertIncrementalEqualsRecomputed(negotiation);

    [Property(MaxTest = 100, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Attribution_AnyLog_PartsAddUpExactly(Negotiation negotiation) => AssertPartsAddUp(negotiation.ConvergenceTimeline());

    [Property(MaxTest = 100, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Timeline_AnyLog_HoldsNoNaNAndKeepsBounds(Negotiation negotiation)
    {
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        foreach (ScopeConvergence scope in timeline.Points.SelectMany(p => (ScopePoint[])[p.Overall, .. p.Tracks,
            .. p.Phases]).Select(p => p.Convergence))
        {
            Assert.InRange(scope.Low, 0, scope.High);
            Assert.InRange(scope.High, scope.Low, 1);
            if (scope.Score is { } score) Assert.InRange(score, scope.Low, scope.High);
            Assert.Equal(scope.IsWhole, scope.Low == scope.High);
            Assert.InRange(scope.Settled, 0, 1);
            Assert.InRange(scope.Coverage, 0, 1);
            Assert.InRange(scope.Weight, 0, 1);
        }
        Assert.All(timeline.Movement, m => Assert.True(double.IsFinite(m.Given + m.Received), $"{m.Given} given, {m.Received} received"));
        Assert.All(timeline.Reciprocity, r => Assert.True(r.Figure is null or (>= 0 and <= 1)));
        Assert.All(timeline.Explain(), g => Assert.True(g.Gain is >= 0 and <= 1));
        Assert.NotNull(timeline.Trend());
        Assert.NotNull(timeline.Relationship());
        Assert.NotNull(timeline.CompareStatements().ToString());
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void FirstTabling_OfAnIssue_NeverLowersLow(NegotiationStep step)
    {
        if (step.Next is not PositionTabled) return;
        TimelinePoint last = step.Before.Apply(step.Next).ConvergenceTimeline().Points[^1];
        if (last.Overall.LowChange.Movement == 0) Assert.True(last.Overall.LowChange.Total >= -1e-12);
    }
}
