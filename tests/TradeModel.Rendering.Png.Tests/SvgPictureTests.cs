using TradeModel.Bargaining;
using TradeModel.Convergence;
using TradeModel.Examples;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering.Png.Tests;

public sealed class SvgPictureTests
{
    private static readonly ConvergenceTimeline Timeline = BundledNegotiations.IndiaUnitedStates.ConvergenceTimeline();

    [Fact]
    public void ToPng_TheSameChartTwice_HasTheSameBytes()
    {
        byte[] first = Timeline.ToPng(), second = Timeline.ToPng();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], first[..8]);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(1, 400)]
    [InlineData(2.5, 1000)]
    public void ToPng_Scale_MultipliesTheWidth(double scale, int width)
        => Assert.Equal(width, WidthOf(Timeline.ToPng(new() { Width = 400 }, new() { Scale = scale })));

    [Fact]
    public void ToPng_EveryChart_IsRead()
    {
        Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
        var scenario = NegotiationScenario.From(negotiation);
        byte[][] pictures =
        [
            Timeline.ToHeatMapPng(), Timeline.ToMovementPng(), negotiation.ToPhasesPng(), scenario.ToPng(negotiation),
            scenario.Scenario.ParetoFrontier().ToPng(), negotiation.ForecastConclusion(0.9, ReferenceClass.UnitedStatesAgreements)!.ToPng(),
        ];
        Assert.All(pictures, picture => Assert.Equal(1720, WidthOf(picture)));
    }

    [Fact]
    public void ToPng_SvgWithoutLineBreaks_IsTheSamePicture()
    {
        string svg = Timeline.ToSvg();
        Assert.Equal(SvgPicture.ToPng(svg), SvgPicture.ToPng(svg.Replace(">\n<", "><", StringComparison.Ordinal)));
    }

    [Fact]
    public void ToPng_AutoTheme_IsLight()
        => Assert.Equal(Timeline.ToPng(new() { Theme = ChartTheme.Light, Id = "a" }), Timeline.ToPng(new() { Id = "a" }));

    [Theory]
    [InlineData("", "Root element is missing")]
    [InlineData("<html/>", "the root element is 'html'")]
    [InlineData("<svg width=\"1\"/>", "'height' of the element 'svg' is not a number")]
    [InlineData("<svg width=\"9\" height=\"9\"><image/></svg>", "the element 'image' is not one")]
    [InlineData("<svg width=\"9\" height=\"9\"><path d=\"M0 0C1 1\"/></svg>", "not one of straight lines")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg width=\"9\" height=\"9\"/>", "DTD")]
    public void ToPng_OtherSvg_IsRefusedWithTheReason(string svg, string reason)
        => Assert.Contains(reason, Assert.Throws<FormatException>(() => SvgPicture.ToPng(svg)).Message, StringComparison.Ordinal);

    [Fact]
    public void ToPng_TooLarge_SaysWhatToDo()
        => Assert.Contains("smaller scale", Assert.Throws<ArgumentException>(
            () => SvgPicture.ToPng("<svg width=\"100000\" height=\"100000\"/>")).Message, StringComparison.Ordinal);

    [Fact]
    public void ToPng_FontThatDoesNotExist_IsNamed()
        => Assert.Contains("no-such.ttf", Assert.Throws<FileNotFoundException>(
            () => Timeline.ToPng(picture: new() { Fonts = ["no-such.ttf"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Runs_OfMixedDirections_StandFromLeftToRight()
    {
        Assert.Equal([("Egypt ", false), ("مصر", true), (" 2025", false)], TextRuns.Of("Egypt مصر 2025"));
        Assert.Equal([(" تجارة", true), ("2025", false), ("عام ", true)], TextRuns.Of("عام 2025 تجارة"));
        Assert.Equal([("plain", false)], TextRuns.Of("plain"));
    }

    private static int WidthOf(byte[] png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
}
