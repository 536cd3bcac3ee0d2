using FsCheck.Xunit;
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

public class ConvergenceReportTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void MeasureConvergence_WorkedExample_IssuesAsByHand()
    {
        ConvergenceReport report = AfterOpening.MeasureConvergence();
        Assert.Equal(0.66, report.GetIssue(Steel).Score!.Value, Tolerance);
        Assert.Equal(0.8, report.GetIssue(Inspection).Score!.Value, Tolerance);
        Assert.Equal(0.5, report.GetIssue(Almonds).Score!.Value, Tolerance);
        Assert.Null(report.GetIssue(Disputes).Score);
        Assert.Equal(0.3125, report.GetIssue(Steel).Weight, Tolerance);
        Assert.Equal(0.1875, report.GetIssue(Inspection).Weight, Tolerance);
        Assert.Equal(0.25, report.GetIssue(Almonds).Weight, Tolerance);
        Assert.Equal(0.25, report.GetIssue(Disputes).Weight, Tolerance);
    }

    [Fact]
    public void MeasureConvergence_WorkedExample_OverallAsByHand()
    {
        ScopeConvergence overall = AfterOpening.MeasureConvergence().Overall;
        Assert.Equal(0.48125 / 0.75, overall.Score!.Value, Tolerance);
        Assert.Equal(0.48125, overall.Low, Tolerance);
        Assert.Equal(0.73125, overall.High, Tolerance);
        Assert.Equal(0.75, overall.Coverage, Tolerance);
        Assert.Equal(0.5, overall.Weakest!.Value, Tolerance);
        Assert.Equal(0, overall.Settled);
        Assert.Null(overall.CleanTextShare);
        Assert.Equal((4, 3, 0), (overall.IssueCount, overall.TabledCount, overall.AgreedCount));
        Assert.Equal("0.64 on the issues tabled, 75% of the weight; 0.48–0.73 whatever the rest", overall.ToString());
    }

    /// <summary>
    /// The untabled issue has so small a part of the weight that a double cannot tell. The bounds still differ, by the least step of a
    /// score.
    /// </summary>
    [Theory]
    [InlineData(0, 1 - Step, 1.0)]
    [InlineData(50, 0.5, 0.5 + Step)]
    [InlineData(100, 0.0, Step)]
    public void MeasureConvergence_UntabledSliver_KeepsLowBelowHigh(int apart, double low, double high)
    {
        IssueId large = new("large"), sliver = new("sliver");
        PartyId[] parties = [new("AAA"), new("BBB")];
        LocalDate day = new(2025, 1, 1);
        var definition = new NegotiationDefinition(
            new Agreement("Sliver", [], parties.Select(p => new Party(p, p.Value)).ToValueList()), null,
            [
                new(large, "Large", Track.Rules, new IntervalScale(0m, 100m, "days")),
                new(sliver, "Sliver", Track.Rules, new IntervalScale(0m, 100m, "days")),
            ]);
        var negotiation = Negotiation.Replay(
            definition,
            [
                .. parties.Select(p => new SalienceAssessed(day, p, large, 1e9m)),
                .. parties.Select(p => new SalienceAssessed(day, p, sliver, 1e-9m)),
                new PositionTabled(day, parties[0], large, new Amount(0m)),
                new PositionTabled(day, parties[1], large, new Amount(apart)),
            ]);
        ScopeConvergence overall = negotiation.MeasureConvergence().Overall;
        Assert.Equal((1 - (apart / 100.0), low, high), (overall.Score!.Value, overall.Low, overall.High));
        Assert.Equal((1 - Step, false), (overall.Coverage, overall.IsWhole));
        ScopeConvergence whole = negotiation.Apply(new IssueRemoved(day, sliver)).MeasureConvergence().Overall;
        double score = overall.Score!.Value;
        Assert.Equal((score, score, 1.0, true), (whole.Low, whole.High, whole.Coverage, whole.IsWhole));
    }

    /// <summary>Scores are multiples of 2^-50.</summary>
    private const double Step = 1.0 / (1L << 50);

    [Fact]
    public void MeasureConvergence_WorkedExample_TracksAndPhaseAsByHand()
    {
        ConvergenceReport report = AfterOpening.MeasureConvergence();
        Assert.Equal(0.66, report.GetTrack(Track.Tariffs).Score!.Value, Tolerance);
        Assert.True(report.GetTrack(Track.Tariffs).IsWhole);
        Assert.Null(report.GetTrack(Track.Rules).Score);
        Assert.Equal((0, 1), (report.GetTrack(Track.Rules).Low, report.GetTrack(Track.Rules).High));
        ScopeConvergence phase = report.GetPhase(First);
        Assert.Null(report.FindPhase(new("zz")));
        Assert.Throws<KeyNotFoundException>(() => report.GetPhase(new("zz")));
        Assert.Equal((0.20625 + 0.15) / 0.5, phase.Score!.Value, Tolerance);
        Assert.Equal(0.5, phase.Weight, Tolerance);
        Assert.Equal(phase.Low, phase.High);
        Assert.Equal("Tariffs: 0.66, all tabled", report.GetTrack(Track.Tariffs).ToString());
        Assert.Equal("Rules: nothing tabled", report.GetTrack(Track.Rules).ToString());
        Assert.Equal($"{First}: 0.71, all tabled", phase.ToString());
    }

    [Fact]
    public void MeasureConvergence_NothingHappened_NoScore()
    {
        ScopeConvergence overall = new Negotiation(Definition).MeasureConvergence().Overall;
        Assert.Null(overall.Score);
        Assert.Equal((0, 1, 0), (overall.Low, overall.High, overall.Coverage));
        Assert.Equal("nothing tabled", overall.ToString());
    }

    [Fact]
    public void MeasureConvergence_AgreedUntabled_CountsAsTabledByAll()
    {
        ConvergenceReport report = AfterOpening.Apply(new IssueAgreed(Day(6), Disputes,
            new OptionChoice(new("consultation")))).MeasureConvergence();
        Assert.Equal(1, report.GetIssue(Disputes).Score);
        Assert.True(report.Overall.IsWhole);
        Assert.Equal(0.73125, report.Overall.Score!.Value, Tolerance);
        Assert.Equal(report.Overall.Score, report.Overall.Low);
        Assert.Equal(report.Overall.Score, report.Overall.High);
        Assert.Equal(0.25, report.Overall.Settled, Tolerance);
        Assert.Equal("0.73, all tabled", report.Overall.ToString());
    }

    [Fact]
    public void MeasureConvergence_ConditionalPosition_CountsInSecondScoreOnly()
    {
        Negotiation negotiation = AfterOpening.Apply(new PositionTabled(Day(6), India, Inspection, new Amount(30m),
            [new PositionCondition(States, Steel, TariffOffer.Eliminate(5))]));
        ConvergenceReport report = negotiation.MeasureConvergence();
        Assert.Equal(0.8, report.GetIssue(Inspection).Score!.Value, Tolerance);
        Assert.Equal(0.9, report.GetIssue(Inspection).ConditionalScore!.Value, Tolerance);
        Assert.Equal(0.48125 / 0.75, report.Overall.Score!.Value, Tolerance);
        Assert.Equal((0.48125 + 0.01875) / 0.75, report.Overall.ConditionalScore!.Value, Tolerance);
    }

    [Fact]
    public void MeasureConvergence_IssueOfZeroSalience_TabledOrNot_WeighsNothing()
    {
        Negotiation negotiation = Negotiation.Replay(Definition, Opening.Concat(
        [
            new SalienceAssessed(Day(6), States, Disputes, 0m),
            new SalienceAssessed(Day(6), India, Disputes, 0m),
            new SalienceAssessed(Day(6), India, Steel, 1m),
        ]));
        ScopeConvergence overall = negotiation.MeasureConvergence().Overall;
        Assert.Equal(0, negotiation.MeasureConvergence().GetIssue(Disputes).Weight);
        Assert.True(overall.IsWhole);
        Assert.Equal(overall.Low, overall.High);
        Assert.Equal(1, overall.Coverage);
        Assert.Equal((4, 3), (overall.IssueCount, overall.TabledCount));
        Assert.Null(negotiation.MeasureConvergence().GetTrack(Track.Rules).Score);
    }

    [Fact]
    public void MeasureConvergence_OnlyZeroSaliences_WeighsAllAlike()
    {
        Negotiation negotiation = Negotiation.Replay(Definition,
            [new SalienceAssessed(Day(1), States, Steel, 0m), new SalienceAssessed(Day(1), India, Steel, 0m), .. Opening.Skip(2)]);
        ConvergenceReport report = negotiation.MeasureConvergence();
        Assert.All(report.Issues, i => Assert.Equal(0.25, i.Weight, Tolerance));
        Assert.Equal(0.75, report.Overall.Coverage, Tolerance);
    }

    [Fact]
    public void Zopa_ByRedLines_ExistsNoneUnknown()
    {
        Negotiation one = AfterOpening.Apply(new RedLineAssessed(Day(6), States, Inspection, RedLine.AtMost(new Amount(25m))));
        Assert.Equal(Zopa.Unknown, one.MeasureConvergence().GetIssue(Inspection).Zopa);
        Assert.Equal(Zopa.Exists, one.Apply(new RedLineAssessed(Day(6), India, Inspection,
            RedLine.AtLeast(new Amount(25m)))).MeasureConvergence().GetIssue(Inspection).Zopa);
        Assert.Equal(Zopa.None, one.Apply(new RedLineAssessed(Day(6), India, Inspection,
            RedLine.AtLeast(new Amount(26m)))).MeasureConvergence().GetIssue(Inspection).Zopa);
    }

    /// <summary>
    /// Steel falls from 25 over 10 years. One party needs exactly 20 in year 1 and at least 5 from year 4 on, the other exactly <c>end</c>
    /// from year 8 on. No path in equal stages does both, but a path in unequal stages does, unless it would have to rise.
    /// </summary>
    [Theory]
    [InlineData(10, Zopa.Exists)]
    [InlineData(12, Zopa.Exists)]
    [InlineData(20, Zopa.Exists)]
    [InlineData(21, Zopa.None)]
    public void Zopa_OfPaths_LooksForAnyPathThatFalls(int end, Zopa expected)
    {
        Negotiation negotiation = AfterOpening
            .Apply(new RedLineAssessed(Day(6), States, Steel, new BoundRedLine(TariffOffer.To(5m, 4), TariffOffer.To(20m))))
            .Apply(new RedLineAssessed(Day(6), India, Steel, new BoundRedLine(TariffOffer.To(end), TariffOffer.To(end, 8))));
        Assert.Equal(expected, negotiation.MeasureConvergence().GetIssue(Steel).Zopa);
    }

    /// <summary>Room in every year is not enough: the path would have to rise from 10 in year 1 to 12 in year 2, and falls only.</summary>
    [Fact]
    public void Zopa_OfPathsThatWouldHaveToRise_IsNone()
    {
        Negotiation negotiation = AfterOpening
            .Apply(new RedLineAssessed(Day(6), States, Steel, RedLine.AtMost(TariffOffer.By(new CutsOfBase([new(60m), new(0m)])))))
            .Apply(new RedLineAssessed(Day(6), India, Steel, RedLine.AtLeast(TariffOffer.To(12m))));
        Assert.Equal(Zopa.None, negotiation.MeasureConvergence().GetIssue(Steel).Zopa);
    }

    [Fact]
    public void Zopa_WherePositionsMeetInsideAllRedLines_Exists()
    {
        TariffOffer uneven = TariffOffer.By(new CutsOfBase([new(20m), new(0m), new(32m)]));
        Negotiation negotiation = AfterOpening
            .Apply(new PositionTabled(Day(6), States, Steel, uneven))
            .Apply(new PositionTabled(Day(6), India, Steel, uneven))
            .Apply(new RedLineAssessed(Day(6), States, Steel, new BoundRedLine(TariffOffer.To(5m, 4), TariffOffer.To(20m))))
            .Apply(new RedLineAssessed(Day(6), India, Steel, new BoundRedLine(TariffOffer.To(12m), TariffOffer.To(12m, 8))));
        IssueConvergence steel = negotiation.MeasureConvergence().GetIssue(Steel);
        Assert.Equal((1.0, true, Zopa.Exists), (steel.Score, steel.IsAgreementInSight, steel.Zopa));
    }

    /// <summary>Envelopes of two parties against every path that falls from 4 in whole rates over four years.</summary>
    [Property(MaxTest = 300)]
    public void Zopa_OfPaths_ExistsExactlyWhenSomeOfferIsInsideAllEnvelopes(ulong seed)
    {
        var scale = new TariffPathScale(4m, 4, 6m);
        TariffOffer[] paths =
        [
            .. from a in Enumerable.Range(0, 5)
               from b in Enumerable.Range(0, a + 1)
               from c in Enumerable.Range(0, b + 1)
               select TariffOffer.By(new CutsOfBase([new(25m * (4 - a)), new(25m * (a - b)), new(25m * (b - c))])),
        ];
        var draw = new Xoshiro256(seed);
        BoundRedLine Envelope()
        {
            while (true)
            {
                TariffOffer least = paths[draw.Next(paths.Length)], most = paths[draw.Next(paths.Length)];
                if (scale.RatesOf(least).Zip(scale.RatesOf(most)).All(r => r.First <= r.Second)) return new(least, most);
            }
        }

        BoundRedLine one = Envelope(), other = Envelope();
        bool exists = paths.Any(p => one.Accepts(scale, p) && other.Accepts(scale, p));
        var issue = new Issue(Steel, "Duty on steel", Track.Tariffs, scale, new TariffSubject(States, India));
        var definition = new NegotiationDefinition(Definition.Agreement, [], [issue]);
        Negotiation negotiation = Negotiation.Replay(definition,
            [new RedLineAssessed(Day(1), States, Steel, one), new RedLineAssessed(Day(1), India, Steel, other)]);
        Assert.Equal(exists ? Zopa.Exists : Zopa.None, negotiation.MeasureConvergence().GetIssue(Steel).Zopa);
    }

    /// <summary>From 25 up to the ceiling of 50. The other party accepts at most 35 in year 1 and 45 from year 2 on.</summary>
    [Theory]
    [InlineData(2, 45, Zopa.Exists)]
    [InlineData(2, 46, Zopa.None)]
    [InlineData(3, 45, Zopa.Exists)]
    [InlineData(1, 45, Zopa.None)]
    public void Zopa_OfPathsAboveTheBaseRate_LooksForEqualStages(int stages, int end, Zopa expected)
    {
        Negotiation negotiation = AfterOpening
            .Apply(new RedLineAssessed(Day(6), States, Steel, RedLine.AtLeast(TariffOffer.To(end, stages))))
            .Apply(new RedLineAssessed(Day(6), India, Steel, RedLine.AtMost(TariffOffer.To(45m, 2))));
        Assert.Equal(expected, negotiation.MeasureConvergence().GetIssue(Steel).Zopa);
    }

    [Theory]
    [InlineData(12, Zopa.Exists)]
    [InlineData(21, Zopa.None)]
    public void Zopa_OfSchedules_LooksForAnOfferOnEveryLine(int end, Zopa expected)
    {
        // As for one path above, on one of three lines; one is free, and no red line restricts the third.
        var schedule = new TariffSchedule(India, HsEdition.Hs2022,
        [
            new(new("010121"), new AdValoremDuty(new Percentage(25m))),
            new(new("010129"), Duty.Free),
            new(new("010130"), new AdValoremDuty(new Percentage(40m))),
        ]);
        static ScheduleOffer On(TariffOffer terms) => new(TariffOffer.Exclude(), [new(new("010121"), terms)]);
        var id = new IssueId("schedule");
        Negotiation negotiation = AfterOpening
            .Apply(new IssueAdded(Day(6),
                new Issue(id, "Schedule", Track.Tariffs, new ScheduleScale(schedule, 10), new TariffSubject(India, States))))
            .Apply(new RedLineAssessed(Day(6), India, id, new BoundRedLine(On(TariffOffer.To(5m, 4)), On(TariffOffer.To(20m)))))
            .Apply(new RedLineAssessed(Day(6), States, id, new BoundRedLine(On(TariffOffer.To(end)), On(TariffOffer.To(end, 8)))));
        Assert.Equal(expected, negotiation.MeasureConvergence().GetIssue(id).Zopa);
    }

    [Fact]
    public void AgreementInSight_EachPositionInsideTheOthersRedLine_Holds()
    {
        Negotiation negotiation = AfterOpening
            .Apply(new RedLineAssessed(Day(6), States, Inspection, RedLine.AtMost(new Amount(45m))))
            .Apply(new RedLineAssessed(Day(6), India, Inspection, RedLine.AtLeast(new Amount(20m))));
        Assert.True(negotiation.MeasureConvergence().GetIssue(Inspection).IsAgreementInSight);
        Assert.False(negotiation.Apply(new RedLineAssessed(Day(6), India, Inspection,
            RedLine.AtLeast(new Amount(21m)))).MeasureConvergence().GetIssue(Inspection).IsAgreementInSight);
    }

    [Fact]
    public void MeasureWithScale_OtherEnds_MovesTheScore()
    {
        ScaleEndsEffect whatIf = AfterOpening.MeasureWithScale(Inspection, new IntervalScale(0m, 50m, "days"));
        Assert.Equal(-0.2, whatIf.IssueChange!.Value, Tolerance);
        Assert.Equal(-0.1875 * 0.2 / 0.75, whatIf.OverallChange!.Value, Tolerance);
        Assert.Throws<ArgumentException>(() => AfterOpening.MeasureWithScale(Inspection, new IntervalScale(0m, 30m, "days")));
        Assert.Throws<ArgumentException>(() => AfterOpening.MeasureWithScale(Inspection, new RatioScale(1m, 100m, "days")));
    }
}
