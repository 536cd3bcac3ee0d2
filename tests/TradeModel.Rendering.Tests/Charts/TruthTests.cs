using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering.Tests;

/// <summary>What a chart says is true: its days, its labels, and that it leaves nothing out without saying so.</summary>
public sealed class TruthTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("ar-SA", "16 سبتمبر 2025")]
    [InlineData("fa-IR", "16 سپتامبر 2025")]
    [InlineData("th-TH", "16 ก.ย. 2025")]
    [InlineData("de-DE", "16 Sept. 2025")]
    public void Day_InACultureOfAnotherCalendar_HasTheMonthOfTheIsoCalendar(string culture, string day)
        => Assert.Equal(day, new Figures(CultureInfo.GetCultureInfo(culture)).Day(new(2025, 9, 16)));

    [Fact]
    public void Number_ThatRoundsToZero_HasNoSign()
    {
        var figures = new Figures(null);
        Assert.Equal(
            ["0", "0.000", "0.00", "−0.01"],
            [figures.Number(-0.001), figures.Fixed(-0.0001, 3), new FormWords(null).Number(-0.001), figures.Number(-0.01)]);
    }

    [Fact]
    public void ToSvg_OfSmallRates_HasAnotherLabelAtEachGridLine()
    {
        XElement svg = XElement.Parse(ScheduleComparison.Of(Schedules.Of(0.09m), Schedules.Of(0.04m)).ToSvg());
        string[] labels = [.. Texts(svg).Where(t => t.Attribute("text-anchor")?.Value == "middle").Select(t => t.Value)];
        Assert.Equal(["0%", "0.02%", "0.04%", "0.06%", "0.08%", "0.1%"], labels);
        Assert.Contains(Texts(svg), t => t.Value == "0.09%");
    }

    [Fact]
    public void ToHeatMapSvg_ScoreThatChanges_NamesTheDayOnWhichItDid()
    {
        Negotiation talks = Sample.Empty(issues: 1)
            .Apply(new PositionTabled(Sample.Start, Sample.Party(0), Sample.Issue(0), new Amount(0)))
            .Apply(new PositionTabled(Sample.Start, Sample.Party(1), Sample.Issue(0), new Amount(90)))
            .Apply(new PositionTabled(Sample.Start.PlusDays(5), Sample.Party(1), Sample.Issue(0), new Amount(50)))
            .Apply(new MeetingHeld(Sample.Start.PlusDays(10), Parties.EngagementLevel.Minister, [Sample.Party(0), Sample.Party(1)]));
        XElement svg = XElement.Parse(talks.ConvergenceTimeline().ToHeatMapSvg());
        Assert.Equal(
            ["Issue 0: 0.10 from 1 Mar 2025 to 5 Mar 2025", "Issue 0: 0.50 from 6 Mar 2025 to 11 Mar 2025"],
            svg.Elements(Svg + "rect").Select(r => r.Element(Svg + "title")?.Value).OfType<string>());
    }

    [Fact]
    public void ToSvg_DutyOfOneDay_HasItsLabelToo()
    {
        // 26% on one day, 9 April 2025, between two steps of 10%.
        XElement svg = XElement.Parse(BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToSvg());
        Assert.Superset(new HashSet<string> { "10%", "25%", "26%", "50%" }, Texts(svg).Select(t => t.Value).ToHashSet());
        Assert.Contains(Texts(svg), t => t.Value == "Dashed duty: a court has held it void.");
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(11, true)]
    public void ToPhasesSvg_WindowMoreThanTenYearsAhead_SaysThatItGoesOn(int years, bool isSaid)
    {
        var phase = new Phase(new("p"), "Phase", window: new TargetWindow(Sample.Start, Sample.Start.PlusYears(years)));
        Negotiation talks = Sample.Empty(phases: [phase]).Apply(new AgreementProposed(Sample.Start, []));
        Assert.Equal(
            isSaid, XElement.Parse(talks.ToPhasesSvg()).Value.Contains("A bracket without an end goes on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("01012100", false)]
    [InlineData("98010000", true)]
    public void ToSvg_OfLinesInNoSection_SaysThatTheyAreLeftOut(string code, bool isSaid)
    {
        static string Said(string svg) => XElement.Parse(svg).Value;
        TariffSchedule Schedule(decimal rate)
            => new(new("USA"), HsEdition.Hs2022, new[] { "28011000", code }.Select(c => new TariffLine(new(c), Duty.AdValorem(new(rate)))));
        var staged = StagedSchedule.Resolve(Schedule(10), _ => new EqualStages(4), RoundingRule.Exact, StageDates.Anniversaries);
        foreach (string text in (string[])
            [Said(ScheduleComparison.Of(Schedule(10), Schedule(4)).ToSvg()), Said(staged.ToSectionsSvg()), Schedule(10).ToText()])
            Assert.Equal(isSaid, text.Contains("Without the lines of chapters 98 and 99", StringComparison.Ordinal));
    }

    [Fact]
    public void ToPhasesSvg_ActsOnManyDays_AreAllCounted()
    {
        Negotiation talks = Sample.Empty(parties: 7, phases: [new Phase(new("one"), "One")])
            .Apply(new StageReached(Sample.Start, new("one"), Stage.Negotiating))
            .Apply(new StageReached(Sample.Start, new("one"), Stage.AgreedInPrinciple));
        for (int p = 0; p < 7; p++) talks = talks.Apply(new AgreementSigned(Sample.Start, new("one"), Sample.Party(p)));
        for (int p = 0; p < 7; p++)
            talks = talks.Apply(new AgreementRatified(Sample.Start.PlusDays(10 * (p + 1)), new("one"), Sample.Party(p)));
        XElement svg = XElement.Parse(talks.ToPhasesSvg());
        string words = string.Join('\n', Texts(svg).Select(t => t.Value));
        Assert.Contains("ratified: Party 3, then 3 more up to 10 May 2025", words, StringComparison.Ordinal);
        Assert.Contains("then 3 more up to 10 May 2025", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(640)]
    [InlineData(860)]
    public void ToPhasesSvg_ActsOfPartiesWithLongNames_StayInside(int width)
    {
        Negotiation talks = Sample.Empty(parties: 7, phases: [new Phase(new("one"), "One")],
                party: i => i == 0 ? new string('x', 5_000) : $"A rather long name {i}")
            .Apply(new StageReached(Sample.Start, new("one"), Stage.Negotiating))
            .Apply(new StageReached(Sample.Start.PlusDays(50), new("one"), Stage.AgreedInPrinciple));
        for (int p = 0; p < 7; p++) talks = talks.Apply(new AgreementSigned(Sample.Start.PlusDays(50), new("one"), Sample.Party(p)));
        for (int p = 1; p < 4; p++) talks = talks.Apply(new AgreementRatified(Sample.Start.PlusDays(51), new("one"), Sample.Party(p)));
        talks = talks.Apply(new MeetingHeld(
            Sample.Start.PlusDays(100), Parties.EngagementLevel.Minister, [Sample.Party(0), Sample.Party(1)]));
        foreach (XElement text in Texts(XElement.Parse(talks.ToPhasesSvg(new() { Width = width }))))
        {
            double room = TextWidth.Of(text.Value, Number(text, "font-size"), text.Attribute("class")!.Value.Contains("tm-b",
                StringComparison.Ordinal));
            double left = text.Attribute("text-anchor")?.Value switch
            {
                "end" => Number(text, "x") - room,
                "middle" => Number(text, "x") - (room / 2),
                _ => Number(text, "x"),
            };
            Assert.True(left >= -0.5 && left + room <= width + 0.5, $"'{text.Value}' goes from {left:F0} to {left + room:F0} of {width}");
        }
    }

    [Fact]
    public void ToPhasesSvg_WindowThatMovedOften_KeepsTheFirstOne()
    {
        Negotiation talks = Sample.Empty(phases: [new Phase(new("one"), "One", window: Window(0))])
            .Apply(new StageReached(Sample.Start, new("one"), Stage.Negotiating));
        for (int i = 1; i <= 6; i++) talks = talks.Apply(new WindowMoved(Sample.Start.PlusDays(i), new("one"), Window(i)));
        string[] words = [.. Texts(XElement.Parse(talks.ToPhasesSvg())).Select(t => t.Value)];
        Assert.Contains("earlier target: 1 May 2025 to 1 Jun 2025", words);
        Assert.Contains("target: 1 Nov 2025 to 1 Dec 2025", words);
        Assert.Contains(words, w => w.Contains("3 earlier targets are not shown", StringComparison.Ordinal));

        static TargetWindow Window(int i) => new(new LocalDate(2025, 5 + i, 1), new LocalDate(2025, 6 + i, 1));
    }

    [Fact]
    public void ToSvg_ForecastWhoseHalfLiesBeyondTheChart_SaysWhen()
    {
        var slow = new ReferenceClass("Slow", "For a test.",
            new[] { 94, 95, 96, 97 }.Select(m => new NegotiationDuration($"After {m}", m)).ToValueList());
        Negotiation open = Sample.Moving(Sample.Empty(phases: [new Phase(new("one"), "One")]), steps: 0);
        ConclusionForecast forecast = open.ForecastConclusion(0.9, slow)!;
        Assert.NotNull(forecast.Median);
        string description = XElement.Parse(forecast.ToSvg()).Element(Svg + "desc")!.Value;
        Assert.DoesNotContain("stays below one half.", description, StringComparison.Ordinal);
        Assert.Contains($"One half is reached on {new Figures(null).Day(forecast.Median!.Value)}, after the end of the chart.", description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void DrawAxis_WhereALabelHasNoRoom_StillNamesItsYear()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("en-GB").Clone();
        string[] months = [.. Enumerable.Range(1, 12).Select(m => $"a long month {m}"), ""];
        culture.DateTimeFormat.AbbreviatedMonthNames = months;
        culture.DateTimeFormat.AbbreviatedMonthGenitiveNames = months;
        var svg = new SvgWriter();
        var time = new TimeScale(new(2025, 2, 1), new(2026, 8, 1), 0, 900);
        time.DrawAxis(svg, new(culture), 0, 100);
        Assert.Contains(">2026<", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_OfAllYearsInLittleRoom_AreFew()
        => Assert.InRange(new TimeScale(new(1, 1, 1), new(9999, 12, 31), 0, 110).Ticks(new(null)).Count, 1, 20);

    [Fact]
    public void Charts_OfAScaleThatGrew_AreDrawn()
    {
        Negotiation talks = Sample.Moving(Sample.Empty(issues: 2), steps: 1);
        LocalDate day = talks.LastDay!.Value.PlusDays(1);
        talks = talks.Apply(new ScaleChanged(day, Sample.Issue(0), new IntervalScale(0, 400, "points")))
            .Apply(new PositionTabled(day, Sample.Party(0), Sample.Issue(0), new Amount(300)));
        foreach (Func<Negotiation, ChartOptions, string> draw in ChartTests.All.Values)
            Assert.Equal(Svg + "svg", XElement.Parse(draw(talks, ChartOptions.Default)).Name);
        // Of 0 and then 10, which the nearest option stands for both times, and of 300.
        Assert.Contains("Party 0 made 2 offers", XElement.Parse(NegotiationScenario.From(talks).ToSvg(talks)).Element(Svg + "desc")!.Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_OfAnIssueAndAPartyThatLeft_AreDrawn()
    {
        Negotiation talks = Sample.Moving(Sample.Empty(parties: 3, issues: 3), steps: 2);
        LocalDate day = talks.LastDay!.Value.PlusDays(1);
        talks = talks.Apply(new IssueRemoved(day, Sample.Issue(0))).Apply(new PartyLeft(day, Sample.Party(2)));
        foreach (string name in (string[])["convergence", "heat map", "movement"])
            Assert.Equal(Svg + "svg", XElement.Parse(ChartTests.All[name](talks, ChartOptions.Default)).Name);
        Assert.Contains("</html>", talks.ToHtmlReport(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_ScaleThatChanged_IsAMarkAmongTheEvents()
    {
        Negotiation talks = Sample.Moving(Sample.Empty(issues: 1), steps: 0)
            .Apply(new ScaleChanged(Sample.Start.PlusDays(9), Sample.Issue(0), new IntervalScale(0, 400, "points")));
        string svg = talks.ConvergenceTimeline().ToSvg();
        Assert.Contains(">Stages, agenda<", svg, StringComparison.Ordinal);
        Assert.Matches(new Regex("10 Mar 2025: [^<]*400"), svg);
    }

    private static double Number(XElement element, string name)
        => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static IEnumerable<XElement> Texts(XElement svg) => svg.Elements(Svg + "text");
}
