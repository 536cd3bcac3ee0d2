using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Rendering.Tests;

/// <summary>Positions on the charts, computed by hand.</summary>
public sealed class ScaleTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(0, 300)]
    [InlineData(0.5, 200)]
    [InlineData(1, 100)]
    public void ValueScale_Value_LiesInProportion(double value, double at)
        => Assert.Equal(at, new ValueScale(0, 1, 300, 100).At(value), 12);

    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(1, 5, 0.2)]
    [InlineData(11.3, 5, 5)]
    [InlineData(0.04, 4, 0.01)]
    public void NiceStep_OfARange_IsOneTwoOrFive(double range, int parts, double step)
        => Assert.Equal(step, ValueScale.NiceStep(range, parts), 12);

    [Fact]
    public void StepLine_PeakCloserThanAStroke_ReturnsBeforeItGoesOn()
    {
        // 10 until 50.1, 26 until 50.3, then 10 again: one stroke up and down, and level from there.
        var scale = new ValueScale(0, 100, 100, 0);
        string path = StepLine.Of([(0, 10), (50.1, 26), (50.3, 10)], 100, scale).ToString();
        Assert.Equal(StepLine.Of([(0, 10), (50.1, 26), (50.1, 10)], 100, scale).ToString(), path);
        Assert.EndsWith("L50.1 90L100 90", path, StringComparison.Ordinal);
    }

    [Fact]
    public void TimeScale_Days_AreAsWideAsEachOther()
    {
        var time = new TimeScale(new(2025, 1, 1), new(2025, 4, 11), 100, 300);
        Assert.Equal(100, time.At(new(2025, 1, 1)));
        Assert.Equal(200, time.At(new(2025, 2, 20)), 12);
        Assert.Equal(300, time.At(new(2025, 4, 11)));
        Assert.Equal(100, time.At(new(2024, 1, 1)));
    }

    [Fact]
    public void TimeScale_Ticks_NameEachYearOnce()
    {
        var time = new TimeScale(new(2025, 2, 13), new(2026, 9, 29), 0, 700);
        var ticks = time.Ticks(new Figures(null));
        Assert.Equal(["Mar", "May", "Jul", "Sep", "Nov", "Jan", "Mar", "May", "Jul", "Sep"], ticks.Select(t => t.Label));
        Assert.Equal(["2025", "2026"], ticks.Select(t => t.Year).Where(y => y.Length > 0));
    }

    [Theory]
    [InlineData(1, 1, 1, 9999, 12, 31)]
    [InlineData(9999, 12, 1, 9999, 12, 31)]
    public void TimeScale_AtTheEndsOfTheCalendar_HasTicks(int y1, int m1, int d1, int y2, int m2, int d2)
        => Assert.NotEmpty(new TimeScale(new(y1, m1, d1), new(y2, m2, d2), 0, 700).Ticks(new Figures(null)));

    [Fact]
    public void StepLine_ManyChangesInOnePlace_AreOneStroke()
    {
        IEnumerable<(double, double)> noise = Enumerable.Range(0, 10_000).Select(i => (10 + (i * 0.00001), i % 2 == 0 ? 0.2 : 0.8));
        string path = StepLine.Of(noise, 50, new(0, 1, 100, 0)).ToString();
        Assert.Equal("M10 80L10 20L50 20", path);
    }

    [Fact]
    public void StepLine_Value_HoldsUntilItChanges()
        => Assert.Equal("M0 100L10 100L10 50L30 50", StepLine.Of([(0, 0), (10, 0.5)], 30, new(0, 1, 100, 0)).ToString());

    [Fact]
    public void ToSvg_ScoreOfOneHalf_LiesHalfwayBetweenZeroAndOne()
    {
        Negotiation half = Sample.Empty(issues: 1)
            .Apply(new PositionTabled(Sample.Start, Sample.Party(0), Sample.Issue(0), new Amount(0)))
            .Apply(new PositionTabled(Sample.Start, Sample.Party(1), Sample.Issue(0), new Amount(50)))
            .Apply(new MeetingHeld(Sample.Start.PlusDays(60), Parties.EngagementLevel.Minister, [Sample.Party(0), Sample.Party(1)]));
        XElement svg = XElement.Parse(half.ConvergenceTimeline().ToSvg(new() { PanelHeight = 200 }));
        double zero = BaselineOf(svg, "0"), one = BaselineOf(svg, "1");
        Assert.Equal(200, zero - one, 2);
        XElement dot = svg.Elements(Svg + "circle").Single(c => c.Attribute("class")!.Value == "tm-m0");
        // A label's baseline lies 4 units below its gridline.
        Assert.Equal((zero + one) / 2, Number(dot, "cy") + 4, 2);
    }

    [Fact]
    public void ToSvg_SectionThatFallsFrom10To4_HasItsDotAtTwoFifths()
    {
        XElement svg = XElement.Parse(Tariffs.ScheduleComparison.Of(Schedules.Before, Schedules.After).ToSvg());
        double zero = svg.Elements(Svg + "text").Where(t => t.Value == "0%").Select(t => Number(t, "x")).Last();
        XElement[] rings = [.. svg.Elements(Svg + "circle").Where(c => c.Attribute("class")!.Value == "tm-o0")];
        XElement[] dots = [.. svg.Elements(Svg + "circle").Where(c => c.Attribute("class")!.Value == "tm-m0")];
        Assert.Equal(3, rings.Length);
        Assert.All(rings.Zip(dots), pair => Assert.Equal(0.4, (Number(pair.Second, "cx") - zero) / (Number(pair.First, "cx") - zero), 3));
    }

    private static double BaselineOf(XElement svg, string label) => Number(svg.Elements(Svg + "text").First(t => t.Value == label), "y");

    private static double Number(XElement element, string name)
        => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
