using FsCheck.Xunit;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using Xunit;

namespace TradeModel.Tests.Convergence;

/// <summary>The laws of docs/convergence.md that hold at a point in time, on negotiations of two to six parties.</summary>
public class ConvergenceLawTests
{
    private const double Tolerance = 1e-12;
    private const int Tries = 400;

    internal static IEnumerable<ScopeConvergence> ScopesOf(ConvergenceReport report)
        => [report.Overall, .. report.Tracks, .. report.Phases];

    private static void AssertSame(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e) Assert.Equal(e, actual!.Value, Tolerance);
    }

    private static void AssertSame(ScopeConvergence expected, ScopeConvergence actual)
    {
        AssertSame(expected.Score, actual.Score);
        AssertSame(expected.Low, actual.Low);
        AssertSame(expected.High, actual.High);
        AssertSame(expected.Coverage, actual.Coverage);
        AssertSame(expected.Weakest, actual.Weakest);
        AssertSame(expected.MeanOverPairs, actual.MeanOverPairs);
        AssertSame(expected.Settled, actual.Settled);
        AssertSame(expected.Weight, actual.Weight);
        Assert.Equal(expected.IsWhole, actual.IsWhole);
    }

    private static void AssertSame(ConvergenceReport expected, ConvergenceReport actual)
        => Assert.All(ScopesOf(expected).Zip(ScopesOf(actual)), pair => AssertSame(pair.First, pair.Second));

    [Property(MaxTest = Tries)]
    public void Bounds_AnyNegotiation_EncloseTheScore(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        ConvergenceReport report = negotiation.Build().MeasureConvergence();
        foreach (ScopeConvergence scope in ScopesOf(report))
        {
            Assert.InRange(scope.Low, 0, 1);
            Assert.InRange(scope.High, scope.Low, 1);
            Assert.InRange(scope.Coverage, 0, 1);
            Assert.InRange(scope.Settled, 0, scope.Coverage + Tolerance);
            if (scope.Score is { } score) Assert.InRange(score, scope.Low, scope.High);
            else Assert.Equal((0, 1), (scope.Low, scope.High));
        }
    }

    [Property(MaxTest = Tries)]
    public void Low_EqualsHigh_ExactlyWhenAllThatWeighsIsTabled(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        ConvergenceReport report = negotiation.Build().MeasureConvergence();
        IEnumerable<IssueConvergence> weighing = report.Issues.Where(i => i.Weight > 0);
        Assert.Equal(weighing.All(i => i.IsTabled), report.Overall.Low == report.Overall.High);
        if (report.Overall.Low == report.Overall.High) Assert.Equal(report.Overall.Low, report.Overall.Score);
        foreach (ScopeConvergence track in report.Tracks)
        {
            IssueConvergence[] own = [.. weighing.Where(i => i.Track == track.Track)];
            Assert.Equal(own.Length > 0 && own.All(i => i.IsTabled), track.IsWhole);
            Assert.Equal(track.IsWhole, track.Low == track.High);
        }
    }

    [Property(MaxTest = Tries)]
    public void Score_IsTheWeightedMeanOfTabledIssues(ulong seed)
    {
        ConvergenceReport report = LawNegotiation.Draw(seed).Build().MeasureConvergence();
        Assert.Equal(1, report.Issues.Sum(i => i.Weight), Tolerance);
        double tabled = report.Issues.Where(i => i.IsTabled).Sum(i => i.Weight);
        Assert.Equal(tabled, report.Overall.Coverage, Tolerance);
        Assert.Equal(report.Issues.Sum(i => i.Weight * (i.Score ?? 0)), report.Overall.Low, Tolerance);
        Assert.Equal(report.Issues.Where(i => i.IsAgreed).Sum(i => i.Weight), report.Overall.Settled, Tolerance);
        AssertSame(tabled > 0 ? report.Issues.Sum(i => i.Weight * (i.Score ?? 0)) / tabled : null, report.Overall.Score);
        AssertSame(report.Issues.Where(i => i.IsTabled && i.Weight > 0).Min(i => i.Score), report.Overall.Weakest);
    }

    [Property(MaxTest = Tries)]
    public void Weights_FollowTheDefinition(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        ConvergenceReport report = negotiation.Build().MeasureConvergence();
        var raw = new double[negotiation.Issues.Length];
        for (int party = 0; party < negotiation.Parties; party++)
        {
            (int Issue, decimal? Salience)[] own =
                [.. negotiation.Issues.SelectMany((one, i) => one.Concerned.Select((p, j) => (p, i, one.Saliences[j])))
                .Where(x => x.p == party).Select(x => (x.i, x.Item3))];
            decimal[] known = [.. own.Where(o => o.Salience is not null).Select(o => o.Salience!.Value)];
            bool alike = known.Sum() == 0;
            double[] filled = [.. own.Select(o => alike ? 1.0 : (double)(o.Salience ?? known.Average()))];
            for (int k = 0; k < own.Length; k++)
                raw[own[k].Issue] += filled[k] / filled.Sum() / negotiation.Issues[own[k].Issue].Concerned.Length;
        }
        for (int i = 0; i < raw.Length; i++) Assert.Equal(raw[i] / raw.Sum(), report.GetIssue(LawNegotiation.IdOf(i)).Weight, Tolerance);
    }

    [Property(MaxTest = Tries)]
    public void Agreement_IsTheWeightedMeanOfItsTracks(ulong seed)
    {
        ConvergenceReport report = LawNegotiation.Draw(seed).Build().MeasureConvergence();
        Assert.Equal(1, report.Tracks.Sum(t => t.Weight), Tolerance);
        Assert.Equal(report.Overall.Low, report.Tracks.Sum(t => t.Weight * t.Low), Tolerance);
        Assert.Equal(report.Overall.High, report.Tracks.Sum(t => t.Weight * t.High), Tolerance);
        double tabled = report.Tracks.Sum(t => t.Weight * t.Coverage);
        if (report.Overall.Score is { } score)
            Assert.Equal(score, report.Tracks.Sum(t => t.Weight * t.Coverage * (t.Score ?? 0)) / tabled, Tolerance);
    }

    [Property(MaxTest = Tries)]
    public void Agreement_LiesBetweenItsWeakestAndStrongestIssue(ulong seed)
    {
        ConvergenceReport report = LawNegotiation.Draw(seed).Build().MeasureConvergence();
        if (report.Overall.Score is not { } score) return;
        double[] scores = [.. report.Issues.Where(i => i.IsTabled && i.Weight > 0).Select(i => i.Score!.Value)];
        Assert.InRange(score, scores.Min() - Tolerance, scores.Max() + Tolerance);
        Assert.Equal(scores.Min(), report.Overall.Weakest!.Value, Tolerance);
    }

    [Property(MaxTest = Tries)]
    public void Positions_ThatMeet_ScoreOne(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        negotiation = negotiation with
        {
            Issues = [.. negotiation.Issues.Select((one,
            i) => one with { Dials = [.. one.Dials.Select(_ => (int?)((17 * i) % 101))] })]
        };
        ConvergenceReport report = negotiation.Build().MeasureConvergence();
        Assert.All(report.Issues, i => Assert.Equal(1, i.Score));
        Assert.Equal((1, 1, 1), (report.Overall.Score, report.Overall.Low, report.Overall.High));
    }

    [Property(MaxTest = Tries)]
    public void Score_UnderOtherPartyNames_IsTheSame(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        AssertSame(
            negotiation.Build().MeasureConvergence(), negotiation.Build(["ZZZ", "CCC", "YYY", "BBB", "XXX", "AAA"]).MeasureConvergence());
    }

    [Property(MaxTest = Tries)]
    public void Score_InAnotherUnit_IsTheSame(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        LawNegotiation other =
            negotiation with { Issues = [.. negotiation.Issues.Select((one, i) => one with { Unit = i % 2 == 0 ? 1000m : 0.0254m })] };
        AssertSame(negotiation.Build().MeasureConvergence(), other.Build().MeasureConvergence());
    }

    [Property(MaxTest = Tries)]
    public void Score_WithAPartysSaliencesScaled_IsTheSame(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        foreach (decimal factor in new[] { 7m, 0.000001m, 123_456_789_012m, 0.0000000000000000000001m })
        {
            LawNegotiation other = negotiation with
            {
                Issues = [.. negotiation.Issues.Select(one => one with { Saliences =
                    [.. one.Saliences.Select((s, j) => one.Concerned[j] == 1 ? s * factor : s)] })],
            };
            AssertSame(negotiation.Build().MeasureConvergence(), other.Build().MeasureConvergence());
        }
    }

    [Property(MaxTest = Tries)]
    public void Score_WithAnIssueSplitIntoAlikeHalves_IsTheSame(ulong seed)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed, assessed: true);
        LawIssue half = negotiation.Issues[0] with { Saliences = [.. negotiation.Issues[0].Saliences.Select(s => s / 2)] };
        LawNegotiation split = negotiation with { Issues = [half, half, .. negotiation.Issues.Skip(1)] };
        ConvergenceReport whole = negotiation.Build().MeasureConvergence(), halves = split.Build().MeasureConvergence();
        AssertSame(whole, halves);
    }

    [Property(MaxTest = Tries)]
    public void BilateralMove_ThatEndsBetween_LowersNoScore(ulong seed, byte mover, byte along)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        int at = Array.FindIndex(negotiation.Issues, i => i.Concerned.Length == 2 && i.Dials.All(d => d is not null) && !i.Agreed);
        if (at < 0) return;
        LawIssue issue = negotiation.Issues[at];
        int from = issue.Dials[mover % 2]!.Value, to = issue.Dials[1 - (mover % 2)]!.Value;
        // Between two options there is none but the two.
        int end = issue.Kind == LawScale.Nominal ? (along < 128 ? from : to) : from + ((to - from) * along / 255);
        LawIssue after = issue with { Dials = [.. issue.Dials.Select((d, j) => j == mover % 2 ? end : d)] };
        ConvergenceReport earlier = negotiation.Build().MeasureConvergence(), later = negotiation.With(at, after).Build()
            .MeasureConvergence();
        foreach ((ScopeConvergence was, ScopeConvergence now) in ScopesOf(earlier).Zip(ScopesOf(later)))
        {
            Assert.InRange(now.Low, was.Low - Tolerance, 1);
            Assert.InRange(now.High, was.High - Tolerance, 1);
            if (was.Score is not { } score) continue;
            Assert.InRange(now.Score!.Value, score - Tolerance, 1);
            Assert.InRange(now.Weakest!.Value, was.Weakest!.Value - Tolerance, 1);
            Assert.InRange(now.MeanOverPairs!.Value, was.MeanOverPairs!.Value - Tolerance, 1);
        }
    }

    /// <summary>
    /// The move is drawn from all offers whose path lies between the two paths in every year. Both have the same number of stages, so that
    /// final rates two or more apart have such offers between them.
    /// </summary>
    [Property(MaxTest = Tries)]
    public void BilateralMove_OfAPathBetweenInEveryYear_WidensNoGap(byte mine, byte apart, byte stages, ushort next)
    {
        var scale = new TariffPathScale(40m, 12, 50m);
        int n = 1 + (stages % 11), low = mine % 49;
        TariffOffer left = TariffOffer.To(low, n), kept = TariffOffer.To(low + 2 + (apart % (49 - low)), n);
        ValueList<decimal> was = scale.RatesOf(left), other = scale.RatesOf(kept);
        TariffOffer[] between =
        [
            .. from final in Enumerable.Range(0, 51)
               from number in Enumerable.Range(1, 11)
               let offer = TariffOffer.To(final, number)
               where offer != left && offer != kept
               let path = scale.RatesOf(offer)
               where path.Index().All(r => Math.Min(was[r.Index], other[r.Index]) <= r.Item)
                   && path.Index().All(r => Math.Max(was[r.Index], other[r.Index]) >= r.Item)
               select offer,
        ];
        Assert.NotEmpty(between);
        TariffOffer end = between[next % between.Length];
        (Direction? Mover, Direction? Other)[] directions =
            [(null, null), (Direction.Higher, Direction.Lower), (Direction.Lower, Direction.Higher)];
        foreach ((Direction? mover, Direction? counterpart) in directions)
            Assert.InRange(scale.Gap(end, mover, kept, counterpart), 0, scale.Gap(left, mover, kept, counterpart) + Tolerance);
    }

    [Property(MaxTest = Tries)]
    public void Positions_ThatCross_LeaveNoGap(ulong seed, byte offered, byte asked)
    {
        // Up asks for no more than Down offers: it prefers up and its position is lower.
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        int low = Math.Min(offered % 101, asked % 101), high = Math.Max(offered % 101, asked % 101);
        int at = Array.FindIndex(negotiation.Issues, i => i.Concerned.Length == 2 && i.Kind != LawScale.Nominal);
        if (at < 0) return;
        LawIssue crossed = negotiation.Issues[at] with { Directions = [Direction.Higher, Direction.Lower], Dials = [low, high] };
        Assert.Equal(1, negotiation.With(at, crossed).Build().MeasureConvergence().GetIssue(LawNegotiation.IdOf(at)).Score);
    }

    [Property(MaxTest = Tries)]
    public void Tabling_OfAnIssue_NeverLowersLow(ulong seed, byte pick, byte dial)
    {
        LawNegotiation negotiation = LawNegotiation.Draw(seed);
        int at = pick % negotiation.Issues.Length;
        if (negotiation.Issues[at].IsTabled) return;
        LawIssue after = negotiation.Issues[at] with { Dials = [.. negotiation.Issues[at].Dials.Select(d => d ?? dial % 101)] };
        ConvergenceReport earlier = negotiation.Build().MeasureConvergence(), later = negotiation.With(at, after).Build()
            .MeasureConvergence();
        Assert.All(ScopesOf(earlier).Zip(ScopesOf(later)), pair => Assert.True(pair.Second.Low >= pair.First.Low - Tolerance));
    }

    [Property(MaxTest = Tries)]
    public void Gain_OfClosingAnIssue_IsWhatAgreeingAdds(ulong seed)
    {
        Negotiation negotiation = LawNegotiation.Draw(seed).Build();
        ConvergenceReport report = negotiation.MeasureConvergence();
        LawNegotiation drawn = LawNegotiation.Draw(seed);
        foreach (ClosingGain gain in negotiation.ConvergenceTimeline().Explain())
        {
            int at = Enumerable.Range(0, drawn.Issues.Length).Single(i => LawNegotiation.IdOf(i) == gain.Issue);
            ConvergenceReport closed = negotiation.Apply(new IssueAgreed(negotiation.LastDay
                ?? new(2025, 1, 1), gain.Issue, LawNegotiation.PositionAt(drawn.Issues[at], 50))).MeasureConvergence();
            Assert.Equal((closed.Overall.Score ?? 0) - (report.Overall.Score ?? 0), gain.Gain, Tolerance);
            Assert.Equal(closed.Overall.Low - report.Overall.Low, gain.GainOfLow, Tolerance);
        }
    }
}
