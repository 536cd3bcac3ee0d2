using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using Xunit;
using static TradeModel.Tests.Convergence.WorkedExample;

namespace TradeModel.Tests.Convergence;

/// <summary>What reports and comparisons say, each sentence with the figures at which it changes.</summary>
public class ReportWordingTests
{
    [Fact]
    public void Attribution_EachCause_HasItsPart()
    {
        Attribution[] parts =
        [
            .. Enum.GetValues<Cause>().Select(c => Attribution.Of(c, 0.25)), Attribution.Of(Cause.Closing, 0.25, 0.5),
            Attribution.Of(Cause.Movement, 0.25, 0.5), Attribution.Of(Cause.Weights, 0, 0.5),
        ];
        Assert.Equal(
            ["movement +0.25", "tabling +0.25", "closing +0.25", "weights +0.25", "agenda +0.25", "movement +0.50, closing +0.25",
                "movement +0.75", "movement +0.50"],
            parts.Select(p => p.ToString()));
        Assert.Equal([0.25, 0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.5], parts.Select(p => p.Total));
        Assert.Equal(
            [(0.25, 0, 0, 0, 0), (0, 0.25, 0, 0, 0), (0, 0, 0.25, 0, 0), (0, 0, 0, 0.25, 0), (0, 0, 0, 0, 0.25)],
            parts.Take(5).Select(p => (p.Movement, p.Tabling, p.Closing, p.Weights, p.Agenda)));
        Assert.Same(Attribution.None, Attribution.Of(Cause.Tabling, 0));
        Assert.Equal(15, new Attribution { Movement = 1, Tabling = 2, Closing = 3, Weights = 4, Agenda = 5 }.Total);
    }

    [Theory]
    [InlineData(0.0, "no change")]
    [InlineData(0.004, "agenda 0.00")]
    [InlineData(-0.004, "agenda 0.00")]
    [InlineData(0.006, "agenda +0.01")]
    [InlineData(-0.006, "agenda -0.01")]
    [InlineData(0.005, "agenda +0.01")]
    [InlineData(1.0, "agenda +1.00")]
    public void Attribution_SmallPart_HasNoSign(double part, string words)
        => Assert.Equal(words, new Attribution { Agenda = part }.ToString());

    [Theory]
    [InlineData(false, null, null, "steel: +0.13")]
    [InlineData(true, null, null, "steel: +0.13, blocked: no zone of possible agreement")]
    [InlineData(false, "2025-11-30", 1, "steel: +0.13, due by 2025-11-30")]
    [InlineData(false, "2025-11-30", 0, "steel: +0.13, due by 2025-11-30")]
    [InlineData(false, "2025-11-30", -1, "steel: +0.13, past its day 2025-11-30")]
    [InlineData(true, "2025-11-30", null, "steel: +0.13, blocked: no zone of possible agreement, due by 2025-11-30")]
    public void ClosingGain_InWords_SaysWhatStandsInTheWay(bool blocked, string? deadline, int? left, string words)
        => Assert.Equal(words, new ClosingGain(Steel)
        {
            Gain = 0.126,
            IsBlocked = blocked,
            Deadline = deadline is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(deadline).Value,
            DaysLeft = left,
        }.ToString());

