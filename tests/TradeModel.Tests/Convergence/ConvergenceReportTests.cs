using TradeModel.Convergence;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
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
        ConvergenceReport report = Talks.MeasureConvergence();
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
        ScopeConvergence overall = Talks.MeasureConvergence().Overall;
        Assert.Equal(0.48125 / 0.75, overall.Score!.Value, Tolerance);
        Assert.Equal(0.48125, overall.Low, Tolerance);
        Assert.Equal(0.73125, overall.High, Tolerance);
        Assert.Equal(0.75, overall.Coverage, Tolerance);
        Assert.Equal(0.5, overall.Weakest!.Value, Tolerance);
        Assert.Equal(0, overall.Settled);
        Assert.Null(overall.Text);
        Assert.Equal((4, 3, 0), (overall.IssueCount, overall.TabledCount, overall.AgreedCount));
        Assert.Equal("0.64 of the 75 % tabled; 0.48–0.73 whatever the rest", overall.ToString());
    }

    [Fact]
    public void MeasureConvergence_WorkedExample_TracksAndPhaseAsByHand()
    {
        ConvergenceReport report = Talks.MeasureConvergence();
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
        ConvergenceReport report = Talks.Apply(new IssueAgreed(Day(6), Disputes, new OptionChoice(new("consultation")))).MeasureConvergence();
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
        Negotiation talks = Talks.Apply(new PositionTabled(Day(6), India, Inspection, new Amount(30m), [new PositionCondition(States, Steel, TariffOffer.Eliminate(5))]));
        ConvergenceReport report = talks.MeasureConvergence();
        Assert.Equal(0.8, report.GetIssue(Inspection).Score!.Value, Tolerance);
        Assert.Equal(0.9, report.GetIssue(Inspection).ConditionalScore!.Value, Tolerance);
        Assert.Equal(0.48125 / 0.75, report.Overall.Score!.Value, Tolerance);
        Assert.Equal((0.48125 + 0.01875) / 0.75, report.Overall.ConditionalScore!.Value, Tolerance);
    }

    [Fact]
    public void MeasureConvergence_IssueOfZeroSalience_TabledOrNot_WeighsNothing()
    {
        Negotiation talks = Negotiation.Replay(Definition, Opening.Concat(
        [
            new SalienceAssessed(Day(6), States, Disputes, 0m),
            new SalienceAssessed(Day(6), India, Disputes, 0m),
            new SalienceAssessed(Day(6), India, Steel, 1m),
        ]));
        ScopeConvergence overall = talks.MeasureConvergence().Overall;
        Assert.Equal(0, talks.MeasureConvergence().GetIssue(Disputes).Weight);
        Assert.True(overall.IsWhole);
        Assert.Equal(overall.Low, overall.High);
        Assert.Equal(1, overall.Coverage);
        Assert.Equal((4, 3), (overall.IssueCount, overall.TabledCount));
        Assert.Null(talks.MeasureConvergence().GetTrack(Track.Rules).Score);
    }

    [Fact]
    public void MeasureConvergence_OnlyZeroSaliences_WeighsAllAlike()
    {
        Negotiation talks = Negotiation.Replay(Definition,
            [new SalienceAssessed(Day(1), States, Steel, 0m), new SalienceAssessed(Day(1), India, Steel, 0m), .. Opening.Skip(2)]);
        ConvergenceReport report = talks.MeasureConvergence();
        Assert.All(report.Issues, i => Assert.Equal(0.25, i.Weight, Tolerance));
        Assert.Equal(0.75, report.Overall.Coverage, Tolerance);
    }

    [Fact]
    public void Zopa_ByRedLines_ExistsNoneUnknown()
    {
        Negotiation one = Talks.Apply(new RedLineAssessed(Day(6), States, Inspection, RedLine.AtMost(new Amount(25m))));
        Assert.Equal(Zopa.Unknown, one.MeasureConvergence().GetIssue(Inspection).Zopa);
        Assert.Equal(Zopa.Exists, one.Apply(new RedLineAssessed(Day(6), India, Inspection, RedLine.AtLeast(new Amount(25m)))).MeasureConvergence().GetIssue(Inspection).Zopa);
        Assert.Equal(Zopa.None, one.Apply(new RedLineAssessed(Day(6), India, Inspection, RedLine.AtLeast(new Amount(26m)))).MeasureConvergence().GetIssue(Inspection).Zopa);
    }

    [Fact]
    public void Zopa_OfPaths_LooksForAnOfferNotJustRoomInEveryYear()
    {
        // The first year must be at 20 exactly, so a path in n stages ends at 25 − 5n; the last must be at the other's only rate.
        Negotiation With(decimal end) => Talks
            .Apply(new RedLineAssessed(Day(6), States, Steel, new BoundRedLine(TariffOffer.To(5m, 4), TariffOffer.To(20m))))
            .Apply(new RedLineAssessed(Day(6), India, Steel, new BoundRedLine(TariffOffer.To(end), TariffOffer.To(end, 8))));
        Assert.Equal(Zopa.Exists, With(10m).MeasureConvergence().GetIssue(Steel).Zopa);
        Assert.Equal(Zopa.None, With(12m).MeasureConvergence().GetIssue(Steel).Zopa);
    }

    [Theory]
    [InlineData(10, Zopa.Exists)]
    [InlineData(12, Zopa.None)]
    public void Zopa_OfSchedules_LooksForAnOfferOnEveryLine(int end, Zopa expected)
    {
        // As for one path above, on one of three lines; one is free, and the third is not in question.
        var schedule = new TariffSchedule(India, HsEdition.Hs2022,
        [
            new(new("010121"), new AdValoremDuty(new Percentage(25m))),
            new(new("010129"), Duty.Free),
            new(new("010130"), new AdValoremDuty(new Percentage(40m))),
        ]);
        static ScheduleOffer On(TariffOffer terms) => new(TariffOffer.Exclude(), [new(new("010121"), terms)]);
        var id = new IssueId("schedule");
        Negotiation talks = Talks
            .Apply(new IssueAdded(Day(6), new Issue(id, "Schedule", Track.Tariffs, new ScheduleScale(schedule, 10), new TariffSubject(India, States))))
            .Apply(new RedLineAssessed(Day(6), India, id, new BoundRedLine(On(TariffOffer.To(5m, 4)), On(TariffOffer.To(20m)))))
            .Apply(new RedLineAssessed(Day(6), States, id, new BoundRedLine(On(TariffOffer.To(end)), On(TariffOffer.To(end, 8)))));
        Assert.Equal(expected, talks.MeasureConvergence().GetIssue(id).Zopa);
    }

    [Fact]
    public void DealWithinSight_EachPositionInsideTheOthersRedLine_Holds()
    {
        Negotiation talks = Talks
            .Apply(new RedLineAssessed(Day(6), States, Inspection, RedLine.AtMost(new Amount(45m))))
            .Apply(new RedLineAssessed(Day(6), India, Inspection, RedLine.AtLeast(new Amount(20m))));
        Assert.True(talks.MeasureConvergence().GetIssue(Inspection).IsDealWithinSight);
        Assert.False(talks.Apply(new RedLineAssessed(Day(6), India, Inspection, RedLine.AtLeast(new Amount(21m)))).MeasureConvergence().GetIssue(Inspection).IsDealWithinSight);
    }

    [Fact]
    public void MeasureWithScale_OtherEnds_MovesTheScore()
    {
        ScaleEndsEffect whatIf = Talks.MeasureWithScale(Inspection, new IntervalScale(0m, 50m, "days"));
        Assert.Equal(-0.2, whatIf.IssueChange!.Value, Tolerance);
        Assert.Equal(-0.1875 * 0.2 / 0.75, whatIf.OverallChange!.Value, Tolerance);
        Assert.Throws<ArgumentException>(() => Talks.MeasureWithScale(Inspection, new IntervalScale(0m, 30m, "days")));
        Assert.Throws<ArgumentException>(() => Talks.MeasureWithScale(Inspection, new RatioScale(1m, 100m, "days")));
    }
}
