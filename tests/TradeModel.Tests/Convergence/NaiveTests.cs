using FsCheck.Xunit;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>
/// The library against <see cref="Naive"/>, which knows the definitions and nothing else, on negotiations of two to six parties.
/// </summary>
public class NaiveTests
{
    // Both round, each in its own way, and a ratio scale may be narrow.
    private const double Tolerance = 1e-9;

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e) Assert.Equal(e, actual!.Value, Tolerance);
    }

    private static void AssertAsDefined(NaiveScope expected, ScopeConvergence actual)
    {
        AssertClose(expected.Score, actual.Score);
        AssertClose(expected.Low, actual.Low);
        AssertClose(expected.High, actual.High);
        AssertClose(expected.Coverage, actual.Coverage);
        AssertClose(expected.Weakest, actual.Weakest);
        AssertClose(expected.Mean, actual.MeanOverPairs);
        AssertClose(expected.OnCondition, actual.ConditionalScore);
        AssertClose(expected.Settled, actual.Settled);
        AssertClose(expected.Weight, actual.Weight);
        Assert.Equal(expected.IsWhole, actual.IsWhole);
    }

    private static void AssertAsDefined(NaiveIssue[] all, ScopeConvergence overall, IEnumerable<ScopeConvergence> tracks,
        IEnumerable<ScopeConvergence> phases)
    {
        if (all.Length == 0) return;
        AssertAsDefined(Naive.Measure(all, _ => true), overall);
        Assert.All(tracks, t => AssertAsDefined(Naive.Measure(all, i => i.Track == t.Track), t));
        Assert.All(phases, p => AssertAsDefined(Naive.Measure(all, i => i.Phase == p.Phase), p));
    }

    private static Negotiation Drawn(ulong seed, int events)
        => NegotiationSamples.Create((long)seed, 2 + (int)(seed % 5), 1 + (int)(seed % 13), events);

    [Property(MaxTest = 150)]
    public void Report_OnEveryKindOfScale_IsAsDefined(ulong seed)
    {
        Negotiation negotiation = Drawn(seed, 20 + (int)(seed % 90));
        ConvergenceReport report = negotiation.MeasureConvergence();
        NaiveIssue[] all = Naive.Of(negotiation);
        AssertAsDefined(all, report.Overall, report.Tracks, report.Phases);
        Assert.Equal(negotiation.Issues.Select(i => i.Issue.Id), report.Issues.Select(i => i.Issue));
        Assert.Equal(all.Select(i => i.Id), report.Issues.Where(i => i.IsInScope).Select(i => i.Issue));
        Dictionary<IssueId, double> weights = Naive.Weights(all);
        foreach (NaiveIssue issue in all)
        {
            IssueConvergence actual = report.GetIssue(issue.Id);
            AssertClose(issue.IsTabled ? Naive.ScoreOf(issue) : null, actual.Score);
            AssertClose(issue.IsTabled ? Naive.MeanOf(issue) : null, actual.MeanOverPairs);
            AssertClose(Naive.HopedScoreOf(issue), actual.ConditionalScore);
            AssertClose(weights[issue.Id], actual.Weight);
            Assert.Equal(issue.Agreed is not null, actual.IsAgreed);
        }
    }

    [Property(MaxTest = 150)]
    public void RedLines_OnEveryKindOfScale_LeaveWhatIsDefined(ulong seed)
    {
        Negotiation negotiation = seed % 2 == 0 ? Drawn(seed, 150) : RoughNegotiation.Draw(seed, 150);
        ConvergenceReport report = negotiation.MeasureConvergence();
        foreach (NaiveIssue issue in Naive.Of(negotiation))
        {
            if (Naive.ZopaOf(issue) is { } zopa) Assert.Equal(zopa, report.GetIssue(issue.Id).Zopa);
            Assert.Equal(Naive.IsAgreementInSight(issue), report.GetIssue(issue.Id).IsAgreementInSight);
        }
    }

    [Property(MaxTest = 60)]
    public void Timeline_ComingsAndGoings_IsAsDefinedAfterEveryEvent(ulong seed)
    {
        Negotiation negotiation = RoughNegotiation.Draw(seed, 60);
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        foreach (TimelinePoint point in timeline.Points)
            AssertAsDefined(
                Naive.Of(negotiation.Prefix(point.Index + 1)), point.Overall.Convergence, point.Tracks.Select(t => t.Convergence),
                    point.Phases.Select(p => p.Convergence));
    }

    [Property(MaxTest = 60)]
    public void MovementAndAttribution_ComingsAndGoings_AreAsDefined(ulong seed)
    {
        Negotiation negotiation = seed % 2 == 0 ? RoughNegotiation.Draw(seed, 60) : Drawn(seed, 60);
        ConvergenceTimeline timeline = negotiation.ConvergenceTimeline();
        var books = new Dictionary<(PartyId, IssueId), (double Given, double Received)>();
        NaiveIssue[] before = Naive.Of(negotiation.Prefix(0));
        foreach (TimelinePoint point in timeline.Points)
        {
            NaiveIssue[] after = Naive.Of(negotiation.Prefix(point.Index + 1));
            if (point.Event is PositionTabled or PackageTabled or PositionWithdrawn or PackageWithdrawn or IssueAgreed or IssueReopened)
                Naive.Move(before, after, books);

            // Where issues are tabled before and after, the positions of after are movement; the rest is what the event is about.
            bool tables = point.Event is PositionTabled or PackageTabled;
            NaiveIssue[] between = tables
                ? [.. before.Select(i => after.Single(a => a.Id == i.Id) is var now && i.IsTabled && now.IsTabled ? now : i)] : before;
            (double moved, double rest) = (ScoreOf(between) - ScoreOf(before), ScoreOf(after) - ScoreOf(between));
            Attribution change = point.Overall.ScoreChange;
            AssertClose(moved, change.Movement);
            AssertClose(tables || point.Event is PositionWithdrawn or PackageWithdrawn ? rest : 0, change.Tabling);
            AssertClose(point.Event is IssueAgreed or IssueReopened ? rest : 0, change.Closing);
            AssertClose(point.Event is SalienceAssessed ? rest : 0, change.Weights);
            AssertClose(
                point.Event is IssueAdded or IssueRemoved or IssueMoved or PartyJoined or PartyLeft or PhaseSucceeded or ScaleChanged
                    or ConcernedPartiesChanged ? rest : 0,
                change.Agenda);
            before = after;
        }
        foreach (IssueMovement movement in timeline.Movement)
        {
            (double given, double received) = books.GetValueOrDefault((movement.Party, movement.Issue));
            AssertClose(given, movement.Given);
            AssertClose(received, movement.Received);
        }
    }

    private static double ScoreOf(NaiveIssue[] all) => all.Length == 0 ? 0 : Naive.Measure(all, _ => true).Score ?? 0;
}