    [Fact]
    public void Explain_EachOpenIssue_HasWhatItsClosingGives()
    {
        // Weights 0.3125, 0.1875, 0.25 and 0.25; scores 0.66, 0.8 and 0.5, and none for disputes.
        ValueList<ClosingGain> gains = AfterOpening.ConvergenceTimeline().Explain();
        Assert.Equal([Almonds, Steel, Disputes, Inspection], gains.Select(g => g.Issue));
        double[] gain = [0.125 / 0.75, 0.10625 / 0.75, 0.73125 - (0.48125 / 0.75), 0.0375 / 0.75];
        double[] low = [0.125, 0.10625, 0.25, 0.0375];
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(gain[i], gains[i].Gain, 1e-12);
            Assert.Equal(low[i], gains[i].GainOfLow, 1e-12);
            Assert.False(gains[i].IsBlocked, $"{gains[i]} is blocked");
        }
    }

    [Fact]
    public void IssueConvergence_InWords_SaysWhetherItIsTabledOrAgreed()
    {
        ConvergenceReport report = AfterOpening.Apply(new IssueAgreed(Day(6), Almonds, new QuotaVolume(400m))).MeasureConvergence();
        Assert.Equal(
            ["steel: 0.66", "inspection: 0.80", "almonds: 1.00, agreed", "disputes: not tabled"], report.Issues.Select(i => i.ToString()));
        Assert.Equal([true, true, true, false], report.Issues.Select(i => i.IsTabled));
    }

    [Fact]
    public void Report_InLines_HasTracksPhasesAndIssues()
    {
        Assert.Equal(
            [
                "2025-03-05: 0.64 on the issues tabled, 75% of the weight; 0.48–0.73 whatever the rest",
                "  Tariffs: 0.66, all tabled", "  NonTariffBarriers: 0.80, all tabled", "  MarketAccess: 0.50, all tabled",
                "  Rules: nothing tabled", "  first: 0.71, all tabled", "    steel: 0.66, ZOPA: Unknown",
                "    inspection: 0.80, ZOPA: Unknown", "    almonds: 0.50, ZOPA: Unknown", "    disputes: not tabled, ZOPA: Unknown",
            ],
            ((IPlainLines)AfterOpening.MeasureConvergence()).PlainLines());
        Assert.Equal("before the first event: nothing tabled",
            ((IPlainLines)new Negotiation(Definition).MeasureConvergence()).PlainLines().First());
    }

    [Fact]
    public void Report_Questions_FindOrThrow()
    {
        ConvergenceReport report = AfterOpening.MeasureConvergence();
        Assert.Equal((Day(5), First, Disputes),
            (report.Date!.Value, report.FindPhase(First)!.Phase!.Value, report.FindIssue(Disputes)!.Issue));
        Assert.Null(report.FindIssue(new("none")));
        Assert.Equal("the issue 'none' is not on the agenda",
            Assert.Throws<KeyNotFoundException>(() => report.GetIssue(new("none"))).Message);
        Assert.Equal("there is no phase 'none'", Assert.Throws<KeyNotFoundException>(() => report.GetPhase(new("none"))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => report.GetTrack((Track)4));
        Assert.Equal([First, null], report.Issues.Where(i => i.Issue == Steel || i.Issue == Disputes).Select(i => i.Phase));
    }

    [Theory]
    [InlineData(50, "inspection on 0 to 50 days: -0.05")]
    [InlineData(100, "inspection on 0 to 100 days: 0.00")]
    [InlineData(400, "inspection on 0 to 400 days: +0.04")]
    public void ScaleEndsEffect_InWords_HasTheChangeWithItsSign(int high, string words)
    {
        // Positions 40 and 20: the score is 1 - 20 / high, on 0.1875 of the weight, 0.75 of which is tabled.
        ScaleEndsEffect effect = AfterOpening.MeasureWithScale(Inspection, new IntervalScale(0m, high, "days"));
        Assert.Equal(words, effect.ToString());
        Assert.Equal(0.2 - (20.0 / high), effect.IssueChange!.Value, 1e-12);
        Assert.Equal((0.2 - (20.0 / high)) * 0.25, effect.OverallChange!.Value, 1e-12);
    }

    [Fact]
    public void ScaleEndsEffect_NothingTabled_HasNoScore()
    {
        ScaleEndsEffect effect = new Negotiation(Definition).MeasureWithScale(Inspection, new IntervalScale(0m, 50m, "days"));
        Assert.Equal(("inspection on 0 to 50 days: no score", null, null), ($"{effect}", effect.IssueChange, effect.OverallChange));
        Assert.StartsWith("the issue 'inspection' is on an IntervalScale, not a RatioScale", Assert.Throws<ArgumentException>(
            () => AfterOpening.MeasureWithScale(Inspection, new RatioScale(1m, 100m, "days"))).Message);
        Assert.Throws<KeyNotFoundException>(() => AfterOpening.MeasureWithScale(new("none"), new IntervalScale(0m, 50m, "days")));
    }

    [Fact]
    public void MeasureWithScale_ConditionalAndAgreedPositions_MustLieOnIt()
    {
        var half = new IntervalScale(0m, 50m, "days");
        Negotiation condition = AfterOpening.Apply(new PositionTabled(Day(6), India, Inspection, new Amount(60m),
            [new PositionCondition(States, Steel, TariffOffer.Eliminate(5))]));
        Assert.Throws<ArgumentException>("scale", () => condition.MeasureWithScale(Inspection, half));
        Negotiation agreed = AfterOpening.Apply(new IssueAgreed(Day(6), Inspection, new Amount(60m)));
        Assert.Throws<ArgumentException>("scale", () => agreed.MeasureWithScale(Inspection, half));
        // The ends of the scale lie on it.
        Negotiation ends = AfterOpening.Apply(new PositionTabled(Day(6), India, Inspection, new Amount(50m)));
        Assert.Equal(0.4, ends.MeasureWithScale(Inspection, half).AsAsked.GetIssue(Inspection).Score!.Value, 1e-12);
    }

    [Fact]
    public void Comparison_OfTwoAgreements_SeesOtherTerms()
    {
        Negotiation one = AfterOpening.Apply(new IssueAgreed(Day(6), Almonds, new QuotaVolume(400m)));
        Negotiation other = AfterOpening.Apply(new IssueAgreed(Day(6), Almonds, new QuotaVolume(500m)));
        Assert.Equal(["almonds: agreed → agreed (on other terms)"], one.CompareConvergence(other).Changed.Select(i => i.ToString()));
        Assert.Empty(one.CompareConvergence(one).Changed);
        Assert.Equal(["almonds: agreed → 0.50"], one.CompareConvergence(AfterOpening).Changed.Select(i => i.ToString()));
    }

    [Fact]
    public void Comparison_OnAnotherScale_SaysSo()
    {
        Negotiation rescaled = AfterOpening.Apply(new ScaleChanged(Day(6), Inspection, new IntervalScale(0m, 200m, "days")));
        IssueComparison changed = Assert.Single(AfterOpening.CompareConvergence(rescaled).Changed);
        Assert.Equal("inspection: 0.80 → 0.90 (on another scale)", changed.ToString());
        Assert.Equal((true, false, false), (changed.IsRescaled, changed.ConcernsOthers, changed.IsReassessed));
        Assert.Equal(0.1, changed.ScoreChange!.Value, 1e-12);
        Assert.Equal(0, changed.WeightChange);
    }

    [Fact]
    public void Comparison_WithAnotherSalience_HasTheChangeOfEveryWeight()
    {
        // The weight of disputes for the United States rises from 2 of 8 to 4 of 32/3; the others fall in proportion.
        ConvergenceComparison comparison = AfterOpening.CompareConvergence(
            AfterOpening.Apply(new SalienceAssessed(Day(6), States, Disputes, 4m)));
        Assert.Equal([-0.046875, -0.015625, 0, 0.0625], comparison.Issues.Select(i => Math.Round(i.WeightChange, 12)));
        Assert.Equal([false, false, false, true], comparison.Issues.Select(i => i.IsReassessed));
        Assert.Equal("1 of 4 issues differ", comparison.ToString());
        Assert.Equal(
            [$"{comparison.Before.Overall} → {comparison.After.Overall}", "1 of 4 issues differ",
                "  disputes: not tabled → not tabled"],
            ((IPlainLines)comparison).PlainLines());
    }

    [Fact]
    public void Comparison_OfPositions_HasEachChangeInWords()
    {
        Negotiation after = AfterOpening
            .Apply(new PositionWithdrawn(Day(6), India, Inspection))
            .Apply(new PositionTabled(Day(6), India, Disputes, new OptionChoice(new("panel"))))
            .Apply(new PositionTabled(Day(6), States, Inspection, new Amount(30m),
                [new PositionCondition(India, Steel, TariffOffer.Eliminate())]));
        ConvergenceComparison comparison = AfterOpening.CompareConvergence(after);
        Assert.Equal(["IND: 40 → nothing", "USA: 20 → 20", "IND: nothing → panel"],
            comparison.Issues.SelectMany(i => i.Positions).Select(p => p.ToString()));
        PositionChange condition = comparison.Issues[1].Positions[1];
        Assert.Equal((null, new Amount(30m)), (condition.ConditionalBefore, (Amount)condition.ConditionalAfter!));
        Assert.Equal(["inspection: 0.80 → not tabled", "disputes: not tabled → 1.00"], comparison.Changed.Select(i => i.ToString()));
    }
}
