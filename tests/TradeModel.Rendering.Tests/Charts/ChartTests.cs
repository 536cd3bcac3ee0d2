using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Negotiations;
using TradeModel.Simulation;
using TradeModel.Tariffs;
using TradeModel.Testing;

namespace TradeModel.Rendering.Tests;

/// <summary>What holds for every chart: well-formed, self-contained, encoded, the same in every culture, and never silent.</summary>
public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly EnsembleResult Runs =
        Ensemble.Of(BundledNegotiations.IndiaUnitedStates).RunAsync(new(60, 7)).GetAwaiter().GetResult();

    internal static readonly Dictionary<string, Func<Negotiation, ChartOptions, string>> All = new()
    {
        ["convergence"] = (n, o) => n.ConvergenceTimeline().ToSvg(o),
        ["heat map"] = (n, o) => n.ConvergenceTimeline().ToHeatMapSvg(o),
        ["movement"] = (n, o) => n.ConvergenceTimeline().ToMovementSvg(o),
        ["phases"] = (n, o) => n.ToPhasesSvg(o),
        ["plane"] = (n, o) => NegotiationScenario.From(n).ToSvg(n, o),
        ["frontier"] = (n, o) => NegotiationScenario.From(n).Scenario.ParetoFrontier().ToSvg(o),
        ["forecast"] = (n, o) => n.ForecastConclusion(0.9, ReferenceClass.UnitedStatesAgreements)!.ToSvg(o),
        ["sections"] = (_, o) => Schedules.Staged.ToSectionsSvg(o),
        ["phase-in"] = (_, o) => Schedules.Staged.ToSvg(o),
        ["conclusions"] = (_, o) => Runs.ToSvg(o),
        ["sensitivity"] = (_, o) => Runs.ToSensitivitySvg(o),
        ["cloud"] = (_, o) => Runs.ToPlaneSvg(o),
        ["comparison"] = (_, o) => ScheduleComparison.Of(Schedules.Before, Schedules.After).ToSvg(o),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_EveryChart_IsOneDocumentThatNeedsNothingElse(string name)
    {
        foreach (ChartTheme theme in Enum.GetValues<ChartTheme>())
        {
            XElement svg = XElement.Parse(All[name](BundledNegotiations.IndiaUnitedStates, new() { Theme = theme }));
            Assert.Equal(Svg + "svg", svg.Name);
            string[] elements = [.. svg.Descendants().Select(e => e.Name.LocalName).Distinct()];
            Assert.Subset(new HashSet<string> { "title", "desc", "style", "rect", "line", "circle", "path", "text", "g" },
                elements.ToHashSet());
            foreach (XAttribute attribute in svg.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration))
            {
                Assert.False(attribute.Name.LocalName is "href" or "style"
                    || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal), attribute.ToString());
                Assert.DoesNotContain("url(", attribute.Value, StringComparison.Ordinal);
            }
            string style = svg.Element(Svg + "style")!.Value;
            Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
            Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
            Assert.Equal(theme == ChartTheme.Auto,
                style.Contains("@media screen and (prefers-color-scheme:dark)", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_EveryChart_HasATitleAndADescriptionThatItPointsTo(string name)
    {
        XElement svg = XElement.Parse(All[name](BundledNegotiations.IndiaUnitedStates, new() { Title = "Closer by the week" }));
        XElement title = svg.Element(Svg + "title")!, description = svg.Element(Svg + "desc")!;
        Assert.Equal("Closer by the week", title.Value);
        Assert.InRange(description.Value.Length, 60, 20_000);
        Assert.Equal(title.Attribute("id")!.Value, svg.Attribute("aria-labelledby")!.Value);
        Assert.Equal(description.Attribute("id")!.Value, svg.Attribute("aria-describedby")!.Value);
        Assert.Contains(svg.Elements(Svg + "text"), t => t.Value == "Closer by the week");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_EveryChart_KeepsItsTextInside(string name)
    {
        foreach (int width in (int[])[320, 400, 640, 860, 1400])
        {
            XElement svg = XElement.Parse(All[name](BundledNegotiations.IndiaUnitedStates, new() { Width = width }));
            Assert.Equal(width, Number(svg, "width"));
            double height = Number(svg, "height");
            foreach (XElement text in svg.Descendants(Svg + "text"))
            {
                double size = Number(text, "font-size"), x = Number(text, "x");
                double room = TextWidth.Of(text.Value, size, text.Attribute("class")!.Value.Contains("tm-b", StringComparison.Ordinal));
                double left = text.Attribute("text-anchor")?.Value switch { "end" => x - room, "middle" => x - (room / 2), _ => x };
                Assert.True(left >= -0.5 && left + room <= width + 0.5,
                    $"{name} at {width}: '{text.Value}' goes from {left:F0} to {left + room:F0}");
                Assert.InRange(Number(text, "y"), 0, height);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_InAnyCultureOfTheThread_HasTheSameBytes(string name)
    {
        string expected = In("", () => All[name](BundledNegotiations.IndiaUnitedStates, new()));
        foreach (string culture in (string[])["th-TH", "ar-SA", "tr-TR", "fa-IR"])
            Assert.Equal(expected, In(culture, () => All[name](BundledNegotiations.IndiaUnitedStates, new())));
    }

    [Fact]
    public void ToSvg_WithACulture_WritesItsNumbersAndMonths()
    {
        string french = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToSvg(new() { Culture = new CultureInfo("fr-FR") });
        Assert.Contains(">0,75<", french, StringComparison.Ordinal);
        Assert.Contains("févr. 2025", french, StringComparison.Ordinal);
        // Days are in the ISO calendar, whatever the culture's own is.
        Assert.Contains("2568", new LocalDate(2025, 1, 1).WithCalendar(CalendarSystem.Iso).ToDateTimeUnspecified()
            .ToString("yyyy", new CultureInfo("th-TH")), StringComparison.Ordinal);
        string thai = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline().ToSvg(new() { Culture = new CultureInfo("th-TH") });
        Assert.DoesNotContain("2568", thai, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_DifferentCharts_HaveDifferentIds()
    {
        string[] ids = [.. All.Values.Select(draw => XElement.Parse(draw(BundledNegotiations.IndiaUnitedStates, new()))
            .Attribute("id")!.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal("mine", XElement.Parse(All["phases"](BundledNegotiations.IndiaUnitedStates, new() { Id = "mine" }))
            .Attribute("id")!.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_HostileNames_StayText(string name)
    {
        string hostile = Sample.Hostile;
        Negotiation negotiation = Sample.Moving(Sample.Empty(
            party: i => $"{hostile} {i}", issue: i => i == 0 ? new string('x', 100_000) : $"{hostile} {i}", title: hostile,
            phases: [new Phase(new("one"), hostile, window: new(new(2025, 5, 1), new(2025, 8, 1)))]));
        string svg = All[name](negotiation, new());
        XElement parsed = XElement.Parse(svg);
        Assert.DoesNotContain(parsed.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain("\u202E", svg, StringComparison.Ordinal);
        Assert.InRange(svg.Length, 1_000, 700_000);
    }

    [Theory]
    [InlineData("convergence", "Nothing has happened yet")]
    [InlineData("heat map", "Nothing has happened yet")]
    [InlineData("movement", "Nothing has happened yet")]
    [InlineData("phases", "The negotiation has no phase")]
    public void ToSvg_OfAnEmptyNegotiation_SaysSo(string name, string words)
        => Assert.Contains(words, All[name](Sample.Empty(), new()), StringComparison.Ordinal);

    [Fact]
    public void ToSvg_WithoutIssues_SaysSo()
        => Assert.Contains("No issue is on the agenda", All["heat map"](Sample.Empty(issues: 0), new()), StringComparison.Ordinal);

    [Fact]
    public void ToSvg_OfOneEvent_SaysSo()
    {
        Negotiation one = Sample.Empty()
            .Apply(new MeetingHeld(Sample.Start, Parties.EngagementLevel.Minister, [Sample.Party(0), Sample.Party(1)]));
        Assert.Contains("Only one event is recorded.", All["convergence"](one, new()), StringComparison.Ordinal);
        Assert.Contains("so there is no score yet", All["convergence"](one, new()), StringComparison.Ordinal);
        Assert.Contains("so no row has a score", All["heat map"](one, new()), StringComparison.Ordinal);
        Assert.Contains("No party has moved", All["movement"](one, new()), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_OfAScoreThatNeverMoves_SaysSo()
    {
        Negotiation still = Sample.Moving(Sample.Empty(), steps: 0)
            .Apply(new MeetingHeld(Sample.Start.PlusDays(90), Parties.EngagementLevel.Minister, [Sample.Party(0), Sample.Party(1)]));
        Assert.Contains("The score has never moved: it has been 0.00 since 1 Mar 2025.", All["convergence"](still, new()),
            StringComparison.Ordinal);
        Assert.Contains("No score has ever moved.", All["heat map"](still, new()), StringComparison.Ordinal);
        Assert.Contains("No party has moved", All["movement"](still, new()), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_Of400Issues_GathersThoseThatWeighLess()
    {
        Negotiation many = Sample.Moving(Sample.Empty(issues: 400), steps: 2);
        string heat = All["heat map"](many, new());
        Assert.Contains("Mean of 188 more issues that weigh less", heat, StringComparison.Ordinal);
        Assert.InRange(heat.Length, 5_000, 60_000);
        Assert.Contains("The 24 issues with the most movement; 376 more are not shown.", All["movement"](many, new()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_Of60Parties_ShowsThoseThatGaveMostAndLeast()
    {
        string movement = All["movement"](Sample.Moving(Sample.Empty(parties: 60, issues: 60)), new());
        Assert.Contains("The 15 parties that gave most and the 15 that gave least, of 60.", movement, StringComparison.Ordinal);
        Assert.Contains("30 more between", movement, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_OfTenThousandEvents_DrawsNoMoreThanTheEyeCanTellApart()
    {
        Negotiation large = NegotiationSamples.Create(seed: 5, parties: 3, issues: 60, events: 10_000);
        Assert.Equal(10_000, large.Log.Count);
        foreach (string name in (string[])["convergence", "heat map", "movement", "phases"])
            Assert.InRange(All[name](large, new()).Length, 1_000, 400_000);
    }

    [Fact]
    public void ToSvg_OfWhatIsConcluded_SaysThatNothingIsLeftToForecast()
    {
        Negotiation given = Sample.Empty(phases: [new Phase(new("one"), "One")])
            .Apply(new StageReached(Sample.Start, new("one"), Stage.Abandoned));
        Assert.Contains("was given up", given.ForecastConclusion(0.9, null)!.ToSvg(), StringComparison.Ordinal);
        Negotiation open = Sample.Moving(Sample.Empty(), steps: 0);
        Assert.Contains("No forecast", open.ForecastConclusion(0.9, null)!.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_PlaneOfOnePartyTwice_IsRefused()
    {
        ParetoFrontier frontier = NegotiationScenario.From(BundledNegotiations.IndiaUnitedStates).Scenario.ParetoFrontier();
        Assert.Throws<ArgumentException>(() => frontier.ToSvg(across: 1, up: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => frontier.ToSvg(across: 0, up: 2));
    }

    private static double Number(XElement element, string name)
        => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static string In(string culture, Func<string> draw)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            return draw();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
