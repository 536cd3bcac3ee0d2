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

/// <summary>The laws of DESIGN §5 that hold through time.</summary>
public class TimelineLawTests
{
    /// <summary>Every point of the timeline equals, bit for bit, a report made from scratch at that event.</summary>
    private static void AssertIncrementalEqualsRecomputed(Negotiation talks)
    {
        ConvergenceTimeline timeline = talks.ConvergenceTimeline();
        Assert.Equal(talks.Log.Count, timeline.Points.Count);
        var again = new Negotiation(talks.Definition);
        Assert.Equal(again.MeasureConvergence().Overall, timeline.Start);
        foreach (TimelinePoint point in timeline.Points)
        {
            again = again.Apply(point.Event);
            var fresh = new ConvergenceMeter(again.State);
            Assert.Equal(fresh.Measure(ConvergenceMeter.Agreement), point.Overall.Convergence);
            for (int i = 0; i < 4; i++) Assert.Equal(fresh.Measure(ConvergenceMeter.FirstTrack + i), point.Tracks[i].Convergence);
            Assert.Equal(fresh.Scopes - ConvergenceMeter.FirstPhase, point.Phases.Count);
            for (int i = 0; i < point.Phases.Count; i++) Assert.Equal(fresh.Measure(ConvergenceMeter.FirstPhase + i), point.Phases[i].Convergence);
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
                Assert.Equal((now.Tracks[i].Convergence.Score ?? 0) - (was.Tracks[i].Convergence.Score ?? 0), now.Tracks[i].ScoreChange.Total);
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
        Negotiation talks = NegotiationSamples.Create(seed, parties, issues, 2_500);
        AssertIncrementalEqualsRecomputed(talks);
        AssertPartsAddUp(talks.ConvergenceTimeline());
        Assert.Contains(talks.Log, e => e is IssueReopened);
        Assert.Contains(talks.Log, e => e is PositionWithdrawn);
        Assert.Contains(talks.Log, e => e is PackageTabled);
        Assert.Contains(talks.Log, e => e is PackageWithdrawn);
        Assert.Contains(talks.Log, e => e is SalienceAssessed);
        Assert.Contains(talks.Log, e => e is RedLineAssessed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Timeline_LongLogWithComingsAndGoings_EqualsRecomputed(ulong seed)
    {
        Negotiation talks = RoughTalks(seed, 2_000);
        AssertIncrementalEqualsRecomputed(talks);
        AssertPartsAddUp(talks.ConvergenceTimeline());
        Assert.Contains(talks.Log, e => e is PartyLeft);
        Assert.Contains(talks.Log, e => e is PartyJoined);
        Assert.Contains(talks.Log, e => e is IssueReopened);
        Assert.Contains(talks.Log, e => e is IssueRemoved);
        Assert.Contains(talks.Log, e => e is IssueMoved);
        Assert.Contains(talks.Log, e => e is PackageTabled);
        Assert.Contains(talks.Log, e => e is SalienceAssessed { Salience: 0m });
    }

    /// <summary>A log of the events that move scores, with many saliences of 0 and a table whose parties come and go; what is refused is left out.</summary>
    private static Negotiation RoughTalks(ulong seed, int events)
    {
        LawTalks drawn = LawTalks.Draw(seed * 7919);
        while (drawn.Parties < 4 || drawn.Issues.Length < 5) drawn = LawTalks.Draw((ulong)drawn.Issues.Length + (++seed * 104729));
        Negotiation talks = new(drawn.Build().Definition);
        PartyId[] parties = [.. talks.Parties.Select(p => p.Id)];
        var random = new SeededRandom(seed);
        LocalDate day = new(2025, 1, 1);
        int added = drawn.Issues.Length;
        while (talks.Log.Count < events)
        {
            if (random.Next(4) == 0) day = day.PlusDays(1);
            PartyId party = parties[random.Next(parties.Length)];
            int at = random.Next(drawn.Issues.Length);
            LawIssue issue = drawn.Issues[at];
            IssueId id = LawTalks.IdOf(at);
            Position position = LawTalks.PositionAt(issue, random.Next(101));
            ValueList<Condition> conditions = random.Next(4) > 0 ? [] : [new(parties[random.Next(parties.Length)], id, LawTalks.PositionAt(issue, random.Next(101)))];
            int other = random.Next(drawn.Issues.Length);
            NegotiationEvent next = random.Next(24) switch
            {
                < 7 => new PositionTabled(day, party, id, position, conditions),
                7 => new PositionWithdrawn(day, party, id),
                8 or 9 => new PackageTabled(day, party, new($"p{random.Next(2)}"),
                    other == at ? [new(id, position)] : [new(id, position), new(LawTalks.IdOf(other), LawTalks.PositionAt(drawn.Issues[other], random.Next(101)))], conditions),
                10 => new PackageWithdrawn(day, party, new($"p{random.Next(2)}")),
                11 or 12 => new IssueAgreed(day, id, position),
                13 or 14 => new IssueReopened(day, id),
                < 19 => new SalienceAssessed(day, party, id, random.Next(2) == 0 ? 0m : 1 + random.Next(4), random.Next(3) == 0 ? party : null),
                19 => new IssueMoved(day, id, random.Next(2) == 0 ? LawTalks.Phase : null),
                20 when random.Next(40) == 0 => new IssueRemoved(day, id),
                21 when random.Next(10) == 0 => new IssueAdded(day, new Issue(new($"late-{added++}"), "Late", Track.Rules, new IntervalScale(0m, 1m, "shares"))),
                22 when random.Next(8) == 0 => new PartyLeft(day, party),
                23 => new PartyJoined(day, new Party(party, "Back")),
                _ => new RedLineAssessed(day, party, id, null),
            };
            if (talks.TryApply(next, out Negotiation? result, out _)) talks = result;
        }
        return talks;
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Timeline_AnyLog_EqualsRecomputed(Negotiation talks) => AssertIncrementalEqualsRecomputed(talks);

    [Property(MaxTest = 100, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Attribution_AnyLog_PartsAddUpExactly(Negotiation talks) => AssertPartsAddUp(talks.ConvergenceTimeline());

    [Property(MaxTest = 100, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Timeline_AnyLog_HoldsNoNaNAndKeepsBounds(Negotiation talks)
    {
        ConvergenceTimeline timeline = talks.ConvergenceTimeline();
        foreach (ScopeConvergence scope in timeline.Points.SelectMany(p => (ScopePoint[])[p.Overall, .. p.Tracks, .. p.Phases]).Select(p => p.Convergence))
        {
            Assert.InRange(scope.Low, 0, scope.High);
            Assert.InRange(scope.High, scope.Low, 1);
            Assert.True(scope.Score is null || (scope.Score >= scope.Low && scope.Score <= scope.High));
            Assert.Equal(scope.IsWhole, scope.Low == scope.High);
            Assert.True(scope.Settled is >= 0 and <= 1 && scope.Coverage is >= 0 and <= 1 && scope.Weight is >= 0 and <= 1);
        }
        Assert.All(timeline.Movement, m => Assert.True(double.IsFinite(m.Given) && double.IsFinite(m.Received)));
        Assert.All(timeline.Reciprocity, r => Assert.True(r.Figure is null or (>= 0 and <= 1)));
        Assert.All(timeline.Explain(), g => Assert.True(g.Gain is >= 0 and <= 1));
        Assert.NotNull(timeline.Trend());
        Assert.NotNull(timeline.Relationship());
        Assert.NotNull(timeline.WordsBesideTable().ToString());
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(TradeModelArbitraries)])]
    public void FirstTabling_OfAnIssue_NeverLowersLow(NegotiationStep step)
    {
        if (step.Next is not PositionTabled) return;
        TimelinePoint last = step.Before.Apply(step.Next).ConvergenceTimeline().Points[^1];
        if (last.Overall.LowChange.Movement == 0) Assert.True(last.Overall.LowChange.Total >= -1e-12);
    }
}
